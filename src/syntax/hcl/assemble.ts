/** Makes the tree of a template from its flat pieces. */
import type { Expression, Identifier, Literal, Template, TemplatePart, TemplateText } from './ast';
import { MAX_DEPTH, report, type Scanner } from './scan';

/** A stretch of text; its offsets, and those of the other pieces, count from the start of the file. */
export interface TextPiece {
  readonly kind: 'text';
  readonly start: number;
  readonly end: number;
  readonly trimsNext: false;
  value: string;
}

interface Sequence<Kind extends string> {
  readonly kind: Kind;
  readonly start: number;
  end: number;
  /** It ends in `~}`: blanks and line ends at the start of the text after it are not part of the template. */
  trimsNext: boolean;
}

interface ForSequence extends Sequence<'for'> {
  readonly keyVariable: Identifier | null;
  readonly valueVariable: Identifier;
  readonly collection: Expression;
}

type IfSequence = Sequence<'if'> & { readonly condition: Expression };

/** One `${…}` or `%{…}`. */
export type SequencePiece =
  | (Sequence<'interpolation'> & { readonly expression: Expression })
  | IfSequence
  | ForSequence
  | Sequence<'else'>
  | Sequence<'endif'>
  | Sequence<'endfor'>;

export type Piece = TextPiece | SequencePiece;

/**
 * Takes the indentation that all lines of a `<<-` heredoc share off their text, the way the reference implementation
 * does: after `~` has trimmed, so that a line joined to its predecessor does not count, and blank lines stay as they are.
 */
export function dedent(pieces: readonly Piece[]): void {
  let shared = Number.POSITIVE_INFINITY;
  let atLineStart = true;
  const lines: TextPiece[] = [];
  for (const piece of pieces) {
    const value = piece.kind === 'text' ? piece.value : null;
    if (atLineStart) {
      atLineStart = false;
      const spaces = value === null ? 0 : leadingSpaces(value);
      const blank = value?.endsWith('\n') === true && spaces === value.length;
      if (!blank) {
        if (piece.kind === 'text') lines.push(piece);
        shared = Math.min(shared, spaces);
      }
    }
    if (value?.endsWith('\n')) atLineStart = true;
  }
  if (shared === 0) return;
  for (const piece of lines) piece.value = piece.value.slice(shared);
}

function leadingSpaces(value: string): number {
  let i = 0;
  while (i < value.length && /\s/.test(value.charAt(i))) i++;
  return i;
}

/** The expression of a template between `start` and `end`: a literal if it is text and nothing else. */
export function assemble(s: Scanner, start: number, end: number, pieces: readonly Piece[]): Literal | Template {
  let value = '';
  for (const piece of pieces) {
    if (piece.kind !== 'text') {
      const cursor: Cursor = { s, pieces, index: 0 };
      return { kind: 'template', start: start - s.base, end: end - s.base, parts: readParts(cursor, null, 0).parts };
    }
    value += piece.value;
  }
  return { kind: 'literal', start: start - s.base, end: end - s.base, value };
}

interface Cursor {
  readonly s: Scanner;
  readonly pieces: readonly Piece[];
  index: number;
}

type Directive = IfSequence | ForSequence;
type Ending = Extract<Piece, { kind: 'else' | 'endif' | 'endfor' }>;

/** Reads parts up to the marker that ends or divides the directive they stand in (`within`), which is taken. */
function readParts(
  cursor: Cursor,
  within: 'if' | 'else' | 'for' | null,
  depth: number,
): { readonly parts: readonly TemplatePart[]; readonly ending: Ending | null } {
  const { s, pieces } = cursor;
  const base = s.base;
  const parts: TemplatePart[] = [];
  while (cursor.index < pieces.length) {
    const piece = pieces[cursor.index];
    if (piece === undefined) break;
    cursor.index++;
    switch (piece.kind) {
      case 'text':
        pushText(parts, piece, base);
        break;
      case 'interpolation':
        parts.push({
          kind: 'interpolation',
          start: piece.start - base,
          end: piece.end - base,
          expression: piece.expression,
        });
        break;
      case 'if':
      case 'for':
        if (depth >= MAX_DEPTH) {
          report(s, 'too-deep', piece.start, piece.end, `Directives nest more than ${MAX_DEPTH} levels deep here.`);
          cursor.index = pieces.length;
          break;
        }
        parts.push(piece.kind === 'if' ? readIf(cursor, piece, depth) : readFor(cursor, piece, depth));
        break;
      default:
        if (ends(within, piece.kind)) return { parts, ending: piece };
        report(s, 'unclosed-template', piece.start, piece.end, unexpected(within, piece.kind));
    }
  }
  return { parts, ending: null };
}

function ends(within: 'if' | 'else' | 'for' | null, kind: Ending['kind']): boolean {
  if (kind === 'endfor') return within === 'for';
  return within === 'if' || (within === 'else' && kind === 'endif');
}

function unexpected(within: 'if' | 'else' | 'for' | null, kind: Ending['kind']): string {
  if (within === null) return `This "${kind}" belongs to nothing: no ${kind === 'endfor' ? '"for"' : '"if"'} is open.`;
  return `Expected "${within === 'for' ? 'endfor' : 'endif'}", found "${kind}".`;
}

/** Text after text is one text: pieces are cut finer than anyone needs from here on. */
function pushText(parts: TemplatePart[], piece: TextPiece, base: number): void {
  const last = parts[parts.length - 1];
  if (last?.kind === 'text') {
    parts[parts.length - 1] = { ...last, end: piece.end - base, value: last.value + piece.value };
  } else {
    const text: TemplateText = { kind: 'text', start: piece.start - base, end: piece.end - base, value: piece.value };
    parts.push(text);
  }
}

function readIf(cursor: Cursor, piece: IfSequence, depth: number): TemplatePart {
  const { parts: then, ending } = readParts(cursor, 'if', depth + 1);
  let otherwise: readonly TemplatePart[] = [];
  let last = ending;
  if (ending?.kind === 'else') {
    const rest = readParts(cursor, 'else', depth + 1);
    otherwise = rest.parts;
    last = rest.ending;
  }
  const end = directiveEnd(cursor, piece, last, 'endif');
  const start = piece.start - cursor.s.base;
  return { kind: 'template-if', start, end, condition: piece.condition, then, else: otherwise };
}

function readFor(cursor: Cursor, piece: ForSequence, depth: number): TemplatePart {
  const { parts: body, ending } = readParts(cursor, 'for', depth + 1);
  const end = directiveEnd(cursor, piece, ending, 'endfor');
  const { keyVariable: key, valueVariable: value, collection } = piece;
  return { kind: 'template-for', start: piece.start - cursor.s.base, end, key, value, collection, body };
}

function directiveEnd(cursor: Cursor, piece: Directive, ending: Ending | null, expected: string): number {
  const { s, pieces } = cursor;
  if (ending !== null) return ending.end - s.base;
  const message = `This "${piece.kind}" is not closed: expected "%{ ${expected} }".`;
  report(s, 'unclosed-template', piece.start, piece.end, message);
  return (pieces[pieces.length - 1] ?? piece).end - s.base;
}
