/**
 * What somebody states where the code does not say: under `assume` in a usage file or in the settings stand the number of
 * instances, the region, and attributes of a resource. Only what cannot be known is replaced; the estimate tells it.
 */
import type { Resource } from '../analyzer/resource';
import { toNumber } from '../expression/convert';
import { EvaluationError } from '../expression/error';
import { limits } from '../expression/limits';
import { describe, ListValue, MapValue, reveal, UnknownValue, type Value } from '../expression/value';
import type { PriceTerms } from './terms';
import { toValue, type UsageFile, withProfile } from './usage';

export interface Assumed {
  readonly resource: Resource;
  /** In words, for the person: `assumes instance_type = m5.large (data.aws_ssm_parameter.type is read from the cloud)`. */
  readonly assumptions: readonly string[];
  /** What is stated and cannot be taken. */
  readonly mistakes: readonly string[];
}

/** The resource with what is stated of it in place of what cannot be known. */
export function assumeStated(resource: Resource, usage: MapValue): Assumed {
  const stated = reveal(usage.entries.get('assume') ?? null);
  const assumptions: string[] = [];
  const mistakes: string[] = [];
  if (!(stated instanceof MapValue)) return { resource, assumptions, mistakes };
  let { region, instances, attributes } = resource;
  const tell = (name: string, value: Value, unknown: UnknownValue): void => {
    assumptions.push(`assumes ${name} = ${textOf(value)} (${unknown.cause.message})`);
  };
  for (const [name, value] of stated.entries) {
    if (name === 'instances') {
      const count = countOf(value);
      if (count === undefined) {
        mistakes.push(`assume: "instances" is a whole number up to ${limits.instances.toLocaleString('en')}`);
      } else if (instances instanceof UnknownValue) {
        tell(name, count, instances);
        instances = Array.from({ length: count }, (_, index) => `${resource.address}[${index}]`);
      }
    } else if (name === 'region' && typeof value === 'string') {
      if (region instanceof UnknownValue) {
        tell(name, value, region);
        region = value;
      }
    } else {
      const { replaced, unknown } = replace(attributes, name.split('.'), value);
      if (unknown && replaced instanceof MapValue) {
        tell(name, value, unknown);
        attributes = replaced;
      }
    }
  }
  const changed = assumptions.length > 0;
  return { resource: changed ? { ...resource, region, instances, attributes } : resource, assumptions, mistakes };
}

/** By address, by type, or `*` for all: name of an attribute → value. */
export type Assumptions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What is stated beside a usage file, by settings, by the command line and by the workspace's own file. */
export interface Statements {
  readonly assume: Assumptions;
  /** Empty for none. */
  readonly profile: string;
  readonly hoursPerMonth: number;
  readonly terms: PriceTerms | null;
}

/** All that is stated together; the usage file itself where nothing is. */
export function withStatements(usage: UsageFile, { assume, profile, hoursPerMonth, terms }: Statements): UsageFile {
  const stated = withAssumptions(withProfile(usage, profile), assume);
  return stated.hoursPerMonth === hoursPerMonth && stated.terms === terms
    ? stated
    : { ...stated, hoursPerMonth, terms };
}

/** A usage file with what the settings state of types (`*` for all) and addresses; the file's own word comes last. */
function withAssumptions(usage: UsageFile, stated: Assumptions): UsageFile {
  if (Object.keys(stated).length === 0) return usage;
  const byType = new Map(usage.byType);
  const byAddress = new Map(usage.byAddress);
  for (const [name, figures] of Object.entries(stated)) {
    const assume = toValue(figures);
    if (!(assume instanceof MapValue)) continue;
    const map = name.includes('.') ? byAddress : byType;
    const own = map.get(name);
    const before = own?.entries.get('assume');
    const merged = before instanceof MapValue ? new Map([...assume.entries, ...before.entries]) : assume.entries;
    map.set(
      name,
      new MapValue('object', new Map([...(own?.entries ?? []), ['assume', new MapValue('object', merged)]])),
    );
  }
  return { ...usage, byType, byAddress };
}

function countOf(value: Value): number | undefined {
  try {
    const count = toNumber(value);
    return Number.isInteger(count) && count >= 0 && count <= limits.instances ? count : undefined;
  } catch (error) {
    if (error instanceof EvaluationError) return undefined;
    throw error;
  }
}

interface Replacement {
  readonly replaced: Value;
  /** What stood there; absent where it was known, and so stays. */
  readonly unknown: UnknownValue | undefined;
}

/** Goes down a path of names; of a list the first element is meant, or the one whose number stands in the path. */
function replace(value: Value, path: readonly string[], by: Value): Replacement {
  const plain = reveal(value);
  if (plain instanceof UnknownValue) return { replaced: nested(path, by), unknown: plain };
  const [name, ...rest] = path;
  if (name === undefined) return { replaced: value, unknown: undefined };
  if (plain instanceof MapValue) {
    const inner = plain.get(name);
    if (inner === undefined) return { replaced: value, unknown: undefined };
    const { replaced, unknown } = replace(inner, rest, by);
    if (!unknown) return { replaced: value, unknown };
    return { replaced: new MapValue(plain.kind, new Map([...plain.entries, [name, replaced]])), unknown };
  }
  if (plain instanceof ListValue) {
    const numbered = /^\d+$/.test(name);
    const index = numbered ? Number(name) : 0;
    const { replaced, unknown } = replace(plain.items[index] ?? null, numbered ? rest : path, by);
    if (!unknown) return { replaced: value, unknown };
    return { replaced: new ListValue(plain.kind, plain.items.with(index, replaced)), unknown };
  }
  return { replaced: value, unknown: undefined };
}

/** What is stated of something inside of what is not known: the block around it is made. */
function nested(path: readonly string[], by: Value): Value {
  const [name, ...rest] = path;
  if (name === undefined) return by;
  return new ListValue('tuple', [new MapValue('object', new Map([[name, nested(rest, by)]]))]);
}

function textOf(value: Value): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : describe(value);
}
