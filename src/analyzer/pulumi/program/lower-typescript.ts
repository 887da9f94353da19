/** TypeScript and JavaScript as the common tree. Types are left out; what has no meaning for resources is `nothing`. */
import { type LoweringContext, type LoweringRules, spanOf, textOf } from './lowering';
import { lowerJavaScriptString } from './string-literals';
import { child, hasToken, namedChildren, type SyntaxNode } from './syntax-node';
import type {
  Argument,
  ClassNode,
  ExportName,
  Expression,
  FunctionNode,
  ObjectEntry,
  Parameter,
  Pattern,
  Statement,
  SwitchCase,
} from './tree';

export const typescriptRules: LoweringRules = {
  lists: new Map([
    ['program', null],
    ['statement_block', null],
    ['class_body', null],
    ['switch_case', 'body'],
    ['switch_default', 'body'],
  ]),
  statement: lowerStatement,
};

function lowerStatement(node: SyntaxNode, context: LoweringContext): Statement {
  const span = spanOf(node, context);
  const sequence = (statements: readonly Statement[]): Statement => ({ ...span, kind: 'sequence', statements });
  switch (node.type) {
    case 'expression_statement': {
      const [expression] = namedChildren(node);
      if (!expression) return { ...span, kind: 'nothing' };
      const exported = exportsAssignment(expression, context);
      return exported ?? { ...span, kind: 'expression', expression: lowerExpression(expression, context) };
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
        value: value ? lowerExpression(value, context) : null,
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
        test: test ? lowerExpression(test, context) : null,
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
        pattern: left ? lowerPattern(left, context) : { kind: 'name', name: '' },
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
    case 'return_statement': {
      const [value] = namedChildren(node);
      return { ...span, kind: 'return', value: value ? lowerExpression(value, context) : null };
    }
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
  return node ? lowerStatement(node, context) : { kind: 'nothing', start: 0, end: 0 };
}

/** The first or third clause of a `for`: a statement or an expression. */
function lowerClauseStatement(node: SyntaxNode, context: LoweringContext): Statement {
  const statement = lowerStatement(node, context);
  if (statement.kind !== 'nothing') return statement;
  return { ...spanOf(node, context), kind: 'expression', expression: lowerExpression(node, context) };
}

function lowerDeclarator(node: SyntaxNode, context: LoweringContext): Statement {
  const name = child(node, 'name');
  const value = child(node, 'value');
  return {
    ...spanOf(node, context),
    kind: 'declare',
    pattern: name ? lowerPattern(name, context) : { kind: 'name', name: '' },
    value: value ? lowerExpression(value, context) : null,
  };
}

function lowerCase(node: SyntaxNode, context: LoweringContext): readonly SwitchCase[] {
  if (node.type !== 'switch_case' && node.type !== 'switch_default') return [];
  const test = child(node, 'value');
  return [{ tests: test ? [lowerExpression(test, context)] : [], body: context.block(node), fallsThrough: true }];
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
    const value: Expression = written ? lowerExpression(written, context) : { ...at, kind: 'literal', value: next };
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

function lowerImport(node: SyntaxNode, context: LoweringContext): Statement {
  const span = spanOf(node, context);
  const source = child(node, 'source');
  const [clause] = namedChildren(node).filter(
    ({ type }) => type === 'import_clause' || type === 'import_require_clause',
  );
  if (hasToken(node, 'type') || !clause) return { ...span, kind: 'nothing' };
  const from = source ?? child(clause, 'source');
  const names = namedChildren(clause).flatMap((part): readonly { name: string | null; as: string }[] => {
    const text = textOf(part, context);
    if (clause.type === 'import_require_clause') return part.type === 'identifier' ? [{ name: null, as: text }] : [];
    if (part.type === 'identifier') return [{ name: 'default', as: text }];
    if (part.type === 'namespace_import')
      return namedChildren(part).map((each) => ({ name: null, as: textOf(each, context) }));
    return namedChildren(part).flatMap((each) => {
      const name = child(each, 'name');
      const alias = child(each, 'alias') ?? name;
      return name && alias ? [{ name: textOf(name, context), as: textOf(alias, context) }] : [];
    });
  });
  return { ...span, kind: 'import', from: from ? stringText(from, context) : '', names };
}

function lowerExport(node: SyntaxNode, context: LoweringContext): Statement {
  const span = spanOf(node, context);
  const declaration = child(node, 'declaration');
  const isDefault = hasToken(node, 'default');
  if (declaration) {
    const statement = lowerStatement(declaration, context);
    const name = child(declaration, 'name');
    if (!isDefault || !name) return statement;
    const value: Expression = { ...span, kind: 'name', name: textOf(name, context) };
    return { ...span, kind: 'sequence', statements: [statement, { ...span, kind: 'exportDefault', value }] };
  }
  const source = child(node, 'source');
  const from = source ? stringText(source, context) : null;
  const clause = node.children.find(({ type }) => type === 'export_clause' || type === 'namespace_export');
  if (clause?.type === 'export_clause') {
    const names = namedChildren(clause).flatMap((each): readonly ExportName[] => {
      const name = child(each, 'name');
      const alias = child(each, 'alias') ?? name;
      return name && alias ? [{ name: textOf(name, context), as: textOf(alias, context) }] : [];
    });
    return { ...span, kind: 'export', names, from };
  }
  if (from !== null) return { ...span, kind: 'export', names: [{ name: '*', as: '*' }], from };
  const value = child(node, 'value') ?? namedChildren(node).find(({ type }) => type !== 'decorator');
  return value
    ? { ...span, kind: 'exportDefault', value: lowerExpression(value, context) }
    : { ...span, kind: 'nothing' };
}

/** `module.exports = …` and `exports.name = …`. */
function exportsAssignment(node: SyntaxNode, context: LoweringContext): Statement | undefined {
  if (node.type !== 'assignment_expression') return undefined;
  const [left, right] = [child(node, 'left'), child(node, 'right')];
  if (!left || !right || left.type !== 'member_expression') return undefined;
  const target = textOf(left, context);
  const span = spanOf(node, context);
  const value = lowerExpression(right, context);
  if (target === 'module.exports') return { ...span, kind: 'exportDefault', value };
  const name = /^(?:module\.)?exports\.([\w$]+)$/.exec(target)?.[1];
  if (name === undefined) return undefined;
  return { ...span, kind: 'declare', pattern: { kind: 'name', name }, value };
}

function lowerClass(node: SyntaxNode, context: LoweringContext): ClassNode {
  const name = child(node, 'name');
  const heritage = namedChildren(node).find(({ type }) => type === 'class_heritage');
  const extended = heritage && namedChildren(heritage)[0];
  const base = extended?.type === 'extends_clause' ? child(extended, 'value') : extended;
  return {
    name: name ? textOf(name, context) : '',
    base: base && base.type !== 'implements_clause' ? lowerExpression(base, context) : null,
    body: context.block(child(node, 'body')),
  };
}

function lowerFunction(node: SyntaxNode, context: LoweringContext, arrow: boolean): FunctionNode {
  const name = child(node, 'name');
  const body = child(node, 'body');
  const single = child(node, 'parameter');
  const parameters = child(node, 'parameters');
  return {
    name: (name && propertyName(name, context)) ?? '',
    parameters: single
      ? [{ pattern: lowerPattern(single, context), defaultValue: null, kind: 'one', property: false }]
      : namedChildren(parameters ?? { ...node, children: [] }).flatMap((each) => lowerParameter(each, context)),
    body: body && body.type !== 'statement_block' ? lowerExpression(body, context) : context.block(body),
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
      defaultValue: value && value !== pattern ? lowerExpression(value, context) : null,
      kind: 'one',
      property: node.children.some(({ type }) => type === 'accessibility_modifier' || type === 'readonly'),
    },
  ];
}

function lowerPattern(node: SyntaxNode, context: LoweringContext): Pattern {
  switch (node.type) {
    case 'identifier':
    case 'shorthand_property_identifier_pattern':
      return { kind: 'name', name: textOf(node, context) };
    case 'array_pattern': {
      const { elements, rest } = listPattern(node, context);
      return { kind: 'list', elements, rest };
    }
    case 'object_pattern': {
      const entries: { key: string; pattern: Pattern }[] = [];
      let rest: Pattern | null = null;
      for (const each of namedChildren(node)) {
        if (each.type === 'rest_pattern') {
          const [inner] = namedChildren(each);
          rest = inner ? lowerPattern(inner, context) : null;
        } else if (each.type === 'pair_pattern') {
          const value = child(each, 'value');
          const key = propertyName(child(each, 'key'), context);
          if (value && key !== undefined) entries.push({ key, pattern: lowerPattern(value, context) });
        } else if (each.type === 'object_assignment_pattern') {
          const left = child(each, 'left');
          if (left) entries.push({ key: textOf(left, context), pattern: lowerPattern(each, context) });
        } else {
          entries.push({ key: textOf(each, context), pattern: lowerPattern(each, context) });
        }
      }
      return { kind: 'object', entries, rest };
    }
    case 'assignment_pattern':
    case 'object_assignment_pattern': {
      const left = child(node, 'left');
      return {
        kind: 'default',
        pattern: left ? lowerPattern(left, context) : { kind: 'name', name: '' },
        value: lowerField(node, 'right', context),
      };
    }
    default:
      return { kind: 'place', expression: lowerExpression(node, context) };
  }
}

/** Elements may be left out: `[, second]`. */
function listPattern(
  node: SyntaxNode,
  context: LoweringContext,
): { readonly elements: readonly (Pattern | null)[]; readonly rest: Pattern | null } {
  const elements: (Pattern | null)[] = [];
  let rest: Pattern | null = null;
  let current: Pattern | null = null;
  for (const each of node.children) {
    if (!each.named && (each.type === ',' || each.type === ']')) {
      if (each.type === ',' || current) elements.push(current);
      current = null;
    } else if (each.type === 'rest_pattern') {
      const [inner] = namedChildren(each);
      rest = inner ? lowerPattern(inner, context) : null;
    } else if (each.named && each.type !== 'comment' && !each.broken) {
      current = lowerPattern(each, context);
    }
  }
  return { elements, rest };
}

function lowerField(node: SyntaxNode, field: string, context: LoweringContext): Expression {
  const value = node.children.find((each) => each.field === field && each.named);
  return value ? lowerExpression(value, context) : unread(node, 'what is not written yet', context);
}

function unread(node: SyntaxNode, what: string, context: LoweringContext): Expression {
  return { ...spanOf(node, context), kind: 'unread', what };
}

function lowerExpression(node: SyntaxNode, context: LoweringContext): Expression {
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
    case 'await_expression': {
      const [inner] = namedChildren(node);
      return inner ? lowerExpression(inner, context) : unread(node, 'what is not written yet', context);
    }
    case 'type_assertion': {
      const inner = namedChildren(node).at(-1);
      return inner ? lowerExpression(inner, context) : unread(node, 'what is not written yet', context);
    }
    case 'member_expression': {
      const property = child(node, 'property');
      return {
        ...span,
        kind: 'member',
        object: lowerField(node, 'object', context),
        name: property ? textOf(property, context) : '',
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
    case 'spread_element': {
      const [inner] = namedChildren(node);
      return inner ? { ...span, kind: 'spread', value: lowerExpression(inner, context) } : unread(node, '…', context);
    }
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
        target: left ? lowerPattern(left, context) : { kind: 'name', name: '' },
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
  const operator = child(node, 'operator');
  const sign = operator ? textOf(operator, context) : '';
  if (node.type === 'unary_expression') {
    return { ...span, kind: 'unary', operator: sign, operand: lowerField(node, 'argument', context) };
  }
  const argument = child(node, 'argument');
  return {
    ...span,
    kind: 'assign',
    target: argument ? lowerPattern(argument, context) : { kind: 'name', name: '' },
    operator: sign.slice(0, 1),
    value: { ...span, kind: 'literal', value: 1 },
  };
}

function lowerBinary(node: SyntaxNode, context: LoweringContext): Expression {
  const span = spanOf(node, context);
  const token = child(node, 'operator');
  const operator = token ? textOf(token, context) : '';
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

/** The name of a property that is written as a word, a string or a number. */
function propertyName(node: SyntaxNode | undefined, context: LoweringContext): string | undefined {
  if (!node || node.type === 'computed_property_name') return undefined;
  if (node.type === 'string') return stringText(node, context);
  return textOf(node, context);
}

function stringText(node: SyntaxNode, context: LoweringContext): string {
  return lowerJavaScriptString(textOf(node, context).slice(1, -1));
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
