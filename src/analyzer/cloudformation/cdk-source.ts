/** Where in the program of a CDK app a resource is made: the stack trace that synthesis has noted. */
import type { Range } from '../../syntax/range';
import type { TextDocument } from '../text-document';

export interface ConstructSource {
  /** Path of the construct in the app: `MyStack/Bucket`. */
  readonly path: string;
  readonly file: string;
  /** The line of the program; absent where the trace does not lead into the workspace. */
  readonly range: (() => Range) | undefined;
  /** Where the construct's arguments name a property, if they do so in plain words. */
  readonly attributeRange: (property: string) => Range | undefined;
}

/** A place that a trace names. Both count from one, as traces do. */
export interface TracePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Frames beyond these are the program's start. */
const mostFrames = 200;

/** The places of a stack trace, innermost first, as Node.js writes them; its own and those of packages are left out. */
export function tracePlaces(trace: readonly string[]): readonly TracePlace[] {
  return trace.slice(0, mostFrames).flatMap((frame) => {
    const match = /(?:^|[(\s])(?:file:\/\/)?((?:\/|[A-Za-z]:[\\/])[^()]*?):(\d+):(\d+)\)?\s*$/.exec(frame);
    const [, path = '', line, column] = match ?? [];
    const file = path.replaceAll('\\', '/');
    if (!match || /\/node_modules\/|\/jsii-|\/\.venv\/|\/site-packages\//.test(file)) return [];
    return [{ file, line: Number(line), column: Number(column) }];
  });
}

/** Text of arguments that is looked through for a property. UTF-16 code units. */
const longestArguments = 5_000;

export function constructSource(path: string, document: TextDocument, place: TracePlace): ConstructSource | undefined {
  const start = document.offsetAt({ line: place.line - 1, character: place.column - 1 });
  const lineStart = document.offsetAt({ line: place.line - 1, character: 0 });
  if (document.positionAt(start).line !== place.line - 1) return undefined;
  const { text } = document;
  const newline = text.indexOf('\n', lineStart);
  const line = text.slice(lineStart, newline < 0 ? undefined : newline);
  const end = lineStart + line.trimEnd().length;
  const from = Math.min(start, end);
  return {
    path,
    file: document.file,
    range: () => document.rangeAt({ start: from, end }),
    attributeRange: (property) => {
      if (property === '') return undefined;
      const inside = text.slice(from, argumentsEnd(text, from));
      const name = property.charAt(0).toLowerCase() + property.slice(1);
      const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const match = new RegExp(`\\b(?:${escaped(name)}|${escaped(snake)})\\s*[:=][^\\n]*`).exec(inside);
      if (!match) return undefined;
      const found = from + match.index;
      return document.rangeAt({ start: found, end: found + match[0].replace(/[\s,]+$/, '').length });
    },
  };
}

/** Where the round brackets that open first are closed again. */
function argumentsEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + longestArguments);
  let depth = 0;
  for (let index = start; index < limit; index++) {
    const character = text[index];
    if (character === '(') depth++;
    else if (character === ')' && --depth <= 0) return index;
    else if (character === '\n' && depth === 0) return index;
  }
  return limit;
}

function escaped(name: string): string {
  return name.replace(/[^A-Za-z0-9_]/g, '\\$&');
}
