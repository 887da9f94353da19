/** What a Terraform file declares, by the names under which the rest of the module sees it. */
import type { Attribute, Block, Body, Expression, Item } from '../../syntax/hcl';

/** One named thing of a module. `key` is unique in the module: `var.size`, `aws_instance.web`, `module.app`. */
export interface Declaration {
  readonly key: string;
  readonly kind: DeclarationKind;
  readonly name: string;
  /** The type of a resource or data source, the local name of a provider; else empty. */
  readonly type: string;
  readonly file: string;
  readonly item: Item;
  /** The block, or for a local value its attribute. */
  readonly node: Block | Attribute;
}

export type DeclarationKind =
  | 'variable'
  | 'local'
  | 'output'
  | 'resource'
  | 'data'
  | 'module'
  | 'provider'
  | 'terraform';

/** The declarations of one top-level item; identical items give the identical list. */
export function declarationsOf(file: string, item: Item): readonly Declaration[] {
  const { node } = item;
  if (node?.kind !== 'block') return [];
  const [first, second] = node.labels;
  const declare = (kind: DeclarationKind, key: string, name: string, type = ''): readonly Declaration[] => [
    { key, kind, name, type, file, item, node },
  ];
  switch (node.type.name) {
    case 'resource':
      return first && second ? declare('resource', `${first.value}.${second.value}`, second.value, first.value) : [];
    case 'data':
      return first && second ? declare('data', `data.${first.value}.${second.value}`, second.value, first.value) : [];
    case 'variable':
      return first ? declare('variable', `var.${first.value}`, first.value) : [];
    case 'output':
      return first ? declare('output', `output.${first.value}`, first.value) : [];
    case 'module':
      return first ? declare('module', `module.${first.value}`, first.value) : [];
    case 'provider': {
      if (!first) return [];
      const alias = attributeOf(node.body, 'alias')?.value;
      const suffix = alias?.kind === 'literal' && typeof alias.value === 'string' ? `.${alias.value}` : '';
      return declare('provider', `provider.${first.value}${suffix}`, first.value, first.value);
    }
    case 'terraform':
      return declare('terraform', 'terraform', '');
    case 'locals':
      return node.body.items
        .filter((entry): entry is Attribute => entry.kind === 'attribute')
        .map((entry) => ({
          key: `local.${entry.name.name}`,
          kind: 'local',
          name: entry.name.name,
          type: '',
          file,
          item,
          node: entry,
        }));
    default:
      return [];
  }
}

/** The body of a declaration that is a block. */
export function bodyOf(declaration: Declaration): Body | undefined {
  return declaration.node.kind === 'block' ? declaration.node.body : undefined;
}

/** The attribute of that name directly in a body. */
export function attributeOf(body: Body, name: string): Attribute | undefined {
  for (const item of body.items) {
    if (item.kind === 'attribute' && item.name.name === name) return item;
  }
  return undefined;
}

/** The nested blocks of that type directly in a body. */
export function blocksOf(body: Body, type: string): readonly Block[] {
  return body.items.filter((item): item is Block => item.kind === 'block' && item.type.name === type);
}

/** A reference written where Terraform allows nothing else: `aws.west`, `[aws_instance.web]`. */
export function staticTraversal(expression: Expression | undefined): readonly string[] | undefined {
  if (!expression) return undefined;
  if (expression.kind === 'variable') return [expression.name];
  if (expression.kind === 'literal' && typeof expression.value === 'string') return expression.value.split('.');
  if (expression.kind !== 'get-attribute') return undefined;
  const object = staticTraversal(expression.object);
  return object && [...object, expression.name.name];
}
