/** Expressions of Python as the common tree. */
import {
  fieldText,
  type LoweringContext,
  lowerField,
  lowerInside,
  lowerSpread,
  noPattern,
  notWritten,
  spanOf,
  textOf,
  unread,
} from '../lowering';
import { lowerPythonString } from '../string-literals';
import { child, hasToken, namedChildren, type SyntaxNode } from '../syntax-node';
import type { Argument, ComprehensionClause, Expression, ObjectEntry, Pattern } from '../tree';
import { lowerFunction, lowerPattern } from './lower-function';

export function lowerExpression(node: SyntaxNode, context: LoweringContext): Expression {
  const span = spanOf(node, context);
  switch (node.type) {
    case 'identifier':
      return { ...span, kind: 'name', name: textOf(node, context) };
    case 'none':
    case 'ellipsis':
      return { ...span, kind: 'literal', value: null };
    case 'true':
    case 'false':
      return { ...span, kind: 'literal', value: node.type === 'true' };
    case 'integer':
    case 'float':
      return { ...span, kind: 'literal', value: Number(textOf(node, context).replaceAll('_', '').replace(/j$/i, '')) };
    case 'string':
      return lowerString(node, context);
    case 'concatenated_string':
      return { ...span, kind: 'template', parts: namedChildren(node).map((each) => lowerExpression(each, context)) };
    case 'parenthesized_expression':
    case 'await':
    case 'type':
      return lowerInside(node, context);
    case 'attribute': {
      const name = child(node, 'attribute');
      return {
        ...span,
        kind: 'member',
        object: lowerField(node, 'object', context),
        name: name ? textOf(name, context) : '',
        optional: false,
      };
    }
    case 'subscript':
      return lowerSubscript(node, context);
    case 'call': {
      const list = child(node, 'arguments');
      const callee = lowerField(node, 'function', context);
      return { ...span, kind: 'call', callee, construct: false, arguments: list ? lowerArguments(list, context) : [] };
    }
    case 'list':
    case 'tuple':
    case 'set':
    case 'expression_list':
      return { ...span, kind: 'list', elements: namedChildren(node).map((each) => lowerExpression(each, context)) };
    case 'list_splat':
      return lowerSpread(node, context);
    case 'dictionary':
      return { ...span, kind: 'object', shape: 'object', type: '', entries: lowerEntries(node, context) };
    case 'list_comprehension':
    case 'set_comprehension':
    case 'generator_expression':
    case 'dictionary_comprehension':
      return lowerComprehension(node, context);
    case 'lambda':
      return { ...span, kind: 'function', function: lowerFunction(node, context) };
    case 'unary_operator':
    case 'not_operator': {
      const token = child(node, 'operator');
      const operator = node.type === 'not_operator' ? '!' : token ? textOf(token, context) : '';
      return { ...span, kind: 'unary', operator, operand: lowerField(node, 'argument', context) };
    }
    case 'binary_operator': {
      const token = child(node, 'operator');
      const [left, right] = [lowerField(node, 'left', context), lowerField(node, 'right', context)];
      return { ...span, kind: 'binary', operator: token ? textOf(token, context) : '', left, right };
    }
    case 'boolean_operator': {
      const operator = hasToken(node, 'and') ? '&&' : '||';
      const [left, right] = [lowerField(node, 'left', context), lowerField(node, 'right', context)];
      return { ...span, kind: 'logical', operator, left, right };
    }
    case 'comparison_operator':
      return lowerComparison(node, context);
    case 'conditional_expression': {
      const [consequence, test, otherwise] = namedChildren(node).map((each) => lowerExpression(each, context));
      if (!consequence || !test || !otherwise) return notWritten(node, context);
      return { ...span, kind: 'conditional', test, consequence, otherwise };
    }
    case 'named_expression': {
      const name = child(node, 'name');
      const target: Pattern = name ? lowerPattern(name, context) : noPattern;
      return { ...span, kind: 'assign', target, operator: ':', value: lowerField(node, 'value', context) };
    }
    default:
      return unread(node, 'an expression', context);
  }
}

function lowerSubscript(node: SyntaxNode, context: LoweringContext): Expression {
  const span = spanOf(node, context);
  const object = lowerField(node, 'value', context);
  const index = child(node, 'subscript');
  if (index?.type !== 'slice') return { ...span, kind: 'index', object, index: lowerField(node, 'subscript', context) };
  const text = index.children.map((each) => (each.named ? each : each.type));
  if (text.filter((each) => each === ':').length > 1) return unread(node, 'a slice with steps', context);
  const colon = text.indexOf(':');
  const [from, to] = [text.slice(0, colon), text.slice(colon + 1)].map((part) =>
    part.find((each) => typeof each !== 'string'),
  );
  return {
    ...span,
    kind: 'slice',
    object,
    from: from && typeof from !== 'string' ? lowerExpression(from, context) : null,
    to: to && typeof to !== 'string' ? lowerExpression(to, context) : null,
  };
}

/** `a < b < c` is `a < b and b < c`. */
function lowerComparison(node: SyntaxNode, context: LoweringContext): Expression {
  const span = spanOf(node, context);
  const operands = namedChildren(node).map((each) => lowerExpression(each, context));
  const operators = node.children
    .filter(({ field }) => field === 'operators')
    .map((each) => textOf(each, context).replaceAll(/\s+/g, ' '));
  const words: Readonly<Record<string, string>> = { is: '==', 'is not': '!=', '<>': '!=' };
  const comparisons = operators.flatMap((operator, index): readonly Expression[] => {
    const [left, right] = [operands[index], operands[index + 1]];
    return left && right ? [{ ...span, kind: 'binary', operator: words[operator] ?? operator, left, right }] : [];
  });
  const [first, ...rest] = comparisons;
  if (!first) return unread(node, 'an expression', context);
  return rest.reduce((left, right): Expression => ({ ...span, kind: 'logical', operator: '&&', left, right }), first);
}

function lowerArguments(list: SyntaxNode, context: LoweringContext): readonly Argument[] {
  if (list.type === 'generator_expression') {
    return [{ ...spanOf(list, context), name: null, value: lowerComprehension(list, context) }];
  }
  return namedChildren(list).flatMap((each): readonly Argument[] => {
    const span = spanOf(each, context);
    if (each.type === 'keyword_argument') {
      return [{ ...span, name: fieldText(each, 'name', context), value: lowerField(each, 'value', context) }];
    }
    if (each.type === 'dictionary_splat') {
      const [inner] = namedChildren(each);
      return inner ? [{ ...span, name: '**', value: lowerExpression(inner, context) }] : [];
    }
    return [{ ...span, name: null, value: lowerExpression(each, context) }];
  });
}

function lowerEntries(node: SyntaxNode, context: LoweringContext): readonly ObjectEntry[] {
  return namedChildren(node).flatMap((each): readonly ObjectEntry[] => {
    const span = spanOf(each, context);
    if (each.type === 'dictionary_splat') {
      const [inner] = namedChildren(each);
      return inner ? [{ ...span, key: null, value: lowerExpression(inner, context) }] : [];
    }
    if (each.type !== 'pair') return [];
    return [{ ...span, key: lowerField(each, 'key', context), value: lowerField(each, 'value', context) }];
  });
}

function lowerComprehension(node: SyntaxNode, context: LoweringContext): Expression {
  const body = child(node, 'body');
  const clauses = namedChildren(node).flatMap((each): readonly ComprehensionClause[] => {
    if (each.type === 'for_in_clause') {
      const left = child(each, 'left');
      if (!left) return [];
      return [{ kind: 'for', pattern: lowerPattern(left, context), source: lowerField(each, 'right', context) }];
    }
    const [test] = each.type === 'if_clause' ? namedChildren(each) : [];
    return test ? [{ kind: 'if', test: lowerExpression(test, context) }] : [];
  });
  const key = body?.type === 'pair' ? lowerField(body, 'key', context) : null;
  const value = body?.type === 'pair' ? lowerField(body, 'value', context) : lowerField(node, 'body', context);
  return { ...spanOf(node, context), kind: 'comprehension', key, value, clauses };
}

function lowerString(node: SyntaxNode, context: LoweringContext): Expression {
  const span = spanOf(node, context);
  const opening = node.children.find(({ type }) => type === 'string_start');
  const prefix = opening
    ? textOf(opening, context)
        .replace(/["']+$/, '')
        .toLowerCase()
    : '';
  const raw = prefix.includes('r');
  const formatted = prefix.includes('f');
  const parts: Expression[] = [];
  for (const each of node.children) {
    if (each.type === 'string_content') {
      const written = textOf(each, context);
      const text = formatted ? written.replaceAll('{{', '{').replaceAll('}}', '}') : written;
      parts.push({ ...spanOf(each, context), kind: 'literal', value: raw ? text : lowerPythonString(text) });
    } else if (each.type === 'interpolation') {
      const format = child(each, 'format_specifier');
      const value = lowerField(each, 'expression', context);
      const written = fieldText(each, 'type_conversion', context) + (format ? textOf(format, context).slice(1) : '');
      parts.push({ ...spanOf(each, context), kind: 'formatted', value, format: written });
    }
  }
  const [only] = parts;
  if (!only) return { ...span, kind: 'literal', value: '' };
  return parts.length === 1 && only.kind === 'literal' ? { ...only, ...span } : { ...span, kind: 'template', parts };
}
