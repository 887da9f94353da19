/** Statements of Go as the common tree. Types are left out but where they tell structs from maps. */

import {
  type LoweringContext,
  type LoweringRules,
  lowerField,
  noPattern,
  noStatement,
  spanOf,
  textOf,
} from '../lowering';
import { child, namedChildren, type SyntaxNode } from '../syntax-node';
import type { Pattern, Statement, SwitchCase } from '../tree';
import { importSpecs, lowerImport, lowerSpecs } from './lower-declaration';
import { lowerExpression, lowerList } from './lower-expression';
import { lowerBlock, lowerFunction } from './lower-function';

export const goRules: LoweringRules = {
  lists: new Map([
    ['source_file', null],
    ['statement_list', null],
  ]),
  statement: lowerStatement,
  expression: lowerExpression,
};

function lowerStatement(node: SyntaxNode, context: LoweringContext): Statement {
  const span = spanOf(node, context);
  const sequence = (statements: readonly Statement[]): Statement => ({ ...span, kind: 'sequence', statements });
  switch (node.type) {
    case 'import_declaration':
      return sequence(importSpecs(node).map((each) => lowerImport(each, context)));
    case 'const_declaration':
    case 'var_declaration':
      return sequence(lowerSpecs(node, context));
    case 'short_var_declaration':
      return lowerShortDeclaration(node, context);
    case 'assignment_statement': {
      const operator = child(node, 'operator');
      const sign = operator ? textOf(operator, context).slice(0, -1) : '';
      const value = lowerList(child(node, 'right'), node, context);
      return { ...span, kind: 'assign', target: lowerTargets(child(node, 'left'), context), operator: sign, value };
    }
    case 'inc_statement':
    case 'dec_statement': {
      const [target] = namedChildren(node);
      return {
        ...span,
        kind: 'assign',
        target: target ? lowerPattern(target, context) : noPattern,
        operator: node.type === 'inc_statement' ? '+' : '-',
        value: { ...span, kind: 'literal', value: 1 },
      };
    }
    case 'function_declaration':
      return { ...span, kind: 'function', function: lowerFunction(node, context, ''), decorators: [] };
    case 'method_declaration': {
      const [receiver] = namedChildren(child(node, 'receiver') ?? { ...node, children: [] });
      const type = receiver && child(receiver, 'type');
      const name = receiver && child(receiver, 'name');
      const typeName = type ? textOf(type, context).replace(/^\*/, '').replace(/\[.*$/s, '') : '';
      const method = lowerFunction(node, context, name ? textOf(name, context) : '_');
      return { ...span, kind: 'method', type: typeName, function: method };
    }
    case 'expression_statement':
    case 'go_statement':
    case 'defer_statement': {
      const [expression] = namedChildren(node);
      if (!expression) return { ...span, kind: 'nothing' };
      return { ...span, kind: 'expression', expression: context.expression(expression) };
    }
    case 'if_statement':
      return lowerIf(node, context);
    case 'for_statement':
      return lowerFor(node, context);
    case 'expression_switch_statement': {
      const value = child(node, 'value');
      const subject = value ? context.expression(value) : null;
      const cases = namedChildren(node).flatMap((each) => lowerCase(each, context));
      return withInitial(node, { ...span, kind: 'switch', subject, cases }, context);
    }
    case 'return_statement': {
      const [list] = namedChildren(node);
      return { ...span, kind: 'return', value: list ? lowerList(list, node, context) : null };
    }
    case 'break_statement':
      return { ...span, kind: 'break' };
    case 'continue_statement':
      return { ...span, kind: 'continue' };
    case 'block':
      return { ...span, kind: 'block', block: lowerBlock(node, context), scoped: true };
    case 'labeled_statement': {
      const inner = namedChildren(node).find(({ type }) => type !== 'label_name');
      return inner ? lowerStatement(inner, context) : { ...span, kind: 'nothing' };
    }
    default:
      return { ...span, kind: 'nothing' };
  }
}

function lowerBody(node: SyntaxNode | undefined, context: LoweringContext): Statement {
  return node ? lowerStatement(node, context) : noStatement;
}

function lowerTargets(list: SyntaxNode | undefined, context: LoweringContext): Pattern {
  const patterns = list ? namedChildren(list).map((each) => lowerPattern(each, context)) : [];
  const [only] = patterns;
  if (patterns.length === 1 && only) return only;
  return { kind: 'list', elements: patterns, rest: null };
}

function lowerPattern(node: SyntaxNode, context: LoweringContext): Pattern {
  if (node.type === 'identifier') return { kind: 'name', name: textOf(node, context) };
  if (node.type === 'unary_expression') {
    const operand = child(node, 'operand');
    if (operand) return lowerPattern(operand, context);
  }
  return { kind: 'place', expression: context.expression(node) };
}

/** In `x, err := …` the last is nothing where all goes well: nobody deploys a program that fails. */
function lowerShortDeclaration(node: SyntaxNode, context: LoweringContext): Statement {
  const span = spanOf(node, context);
  const pattern = lowerTargets(child(node, 'left'), context);
  return { ...span, kind: 'declare', pattern, value: lowerList(child(node, 'right'), node, context) };
}

function lowerIf(node: SyntaxNode, context: LoweringContext): Statement {
  const otherwise = child(node, 'alternative');
  return withInitial(
    node,
    {
      ...spanOf(node, context),
      kind: 'if',
      test: lowerField(node, 'condition', context),
      consequence: lowerBody(child(node, 'consequence'), context),
      otherwise: otherwise ? lowerStatement(otherwise, context) : null,
    },
    context,
  );
}

function withInitial(node: SyntaxNode, statement: Statement, context: LoweringContext): Statement {
  const initial = child(node, 'initializer');
  if (!initial) return statement;
  const span = spanOf(node, context);
  return { ...span, kind: 'sequence', statements: [lowerStatement(initial, context), statement] };
}

function lowerFor(node: SyntaxNode, context: LoweringContext): Statement {
  const span = spanOf(node, context);
  const body = lowerBody(child(node, 'body'), context);
  const clause = namedChildren(node).find(({ field }) => field !== 'body');
  if (clause?.type === 'range_clause') {
    const left = child(clause, 'left');
    const patterns = left ? namedChildren(left).map((each) => lowerPattern(each, context)) : [];
    const pattern: Pattern = { kind: 'list', elements: patterns, rest: null };
    return { ...span, kind: 'each', pattern, source: lowerField(clause, 'right', context), mode: 'entries', body };
  }
  const isClause = clause?.type === 'for_clause';
  const initial = isClause ? child(clause, 'initializer') : undefined;
  const update = isClause ? child(clause, 'update') : undefined;
  const test = isClause ? child(clause, 'condition') : clause;
  return {
    ...span,
    kind: 'for',
    initial: initial ? lowerStatement(initial, context) : null,
    test: test ? context.expression(test) : null,
    update: update ? lowerStatement(update, context) : null,
    body,
    testLast: false,
  };
}

function lowerCase(node: SyntaxNode, context: LoweringContext): readonly SwitchCase[] {
  if (node.type !== 'expression_case' && node.type !== 'default_case') return [];
  const value = child(node, 'value');
  const tests = value ? namedChildren(value).map((each) => context.expression(each)) : [];
  return [{ tests, body: lowerBlock(node, context), fallsThrough: false }];
}
