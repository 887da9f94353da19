/** Files in, the resources of their Pulumi projects out as text: how the tests of Pulumi read. */
import { join, resolve } from 'node:path';
import type { CanonicalTypes } from '../../../src/analyzer/canonical';
import type { PulumiSettings } from '../../../src/analyzer/pulumi/settings';
import { PulumiWorkspace } from '../../../src/analyzer/pulumi/workspace';
import type { Resource } from '../../../src/analyzer/resource';
import type { Engine } from '../../../src/engine/engine';
import { UnknownValue } from '../../../src/expression/value';
import { createBundledEngine } from '../../../src/node/pricing';
import { valueText } from '../workspace-text';

export const repository = resolve(__dirname, '..', '..', '..');

export const engine: Engine = createBundledEngine(join(repository, 'pricing'));

export const types: CanonicalTypes = engine.specs;

export const plainSettings: PulumiSettings = {
  stack: () => undefined,
  config: new Map(),
  defaultRegion: (provider) => ({ aws: 'us-east-1', azurerm: 'eastus', google: 'us-central1' })[provider],
};

/** A workspace of files by their path below `/app`; a text alone is Pulumi.yaml without its first two lines. */
export function pulumiOf(
  files: string | Readonly<Record<string, string>>,
  settings: Partial<PulumiSettings> = {},
): PulumiWorkspace {
  const workspace = new PulumiWorkspace({ types, settings: { ...plainSettings, ...settings } });
  const all = typeof files === 'string' ? { 'Pulumi.yaml': program(files) } : files;
  for (const [name, text] of Object.entries(all)) workspace.put(`/app/${name}`, text);
  return workspace;
}

export function program(text: string): string {
  return `name: shop\nruntime: yaml\n${text}`;
}

/** `type name region attributes`, one line for each resource; how many they are where that is not one. */
export function resourceLines(workspace: PulumiWorkspace): readonly string[] {
  return workspace.projects().flatMap((project) => project.resources().map(resourceLine));
}

export function resourceLine(resource: Resource): string {
  const { type, name, module, region, attributes, instances } = resource;
  const place = region instanceof UnknownValue ? '?' : (region ?? '-');
  const number = instances instanceof UnknownValue ? ' × ?' : instances.length === 1 ? '' : ` × ${instances.length}`;
  return `${module === '' ? '' : `${module}/`}${type}.${name}${number} ${place} ${valueText(attributes)}`;
}

/** The messages of all projects. */
export function messages(workspace: PulumiWorkspace): readonly string[] {
  return workspace
    .projects()
    .flatMap((project) => project.diagnostics().map(({ message, range }) => `${range().start.line + 1}: ${message}`));
}
