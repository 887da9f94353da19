/** The renames that `moved` blocks declare. */
import type { Expression, HclFile } from '../../syntax/hcl';
import type { MovedAddress } from '../project';
import { attributeOf } from './declarations';
import { quoted } from './instances';
import { unquoted } from './json-configuration';
import type { ModuleInstance } from './module-instance';

/** Those of all modules of a root module, in addresses of the root module. */
export function movedAddresses(instances: Iterable<ModuleInstance>): readonly MovedAddress[] {
  const moves: MovedAddress[] = [];
  for (const { address, directory } of instances) {
    for (const file of directory.configurationFiles()) {
      const tree = directory.file(file)?.tree;
      for (const { from, to } of tree ? movesIn(tree) : []) {
        moves.push(address === '' ? { from, to } : { from: `${address}.${from}`, to: `${address}.${to}` });
      }
    }
  }
  return moves;
}

const known = new WeakMap<HclFile, readonly MovedAddress[]>();

function movesIn(tree: HclFile): readonly MovedAddress[] {
  let moves = known.get(tree);
  if (!moves) {
    moves = tree.items.flatMap(({ node }) => {
      if (node?.kind !== 'block' || node.type.name !== 'moved') return [];
      const [from, to] = ['from', 'to'].map((name) => addressOf(attributeOf(node.body, name)?.value));
      return from !== undefined && to !== undefined ? [{ from, to }] : [];
    });
    known.set(tree, moves);
  }
  return moves;
}

/** `aws_instance.web["a"]` as addresses are written; `undefined` for what is none. */
function addressOf(expression: Expression | undefined): string | undefined {
  const node = expression && unquoted(expression);
  switch (node?.kind) {
    case 'variable':
      return node.name;
    case 'get-attribute': {
      const object = addressOf(node.object);
      return object === undefined ? undefined : `${object}.${node.name.name}`;
    }
    case 'index': {
      const collection = addressOf(node.collection);
      const key = keyOf(node.key);
      return collection === undefined || key === undefined ? undefined : `${collection}[${key}]`;
    }
    default:
      return undefined;
  }
}

function keyOf(node: Expression): string | undefined {
  if (node.kind !== 'literal') return undefined;
  if (typeof node.value === 'string') return quoted(node.value);
  return typeof node.value === 'number' ? String(node.value) : undefined;
}
