/** Override files: blocks that replace parts of blocks of the same name (Terraform's documentation, "Override Files"). */
import { nameOf } from '../../host';
import type { Attribute, Block } from '../../syntax/hcl';
import type { Declaration } from './declarations';

export function isOverrideFile(file: string): boolean {
  return /(^|_)override\.(tf|tofu)(\.json)?$/.test(nameOf(file));
}

/** The declaration with what the override files say of it: later files win. */
export function withOverrides(base: Declaration, overrides: readonly Declaration[]): Declaration {
  let { node } = base;
  for (const { node: override } of overrides) {
    node = node.kind === 'block' && override.kind === 'block' ? mergeBlocks(node, override) : override;
  }
  return { ...base, node };
}

function mergeBlocks(base: Block, override: Block): Block {
  const replaced = new Set(override.body.items.map(nameOfItem));
  const kept = base.body.items.filter((item) => !replaced.has(nameOfItem(item)));
  return { ...base, body: { ...base.body, items: [...kept, ...override.body.items] } };
}

/** What an item replaces: attributes their namesake, blocks all of their type, dynamic ones included. */
function nameOfItem(item: Attribute | Block): string {
  if (item.kind === 'attribute') return item.name.name;
  return item.type.name === 'dynamic' ? (item.labels[0]?.value ?? '') : item.type.name;
}
