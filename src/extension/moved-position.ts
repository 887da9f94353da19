/** Where a position of an earlier text stands after edits, so that amounts keep to their line between two answers. */
import type { Position, Range } from '../syntax/range';

/** One replacement, as the editor reports it. */
export interface TextChange {
  readonly range: Range;
  readonly text: string;
}

/**
 * @param changes in the order in which they apply, each in the coordinates that the ones before it left
 * @returns the position after them; where the text around it was replaced, the same line of the new text if it has one
 */
export function movedPosition(position: Position, changes: readonly TextChange[]): Position {
  return changes.reduce(movedByOne, position);
}

/** Whether one of the changes replaces the text around the position, so that nobody can say for sure where it went. */
export function isReplaced(position: Position, changes: readonly TextChange[]): boolean {
  return changes.some(({ range: { start, end } }) => !isBefore(position, start) && isBefore(position, end));
}

function movedByOne(position: Position, { range: { start, end }, text }: TextChange): Position {
  if (isBefore(position, start)) return position;
  const lines = text.split(/\r\n|\r|\n/);
  const inLastLine = lines.at(-1)?.length ?? 0;
  const newEnd = {
    line: start.line + lines.length - 1,
    character: lines.length > 1 ? inLastLine : start.character + inLastLine,
  };
  if (isBefore(position, end)) return isBefore(position, newEnd) ? position : newEnd;
  if (position.line > end.line) return { line: position.line - end.line + newEnd.line, character: position.character };
  return { line: newEnd.line, character: newEnd.character + position.character - end.character };
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
