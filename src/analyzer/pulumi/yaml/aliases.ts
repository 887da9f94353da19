import { type Alias, type Document, isAlias, isNode, type Node, visit } from 'yaml';

const targets = new WeakMap<Document, ReadonlyMap<Alias, Node>>();

/**
 * What an alias stands for; null where nothing before it has its anchor. All aliases of a document are looked up in one walk,
 * where the library walks through the whole of it for each.
 */
export function aliasTarget(alias: Alias, document: Document): Node | null {
  let found = targets.get(document);
  if (!found) {
    found = findTargets(document);
    targets.set(document, found);
  }
  return found.get(alias) ?? null;
}

function findTargets(document: Document): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const found = new Map<Alias, Node>();
  visit(document, (_, node) => {
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target) found.set(node, target);
    } else if (isNode(node) && 'anchor' in node && typeof node.anchor === 'string') anchors.set(node.anchor, node);
  });
  return found;
}
