/** Statements of Python as the common tree. */

import {
  fieldText,
  type LoweringContext,
  type LoweringRules,
  lowerField,
  lowerReturn,
  noPattern,
  noStatement,
  spanOf,
  textOf,
  unread,
} from '../lowering';
import { child, namedChildren, type SyntaxNode } from '../syntax-node';
import type { Expression, Pattern, Statement } from '../tree';
import { lowerExpression } from './lower-expression';
import { lowerFunction, lowerPattern } from './lower-function';

export const pythonRules: LoweringRules = {
  lists: new Map([
    ['module', null],
    ['block', null],
  ]),
  statement: (node, context) => lowerStatement(node, context, []),
  expression: lowerExpression,
};

function lowerStatement(node: SyntaxNode, context: LoweringContext, decorators: readonly string[]): Statement {
  const span = spanOf(node, context);
  switch (node.type) {
    case 'expression_statement':
      return lowerExpressionStatement(node, context);
    case 'decorated_definition': {
      const definition = child(node, 'definition');
      const names = namedChildren(node)
        .filter(({ type }) => type === 'decorator')
        .map((each) => textOf(each, context).replace(/^@\s*|\(.*$/gs, ''));
      return definition ? lowerStatement(definition, context, names) : { ...span, kind: 'nothing' };
    }
    case 'function_definition':
      return { ...span, kind: 'function', function: lowerFunction(node, context), decorators };
    case 'class_definition': {
      const bases = namedChildren(child(node, 'superclasses') ?? { ...node, children: [] });
      const base = bases.find(({ type }) => type !== 'keyword_argument');
      const body = context.block(child(node, 'body'));
      return {
        ...span,
        kind: 'class',
        class: { name: fieldText(node, 'name', context), base: base ? context.expression(base) : null, body },
      };
    }
    case 'if_statement':
      return lowerIf(node, context);
    case 'for_statement': {
      const left = child(node, 'left');
      return {
        ...span,
        kind: 'each',
        pattern: left ? lowerPattern(left, context) : noPattern,
        source: lowerField(node, 'right', context),
        mode: 'values',
        body: lowerBlock(child(node, 'body'), context),
      };
    }
    case 'while_statement':
      return {
        ...span,
        kind: 'for',
        initial: null,
        test: lowerField(node, 'condition', context),
        update: null,
        body: lowerBlock(child(node, 'body'), context),
        testLast: false,
      };
    case 'with_statement':
      return lowerWith(node, context);
    case 'try_statement': {
      const last = namedChildren(node).find(({ type }) => type === 'finally_clause');
      const body = lowerBlock(child(node, 'body'), context);
      if (!last) return body;
      return { ...span, kind: 'sequence', statements: [body, lowerBlock(namedChildren(last)[0], context)] };
    }
    case 'match_statement':
      return lowerMatch(node, context);
    case 'return_statement':
      return lowerReturn(node, context);
    case 'break_statement':
      return { ...span, kind: 'break' };
    case 'continue_statement':
      return { ...span, kind: 'continue' };
    case 'raise_statement':
      return { ...span, kind: 'throw' };
    case 'import_statement':
    case 'import_from_statement':
      return lowerImport(node, context);
    default:
      return { ...span, kind: 'nothing' };
  }
}

function lowerExpressionStatement(node: SyntaxNode, context: LoweringContext): Statement {
  const span = spanOf(node, context);
  const [expression] = namedChildren(node);
  if (!expression) return { ...span, kind: 'nothing' };
  if (expression.type === 'assignment') return lowerAssignment(expression, context);
  if (expression.type === 'augmented_assignment') {
    const left = child(expression, 'left');
    const operator = child(expression, 'operator');
    return {
      ...span,
      kind: 'assign',
      target: left ? lowerPattern(left, context) : noPattern,
      operator: operator ? textOf(operator, context).slice(0, -1) : '',
      value: lowerField(expression, 'right', context),
    };
  }
  return { ...span, kind: 'expression', expression: context.expression(expression) };
}

function lowerAssignment(node: SyntaxNode, context: LoweringContext): Statement {
  const span = spanOf(node, context);
  const left = child(node, 'left');
  const right = child(node, 'right');
  const pattern: Pattern = left ? lowerPattern(left, context) : noPattern;
  if (right?.type !== 'assignment') {
    return { ...span, kind: 'declare', pattern, value: right ? context.expression(right) : null };
  }
  // a = b = value
  const inner = lowerAssignment(right, context);
  const second = child(right, 'left');
  const value: Expression = second ? context.expression(second) : unread(right, 'an expression', context);
  return { ...span, kind: 'sequence', statements: [inner, { ...span, kind: 'declare', pattern, value }] };
}

function lowerIf(node: SyntaxNode, context: LoweringContext): Statement {
  const alternatives = node.children.filter(({ field }) => field === 'alternative');
  const otherwise = alternatives.reduceRight<Statement | null>((rest, clause) => {
    if (clause.type === 'else_clause') return lowerBlock(child(clause, 'body'), context);
    return {
      ...spanOf(clause, context),
      kind: 'if',
      test: lowerField(clause, 'condition', context),
      consequence: lowerBlock(child(clause, 'consequence'), context),
      otherwise: rest,
    };
  }, null);
  return {
    ...spanOf(node, context),
    kind: 'if',
    test: lowerField(node, 'condition', context),
    consequence: lowerBlock(child(node, 'consequence'), context),
    otherwise,
  };
}

function lowerWith(node: SyntaxNode, context: LoweringContext): Statement {
  const span = spanOf(node, context);
  const items = namedChildren(namedChildren(node).find(({ type }) => type === 'with_clause') ?? node);
  const opened = items.flatMap((item): readonly Statement[] => {
    const value = child(item, 'value');
    if (value?.type !== 'as_pattern') return [];
    const [source, target] = namedChildren(value);
    const name = target && namedChildren(target)[0];
    if (!source || !name) return [];
    const opening = context.expression(source);
    return [{ ...span, kind: 'declare', pattern: lowerPattern(name, context), value: opening }];
  });
  return { ...span, kind: 'sequence', statements: [...opened, lowerBlock(child(node, 'body'), context)] };
}

/** Cases of plain values; patterns that take things apart are not read. */
function lowerMatch(node: SyntaxNode, context: LoweringContext): Statement {
  const cases = namedChildren(child(node, 'body') ?? node).filter(({ type }) => type === 'case_clause');
  return {
    ...spanOf(node, context),
    kind: 'switch',
    subject: lowerField(node, 'subject', context),
    cases: cases.map((each) => {
      const patterns = namedChildren(each).filter(({ type }) => type === 'case_pattern');
      const tests = patterns.flatMap((pattern): readonly Expression[] => {
        if (textOf(pattern, context) === '_') return [];
        const [inner] = namedChildren(pattern);
        const values = inner?.type === 'union_pattern' ? namedChildren(inner) : inner ? [inner] : [];
        return values.map((value) => context.expression(value));
      });
      return { tests, body: context.block(child(each, 'consequence')), fallsThrough: false };
    }),
  };
}

function lowerBlock(node: SyntaxNode | undefined, context: LoweringContext): Statement {
  if (!node) return noStatement;
  return { ...spanOf(node, context), kind: 'block', block: context.block(node), scoped: false };
}

function lowerImport(node: SyntaxNode, context: LoweringContext): Statement {
  const span = spanOf(node, context);
  const named = node.children.filter(({ field }) => field === 'name');
  const parts = named.flatMap((each): readonly { readonly name: string; readonly as: string | null }[] => {
    const name = each.type === 'aliased_import' ? child(each, 'name') : each;
    const alias = child(each, 'alias');
    return name ? [{ name: textOf(name, context), as: alias ? textOf(alias, context) : null }] : [];
  });
  if (node.type === 'import_from_statement') {
    const source = child(node, 'module_name');
    const from = source ? textOf(source, context).replaceAll(/\s/g, '') : '';
    const everything = namedChildren(node).some(({ type }) => type === 'wildcard_import');
    const names = everything ? [{ name: '*', as: '*' }] : parts.map(({ name, as }) => ({ name, as: as ?? name }));
    return { ...span, kind: 'import', from, names };
  }
  const statements = parts.map(({ name, as }): Statement => {
    // `import a.b` gives the name `a`; `import a.b as c` the module itself.
    const bound = as ?? name.split('.', 1)[0] ?? name;
    return { ...span, kind: 'import', from: as === null ? bound : name, names: [{ name: null, as: bound }] };
  });
  return { ...span, kind: 'sequence', statements };
}
