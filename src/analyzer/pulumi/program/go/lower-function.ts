/** Functions of Go. */
import { fieldText, type LoweringContext, textOf } from '../lowering';
import { child, namedChildren, type SyntaxNode } from '../syntax-node';
import type { Block, FunctionNode, Parameter } from '../tree';

export function lowerFunction(node: SyntaxNode, context: LoweringContext, receiver: string): FunctionNode {
  const list = child(node, 'parameters');
  const own: readonly Parameter[] = receiver === '' ? [] : [parameter(receiver, 'one')];
  return {
    name: fieldText(node, 'name', context),
    parameters: [...own, ...(list ? namedChildren(list).flatMap((each) => lowerParameter(each, context)) : [])],
    body: lowerBlock(child(node, 'body'), context),
    arrow: false,
  };
}

function lowerParameter(node: SyntaxNode, context: LoweringContext): readonly Parameter[] {
  const names = node.children.filter(({ field, named }) => field === 'name' && named);
  const kind = node.type === 'variadic_parameter_declaration' ? 'rest' : 'one';
  return names.length === 0 ? [parameter('_', kind)] : names.map((each) => parameter(textOf(each, context), kind));
}

function parameter(name: string, kind: Parameter['kind']): Parameter {
  return { pattern: { kind: 'name', name }, defaultValue: null, kind, property: false };
}

export function lowerBlock(node: SyntaxNode | undefined, context: LoweringContext): Block {
  return context.block(node?.children.find(({ type }) => type === 'statement_list'));
}
