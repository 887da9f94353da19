/** Expressions of TypeScript and JavaScript as the common tree. Types are left out. */
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
import { lowerJavaScriptString } from '../string-literals';
import { child, namedChildren, type SyntaxNode } from '../syntax-node';
import type { Argument, Expression, ObjectEntry } from '../tree';
import { lowerClass, lowerFunction } from './lower-function';
import { lowerPattern } from './lower-pattern';
import { propertyName, stringText } from './property-name';

export function lowerExpression(node: SyntaxNode, context: LoweringContext): Expression {
  const span = spanOf(node, context);
  switch (node.type) {
    case 'identifier':
    case 'this':
    case 'super':
    case 'shorthand_property_identifier':
      return { ...span, kind: 'name', name: textOf(node, context) };
    case 'undefined':
    case 'null':
      return { ...span, kind: 'literal', value: null };
    case 'true':
    case 'false':
      return { ...span, kind: 'literal', value: node.type === 'true' };
    case 'number':
      return { ...span, kind: 'literal', value: numberOf(textOf(node, context)) };
    case 'string':
      return { ...span, kind: 'literal', value: stringText(node, context) };
    case 'template_string':
      return lowerTemplate(node, context);
    case 'parenthesized_expression':
    case 'as_expression':
    case 'satisfies_expression':
    case 'non_null_expression':
    case 'await_expression':
      return lowerInside(node, context);
    case 'type_assertion': {
      const inner = namedChildren(node).at(-1);
      return inner ? lowerExpression(inner, context) : notWritten(node, context);
    }
    case 'member_expression': {
      return {
        ...span,
        kind: 'member',
        object: lowerField(node, 'object', context),
        name: fieldText(node, 'property', context),
        optional: node.children.some(({ type }) => type === 'optional_chain'),
      };
    }
    case 'subscript_expression':
      return {
        ...span,
        kind: 'index',
        object: lowerField(node, 'object', context),
        index: lowerField(node, 'index', context),
      };
    case 'call_expression':
    case 'new_expression': {
      const list = child(node, 'arguments');
      const callee = lowerField(node, node.type === 'new_expression' ? 'constructor' : 'function', context);
      const construct = node.type === 'new_expression';
      if (list?.type === 'template_string') {
        const value = lowerTemplate(list, context);
        return {
          ...span,
          kind: 'call',
          callee,
          construct,
          arguments: [{ ...spanOf(list, context), name: null, value }],
        };
      }
      return { ...span, kind: 'call', callee, construct, arguments: list ? lowerArguments(list, context) : [] };
    }
    case 'array':
      return { ...span, kind: 'list', elements: namedChildren(node).map((each) => lowerExpression(each, context)) };
    case 'spread_element':
      return lowerSpread(node, context);
    case 'object':
      return { ...span, kind: 'object', shape: 'object', type: '', entries: lowerEntries(node, context) };
    case 'arrow_function':
      return { ...span, kind: 'function', function: lowerFunction(node, context, true) };
    case 'function_expression':
    case 'function':
    case 'generator_function':
      return { ...span, kind: 'function', function: lowerFunction(node, context, false) };
    case 'class':
      return { ...span, kind: 'class', class: lowerClass(node, context) };
    case 'unary_expression':
    case 'update_expression':
      return lowerUnary(node, context);
    case 'binary_expression':
      return lowerBinary(node, context);
    case 'ternary_expression':
      return {
        ...span,
        kind: 'conditional',
        test: lowerField(node, 'condition', context),
        consequence: lowerField(node, 'consequence', context),
        otherwise: lowerField(node, 'alternative', context),
      };
    case 'assignment_expression':
    case 'augmented_assignment_expression': {
      const left = child(node, 'left');
      const operator = child(node, 'operator');
      return {
        ...span,
        kind: 'assign',
        target: left ? lowerPattern(left, context) : noPattern,
        operator: operator ? textOf(operator, context).slice(0, -1) : '',
        value: lowerField(node, 'right', context),
      };
    }
    case 'regex':
      return unread(node, 'a regular expression', context);
    default:
      return unread(node, 'an expression', context);
  }
}

function lowerUnary(node: SyntaxNode, context: LoweringContext): Expression {
  const span = spanOf(node, context);
  const sign = fieldText(node, 'operator', context);
  if (node.type === 'unary_expression') {
    return { ...span, kind: 'unary', operator: sign, operand: lowerField(node, 'argument', context) };
  }
  const argument = child(node, 'argument');
  const one: Expression = { ...span, kind: 'literal', value: 1 };
  const step: Expression = {
    ...span,
    kind: 'assign',
    target: argument ? lowerPattern(argument, context) : noPattern,
    operator: sign.slice(0, 1),
    value: one,
  };
  // `n++` is what `n` was.
  const isPrefix = node.children[0]?.field === 'operator';
  return isPrefix ? step : { ...span, kind: 'binary', operator: sign === '--' ? '+' : '-', left: step, right: one };
}

function lowerBinary(node: SyntaxNode, context: LoweringContext): Expression {
  const span = spanOf(node, context);
  const operator = fieldText(node, 'operator', context);
  const left = lowerField(node, 'left', context);
  const right = lowerField(node, 'right', context);
  if (operator === '&&' || operator === '||' || operator === '??') {
    return { ...span, kind: 'logical', operator, left, right };
  }
  const sign = operator === '===' ? '==' : operator === '!==' ? '!=' : operator;
  return { ...span, kind: 'binary', operator: sign, left, right };
}

function lowerArguments(list: SyntaxNode, context: LoweringContext): readonly Argument[] {
  return namedChildren(list).map((each) => ({
    ...spanOf(each, context),
    name: null,
    value: lowerExpression(each, context),
  }));
}

function lowerEntries(node: SyntaxNode, context: LoweringContext): readonly ObjectEntry[] {
  return namedChildren(node).flatMap((each): readonly ObjectEntry[] => {
    const span = spanOf(each, context);
    if (each.type === 'spread_element') {
      const [inner] = namedChildren(each);
      return inner ? [{ ...span, key: null, value: lowerExpression(inner, context) }] : [];
    }
    if (each.type === 'shorthand_property_identifier') {
      const name = textOf(each, context);
      return [{ ...span, key: { ...span, kind: 'literal', value: name }, value: { ...span, kind: 'name', name } }];
    }
    if (each.type === 'method_definition') {
      const value: Expression = { ...span, kind: 'function', function: lowerFunction(each, context, false) };
      return [{ ...span, key: { ...span, kind: 'literal', value: value.function.name }, value }];
    }
    const key = child(each, 'key');
    if (!key) return [];
    const [computed] = key.type === 'computed_property_name' ? namedChildren(key) : [];
    const name = propertyName(key, context);
    const keyExpression: Expression = computed
      ? lowerExpression(computed, context)
      : { ...spanOf(key, context), kind: 'literal', value: name ?? '' };
    return [{ ...span, key: keyExpression, value: lowerField(each, 'value', context) }];
  });
}

function lowerTemplate(node: SyntaxNode, context: LoweringContext): Expression {
  const parts: Expression[] = [];
  let from = node.start + 1;
  const literal = (to: number) => {
    if (to <= from) return;
    const value = lowerJavaScriptString(context.text.slice(from, to));
    parts.push({ start: from - context.base, end: to - context.base, kind: 'literal', value });
  };
  for (const each of node.children) {
    if (each.type !== 'template_substitution') continue;
    literal(each.start);
    const [inner] = namedChildren(each);
    if (inner) parts.push(lowerExpression(inner, context));
    from = each.end;
  }
  literal(node.end - 1);
  return { ...spanOf(node, context), kind: 'template', parts };
}

function numberOf(text: string): number {
  return Number(text.replaceAll('_', '').replace(/n$/, ''));
}
