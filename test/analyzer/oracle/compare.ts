/** What the analyzer says of a configuration, beside what Terraform says. */
import { listDirectory, loadDirectory } from '../../../src/analyzer/load';
import type { RootModule } from '../../../src/analyzer/terraform/root-module';
import { ListValue, MapValue, SensitiveValue, UnknownValue, type Value } from '../../../src/expression/value';
import type { Host } from '../../../src/host';
import { workspaceOf } from '../workspace-text';
import type { Configuration } from './configuration';
import { type Planned, unknownMark } from './plan';

export interface Comparison {
  /** One line for each difference; none where all is equal. */
  readonly differences: readonly string[];
  readonly addresses: number;
  readonly values: number;
}

export async function compareWithPlan(configuration: Configuration, planned: Planned): Promise<Comparison> {
  const root = await rootOf(configuration);
  const actual = new Map<string, unknown>();
  const differences: string[] = [];
  for (const { address, instances, attributes } of root.resources()) {
    if (instances instanceof UnknownValue) differences.push(`${address}: ${instances.cause.message}`);
    else for (const name of instances) actual.set(name, plainOf(attributes.get('input') ?? null));
  }
  const inputs = new Map(Object.entries(planned.inputs ?? {}));
  for (const address of actual.keys()) if (!inputs.has(address)) differences.push(`${address} is not in the plan`);
  for (const [address, expected] of inputs) {
    if (actual.has(address)) differences.push(...differing(address, actual.get(address), expected));
    else differences.push(`${address} is missing`);
  }
  const outputs = Object.entries(planned.outputs ?? {});
  for (const [name, expected] of outputs) {
    const { value } = root.instance.read(`output.${name}`);
    differences.push(...differing(`output.${name}`, plainOf(value), expected));
  }
  return { differences, addresses: inputs.size, values: inputs.size + outputs.length };
}

/** How many things the analyzer finds wrong with a configuration. */
export async function countProblems(configuration: Configuration): Promise<number> {
  return (await rootOf(configuration)).diagnostics().length;
}

async function rootOf(configuration: Configuration): Promise<RootModule> {
  const workspace = workspaceOf({});
  const host = hostOf(configuration);
  await loadDirectory(host, [workspace], await listDirectory(host, '/ws'));
  await workspace.load(host, ['/ws']);
  const root = workspace.projects().find(({ path }) => path === '/ws');
  if (!root) throw new Error(`${configuration.name} has no root module`);
  return root;
}

function hostOf({ files }: Configuration): Host {
  const texts = new Map(Object.entries(files).map(([path, text]) => [`/ws/${path}`, text]));
  return {
    read: async (file) => texts.get(file),
    list: async (directory) => {
      const below = [...texts.keys()].filter((file) => file.startsWith(`${directory}/`));
      const names = below.map((file) => file.slice(directory.length + 1));
      const kinds = new Map(names.map((name) => [name.split('/')[0] ?? '', name.includes('/')]));
      return [...kinds].map(([name, isDirectory]) => ({ name, kind: isDirectory ? 'directory' : 'file' }));
    },
  };
}

/** A value as JSON has it; unknown parts are the mark with the cause. */
function plainOf(value: Value): unknown {
  if (value instanceof UnknownValue) return `${unknownMark}: ${value.cause.message}`;
  if (value instanceof SensitiveValue) return plainOf(value.value);
  if (value instanceof ListValue) return value.items.map(plainOf);
  if (value instanceof MapValue)
    return Object.fromEntries([...value.entries].map(([key, item]) => [key, plainOf(item)]));
  return value;
}

/** What Terraform does not know may be anything: that a `terraform_data`'s output equals its input is known here. */
function differing(path: string, actual: unknown, expected: unknown): readonly string[] {
  if (expected === unknownMark) return [];
  if (typeof actual === 'number' && typeof expected === 'number') {
    return Math.abs(actual - expected) <= Math.abs(expected) * 4e-15 ? [] : [`${path} is ${actual}, not ${expected}`];
  }
  if (Array.isArray(actual) && Array.isArray(expected) && actual.length === expected.length) {
    return expected.flatMap((item, index) => differing(`${path}[${index}]`, actual[index], item));
  }
  if (isObject(actual) && isObject(expected)) {
    const [own, wanted] = [Object.keys(actual).sort(), Object.keys(expected).sort()];
    if (own.join('\n') === wanted.join('\n')) {
      return wanted.flatMap((key) => differing(`${path}.${key}`, actual[key], expected[key]));
    }
  }
  const [shown, asked] = [JSON.stringify(actual), JSON.stringify(expected)];
  return shown === asked ? [] : [`${path} is ${shown}, not ${asked}`];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
