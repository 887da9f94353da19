/** Character codes and classes of the HCL native syntax. */

export const TAB = 9;
export const NEWLINE = 10;
export const RETURN = 13;
export const SPACE = 32;
export const BANG = 33;
export const QUOTE = 34;
export const HASH = 35;
export const DOLLAR = 36;
export const PERCENT = 37;
export const AMPERSAND = 38;
export const OPEN_PAREN = 40;
export const CLOSE_PAREN = 41;
export const STAR = 42;
export const PLUS = 43;
export const COMMA = 44;
export const MINUS = 45;
export const DOT = 46;
export const SLASH = 47;
export const COLON = 58;
export const LESS = 60;
export const EQUALS = 61;
export const GREATER = 62;
export const QUESTION = 63;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
const UNDERSCORE = 95;
export const OPEN_BRACE = 123;
export const PIPE = 124;
export const CLOSE_BRACE = 125;
export const TILDE = 126;

const ID_START = /^\p{ID_Start}$/u;
const ID_CONTINUE = /^\p{ID_Continue}$/u;

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether an identifier can start with the character at `offset`, whose code is `code`. */
export function startsIdentifier(text: string, offset: number, code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === UNDERSCORE;
  return ID_START.test(String.fromCodePoint(text.codePointAt(offset) ?? 0));
}

/** The end of the identifier whose first character stands right before `offset`, or spans it. Names may hold dashes. */
export function identifierEnd(text: string, offset: number, limit: number): number {
  let i = offset;
  while (i < limit) {
    const code = text.charCodeAt(i);
    if (code < 128) {
      const part =
        (code >= 97 && code <= 122) ||
        code === UNDERSCORE ||
        (code >= 48 && code <= 57) ||
        (code >= 65 && code <= 90) ||
        code === MINUS;
      if (!part) return i;
      i++;
    } else {
      const point = text.codePointAt(i) ?? 0;
      // The second half of a surrogate pair is met only when `offset` fell between the two.
      const half = point >= 0xdc00 && point <= 0xdfff;
      if (!half && !ID_CONTINUE.test(String.fromCodePoint(point))) return i;
      i += point > 0xffff ? 2 : 1;
    }
  }
  return limit;
}

/** The end of the blanks (spaces and tabs) that start at `offset`. */
export function blanksEnd(text: string, offset: number, limit: number): number {
  let i = offset;
  while (i < limit) {
    const code = text.charCodeAt(i);
    if (code !== SPACE && code !== TAB) return i;
    i++;
  }
  return limit;
}

/** The offset of the newline that ends the line of `offset` (of its carriage return where it has one), or `limit`. */
export function lineEnd(text: string, offset: number, limit: number): number {
  const newline = text.indexOf('\n', offset);
  if (newline < 0 || newline >= limit) return limit;
  return newline > offset && text.charCodeAt(newline - 1) === RETURN ? newline - 1 : newline;
}

export function isNewline(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code === NEWLINE || (code === RETURN && text.charCodeAt(offset + 1) === NEWLINE);
}
