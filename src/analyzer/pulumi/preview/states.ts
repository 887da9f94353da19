/** Resources as previews and states describe them, as declarations. */
import { EvaluationError } from '../../../expression/error';
import { type MapValue, sortedMap, UnknownValue, type Value } from '../../../expression/value';
import type { Range } from '../../../syntax/range';
import { isObject, listOf, member, textOf } from '../../plan/json';
import type { PulumiDeclaration } from '../declaration';
import { propertyValue } from './property-values';

/** A resource of one side. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** Not a component, which stands for its children only. */
  readonly custom: boolean;
  /** Looked up, and not made by the stack. */
  readonly external: boolean;
  readonly parent: string;
  readonly provider: string;
  readonly json: unknown;
}

/** What the JSON of a resource says; `undefined` for what is none, or is about to be deleted from an earlier replacement. */
export function readState(json: unknown): StateResource | undefined {
  const urn = textOf(json, 'urn');
  if (urn === undefined || !isObject(json) || member(json, 'delete') === true) return undefined;
  const type = textOf(json, 'type') ?? typeOf(urn);
  return {
    urn,
    type,
    name: nameOf(urn),
    custom: member(json, 'custom') !== false,
    external: member(json, 'external') === true,
    parent: textOf(json, 'parent') ?? '',
    provider: textOf(json, 'provider') ?? '',
    json,
  };
}

/** The last part of `urn:pulumi:stack::project::parent$type::name`; names may hold `::` themselves. */
function nameOf(urn: string): string {
  return urn.split('::').slice(3).join('::');
}

/** The type with those of the parents before it. */
export function qualifiedType(urn: string): string {
  return urn.split('::')[2] ?? '';
}

function typeOf(urn: string): string {
  return qualifiedType(urn).split('$').at(-1) ?? '';
}

/** Properties that the cloud gives and that others refer to a resource by. */
const identities = ['id', 'arn', 'selfLink', 'name'];

/**
 * The resource as a declaration, keyed by its URN. Its inputs are those that were given; of its outputs only identities are
 * taken, for the rest are defaults that nobody chose. Unknown where there are too many to be read.
 */
export function declarationOf(
  state: StateResource,
  key: string,
  component: string,
  file: string,
  range: () => Range,
): PulumiDeclaration {
  return {
    key: state.urn,
    token: state.type,
    writtenType: state.type,
    name: key,
    inputs: inputsOf(state),
    options: { existing: false, providers: providersOf(state), parent: state.parent, region: null },
    instances: [key],
    component,
    source: { file, range, headerRange: range, inputRange: () => undefined, mentions: () => [] },
  };
}

function providersOf({ provider }: StateResource): ReadonlyMap<string, string> {
  // `urn::id` of the provider, whose type ends in the name of its package.
  const urn = provider.slice(0, provider.lastIndexOf('::'));
  const packageName = /pulumi:providers:([^:]+)::/.exec(provider)?.[1];
  return packageName === undefined ? new Map() : new Map([[packageName, urn]]);
}

function inputsOf({ json, urn }: StateResource): MapValue | UnknownValue {
  const dependencies = member(json, 'propertyDependencies');
  const entries: [string, Value][] = [];
  try {
    for (const [name, value] of Object.entries(objectAt(json, 'inputs'))) {
      if (name === '__defaults') continue;
      const targets = listOf(dependencies, name).filter((target) => typeof target === 'string');
      entries.push([name, propertyValue(value, (position) => computed(urn, name, targets, position))]);
    }
    const outputs = objectAt(json, 'outputs');
    for (const name of identities) {
      const value = name === 'id' ? (member(json, 'id') ?? outputs[name]) : outputs[name];
      if (typeof value !== 'string' || entries.some(([input]) => input === name)) continue;
      entries.push([name, propertyValue(value, () => computed(urn, name, [], 0))]);
    }
    return sortedMap(
      'object',
      entries.filter(([, value]) => value !== null),
    );
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return new UnknownValue({ kind: 'error', message: error.message });
  }
}

function objectAt(json: unknown, name: string): Record<string, unknown> {
  const found = member(json, name);
  return isObject(found) ? found : {};
}

/** What an input depends on; of several things, those of a list belong to its items in their order. */
function computed(urn: string, name: string, targets: readonly string[], position: number): UnknownValue {
  const target = targets[position] ?? targets[0];
  const message = `${nameOf(urn)}.${name} is known after deployment`;
  if (target === undefined) return new UnknownValue({ kind: 'computed', message });
  return new UnknownValue({
    kind: 'computed',
    message,
    reference: { address: target, key: '', attribute: 'id', module: '' },
  });
}
