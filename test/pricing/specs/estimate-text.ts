/** A Terraform snippet in, what its resources cost out as text: how the tests of price specs read. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import type { Project } from '../../../src/analyzer/project';
import type { RelatedResources, Resource } from '../../../src/analyzer/resource';
import { TerraformWorkspace } from '../../../src/analyzer/terraform/workspace';
import type { CostComponent, Subresource } from '../../../src/engine/estimate';
import { loadUsage, noUsage } from '../../../src/engine/usage';
import { createBundledEngine } from '../../../src/node/pricing';

export interface Surroundings {
  /** Region of providers that name none; us-east-1 where not given. */
  readonly region?: string;
  /** A usage file's `resource_usage`. */
  readonly usage?: string;
}

// The day of most prices: what depends on the date must not change with the day on which the tests run.
export const engine = createBundledEngine(resolve('pricing'), () => 20_250_618);

/**
 * One block per resource that is not free:
 *
 *     aws_instance.web $32.17 priced
 *       Instance usage (Linux/UNIX, on-demand, t3.medium) | 730 hours | $30.37
 *       root_block_device
 *         Storage (general purpose SSD, gp2) | 8 GB | $0.80
 *
 * An amount that is not known is `?`, the price stands in its place where there is one; `!` begins a reason, `~` an
 * assumption. Syntax errors and mistakes in specs and rates fail the test.
 */
export function estimateText(snippet: string, { region, usage }: Surroundings = {}): string {
  const texts = projectsOf(snippet, region).map((root) => resourcesText(root.resources(), root.related(), usage));
  return texts.filter((text) => text !== '').join('\n');
}

/** The root modules of a snippet; syntax errors in it fail the test. */
export function projectsOf(snippet: string, region = 'us-east-1'): readonly Project[] {
  const workspace = new TerraformWorkspace({
    environment: new Map(),
    varFiles: [],
    variables: new Map(),
    workspace: 'default',
    defaultRegion: () => region,
  });
  workspace.put('/test/main.tf', snippet);
  assert.deepEqual(workspace.syntaxErrors('/test/main.tf'), []);
  return workspace.projects();
}

/** The same of resources from anywhere. */
export function resourcesText(resources: readonly Resource[], related: RelatedResources, usage?: string): string {
  const stated = usage === undefined ? noUsage : loadUsage(`resource_usage:\n${usage}`, 'usage.yml');
  assert.deepEqual(stated.errors, []);
  const lines: string[] = [];
  for (const resource of resources) {
    for (const estimate of engine.estimate(resource, related, stated)) {
      if (estimate.status === 'free') continue;
      const { address } = resource;
      const count = estimate.instances.length === 1 ? '' : ` × ${estimate.instances.length}`;
      lines.push(`${address}${count} ${money(estimate.monthlyCost)} ${estimate.status}`);
      pushPart(lines, estimate, '  ');
      for (const reason of estimate.reasons) lines.push(`  ! ${reason}`);
      for (const assumption of estimate.assumptions.filter((text) => !text.includes('region')))
        lines.push(`  ~ ${assumption}`);
    }
  }
  assert.deepEqual([...engine.specs.errors(), ...engine.rates.errors()], []);
  return lines.join('\n');
}

/** Compares with a block of text whose common indentation does not count. */
export function assertEstimate(snippet: string, expected: string, surroundings?: Surroundings): void {
  assert.equal(estimateText(snippet, surroundings), dedent(expected));
}

function pushPart(lines: string[], part: Pick<Subresource, 'components' | 'subresources'>, indent: string): void {
  for (const component of part.components) lines.push(`${indent}${component.name} | ${amounts(component)}`);
  for (const inner of part.subresources) {
    lines.push(`${indent}${inner.name}`);
    pushPart(lines, inner, `${indent}  `);
  }
}

function amounts({ monthlyQuantity, unit, monthlyCost, unitPrice }: CostComponent): string {
  const quantity = monthlyQuantity === null ? '?' : String(Number(monthlyQuantity.toFixed(6)));
  if (monthlyCost !== null) return `${quantity} ${unit} | ${money(monthlyCost)}`;
  return `${quantity} ${unit} | ${unitPrice === null ? '?' : `$${Number(unitPrice.toPrecision(9))} each`}`;
}

function money(amount: number | null): string {
  return amount === null ? '?' : `$${amount.toFixed(2)}`;
}

function dedent(text: string): string {
  const lines = text.replace(/^\n|\n\s*$/g, '').split('\n');
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join('\n');
}
