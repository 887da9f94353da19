/** Statements of TypeScript and JavaScript as the common tree. What has no meaning for resources is `nothing`. */

import {
  type LoweringContext,
  type LoweringRules,
  lowerField,
  lowerOptional,
  lowerReturn,
  noPattern,
  noStatement,
  spanOf,
  textOf,
} from '../lowering';
import { child, hasToken, namedChildren, type SyntaxNode } from '../syntax-node';
import type { Expression, ObjectEntry, Statement, SwitchCase } from '../tree';
import { lowerExpression } from './lower-expression';
import { lowerClass, lowerFunction } from './lower-function';
import { exportsAssignment, lowerExport, lowerImport } from './lower-module';
import { lowerPattern } from './lower-pattern';
import { propertyName } from './property-name';

export const typescriptRules: LoweringRules = {
  lists: new Map([
    ['program', null],
    ['statement_block', null],
    ['class_body', null],
    ['switch_case', 'body'],
    ['switch_default', 'body'],
  ]),
  statement: lowerStatement,
  expression: lowerExpression,
};

export function lowerStatement(node: SyntaxNode, context: LoweringContext): Statement {
  const span = spanOf(node, context);
  const sequence = (statements: readonly Statement[]): Statement => ({ ...span, kind: 'sequence', statements });
  switch (node.type) {
    case 'expression_statement': {
      const [expression] = namedChildren(node);
      if (!expression) return { ...span, kind: 'nothing' };
      const exported = exportsAssignment(expression, context);
      return exported ?? { ...span, kind: 'expression', expression: context.expression(expression) };
    }
    case 'lexical_declaration':
    case 'variable_declaration':
      return sequence(
        namedChildren(node)
          .filter(({ type }) => type === 'variable_declarator')
          .map((each) => lowerDeclarator(each, context)),
      );
    case 'function_declaration':
    case 'generator_function_declaration':
      return { ...span, kind: 'function', function: lowerFunction(node, context, false), decorators: [] };
    case 'method_definition': {
      const decorators = ['static', 'get', 'set'].filter((word) => hasToken(node, word));
      return {
        ...span,
        kind: 'function',
        function: lowerFunction(node, context, false),
        decorators: decorators.map((word) => (word === 'static' ? 'staticmethod' : word === 'get' ? 'property' : word)),
      };
    }
    case 'public_field_definition':
    case 'field_definition': {
      const value = child(node, 'value');
      return {
        ...span,
        kind: 'field',
        name: propertyName(child(node, 'name') ?? child(node, 'property'), context) ?? '',
        value: value ? context.expression(value) : null,
        static: hasToken(node, 'static'),
      };
    }
    case 'class_declaration':
    case 'abstract_class_declaration':
      return { ...span, kind: 'class', class: lowerClass(node, context) };
    case 'enum_declaration':
      return lowerEnum(node, context);
    case 'if_statement': {
      const otherwise = child(node, 'alternative');
      const last = otherwise ? namedChildren(otherwise)[0] : undefined;
      return {
        ...span,
        kind: 'if',
        test: lowerField(node, 'condition', context),
        consequence: lowerBody(child(node, 'consequence'), context),
        otherwise: last ? lowerBody(last, context) : null,
      };
    }
    case 'for_statement': {
      const initial = child(node, 'initializer');
      const test = node.children.find(({ field, named }) => field === 'condition' && named);
      const update = child(node, 'increment');
      return {
        ...span,
        kind: 'for',
        initial: initial?.named ? lowerClauseStatement(initial, context) : null,
        test: test ? context.expression(test) : null,
        update: update ? lowerClauseStatement(update, context) : null,
        body: lowerBody(child(node, 'body'), context),
        testLast: false,
      };
    }
    case 'while_statement':
    case 'do_statement':
      return {
        ...span,
        kind: 'for',
        initial: null,
        test: lowerField(node, 'condition', context),
        update: null,
        body: lowerBody(child(node, 'body'), context),
        testLast: node.type === 'do_statement',
      };
    case 'for_in_statement': {
      const left = child(node, 'left');
      return {
        ...span,
        kind: 'each',
        pattern: left ? lowerPattern(left, context) : noPattern,
        source: lowerField(node, 'right', context),
        mode: node.children.some(({ field, type }) => field === 'operator' && type === 'in') ? 'keys' : 'values',
        body: lowerBody(child(node, 'body'), context),
      };
    }
    case 'switch_statement':
      return {
        ...span,
        kind: 'switch',
        subject: lowerField(node, 'value', context),
        cases: namedChildren(child(node, 'body') ?? node).flatMap((each) => lowerCase(each, context)),
      };
    case 'return_statement':
      return lowerReturn(node, context);
    case 'break_statement':
      return { ...span, kind: 'break' };
    case 'continue_statement':
      return { ...span, kind: 'continue' };
    case 'throw_statement':
      return { ...span, kind: 'throw' };
    case 'statement_block':
      return { ...span, kind: 'block', block: context.block(node), scoped: true };
    case 'try_statement': {
      const last = child(node, 'finalizer');
      return sequence([
        lowerBody(child(node, 'body'), context),
        ...(last ? [lowerBody(child(last, 'body'), context)] : []),
      ]);
    }
    case 'labeled_statement':
      return lowerBody(child(node, 'body'), context);
    case 'import_statement':
      return lowerImport(node, context);
    case 'export_statement':
      return lowerExport(node, context);
    default:
      return { ...span, kind: 'nothing' };
  }
}

/** A statement that is no item of its own: the body of an `if` without braces. */
function lowerBody(node: SyntaxNode | undefined, context: LoweringContext): Statement {
  return node ? lowerStatement(node, context) : noStatement;
}

/** The first or third clause of a `for`: a statement or an expression. */
function lowerClauseStatement(node: SyntaxNode, context: LoweringContext): Statement {
  const statement = lowerStatement(node, context);
  if (statement.kind !== 'nothing') return statement;
  return { ...spanOf(node, context), kind: 'expression', expression: context.expression(node) };
}

function lowerDeclarator(node: SyntaxNode, context: LoweringContext): Statement {
  const name = child(node, 'name');
  return {
    ...spanOf(node, context),
    kind: 'declare',
    pattern: name ? lowerPattern(name, context) : noPattern,
    value: lowerOptional(node, 'value', context),
  };
}

function lowerCase(node: SyntaxNode, context: LoweringContext): readonly SwitchCase[] {
  if (node.type !== 'switch_case' && node.type !== 'switch_default') return [];
  const test = child(node, 'value');
  return [{ tests: test ? [context.expression(test)] : [], body: context.block(node), fallsThrough: true }];
}

/** An enumeration is an object: members without value count on. */
function lowerEnum(node: SyntaxNode, context: LoweringContext): Statement {
  const span = spanOf(node, context);
  let next = 0;
  const entries = (child(node, 'body')?.children ?? []).flatMap((member): readonly ObjectEntry[] => {
    const name =
      member.type === 'enum_assignment' ? child(member, 'name') : member.field === 'name' ? member : undefined;
    if (!name?.named) return [];
    const at = spanOf(member, context);
    const written = member.type === 'enum_assignment' ? child(member, 'value') : undefined;
    const value: Expression = written ? context.expression(written) : { ...at, kind: 'literal', value: next };
    next = value.kind === 'literal' && typeof value.value === 'number' ? value.value + 1 : next + 1;
    return [{ ...at, key: { ...at, kind: 'literal', value: propertyName(name, context) ?? '' }, value }];
  });
  const name = child(node, 'name');
  return {
    ...span,
    kind: 'declare',
    pattern: { kind: 'name', name: name ? textOf(name, context) : '' },
    value: { ...span, kind: 'object', shape: 'map', type: '', entries },
  };
}
