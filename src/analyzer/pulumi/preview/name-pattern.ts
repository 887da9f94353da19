/** What the text of a construction tells of a name that is only known when the program runs: the parts that are written out. */

/** Written parts of a name in their order. */
export interface NamePattern {
  readonly pieces: readonly string[];
  /** Whether the name begins with the first piece. */
  readonly begins: boolean;
  /** Whether it ends with the last. */
  readonly ends: boolean;
}

/** Text of a header that is looked through, in UTF-16 code units. */
const longestHeader = 1_000;
const mostPieces = 20;

/**
 * The pattern of the name in a header such as ``new aws.s3.Bucket(`logs-${zone}` ``, `aws.s3.Bucket(f"logs-{zone}"` or
 * `s3.NewBucket(ctx, fmt.Sprintf("logs-%d", index)`.
 */
export function namePattern(header: string): NamePattern {
  const open = header.indexOf('(');
  const argument = nameArgument(open < 0 ? header : header.slice(open + 1, open + 1 + longestHeader));
  const pieces: string[] = [];
  let isOpen = false;
  let begins = true;
  const gap = (): void => {
    if (pieces.length === 0) begins = false;
    isOpen = true;
  };
  let position = 0;
  for (const { index, 0: whole, 1: mark = '', 2: literal = '' } of argument.matchAll(strings)) {
    if (/[\w)]/.test(argument.slice(position, index).replace(/\b(?:[fFrRuU]|name|resource_name)\s*=?\s*$/, ''))) gap();
    position = index + whole.length;
    const parts = literal.split(mark === '`' || mark === '"' || mark === "'" ? placeholder : /$^/);
    parts.forEach((part, place) => {
      if (place > 0) gap();
      if (part === '' || pieces.length >= mostPieces) return;
      pieces.push(part);
      isOpen = false;
    });
  }
  if (/\w/.test(argument.slice(position))) gap();
  return pieces.length === 0 ? anyName : { pieces, begins, ends: !isOpen };
}

const anyName: NamePattern = { pieces: [], begins: false, ends: false };

const strings = /(["'`])((?:\\.|(?!\1)[^\\])*)\1/g;

/** `${zone}`, `{zone}`, `%d`: what stands in a text for something else. */
const placeholder = /\$?\{[^{}]*\}|%[-+ 0-9.]*[a-z]/;

/** Up to the comma behind the name; in Go that is the second argument, behind the context. */
function nameArgument(text: string): string {
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? '';
    if (quote !== '') {
      if (character === '\\') index++;
      else if (character === quote) quote = '';
    } else if (/["'`]/.test(character)) quote = character;
    else if (/[([{]/.test(character)) depth++;
    else if (/[)\]}]/.test(character)) {
      if (--depth < 0) return text.slice(start, index);
    } else if (character === ',' && depth === 0) {
      const argument = text.slice(start, index).trim();
      if (start > 0 || argument !== 'ctx') return argument;
      start = index + 1;
    }
  }
  return text.slice(start);
}

/** How many characters of a name the pattern has written out; `undefined` where the name does not fit. */
export function matchName({ pieces, begins, ends }: NamePattern, name: string): number | undefined {
  let position = 0;
  let written = 0;
  for (const [index, piece] of pieces.entries()) {
    const isLast = index === pieces.length - 1;
    const found = isLast && ends ? name.length - piece.length : name.indexOf(piece, position);
    if (found < position || !name.startsWith(piece, found) || (index === 0 && begins && found !== 0)) return undefined;
    position = found + piece.length;
    written += piece.length;
  }
  return written;
}
