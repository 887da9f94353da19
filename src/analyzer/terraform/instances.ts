/** `count` and `for_each`: how many instances a block has, and what each of them sees. */
import { toNumber, toSet } from '../../expression/convert';
import { EvaluationError } from '../../expression/error';
import { limits } from '../../expression/limits';
import {
  firstUnknown,
  ListValue,
  MapValue,
  reveal,
  UnknownValue,
  unknownExtent,
  type Value,
} from '../../expression/value';
import type { Body } from '../../syntax/hcl';
import { evaluateInto, failed, type Report } from './body';
import { attributeOf, type Declaration } from './declarations';
import type { ModuleInstance } from './module-instance';

/** One instance of a block: its key as it stands in an address (`[0]`, `["a"]`, or nothing) and the names it sees. */
export interface BlockInstance {
  readonly key: string;
  /** The key of `for_each` as it is, `a`. */
  readonly name: string;
  readonly names: ReadonlyMap<string, Value>;
}

export interface Expansion {
  readonly mode: 'single' | 'count' | 'for_each';
  readonly instances: readonly BlockInstance[] | UnknownValue;
}

const single: Expansion = { mode: 'single', instances: [{ key: '', name: '', names: new Map() }] };

/** The instances of a resource, data source or module call; unknown with its cause where they cannot be counted. */
export function expand(module: ModuleInstance, body: Body, report: Report): Expansion {
  const count = attributeOf(body, 'count');
  if (count) return { mode: 'count', instances: expandCount(module, count.value, report) };
  const forEach = attributeOf(body, 'for_each');
  if (forEach) return { mode: 'for_each', instances: expandForEach(module, forEach.value, report) };
  return single;
}

/** The instances of a resource or data source, which count among all under the root module. */
export function expandCounted(module: ModuleInstance, declaration: Declaration, body: Body, report: Report): Expansion {
  const expansion = expand(module, body, report);
  const { mode, instances } = expansion;
  const count = instances instanceof UnknownValue ? 0 : instances.length;
  if (module.countInstances(declaration.key, count)) return expansion;
  const most = limits.allInstances.toLocaleString('en');
  const error = new EvaluationError(`There are more than ${most} instances of resources in all; these are left out`);
  return { mode, instances: failed(report, error, declaration.node) };
}

function expandCount(
  module: ModuleInstance,
  node: Parameters<typeof evaluateInto>[1],
  report: Report,
): readonly BlockInstance[] | UnknownValue {
  const value = reveal(evaluateInto(report, node, module.scope()));
  if (value instanceof UnknownValue) return value;
  let count: number;
  try {
    count = value === null ? Number.NaN : toNumber(value);
  } catch (error) {
    if (error instanceof EvaluationError) return failed(report, error, node);
    throw error;
  }
  if (!Number.isInteger(count) || count < 0) {
    return failed(report, new EvaluationError('count needs a whole number that is not negative'), node);
  }
  if (count > limits.instances) return failed(report, tooMany('count', count), node);
  for (let index = indexed.length; index < count; index++) {
    const names = new Map<string, Value>([['count', new MapValue('object', new Map([['index', index]]))]]);
    indexed.push({ key: `[${index}]`, name: String(index), names });
  }
  return indexed.slice(0, count);
}

/** The first, second … instance of a block with `count`: the same in every block. */
const indexed: BlockInstance[] = [];

function expandForEach(
  module: ModuleInstance,
  node: Parameters<typeof evaluateInto>[1],
  report: Report,
): readonly BlockInstance[] | UnknownValue {
  const value = reveal(evaluateInto(report, node, module.scope()));
  const extent = unknownExtent(value);
  if (extent) return extent;
  let pairs: readonly (readonly [string, Value])[];
  if (value instanceof MapValue) {
    pairs = [...value.entries];
  } else if (value instanceof ListValue) {
    // Terraform asks for toset() around a list; the meaning is clear all the same.
    const unknown = value.items.map((item) => firstUnknown(item)).find((item) => item !== undefined);
    if (unknown) return unknown;
    const names = toSet(value.items).items.map((item) => reveal(item));
    if (names.some((name) => typeof name !== 'string')) {
      failed(report, new EvaluationError('for_each needs a map or a set of strings; the list is taken by index'), node);
      return value.items.map((item, index) => forEachInstance(`[${index}]`, String(index), index, item));
    }
    pairs = names.map((name) => [String(name), name] as const);
  } else {
    return failed(report, new EvaluationError('for_each needs a map or a set of strings'), node);
  }
  if (pairs.length > limits.instances) return failed(report, tooMany('for_each', pairs.length), node);
  return pairs.map(([key, item]) => forEachInstance(`[${quoted(key)}]`, key, key, item));
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** The key as Terraform shows it in addresses: template marks are doubled, what cannot be printed is a number. */
export function quoted(key: string): string {
  const text = key.replace(/["\\]|[$%](?=\{)|(?! )[\p{Z}\p{C}]/gu, (found) => {
    if (found === '$' || found === '%') return found + found;
    const code = found.codePointAt(0) ?? 0;
    const number =
      code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
    return escapes.get(found) ?? number;
  });
  return `"${text}"`;
}

function forEachInstance(address: string, name: string, key: Value, value: Value): BlockInstance {
  const each = new Map<string, Value>([
    ['key', key],
    ['value', value],
  ]);
  return { key: address, name, names: new Map<string, Value>([['each', new MapValue('object', each)]]) };
}

function tooMany(argument: string, count: number): EvaluationError {
  const most = limits.instances.toLocaleString('en');
  return new EvaluationError(`${argument} asks for ${count.toLocaleString('en')} instances; at most ${most} are read`);
}
