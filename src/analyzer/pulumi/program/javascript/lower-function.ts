/** Functions and classes of TypeScript and JavaScript. Types are left out. */
import { fieldText, type LoweringContext } from '../lowering';
import { child, namedChildren, type SyntaxNode } from '../syntax-node';
import type { ClassNode, FunctionNode, Parameter } from '../tree';
import { lowerPattern } from './lower-pattern';
import { propertyName } from './property-name';

export function lowerClass(node: SyntaxNode, context: LoweringContext): ClassNode {
  const heritage = namedChildren(node).find(({ type }) => type === 'class_heritage');
  const extended = heritage && namedChildren(heritage)[0];
  const base = extended?.type === 'extends_clause' ? child(extended, 'value') : extended;
  return {
    name: fieldText(node, 'name', context),
    base: base && base.type !== 'implements_clause' ? context.expression(base) : null,
    body: context.block(child(node, 'body')),
  };
}

export function lowerFunction(node: SyntaxNode, context: LoweringContext, arrow: boolean): FunctionNode {
  const name = child(node, 'name');
  const body = child(node, 'body');
  const single = child(node, 'parameter');
  const parameters = child(node, 'parameters');
  return {
    name: (name && propertyName(name, context)) ?? '',
    parameters: single
      ? [{ pattern: lowerPattern(single, context), defaultValue: null, kind: 'one', property: false }]
      : namedChildren(parameters ?? { ...node, children: [] }).flatMap((each) => lowerParameter(each, context)),
    body: body && body.type !== 'statement_block' ? context.expression(body) : context.block(body),
    arrow,
  };
}

function lowerParameter(node: SyntaxNode, context: LoweringContext): readonly Parameter[] {
  const pattern = child(node, 'pattern') ?? node;
  const value = child(node, 'value');
  if (pattern.type === 'this') return [];
  if (pattern.type === 'rest_pattern') {
    const [inner] = namedChildren(pattern);
    if (!inner) return [];
    return [{ pattern: lowerPattern(inner, context), defaultValue: null, kind: 'rest', property: false }];
  }
  return [
    {
      pattern: lowerPattern(pattern, context),
      defaultValue: value && value !== pattern ? context.expression(value) : null,
      kind: 'one',
      property: node.children.some(({ type }) => type === 'accessibility_modifier' || type === 'readonly'),
    },
  ];
}
