/** Functions of Python, and what its declarations set. */
import { fieldText, type LoweringContext, lowerField, textOf } from '../lowering';
import { child, namedChildren, type SyntaxNode } from '../syntax-node';
import type { Expression, FunctionNode, Parameter, Pattern } from '../tree';

export function lowerFunction(node: SyntaxNode, context: LoweringContext): FunctionNode {
  const body = child(node, 'body');
  const list = child(node, 'parameters');
  return {
    name: fieldText(node, 'name', context),
    parameters: list ? namedChildren(list).flatMap((each) => lowerParameter(each, context)) : [],
    body: body && body.type !== 'block' ? context.expression(body) : context.block(body),
    arrow: false,
  };
}

function lowerParameter(node: SyntaxNode, context: LoweringContext): readonly Parameter[] {
  const make = (
    pattern: SyntaxNode | undefined,
    kind: Parameter['kind'],
    defaultValue: Expression | null = null,
  ): readonly Parameter[] =>
    pattern ? [{ pattern: lowerPattern(pattern, context), defaultValue, kind, property: false }] : [];
  switch (node.type) {
    case 'identifier':
      return make(node, 'one');
    case 'typed_parameter': {
      const [inner] = namedChildren(node);
      return inner ? lowerParameter(inner, context) : [];
    }
    case 'default_parameter':
    case 'typed_default_parameter':
      return make(child(node, 'name'), 'one', lowerField(node, 'value', context));
    case 'list_splat_pattern':
      return make(namedChildren(node)[0], 'rest');
    case 'dictionary_splat_pattern':
      return make(namedChildren(node)[0], 'keywords');
    default:
      return [];
  }
}

export function lowerPattern(node: SyntaxNode, context: LoweringContext): Pattern {
  switch (node.type) {
    case 'identifier':
      return { kind: 'name', name: textOf(node, context) };
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern': {
      const parts = namedChildren(node);
      const last = parts.at(-1);
      const splat = last?.type === 'list_splat_pattern' ? namedChildren(last)[0] : undefined;
      return {
        kind: 'list',
        elements: (splat ? parts.slice(0, -1) : parts).map((each) => lowerPattern(each, context)),
        rest: splat ? lowerPattern(splat, context) : null,
      };
    }
    default:
      return { kind: 'place', expression: context.expression(node) };
  }
}
