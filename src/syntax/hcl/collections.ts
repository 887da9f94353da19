/** Everything between brackets: parentheses, calls, tuples, objects and `for`. */
import type {
  Expression,
  ForExpression,
  FunctionCall,
  Identifier,
  ObjectConstructor,
  ObjectEntry,
  Parentheses,
  Tuple,
} from './ast';
import {
  blanksEnd,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COLON,
  COMMA,
  DOT,
  EQUALS,
  GREATER,
  identifierEnd,
  NEWLINE,
} from './characters';
import { closerOnLine, indentOf } from './recover';
import {
  atBracketEnd,
  atIdentifier,
  atTerm,
  atUnclosedComment,
  atWord,
  END,
  fail,
  failExpected,
  failUnclosedComment,
  missing,
  report,
  rewind,
  type Scanner,
  STOP,
  skipTrivia,
  take,
  takeJunk,
} from './scan';

/** What held outside a bracket: whether lines counted, and in a guided parse the indentation. Packed in one number. */
type Outside = number;

/** Takes an opening bracket. Within it line ends are blanks (`free`) or, in an object, separators. */
export function openBracket(s: Scanner, free: boolean): Outside {
  const outside = (s.indent + 1) * 2 + (s.newlines ? 1 : 0);
  if (s.guided) s.indent = indentOf(s, s.pos);
  s.newlines = !free;
  take(s, 1);
  return outside;
}

/**
 * Takes the closing bracket and returns where it ends (in the item). Where something else stands, reports it once;
 * what remains on the line up to the bracket is passed over, and if there is none the bracket ends with its content.
 */
export function closeBracket(s: Scanner, closer: number, open: number, outside: Outside): number {
  if (s.char !== closer) {
    const opener = s.text[open] ?? '';
    if (s.char === STOP || s.char === END) {
      // An object takes the attributes after it for entries of its own, so there the indentation has to say.
      if (atRealEnd(s) || (closer === CLOSE_BRACE && s.char === STOP)) s.unclosed = true;
      const message = `This "${opener}" is not closed: expected "${String.fromCharCode(closer)}".`;
      fail(s, 'unclosed-bracket', open, open + 1, message);
    } else {
      failExpected(s, 'unclosed-bracket', `"${String.fromCharCode(closer)}" to close the "${opener}"`);
    }
    const found = s.char < 0 ? -1 : closerOnLine(s, closer);
    if (found < 0) {
      restore(s, outside);
      rewind(s);
      return s.end - s.base;
    }
    s.pos = found;
  }
  restore(s, outside);
  take(s, 1);
  return s.end - s.base;
}

function restore(s: Scanner, outside: Outside): void {
  s.newlines = (outside & 1) === 1;
  s.indent = (outside >> 1) - 1;
}

/** At the end of the text (not merely of a stretch of it) or before a top-level header. */
export function atRealEnd(s: Scanner): boolean {
  return s.char === END ? s.limit === s.text.length : s.stoppedAtHeader;
}

export function parseParentheses(s: Scanner): Parentheses {
  const open = s.pos;
  const start = open - s.base;
  const outside = openBracket(s, true);
  const inner = s.expression(s);
  const end = closeBracket(s, CLOSE_PAREN, open, outside);
  return { kind: 'parentheses', start, end, inner };
}

/** The arguments of a call whose name is taken; the scanner is at the parenthesis. */
export function parseCall(s: Scanner, name: Identifier): FunctionCall {
  const open = s.pos;
  const outside = openBracket(s, true);
  const list: Expression[] = [];
  const expandLast = parseList(s, CLOSE_PAREN, list);
  const end = closeBracket(s, CLOSE_PAREN, open, outside);
  return { kind: 'call', start: name.start, end, name, arguments: list, expandLast };
}

export function parseTuple(s: Scanner): Tuple | ForExpression {
  const open = s.pos;
  const start = open - s.base;
  const outside = openBracket(s, true);
  if (atWord(s, 'for')) return parseFor(s, open, CLOSE_BRACKET, outside);
  const elements: Expression[] = [];
  parseList(s, CLOSE_BRACKET, elements);
  const end = closeBracket(s, CLOSE_BRACKET, open, outside);
  return { kind: 'tuple', start, end, elements };
}

/** Fills `list` up to the closing bracket, which is not taken; returns whether the last one is expanded by `...`. */
function parseList(s: Scanner, closer: number, list: Expression[]): boolean {
  const separators = closer === CLOSE_PAREN ? '"," or ")" after an argument' : '"," or "]" after an element';
  while (!atBracketEnd(s)) {
    list.push(s.expression(s));
    if (s.char === COMMA) {
      take(s, 1);
      continue;
    }
    if (s.char === closer) return false;
    if (closer === CLOSE_PAREN && atEllipsis(s)) {
      take(s, 3);
      if (s.char === closer) return true;
      failExpected(s, 'expected-token', '")" after "..."');
      if (atBracketEnd(s)) return true;
    }
    if (atBracketEnd(s)) return false;
    failExpected(s, 'expected-token', separators);
    if (!atTerm(s)) takeJunk(s);
  }
  return false;
}

function atEllipsis(s: Scanner): boolean {
  return s.char === DOT && s.text.startsWith('...', s.pos);
}

export function parseObject(s: Scanner): ObjectConstructor | ForExpression {
  const open = s.pos;
  const start = open - s.base;
  const outside = openBracket(s, false);
  if (s.char === NEWLINE) skipTrivia(s, 'object');
  if (atWord(s, 'for')) {
    s.newlines = false;
    return parseFor(s, open, CLOSE_BRACE, outside);
  }
  const entries: ObjectEntry[] = [];
  for (;;) {
    if (s.char === NEWLINE) skipTrivia(s, 'object');
    if (atBracketEnd(s)) break;
    const before = s.pos;
    entries.push(parseEntry(s));
    if (s.char === COMMA) {
      take(s, 1);
    } else if (s.char !== NEWLINE && !atBracketEnd(s)) {
      failExpected(s, 'expected-token', '"," or a new line after an entry');
      if (!atTerm(s) || s.pos === before) takeJunk(s);
    }
  }
  const end = closeBracket(s, CLOSE_BRACE, open, outside);
  return { kind: 'object', start, end, entries };
}

function parseEntry(s: Scanner): ObjectEntry {
  const key = parseKey(s);
  let value: Expression;
  if (s.char === EQUALS || s.char === COLON) {
    if (s.char === EQUALS && s.text.charCodeAt(s.pos + 1) === GREATER) {
      fail(s, 'expected-token', s.pos, s.pos + 2, 'Expected "=" after a key: "=>" belongs to "for" expressions.');
      take(s, 2);
    } else {
      take(s, 1);
    }
    value = s.expression(s);
  } else {
    failExpected(s, 'expected-token', '"=" after a key');
    value = missing(s);
  }
  return { start: key.start, end: value.end, key, value };
}

/** A lone name is a string; anything else is an expression. */
function parseKey(s: Scanner): Expression {
  if (atIdentifier(s)) {
    const from = s.pos;
    const to = identifierEnd(s.text, from + 1, s.limit);
    const next = blanksEnd(s.text, to, s.limit);
    const code = next < s.limit ? s.text.charCodeAt(next) : END;
    const after = s.text.charCodeAt(next + 1);
    if ((code === EQUALS && after !== EQUALS) || (code === COLON && after !== COLON)) {
      take(s, to - from);
      return { kind: 'literal', start: from - s.base, end: to - s.base, value: s.text.slice(from, to) };
    }
  }
  const key = s.expression(s);
  const word =
    key.kind === 'variable' ||
    (key.kind === 'literal' && (typeof key.value === 'boolean' || key.value === null) && key.raw === undefined);
  if (!word) return key;
  const value = s.text.slice(key.start + s.base, key.end + s.base);
  return { kind: 'literal', start: key.start, end: key.end, value };
}

/** From the word `for`; the bracket is taken and lines are free. */
function parseFor(s: Scanner, open: number, closer: number, outside: Outside): ForExpression {
  const result = closer === CLOSE_BRACKET ? 'tuple' : 'object';
  take(s, 3);
  const { keyVariable, valueVariable } = parseForVariables(s);
  const collection = s.expression(s);
  let key: Expression | null = null;
  let value: Expression;
  if (s.char === COLON) {
    take(s, 1);
    value = s.expression(s);
  } else {
    failExpected(s, 'expected-token', '":" after the collection');
    value = missing(s);
  }
  if (s.char === EQUALS && s.text.charCodeAt(s.pos + 1) === GREATER) {
    const arrow = s.pos;
    take(s, 2);
    key = value;
    value = s.expression(s);
    if (result === 'tuple') {
      report(s, 'expected-token', arrow, arrow + 2, 'A "for" in "[ ]" makes a list: it has a value but no key.');
      key = null;
    }
  } else if (result === 'object') {
    failExpected(s, 'expected-token', '"=>" and a value: a "for" in "{ }" has a key and a value');
    // What stands there is the key as far as anyone can tell.
    key = value;
    value = missing(s);
  }
  let grouped = false;
  if (atEllipsis(s)) {
    if (result === 'tuple') {
      report(s, 'expected-token', s.pos, s.pos + 3, '"..." groups values by key, which a "for" in "[ ]" has not.');
    }
    grouped = result === 'object';
    take(s, 3);
  }
  let condition: Expression | null = null;
  if (atWord(s, 'if')) {
    take(s, 2);
    condition = s.expression(s);
  }
  const end = closeBracket(s, closer, open, outside);
  const start = open - s.base;
  return { kind: 'for', start, end, result, keyVariable, valueVariable, collection, key, value, condition, grouped };
}

interface ForVariables {
  readonly keyVariable: Identifier | null;
  readonly valueVariable: Identifier;
}

/** `k, v in` or `v in`, of a `for` expression or directive. */
export function parseForVariables(s: Scanner): ForVariables {
  let keyVariable: Identifier | null = null;
  let valueVariable = parseForVariable(s);
  if (s.char === COMMA) {
    take(s, 1);
    keyVariable = valueVariable;
    valueVariable = parseForVariable(s);
  }
  if (atWord(s, 'in')) take(s, 2);
  else failExpected(s, 'expected-token', '"in" and a collection');
  return { keyVariable, valueVariable };
}

function parseForVariable(s: Scanner): Identifier {
  if (!atIdentifier(s)) {
    if (atUnclosedComment(s)) failUnclosedComment(s);
    failExpected(s, 'expected-token', 'the name of a variable');
    return { kind: 'identifier', start: s.end - s.base, end: s.end - s.base, name: '' };
  }
  const from = s.pos;
  const to = identifierEnd(s.text, from + 1, s.limit);
  take(s, to - from);
  return { kind: 'identifier', start: from - s.base, end: to - s.base, name: s.text.slice(from, to) };
}
