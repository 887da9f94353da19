/** The expression grammar: operators, traversals and terms. Brackets are in `collections.ts`, strings in `template.ts`. */
import type { BinaryOperator, Expression, Literal, Splat } from './ast';
import {
  AMPERSAND,
  BANG,
  CLOSE_BRACKET,
  COLON,
  DOT,
  EQUALS,
  GREATER,
  identifierEnd,
  isDigit,
  LESS,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  PERCENT,
  PIPE,
  PLUS,
  QUESTION,
  QUOTE,
  SLASH,
  STAR,
  startsIdentifier,
} from './characters';
import { closeBracket, openBracket, parseCall, parseObject, parseParentheses, parseTuple } from './collections';
import {
  atIdentifier,
  atUnclosedComment,
  fail,
  failExpected,
  giveUpTooDeep,
  MAX_DEPTH,
  missing,
  report,
  type Scanner,
  skip,
  take,
} from './scan';
import { parseHeredoc, parseQuoted } from './template';

/** Parses the expression at the scanner's place; where there is none, reports it and returns `Missing`. */
export function parseExpression(s: Scanner): Expression {
  if (s.depth >= MAX_DEPTH) return giveUpTooDeep(s);
  s.depth++;
  let expression = parseBinary(s, 1);
  if (s.char === QUESTION) expression = parseConditional(s, expression);
  s.depth--;
  return expression;
}

function parseConditional(s: Scanner, condition: Expression): Expression {
  take(s, 1);
  const then = parseExpression(s);
  let otherwise: Expression;
  if (s.char === COLON) {
    take(s, 1);
    otherwise = parseExpression(s);
  } else {
    failExpected(s, 'expected-token', '":" and the value for the other case');
    otherwise = missing(s);
  }
  return { kind: 'conditional', start: condition.start, end: otherwise.end, condition, then, else: otherwise };
}

interface Operator {
  readonly symbol: BinaryOperator;
  readonly precedence: number;
}

const OR: Operator = { symbol: '||', precedence: 1 };
const AND: Operator = { symbol: '&&', precedence: 2 };
const EQUAL: Operator = { symbol: '==', precedence: 3 };
const UNEQUAL: Operator = { symbol: '!=', precedence: 3 };
const LESS_THAN: Operator = { symbol: '<', precedence: 4 };
const AT_MOST: Operator = { symbol: '<=', precedence: 4 };
const GREATER_THAN: Operator = { symbol: '>', precedence: 4 };
const AT_LEAST: Operator = { symbol: '>=', precedence: 4 };
const ADD: Operator = { symbol: '+', precedence: 5 };
const SUBTRACT: Operator = { symbol: '-', precedence: 5 };
const MULTIPLY: Operator = { symbol: '*', precedence: 6 };
const DIVIDE: Operator = { symbol: '/', precedence: 6 };
const REMAINDER: Operator = { symbol: '%', precedence: 6 };

function operatorAt(s: Scanner): Operator | null {
  const next = s.pos + 1 < s.limit ? s.text.charCodeAt(s.pos + 1) : 0;
  switch (s.char) {
    case PLUS:
      return ADD;
    case MINUS:
      return SUBTRACT;
    case STAR:
      return MULTIPLY;
    case SLASH:
      return atUnclosedComment(s) ? null : DIVIDE;
    case PERCENT:
      return REMAINDER;
    case EQUALS:
      return next === EQUALS ? EQUAL : null;
    case BANG:
      return next === EQUALS ? UNEQUAL : null;
    case LESS:
      return next === EQUALS ? AT_MOST : LESS_THAN;
    case GREATER:
      return next === EQUALS ? AT_LEAST : GREATER_THAN;
    case AMPERSAND:
      return next === AMPERSAND ? AND : null;
    case PIPE:
      return next === PIPE ? OR : null;
    default:
      return null;
  }
}

/** Left-associative operators of at least the precedence `minimum`. */
function parseBinary(s: Scanner, minimum: number): Expression {
  let left = parseUnary(s);
  let chain = s.depth;
  for (;;) {
    const operator = operatorAt(s);
    if (operator === null || operator.precedence < minimum) return left;
    // A chain makes a tree as deep as it is long, which others walk by recursion.
    if (chain++ >= MAX_DEPTH * 2) return giveUpTooDeep(s);
    take(s, operator.symbol.length);
    const right = parseBinary(s, operator.precedence + 1);
    left = { kind: 'binary', start: left.start, end: right.end, operator: operator.symbol, left, right };
  }
}

function parseUnary(s: Scanner): Expression {
  const code = s.char;
  if (code !== MINUS && code !== BANG) return parseTraversal(s, parseTerm(s));
  if (s.depth >= MAX_DEPTH) return giveUpTooDeep(s);
  s.depth++;
  const start = s.pos - s.base;
  take(s, 1);
  const operand = parseUnary(s);
  s.depth--;
  return { kind: 'unary', start, end: operand.end, operator: code === MINUS ? '-' : '!', operand };
}

function parseTerm(s: Scanner): Expression {
  const code = s.char;
  if (code === QUOTE) return parseQuoted(s);
  if (code >= 0 && startsIdentifier(s.text, s.pos, code)) return parseName(s);
  if (isDigit(code)) return parseNumber(s);
  if (code === OPEN_BRACKET) return parseTuple(s);
  if (code === OPEN_BRACE) return parseObject(s);
  if (code === OPEN_PAREN) return parseParentheses(s);
  if (code === LESS && s.text.charCodeAt(s.pos + 1) === LESS) return parseHeredoc(s);
  failExpected(s, 'expected-expression', 'a value');
  return missing(s);
}

/** A variable, a keyword literal or a function call. */
function parseName(s: Scanner): Expression {
  const text = s.text;
  const from = s.pos;
  const to = identifierEnd(text, from + 1, s.limit);
  const start = from - s.base;
  const end = to - s.base;
  const name = text.slice(from, to);
  s.pos = to;
  s.end = to;
  skip(s);
  if (s.char === OPEN_PAREN) return parseCall(s, { kind: 'identifier', start, end, name });
  if (s.char === COLON && text.charCodeAt(s.pos + 1) === COLON) return parseNamespacedCall(s, start, name);
  if (name === 'true') return { kind: 'literal', start, end, value: true };
  if (name === 'false') return { kind: 'literal', start, end, value: false };
  if (name === 'null') return { kind: 'literal', start, end, value: null };
  return { kind: 'variable', start, end, name };
}

function parseNamespacedCall(s: Scanner, start: number, namespace: string): Expression {
  const parts = [namespace];
  while (s.char === COLON && s.text.charCodeAt(s.pos + 1) === COLON) {
    take(s, 2);
    if (!atIdentifier(s)) {
      failExpected(s, 'expected-token', 'a function name after "::"');
      parts.push('');
      break;
    }
    const to = identifierEnd(s.text, s.pos + 1, s.limit);
    parts.push(s.text.slice(s.pos, to));
    take(s, to - s.pos);
  }
  const end = s.end - s.base;
  const name = { kind: 'identifier', start, end, name: parts.join('::') } as const;
  if (s.char === OPEN_PAREN) return parseCall(s, name);
  failExpected(s, 'expected-token', '"(" after the name of a function');
  return { kind: 'call', start, end, name, arguments: [], expandLast: false };
}

function parseNumber(s: Scanner): Literal {
  const number = scanNumber(s);
  const raw = number.raw ?? '';
  if (raw.indexOf('.') !== raw.lastIndexOf('.')) {
    report(
      s,
      'invalid-number',
      number.start + s.base,
      number.end + s.base,
      `"${raw}" has more than one decimal point.`,
    );
  }
  return number;
}

/** Digits with any number of decimal points between them: as the language has it, they are one token. */
function scanNumber(s: Scanner): Literal {
  const text = s.text;
  const limit = s.limit;
  const from = s.pos;
  let to = digitsEnd(text, from, limit);
  while (to + 1 < limit && text.charCodeAt(to) === DOT && isDigit(text.charCodeAt(to + 1))) {
    to = digitsEnd(text, to + 1, limit);
  }
  const mark = to < limit ? text.charCodeAt(to) | 32 : 0;
  if (mark === 101 && to + 1 < limit) {
    const sign = text.charCodeAt(to + 1);
    const digits = sign === PLUS || sign === MINUS ? to + 2 : to + 1;
    if (digits < limit && isDigit(text.charCodeAt(digits))) to = digitsEnd(text, digits, limit);
  }
  const raw = text.slice(from, to);
  take(s, to - from);
  return { kind: 'literal', start: from - s.base, end: to - s.base, value: Number.parseFloat(raw), raw };
}

function digitsEnd(text: string, from: number, limit: number): number {
  let i = from;
  while (i < limit && isDigit(text.charCodeAt(i))) i++;
  return i;
}

/** What follows a term: `.name`, `.0`, `[key]`, `[*]` and `.*`. */
function parseTraversal(s: Scanner, term: Expression): Expression {
  let node = term;
  let chain = s.depth;
  for (;;) {
    const code = s.char;
    if (code !== DOT && code !== OPEN_BRACKET) return node;
    if (code === DOT && s.text.charCodeAt(s.pos + 1) === DOT) return node;
    if (chain++ >= MAX_DEPTH * 2) return giveUpTooDeep(s);
    const open = s.pos;
    if (code === DOT) {
      take(s, 1);
      node = at(s, STAR) ? parseAttributeSplat(s, node) : parseAttributeStep(s, node);
    } else {
      const lines = s.newlines;
      const saved = openBracket(s, true);
      if (at(s, STAR)) {
        if (lines && s.text.slice(open, s.pos).includes('\n')) {
          fail(s, 'expected-token', s.pos, s.pos + 1, 'Expected "*" on the same line as the "[" before it.');
        }
        return parseFullSplat(s, node, open, saved);
      }
      const key = parseExpression(s);
      const end = closeBracket(s, CLOSE_BRACKET, open, saved);
      node = { kind: 'index', start: node.start, end, collection: node, key };
    }
  }
}

function at(s: Scanner, code: number): boolean {
  return s.char === code;
}

/** `.name` or the legacy `.0`; the dot is taken. */
function parseAttributeStep(s: Scanner, object: Expression): Expression {
  const from = s.pos;
  if (atIdentifier(s)) {
    const to = identifierEnd(s.text, from + 1, s.limit);
    const end = to - s.base;
    const name = { kind: 'identifier', start: from - s.base, end, name: s.text.slice(from, to) } as const;
    take(s, to - from);
    return { kind: 'get-attribute', start: object.start, end, object, name };
  }
  if (isDigit(s.char)) return parseLegacyIndex(s, object);
  failExpected(s, 'expected-token', 'an attribute name after "."');
  const end = s.end - s.base;
  const name = { kind: 'identifier', start: end, end, name: '' } as const;
  return { kind: 'get-attribute', start: object.start, end, object, name };
}

function parseLegacyIndex(s: Scanner, collection: Expression): Expression {
  const number = scanNumber(s);
  const indexes = (number.raw ?? '').split('.');
  const { start } = collection;
  if (indexes.length === 1) return { kind: 'index', start, end: number.end, collection, key: number };
  // `.0.1` reads as one fractional number. What is meant is clear, though the language rejects it.
  const message = `Write ".${number.raw}" as "[${indexes.join('][')}]": indexes in a row need brackets.`;
  report(s, 'invalid-number', number.start + s.base, number.end + s.base, message);
  let node = collection;
  let from = number.start;
  for (const raw of indexes.slice(0, MAX_DEPTH)) {
    const end = from + raw.length;
    const key: Literal = { kind: 'literal', start: from, end, value: Number(raw), raw };
    node = { kind: 'index', start, end, collection: node, key };
    from = end + 1;
  }
  return node;
}

/** `[*]` and all that follows it, which applies to every element; the bracket is taken. */
function parseFullSplat(s: Scanner, source: Expression, open: number, saved: SavedLines): Expression {
  take(s, 1);
  const from = closeBracket(s, CLOSE_BRACKET, open, saved);
  if (s.depth >= MAX_DEPTH) return giveUpTooDeep(s);
  s.depth++;
  const each = parseTraversal(s, { kind: 'splat-element', start: from, end: from });
  s.depth--;
  return { kind: 'splat', start: source.start, end: each.end, style: 'full', source, each };
}

/** `.*` and the attributes that follow it; the dot is taken. */
function parseAttributeSplat(s: Scanner, source: Expression): Splat {
  take(s, 1);
  const from = s.end - s.base;
  let each: Expression = { kind: 'splat-element', start: from, end: from };
  let chain = s.depth;
  while (s.char === DOT && s.text.charCodeAt(s.pos + 1) !== DOT && chain++ < MAX_DEPTH) {
    take(s, 1);
    if (at(s, STAR)) {
      fail(s, 'expected-token', s.pos, s.pos + 1, 'Expected an attribute name: ".*" cannot follow another ".*".');
      take(s, 1);
    } else {
      each = parseAttributeStep(s, each);
    }
  }
  return { kind: 'splat', start: source.start, end: each.end, style: 'attribute-only', source, each };
}

type SavedLines = ReturnType<typeof openBracket>;
