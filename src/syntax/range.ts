/**
 * Positions in text. Lines and characters are zero-based, characters count UTF-16 code units, ends are
 * exclusive: the convention of the Language Server Protocol.
 */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A stretch of text by UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
