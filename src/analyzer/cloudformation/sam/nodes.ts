/** Builds the nodes that SAM writes: each stands at the place of what it is made of. */
import type { Span } from '../../../syntax/range';
import { childOf, type DataMap, type DataNode, type DataPair } from '../../../syntax/yaml';
import type { Generated } from '../expansion';

export function scalar(value: string | number | boolean, { start, end }: Span): DataNode {
  return { kind: 'scalar', value, start, end };
}

export function list(items: readonly DataNode[], { start, end }: Span): DataNode {
  return { kind: 'list', items, start, end };
}

/** A map of what is there; each key stands where its value does. */
export function map(entries: Readonly<Record<string, DataNode | undefined>>, { start, end }: Span): DataMap {
  const pairs: DataPair[] = [];
  for (const [key, value] of Object.entries(entries)) if (value) pairs.push(pair(key, value));
  return { kind: 'map', entries: pairs, start, end };
}

function pair(key: string, value: DataNode): DataPair {
  const { start, end } = value;
  return { key, keySpan: { start, end: start }, value, start, end };
}

/** The properties of these names under the same names, with their keys where they stand, and others beside them. */
export function pick(
  node: DataNode | undefined,
  names: readonly string[],
  others: Readonly<Record<string, DataNode | undefined>>,
  span: Span,
): DataMap {
  const own = node?.kind === 'map' ? node.entries.filter(({ key }) => names.includes(key)) : [];
  return { ...map({}, span), entries: [...own, ...map(others, span).entries] };
}

/** All properties but these, and others beside them. */
export function without(
  node: DataNode | undefined,
  names: readonly string[],
  others: Readonly<Record<string, DataNode | undefined>>,
  span: Span,
): DataMap {
  const own = node?.kind === 'map' ? node.entries.filter(({ key }) => !names.includes(key)) : [];
  return { ...map({}, span), entries: [...own, ...map(others, span).entries] };
}

export function reference(logicalId: string, span: Span): DataNode {
  return map({ Ref: scalar(logicalId, span) }, span);
}

export function attribute(logicalId: string, name: string, span: Span): DataNode {
  return map({ 'Fn::GetAtt': list([scalar(logicalId, span), scalar(name, span)], span) }, span);
}

/** SAM's tags are a map, CloudFormation's a list. */
export function tagList(node: DataNode | undefined): DataNode | undefined {
  if (node?.kind !== 'map') return node;
  return list(
    node.entries.map(({ key, keySpan, value }) => map({ Key: scalar(key, keySpan), Value: value }, value)),
    node,
  );
}

/** One more resource of the same SAM resource; `header` is the property that it is made of. */
export function made(
  parent: Generated,
  logicalId: string,
  type: string,
  properties: DataNode | undefined,
  place: { readonly header?: Span | undefined; readonly aliases?: readonly string[] } = {},
): Generated {
  const header = place.header ?? parent.header;
  return {
    ...parent,
    logicalId,
    type,
    properties,
    header,
    whole: place.header ?? parent.whole,
    aliases: place.aliases ?? [],
  };
}

/** A resource that costs nothing and that nothing about it depends on. */
export function plain(parent: Generated, logicalId: string, type: string, header?: Span): Generated {
  return made(parent, logicalId, type, undefined, { header });
}

/**
 * Properties with those of `Globals` under them: maps are merged, lists joined, the resource's own value comes before a global
 * one ("Globals section of the AWS SAM template"). What comes from `Globals` stands at the resource's place.
 */
export function withGlobals(
  own: DataNode | undefined,
  globals: DataNode | undefined,
  place: Span,
): DataNode | undefined {
  return globals ? merge(own, moved(globals, place)) : own;
}

function merge(own: DataNode | undefined, global: DataNode): DataNode {
  if (!own) return global;
  if (own.kind === 'list' && global.kind === 'list') return { ...own, items: [...global.items, ...own.items] };
  if (own.kind !== 'map' || global.kind !== 'map' || isFunction(own) || isFunction(global)) return own;
  const entries = own.entries.map((entry) => {
    const under = childOf(global, entry.key);
    return under ? { ...entry, value: merge(entry.value, under) } : entry;
  });
  const added = global.entries.filter(({ key }) => !own.entries.some((entry) => entry.key === key));
  return { ...own, entries: [...entries, ...added] };
}

function isFunction({ entries }: DataMap): boolean {
  const [entry, other] = entries;
  return entry !== undefined && !other && (entry.key === 'Ref' || entry.key.startsWith('Fn::'));
}

function moved(node: DataNode, { start, end }: Span): DataNode {
  const place = { start, end };
  if (node.kind === 'scalar') return { ...node, ...place };
  if (node.kind === 'list') return { ...node, ...place, items: node.items.map((item) => moved(item, place)) };
  const entries = node.entries.map((entry) => ({
    ...entry,
    ...place,
    keySpan: place,
    value: moved(entry.value, place),
  }));
  return { ...node, ...place, entries };
}
