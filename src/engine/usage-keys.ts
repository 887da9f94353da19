/** What may stand in a usage file below an address or a type: the usage keys of its spec, and those that every resource has. */
import type { Expression } from '../syntax/hcl';
import type { ComponentSpec, Spec, SubresourceSpec, UsageKey } from './spec';

export interface UsageKeyInfo extends UsageKey {
  readonly name: string;
  /** What is counted: `GB`, `1M requests`; empty where the spec does not say. */
  readonly unit: string;
  /** What is taken where nobody states it, as it would be written; undefined where only the price is shown then. */
  readonly fallback: string | undefined;
}

const keysOfAll: readonly UsageKeyInfo[] = [
  {
    name: 'assume',
    type: 'object',
    description:
      'What the code leaves open: instances (their number), region, and attributes by their name. Only what cannot be known is replaced.',
    keys: new Map(),
    unit: '',
    fallback: undefined,
  },
];

const workingHours: UsageKeyInfo = {
  name: 'working_hours',
  type: 'string',
  description:
    'When it runs, where it is stopped in between: a week such as mon-fri 08:00-18:00, {hours_per_month: 220}, or always.',
  keys: new Map(),
  unit: 'hours',
  fallback: 'always',
};

const known = new WeakMap<Spec, readonly UsageKeyInfo[]>();

/** The keys for resources of a type; those of `*` where there is no spec. */
export function usageKeysOf(spec: Spec | undefined): readonly UsageKeyInfo[] {
  if (!spec) return [workingHours, ...keysOfAll];
  let keys = known.get(spec);
  if (!keys) {
    const found = new Map<string, { unit?: string; fallback?: string }>();
    for (const expression of spec.lets.values()) noteFallbacks(expression, found);
    visitParts(spec, found);
    const own = [...spec.usage].map(([name, key]) => describe(name, key, found));
    keys = spec.stoppable ? [...own, workingHours, ...keysOfAll] : [...own, ...keysOfAll];
    known.set(spec, keys);
  }
  return keys;
}

function describe(
  name: string,
  key: UsageKey,
  found: ReadonlyMap<string, { readonly unit?: string; readonly fallback?: string }>,
): UsageKeyInfo {
  const { unit = '', fallback } = found.get(name) ?? {};
  return { ...key, name, unit, fallback };
}

type Found = Map<string, { unit?: string; fallback?: string }>;

function visitParts(
  part: { readonly components: readonly ComponentSpec[]; readonly subresources: readonly SubresourceSpec[] },
  found: Found,
): void {
  for (const { quantity, unit, per } of part.components) {
    noteFallbacks(quantity, found);
    const name = usageName(quantity);
    // What is shown by the million is stated one by one.
    if (name !== undefined && unit.kind === 'literal' && typeof unit.value === 'string')
      note(found, name, { unit: per === null ? unit.value : unit.value.replace(/^[\d,.]+[kM]?\s+/, '') });
  }
  for (const { body } of part.subresources) if (body.kind === 'inline') visitParts(body, found);
}

/** `default(usage.x, 730)` says what is taken for `x`. */
function noteFallbacks(node: unknown, found: Found): void {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const item of node) noteFallbacks(item, found);
    return;
  }
  if (isCall(node) && node.name.name === 'default') {
    const [first, ...others] = node.arguments;
    const name = first && usageName(first);
    const last = others.at(-1);
    if (name !== undefined && last?.kind === 'literal') note(found, name, { fallback: String(last.value) });
  }
  for (const value of Object.values(node)) noteFallbacks(value, found);
}

function note(found: Found, name: string, more: { unit?: string; fallback?: string }): void {
  found.set(name, { ...more, ...found.get(name) });
}

/** `x` of `usage.x`. */
function usageName(node: Expression): string | undefined {
  if (node.kind !== 'get-attribute') return undefined;
  return node.object.kind === 'variable' && node.object.name === 'usage' ? node.name.name : undefined;
}

function isCall(node: object): node is Expression & { readonly kind: 'call' } {
  return 'kind' in node && node.kind === 'call';
}
