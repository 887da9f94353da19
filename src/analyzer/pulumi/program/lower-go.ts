/** Go as the common tree. Pointers are what they point to; types are left out but where they tell structs from maps. */
import { type LoweringContext, type LoweringRules, spanOf, textOf } from './lowering';
import { lowerGoString } from './string-literals';
import { child, namedChildren, type SyntaxNode } from './syntax-node';
import type {
  Argument,
  Block,
  Expression,
  FunctionNode,
  ObjectEntry,
  Parameter,
  Pattern,
  Statement,
  SwitchCase,
} from './tree';

export const goRules: LoweringRules = {
  lists: new Map([
    ['source_file', null],
    ['statement_list', null],
  ]),
  statement: lowerStatement,
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
        target: target ? lowerPattern(target, context) : { kind: 'name', name: '' },
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
      return { ...span, kind: 'expression', expression: lowerExpression(expression, context) };
    }
    case 'if_statement':
      return lowerIf(node, context);
    case 'for_statement':
      return lowerFor(node, context);
    case 'expression_switch_statement': {
      const value = child(node, 'value');
      const subject = value ? lowerExpression(value, context) : null;
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

function lowerBlock(node: SyntaxNode | undefined, context: LoweringContext): Block {
  return context.block(node?.children.find(({ type }) => type === 'statement_list'));
}

function lowerBody(node: SyntaxNode | undefined, context: LoweringContext): Statement {
  return node ? lowerStatement(node, context) : { kind: 'nothing', start: 0, end: 0 };
}

function importSpecs(node: SyntaxNode): readonly SyntaxNode[] {
  return namedChildren(node).flatMap((each) => (each.type === 'import_spec' ? [each] : namedChildren(each)));
}

/** The name is what the package is called where none is written: `index` of the evaluator's packages settles that. */
function lowerImport(node: SyntaxNode, context: LoweringContext): Statement {
  const path = child(node, 'path');
  const name = child(node, 'name');
  const from = path ? textOf(path, context).slice(1, -1) : '';
  const written = name ? textOf(name, context) : '';
  if (written === '_') return { ...spanOf(node, context), kind: 'nothing' };
  if (written === '.') return { ...spanOf(node, context), kind: 'import', from, names: [{ name: '*', as: '*' }] };
  const names = written === '' ? packageNames(from) : [written];
  return { ...spanOf(node, context), kind: 'import', from, names: names.map((as) => ({ name: null, as })) };
}

/**
 * The names that the package at a path may have: the last part, and the one before where the last is a version
 * (`…/compute/v2` is `compute`, while `…/core/v1` of Kubernetes is `v1`).
 */
function packageNames(path: string): readonly string[] {
  const parts = path.split('/');
  const last = parts.at(-1) ?? '';
  const named = (part: string) => part.replace(/^go-|\.v\d+$/g, '').replaceAll('-', '');
  if (!/^v\d+/.test(last)) return [named(last)];
  return [...new Set([last, named(parts.at(-2) ?? last)])];
}

function lowerSpecs(node: SyntaxNode, context: LoweringContext): readonly Statement[] {
  const specs = namedChildren(node).flatMap((each) =>
    each.type === 'const_spec' || each.type === 'var_spec' ? [each] : namedChildren(each),
  );
  return specs.flatMap((spec, index): readonly Statement[] => {
    const span = spanOf(spec, context);
    const names = spec.children.filter(({ field, named }) => field === 'name' && named);
    const values = child(spec, 'value');
    const type = child(spec, 'type');
    const written = values ? namedChildren(values) : [];
    const patterns = names.map((name): Pattern => ({ kind: 'name', name: textOf(name, context) }));
    if (written.length === 1 && patterns.length > 1) {
      const value = lowerList(values, spec, context);
      return [{ ...span, kind: 'declare', pattern: { kind: 'list', elements: patterns, rest: null }, value }];
    }
    return patterns.map((pattern, position): Statement => {
      const source = written[position];
      const value =
        source?.type === 'iota'
          ? ({ ...span, kind: 'literal', value: index } as const)
          : source
            ? lowerExpression(source, context)
            : zeroValue(type, spec, node.type, context);
      return { ...span, kind: 'declare', pattern, value };
    });
  });
}

/** What a variable without value is; constants that repeat the line above are not read. */
function zeroValue(
  type: SyntaxNode | undefined,
  node: SyntaxNode,
  declaration: string,
  context: LoweringContext,
): Expression {
  const span = spanOf(node, context);
  if (declaration === 'const_declaration') return unread(node, 'a constant without value', context);
  const name = type ? textOf(type, context) : '';
  if (name === 'string') return { ...span, kind: 'literal', value: '' };
  if (/^(u?int(8|16|32|64)?|float(32|64)|byte|rune)$/.test(name)) return { ...span, kind: 'literal', value: 0 };
  if (name === 'bool') return { ...span, kind: 'literal', value: false };
  if (type?.type === 'slice_type' || /^pulumi\.\w*Array$/.test(name)) return { ...span, kind: 'list', elements: [] };
  if (type?.type === 'map_type') return { ...span, kind: 'object', shape: 'map', type: '', entries: [] };
  if (type?.type === 'type_identifier' && /^[A-Za-z]\w*$/.test(name) && name !== 'error' && name !== 'any') {
    return { ...span, kind: 'object', shape: 'struct', type: name, entries: [] };
  }
  return { ...span, kind: 'literal', value: null };
}

/** In `x, err := …` the last is nothing where all goes well: nobody deploys a program that fails. */
function lowerShortDeclaration(node: SyntaxNode, context: LoweringContext): Statement {
  const span = spanOf(node, context);
  const pattern = lowerTargets(child(node, 'left'), context);
  return { ...span, kind: 'declare', pattern, value: lowerList(child(node, 'right'), node, context) };
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
  return { kind: 'place', expression: lowerExpression(node, context) };
}

/** One value, or several as a list. */
function lowerList(list: SyntaxNode | undefined, node: SyntaxNode, context: LoweringContext): Expression {
  const parts = list ? (list.type === 'expression_list' ? namedChildren(list) : [list]) : [];
  const [only] = parts;
  if (!only) return unread(node, 'what is not written yet', context);
  if (parts.length === 1) return lowerExpression(only, context);
  const elements = parts.map((each) => lowerExpression(each, context));
  return { ...spanOf(list ?? node, context), kind: 'list', elements };
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
    test: test ? lowerExpression(test, context) : null,
    update: update ? lowerStatement(update, context) : null,
    body,
    testLast: false,
  };
}

function lowerCase(node: SyntaxNode, context: LoweringContext): readonly SwitchCase[] {
  if (node.type !== 'expression_case' && node.type !== 'default_case') return [];
  const value = child(node, 'value');
  const tests = value ? namedChildren(value).map((each) => lowerExpression(each, context)) : [];
  return [{ tests, body: lowerBlock(node, context), fallsThrough: false }];
}

function lowerFunction(node: SyntaxNode, context: LoweringContext, receiver: string): FunctionNode {
  const name = child(node, 'name');
  const list = child(node, 'parameters');
  const own: readonly Parameter[] = receiver === '' ? [] : [parameter(receiver, 'one')];
  return {
    name: name ? textOf(name, context) : '',
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
    case 'literal_element': {
      const [inner] = namedChildren(node);
      return inner ? lowerExpression(inner, context) : unread(node, 'what is not written yet', context);
    }
    case 'literal_value':
      return lowerComposite(node, undefined, span, context);
    case 'composite_literal': {
      const body = child(node, 'body');
      if (!body) return unread(node, 'what is not written yet', context);
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
      const token = child(node, 'operator');
      const operator = token ? textOf(token, context) : '';
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
