/** Price specs, rates and a Terraform snippet in, the estimates out as text: how the engine's tests read. */
import assert from 'node:assert/strict';
import type { TerraformWorkspace } from '../../src/analyzer/terraform/workspace';
import { Engine } from '../../src/engine/engine';
import type { Basis, CostComponent, Estimate, Subresource } from '../../src/engine/estimate';
import { RateBook } from '../../src/engine/rates';
import { SpecBook, type SpecSource } from '../../src/engine/spec-book';
import { loadUsage, noUsage, type UsageFile } from '../../src/engine/usage';
import { workspaceOf } from '../analyzer/workspace-text';

/** The price list of most tests: table `x/p`, one key. `tiered` has bounds, `far` is sold in eu-west-1 alone. */
const priceList = `# keys: name
# as_of: 2026-01-31
# origin: a price list
name,unit,from,us-east-1,eu-west-1,*
hour,hours,,0.1,0.2,
gb,GB,,0.5,0.6,
request,requests,,0.000001,,
tiered,GB,,0.10,,
tiered,GB,1024,0.08,,
tiered,GB,51200,0.05,,
far,hours,,,0.3,
anywhere,months,,,,7
`;

const keyedList = `# keys: class,os
class,os,unit,us-east-1
small,linux,hours,0.01
large,linux,hours,0.04
`;

const facts = `# kind: facts
# keys: class
class,cpus,family
large,4,general
`;

export const rates = new RateBook([
  {
    read: (table) => {
      const text = { 'x/p': priceList, 'x/class': keyedList, 'x/facts': facts }[table];
      return text === undefined ? undefined : { text, file: `pricing/rates/${table}.csv`, kind: 'bundled' };
    },
  },
]);

/** Specs by type; `#free` are the free types of every provider. */
export type Specs = Readonly<Record<string, string>>;

export function specSource(specs: Specs, origin: SpecSource['origin'] = 'bundled'): SpecSource {
  const fileOf = (text: string | undefined, name: string) =>
    text === undefined ? undefined : { text, file: `${origin}/${name}.yaml` };
  return {
    origin,
    read: (type) => fileOf(specs[type], type),
    readFree: () => fileOf(specs['#free'], 'free'),
  };
}

export function engineOf(specs: Specs): Engine {
  return new Engine(new SpecBook([specSource(specs)]), rates);
}

/** A component with the unit, the quantity and the rate most tests do not care about. */
export function componentYaml(fields: Readonly<Record<string, string>>): string {
  const all = { name: 'Part', unit: 'hours', quantity: '1', rate: 'x/p.hour', ...fields };
  return `{ ${Object.entries(all)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}: ${quoted(value)}`)
    .join(', ')} }`;
}

/** In quotes where a flow map of YAML would read something else; what is quoted or a map already stays. */
function quoted(value: string): string {
  return /[,[\]{}"]/.test(value) && !/^['{]/.test(value) ? `'${value}'` : value;
}

/** A spec of type `x_thing` with one component. */
export function specYaml(fields: Readonly<Record<string, string>>, more = ''): string {
  return `type: x_thing\n${more}\ncomponents:\n  - ${componentYaml(fields)}`;
}

export interface Surroundings {
  readonly specs: Specs;
  /** Text of `main.tf`, or files by name. */
  readonly tf: string | Readonly<Record<string, string>>;
  readonly usage?: string;
  /** Expected mistakes in specs, `file:line message`; none where not given. */
  readonly mistakes?: readonly string[];
}

/** One block of lines per estimate; see `estimateLines`. */
export function priceText({ specs, tf, usage, mistakes = [] }: Surroundings): string {
  const engine = engineOf(specs);
  const workspace = workspaceOf(typeof tf === 'string' ? { 'main.tf': tf } : tf);
  const text = estimatesOf(engine, workspace, usageOf(usage)).flatMap(estimateLines).join('\n');
  assert.deepEqual(
    engine.specs.errors().map(({ file, line, message }) => `${file}:${line + 1} ${message}`),
    mistakes,
  );
  return text;
}

export function usageOf(text: string | undefined): UsageFile {
  if (text === undefined) return noUsage;
  const usage = loadUsage(text, 'usage.yml');
  assert.deepEqual(usage.errors, []);
  return usage;
}

export function estimatesOf(engine: Engine, workspace: TerraformWorkspace, usage = noUsage): readonly Estimate[] {
  return workspace
    .projects()
    .flatMap((root) => root.resources().flatMap((resource) => engine.estimate(resource, root.related(), usage)));
}

/**
 *     x_thing.a $1.10 priced
 *       Part | 11 hours × $0.1 = $1.10 | hours | size, kind
 *       volume
 *         Part | ? GB × $0.5 = ? | usage gb? |
 *       ! a reason
 *       ~ an assumption
 *
 * Instances stand for the address where there are several or other ones; what follows the last bar are the attributes
 * that decide the amount. That a region is assumed is not told.
 */
export function estimateLines(estimate: Estimate): readonly string[] {
  const { instances, resource, status, monthlyCost, reasons, assumptions } = estimate;
  const told = assumptions.filter((text) => !text.startsWith('assumes region'));
  const name = instances.length === 0 ? `${resource.address} × ?` : instances.join(', ');
  const lines = [`${name} ${money(monthlyCost)} ${status}`, ...partLines(estimate, '  ')];
  return [...lines, ...reasons.map((reason) => `  ! ${reason}`), ...told.map((text) => `  ~ ${text}`)];
}

function partLines(part: Pick<Subresource, 'components' | 'subresources'>, indent: string): readonly string[] {
  return [
    ...part.components.map((component) => indent + componentLine(component)),
    ...part.subresources.flatMap((inner) => [indent + inner.name, ...partLines(inner, `${indent}  `)]),
  ];
}

function componentLine({
  name,
  unit,
  monthlyQuantity,
  unitPrice,
  monthlyCost,
  basis,
  attributes,
}: CostComponent): string {
  const quantity = `${monthlyQuantity === null ? '?' : round(monthlyQuantity)} ${unit}`;
  const price = unitPrice === null ? '?' : `$${round(unitPrice)}`;
  const paths = attributes.map((path) => path.join('.')).join(', ');
  return `${name} | ${quantity} × ${price} = ${money(monthlyCost)} | ${basisText(basis)}${paths ? ` | ${paths}` : ''}`;
}

function basisText(basis: Basis): string {
  switch (basis.kind) {
    case 'attribute':
      return `at ${basis.path.join('.')}`;
    case 'usage':
      return `usage ${basis.key}`;
    case 'unstated-usage':
      return `usage ${basis.key}?`;
    default:
      return basis.kind;
  }
}

function money(amount: number | null): string {
  return amount === null ? '?' : `$${amount.toFixed(2)}`;
}

function round(amount: number): number {
  return Number(amount.toPrecision(9));
}

/** A block of text without its common indentation and the empty lines around it. */
export function dedent(text: string): string {
  const lines = text.replace(/^\n|\n\s*$/g, '').split('\n');
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join('\n');
}
