/** Expressions of Go as the common tree. Pointers are what they point to. */
import {
  fieldText,
  type LoweringContext,
  lowerField,
  lowerInside,
  notWritten,
  spanOf,
  textOf,
  unread,
} from '../lowering';
import { lowerGoString } from '../string-literals';
import { child, namedChildren, type SyntaxNode } from '../syntax-node';
import type { Argument, Expression, ObjectEntry } from '../tree';
import { lowerFunction } from './lower-function';

export function lowerExpression(node: SyntaxNode, context: LoweringContext): Expression {
  const span = spanOf(node, context);
  switch (node.type) {
    case 'identifier':
    case 'type_identifier':
    case 'field_identifier':
    case 'package_identifier':
      return { ...span, kind: 'name', name: textOf(node, context) };
    case 'nil':
      return { ...span, kind: 'literal', value: null };
    case 'true':
    case 'false':
      return { ...span, kind: 'literal', value: node.type === 'true' };
    case 'int_literal':
    case 'float_literal':
      return { ...span, kind: 'literal', value: Number(textOf(node, context).replaceAll('_', '')) };
    case 'interpreted_string_literal':
      return { ...span, kind: 'literal', value: lowerGoString(textOf(node, context).slice(1, -1)) };
    case 'raw_string_literal':
      return { ...span, kind: 'literal', value: textOf(node, context).slice(1, -1).replaceAll('\r', '') };
    case 'parenthesized_expression':
    case 'literal_element':
      return lowerInside(node, context);
    case 'literal_value':
      return lowerComposite(node, undefined, span, context);
    case 'composite_literal': {
      const body = child(node, 'body');
      if (!body) return notWritten(node, context);
      return lowerComposite(body, child(node, 'type'), span, context);
    }
    case 'type_assertion_expression':
      return lowerField(node, 'operand', context);
    case 'selector_expression':
    case 'qualified_type': {
      const [object, name] =
        node.type === 'selector_expression' ? ['operand', child(node, 'field')] : ['package', child(node, 'name')];
      return {
        ...span,
        kind: 'member',
        object: lowerField(node, object, context),
        name: name ? textOf(name, context) : '',
        optional: false,
      };
    }
    case 'index_expression':
      return {
        ...span,
        kind: 'index',
        object: lowerField(node, 'operand', context),
        index: lowerField(node, 'index', context),
      };
    case 'slice_expression': {
      const [from, to] = [child(node, 'start'), child(node, 'end')];
      return {
        ...span,
        kind: 'slice',
        object: lowerField(node, 'operand', context),
        from: from ? lowerExpression(from, context) : null,
        to: to ? lowerExpression(to, context) : null,
      };
    }
    case 'call_expression': {
      const list = child(node, 'arguments');
      const callee = lowerField(node, 'function', context);
      return { ...span, kind: 'call', callee, construct: false, arguments: list ? lowerArguments(list, context) : [] };
    }
    case 'type_conversion_expression':
      return lowerField(node, 'operand', context);
    case 'func_literal':
      return { ...span, kind: 'function', function: lowerFunction(node, context, '') };
    case 'unary_expression': {
      const operator = child(node, 'operator');
      const sign = operator ? textOf(operator, context) : '';
      const operand = lowerField(node, 'operand', context);
      return sign === '&' || sign === '*' ? operand : { ...span, kind: 'unary', operator: sign, operand };
    }
    case 'binary_expression': {
      const operator = fieldText(node, 'operator', context);
      const [left, right] = [lowerField(node, 'left', context), lowerField(node, 'right', context)];
      if (operator === '&&' || operator === '||') return { ...span, kind: 'logical', operator, left, right };
      return { ...span, kind: 'binary', operator, left, right };
    }
    default:
      return unread(node, 'an expression', context);
  }
}

/** A type as an argument (`make([]string, 3)`) is the value of that type that has nothing in it. */
function lowerArguments(list: SyntaxNode, context: LoweringContext): readonly Argument[] {
  return namedChildren(list).map((each): Argument => {
    const span = spanOf(each, context);
    if (each.type === 'variadic_argument') {
      const [inner] = namedChildren(each);
      const value: Expression = inner ? lowerExpression(inner, context) : unread(each, '…', context);
      return { ...span, name: null, value: { ...span, kind: 'spread', value } };
    }
    if (each.type === 'slice_type') return { ...span, name: null, value: { ...span, kind: 'list', elements: [] } };
    if (each.type === 'map_type') {
      return { ...span, name: null, value: { ...span, kind: 'object', shape: 'map', type: '', entries: [] } };
    }
    return { ...span, name: null, value: lowerExpression(each, context) };
  });
}

/**
 * A composite literal: a list, a map or a struct, by its type where that tells, else by what stands in it. Fields of a
 * struct are words, keys of a map are values.
 */
function lowerComposite(
  body: SyntaxNode,
  type: SyntaxNode | undefined,
  span: { readonly start: number; readonly end: number },
  context: LoweringContext,
): Expression {
  const parts = namedChildren(body);
  const typeName = type ? textOf(type, context) : '';
  const isMap = type?.type === 'map_type' || /\b(\w*Map|Labels|Tags)$/.test(typeName);
  const isList = type?.type === 'slice_type' || type?.type === 'array_type' || /Array$/.test(typeName);
  const keyed = parts.some(({ type: kind }) => kind === 'keyed_element');
  if (isList || (!keyed && !isMap && (parts.length > 0 || type === undefined))) {
    const elements = parts.map((each) =>
      lowerExpression(each.type === 'keyed_element' ? valueIn(each) : each, context),
    );
    return { ...span, kind: 'list', elements };
  }
  const entries = parts.flatMap((each): readonly ObjectEntry[] => {
    const key = child(each, 'key');
    if (each.type !== 'keyed_element' || !key) return [];
    const word = namedChildren(key)[0];
    const at = spanOf(key, context);
    const isField = !isMap && word?.type === 'identifier';
    const name: Expression = isField
      ? { ...at, kind: 'literal', value: textOf(word, context) }
      : lowerExpression(key, context);
    return [{ ...spanOf(each, context), key: name, value: lowerExpression(valueIn(each), context) }];
  });
  const isStruct = !isMap && parts.every((each) => namedChildren(child(each, 'key') ?? each)[0]?.type === 'identifier');
  const shape = isStruct ? 'struct' : 'map';
  return { ...span, kind: 'object', shape, type: type?.type === 'type_identifier' ? typeName : '', entries };
}

function valueIn(element: SyntaxNode): SyntaxNode {
  return child(element, 'value') ?? element;
}

/** One value, or several as a list. */
export function lowerList(list: SyntaxNode | undefined, node: SyntaxNode, context: LoweringContext): Expression {
  const parts = list ? (list.type === 'expression_list' ? namedChildren(list) : [list]) : [];
  const [only] = parts;
  if (!only) return notWritten(node, context);
  if (parts.length === 1) return lowerExpression(only, context);
  const elements = parts.map((each) => lowerExpression(each, context));
  return { ...spanOf(list ?? node, context), kind: 'list', elements };
}
