/** What the expressions of a spec read, without evaluating them. */
import type { Spec } from './spec';

export interface SpecReads {
  /** Attributes of `self` by their first name; `undefined` where `self` is used as a whole. */
  readonly attributes: readonly string[] | undefined;
  /** Whether it asks which resource it prices: `resource.name`, `resource.address`. */
  readonly identity: boolean;
  /** Whether it asks how many instances there are: `resource.instances`. */
  readonly instances: boolean;
}

const known = new WeakMap<Spec, SpecReads>();

export function readsOf(spec: Spec): SpecReads {
  let reads = known.get(spec);
  if (!reads) {
    const found: Found = { attributes: new Set(), whole: false, identity: false, instances: false };
    visit(spec, found);
    const { attributes, whole, identity, instances } = found;
    reads = { attributes: whole ? undefined : [...attributes].sort(), identity, instances };
    known.set(spec, reads);
  }
  return reads;
}

interface Found {
  readonly attributes: Set<string>;
  whole: boolean;
  identity: boolean;
  instances: boolean;
}

/** Expressions stand at many places of a spec, in lists and maps: all of it is looked through. */
function visit(node: unknown, found: Found): void {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node) || node instanceof Map) {
    for (const item of node.values()) visit(item, found);
    return;
  }
  const own = attributeOf(node, 'self');
  if (own !== undefined) {
    found.attributes.add(own);
    return;
  }
  const asked = attributeOf(node, 'resource');
  if (asked === 'instances') found.instances = true;
  // Resources of different types have different specs.
  if (asked === 'instances' || asked === 'type') return;
  if (isVariable(node, 'self')) found.whole = true;
  if (isVariable(node, 'resource')) found.identity = true;
  for (const value of Object.values(node)) visit(value, found);
}

/** `instance_type` of `self.instance_type`. */
function attributeOf(node: object, variable: string): string | undefined {
  if (!('kind' in node) || node.kind !== 'get-attribute' || !('object' in node) || !('name' in node)) return undefined;
  if (!isVariable(node.object, variable) || typeof node.name !== 'object' || node.name === null) return undefined;
  return 'name' in node.name && typeof node.name.name === 'string' ? node.name.name : undefined;
}

function isVariable(node: unknown, name: string): boolean {
  if (typeof node !== 'object' || node === null || !('kind' in node) || !('name' in node)) return false;
  return node.kind === 'variable' && node.name === name;
}
