/** The canonical resources of all declarations; what depends on nothing that has changed is taken over as it is. */

import { UnknownValue } from '../../expression/value';
import type { Resource } from '../resource';
import { sameList } from '../same-list';
import { sameValue } from '../terraform/values';
import type { PulumiDeclaration } from './declaration';
import type { Expanded } from './expand-all';
import type { ReadItem } from './preview/overlay';
import { canonicalType, type Identity, type TranslationContext, translate } from './translate';

export interface ResourceMemo {
  /** In the order of the text; a call for each packaged component. */
  readonly translated: readonly ReadItem[];
  readonly identities: ReadonlyMap<string, Identity>;
  readonly byKey: ReadonlyMap<string, Known>;
  readonly seen: ReadonlySet<PulumiDeclaration>;
  /** Counts changes of configuration and settings. */
  readonly epoch: number;
}

interface Known {
  readonly declaration: PulumiDeclaration;
  readonly resource: Resource;
}

export function translateAll(
  expanded: Expanded,
  before: ResourceMemo | undefined,
  surroundings: Pick<TranslationContext, 'types' | 'region' | 'current'> & { readonly epoch: number },
): ResourceMemo {
  const { epoch } = surroundings;
  const identities = identify(expanded, surroundings.types, before);
  const stable = before !== undefined && before.epoch === epoch && isStable(expanded, identities, before);
  const context: TranslationContext = {
    ...surroundings,
    identity: (key) => identities.get(key),
    output: expanded.output,
  };
  const byKey = new Map<string, Known>();
  const translateOne = (declaration: PulumiDeclaration): Resource | undefined => {
    if (isSilent(declaration)) return undefined;
    const known = before?.byKey.get(declaration.key);
    if (stable && known?.declaration === declaration) {
      byKey.set(declaration.key, known);
      return known.resource;
    }
    const fresh = translate(declaration, expanded.moduleOf(declaration.component), context);
    const resource = known && sameResource(known.resource, fresh) ? known.resource : fresh;
    byKey.set(declaration.key, { declaration, resource });
    return resource;
  };
  const translated: ReadItem[] = [];
  for (const { declaration, expansion } of expanded.items) {
    if (!expansion) {
      translated.push({ declaration, resource: translateOne(declaration), call: undefined });
      continue;
    }
    if (declaration.options.existing) continue;
    const { name, source, key, component } = declaration;
    const headerRange = () => (surroundings.current(key) ?? declaration).source.headerRange();
    const call = { name, file: source.file, addresses: [expanded.moduleOf(key)], missing: undefined, headerRange };
    translated.push({ declaration, resource: undefined, call: { ...call, module: expanded.moduleOf(component) } });
    for (const child of expansion.children) {
      translated.push({ declaration: child, resource: translateOne(child), call: undefined });
    }
  }
  const seen = new Set(expanded.items.map(({ declaration }) => declaration));
  return { translated, identities, byKey, seen, epoch };
}

/** Whether nothing has changed that a declaration other than the changed ones is translated by. */
function isStable(expanded: Expanded, identities: ReadonlyMap<string, Identity>, before: ResourceMemo): boolean {
  if (identities.size !== before.identities.size) return false;
  for (const [key, identity] of identities) if (before.identities.get(key) !== identity) return false;
  return expanded.items.every(({ declaration, expansion }) => {
    if (before.seen.has(declaration)) return true;
    const { token, options } = declaration;
    return (
      !expansion && !token.startsWith('pulumi:') && !token.endsWith(':ResourceGroup') && options.providers.size === 0
    );
  });
}

/** Providers, references to other stacks, what exists already, and branches that are not taken. */
function isSilent({ token, options, instances }: PulumiDeclaration): boolean {
  if (options.existing || token.startsWith('pulumi:')) return true;
  return !(instances instanceof UnknownValue) && instances.length === 0;
}

function identify(
  expanded: Expanded,
  types: TranslationContext['types'],
  before: ResourceMemo | undefined,
): ReadonlyMap<string, Identity> {
  const identities = new Map<string, Identity>();
  const add = (declaration: PulumiDeclaration): void => {
    const module = expanded.moduleOf(declaration.component);
    const earlier = before?.identities.get(declaration.key);
    if (earlier?.module === module && before?.byKey.get(declaration.key)?.declaration === declaration) {
      identities.set(declaration.key, earlier);
      return;
    }
    const identity = {
      type: canonicalType(declaration, types),
      name: declaration.name,
      module,
    };
    const known = earlier;
    const same =
      known && known.type === identity.type && known.name === identity.name && known.module === identity.module;
    identities.set(declaration.key, same ? known : identity);
  };
  for (const { declaration, expansion } of expanded.items) {
    if (expansion) for (const child of expansion.children) add(child);
    else add(declaration);
  }
  return identities;
}

/** Whether two resources say the same; where they stand is asked for by key. */
function sameResource(before: Resource, after: Resource): boolean {
  return (
    before.address === after.address &&
    before.type === after.type &&
    before.writtenType === after.writtenType &&
    before.module === after.module &&
    before.title === after.title &&
    before.regionAssumed === after.regionAssumed &&
    before.source.file === after.source.file &&
    sameRegion(before.region, after.region) &&
    sameInstances(before.instances, after.instances) &&
    sameValue(before.attributes, after.attributes)
  );
}

function sameRegion(a: Resource['region'], b: Resource['region']): boolean {
  return a === b || (a instanceof UnknownValue && b instanceof UnknownValue && sameValue(a, b));
}

function sameInstances(a: Resource['instances'], b: Resource['instances']): boolean {
  if (a instanceof UnknownValue || b instanceof UnknownValue) {
    return a instanceof UnknownValue && b instanceof UnknownValue && sameValue(a, b);
  }
  return sameList(a, b);
}
