import type { Expression, SyntaxError as HclError } from './ast';

/** The state of one parse. One object of one shape, changed in place: it is what every function of the parser reads. */
export interface Scanner {
  readonly text: string;
  /** The expression parser, for the parts of the grammar that it is built from. */
  readonly expression: (s: Scanner) => Expression;
  /** The end of what may be read: of the text, of a heredoc, or of the line of an unclosed interpolation. */
  limit: number;
  /** Offset of the next token. */
  pos: number;
  /** Code of the character at `pos`; negative at an end. */
  char: number;
  /** End of the last token taken. */
  end: number;
  /** Offset that the spans of nodes and errors count from. */
  base: number;
  /** A line end is a token; otherwise it is skipped like a blank. */
  newlines: boolean;
  depth: number;
  /** How many block bodies are open. */
  bodies: number;
  /** The innermost body is that of a `check` block, where `data` is no top-level header. */
  inCheck: boolean;
  /** Whether lines may end what is open: true for files, false for expressions that stand alone. */
  readonly sync: boolean;
  /** Second attempt at an item with an unclosed block: indentation says where things end. */
  guided: boolean;
  /** Indentation of the line with the innermost open bracket, kept in a guided parse only. */
  indent: number;
  /** The last stop was a top-level header, not just a statement. */
  stoppedAtHeader: boolean;
  /** An error was reported in this statement. */
  failed: boolean;
  /** A body or bracket of this item ran into the end of the text or a top-level header. */
  unclosed: boolean;
  tooDeep: boolean;
  /** How many multi-line interpolations of this item were parsed twice. */
  retries: number;
  /** Furthest offset looked at for this item, exclusive. */
  look: number;
  errors: HclError[];
  /** No end of a comment follows this offset. */
  noCommentEndFrom: number;
  /** Where each line that could close a heredoc stands last; built when the first heredoc is found unclosed. */
  markers: Map<string, number> | null;
  /** Offsets of blocks known to run unclosed into the next header, with how far was looked to find out. */
  readonly unclosedBlocks: Map<number, number>;
  /** Blocks that this attempt found unclosed, with how far was looked for each. */
  readonly unclosedNow: [block: number, look: number][];
  /** The line measured last, and its indentation. */
  lineStart: number;
  lineStop: number;
  lineIndent: number;
}
