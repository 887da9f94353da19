/** Python as the common tree. */
import { type LoweringContext, type LoweringRules, spanOf, textOf } from './lowering';
import { lowerPythonString } from './string-literals';
import { child, hasToken, namedChildren, type SyntaxNode } from './syntax-node';
import type {
  Argument,
  ComprehensionClause,
  Expression,
  FunctionNode,
  ObjectEntry,
  Parameter,
  Pattern,
  Statement,
} from './tree';

export const pythonRules: LoweringRules = {
  lists: new Map([
    ['module', null],
    ['block', null],
  ]),
  statement: (node, context) => lowerStatement(node, context, []),
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
      const name = child(node, 'name');
      const bases = namedChildren(child(node, 'superclasses') ?? { ...node, children: [] });
      const base = bases.find(({ type }) => type !== 'keyword_argument');
      const body = context.block(child(node, 'body'));
      return {
        ...span,
        kind: 'class',
        class: { name: name ? textOf(name, context) : '', base: base ? lowerExpression(base, context) : null, body },
      };
    }
    case 'if_statement':
      return lowerIf(node, context);
    case 'for_statement': {
      const left = child(node, 'left');
      return {
        ...span,
        kind: 'each',
        pattern: left ? lowerPattern(left, context) : { kind: 'name', name: '' },
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
    case 'return_statement': {
      const [value] = namedChildren(node);
      return { ...span, kind: 'return', value: value ? lowerExpression(value, context) : null };
    }
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
      target: left ? lowerPattern(left, context) : { kind: 'name', name: '' },
      operator: operator ? textOf(operator, context).slice(0, -1) : '',
      value: lowerField(expression, 'right', context),
    };
  }
  return { ...span, kind: 'expression', expression: lowerExpression(expression, context) };
}

function lowerAssignment(node: SyntaxNode, context: LoweringContext): Statement {
  const span = spanOf(node, context);
  const left = child(node, 'left');
  const right = child(node, 'right');
  const pattern: Pattern = left ? lowerPattern(left, context) : { kind: 'name', name: '' };
  if (right?.type !== 'assignment') {
    return { ...span, kind: 'declare', pattern, value: right ? lowerExpression(right, context) : null };
  }
  // a = b = value
  const inner = lowerAssignment(right, context);
  const second = child(right, 'left');
  const value: Expression = second ? lowerExpression(second, context) : unread(right, 'an expression', context);
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
    const opening = lowerExpression(source, context);
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
        return values.map((value) => lowerExpression(value, context));
      });
      return { tests, body: context.block(child(each, 'consequence')), fallsThrough: false };
    }),
  };
}

function lowerBlock(node: SyntaxNode | undefined, context: LoweringContext): Statement {
  if (!node) return { kind: 'nothing', start: 0, end: 0 };
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

function lowerFunction(node: SyntaxNode, context: LoweringContext): FunctionNode {
  const name = child(node, 'name');
  const body = child(node, 'body');
  const list = child(node, 'parameters');
  return {
    name: name ? textOf(name, context) : '',
    parameters: list ? namedChildren(list).flatMap((each) => lowerParameter(each, context)) : [],
    body: body && body.type !== 'block' ? lowerExpression(body, context) : context.block(body),
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

function lowerPattern(node: SyntaxNode, context: LoweringContext): Pattern {
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
      return { kind: 'place', expression: lowerExpression(node, context) };
  }
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
    case 'type': {
      const [inner] = namedChildren(node);
      return inner ? lowerExpression(inner, context) : unread(node, 'what is not written yet', context);
    }
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
    case 'list_splat': {
      const [inner] = namedChildren(node);
      return inner ? { ...span, kind: 'spread', value: lowerExpression(inner, context) } : unread(node, '…', context);
    }
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
      if (!consequence || !test || !otherwise) return unread(node, 'what is not written yet', context);
      return { ...span, kind: 'conditional', test, consequence, otherwise };
    }
    case 'named_expression': {
      const name = child(node, 'name');
      const target: Pattern = name ? lowerPattern(name, context) : { kind: 'name', name: '' };
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
      const name = child(each, 'name');
      return [{ ...span, name: name ? textOf(name, context) : '', value: lowerField(each, 'value', context) }];
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
      const conversion = child(each, 'type_conversion');
      const value = lowerField(each, 'expression', context);
      const written =
        (conversion ? textOf(conversion, context) : '') + (format ? textOf(format, context).slice(1) : '');
      parts.push({ ...spanOf(each, context), kind: 'formatted', value, format: written });
    }
  }
  const [only] = parts;
  if (!only) return { ...span, kind: 'literal', value: '' };
  return parts.length === 1 && only.kind === 'literal' ? { ...only, ...span } : { ...span, kind: 'template', parts };
}
