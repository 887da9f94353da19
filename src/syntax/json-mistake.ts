/** What is wrong with a text that is not JSON, in words and with its place: the platform's own message often has none. */
import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';

export interface JsonMistake {
  /** Zero-based. */
  readonly line: number;
  readonly character: number;
  readonly message: string;
}

/** `line 3, column 10: value expected`, both from 1, of a text that `JSON.parse` refuses. */
export function jsonMistake(text: string): string {
  const { line, character, message } = findJsonMistake(text);
  return `line ${line + 1}, column ${character + 1}: ${message}`;
}

/** The first mistake of a text that `JSON.parse` refuses. */
export function findJsonMistake(text: string): JsonMistake {
  let first: JsonMistake | undefined;
  const onError = (code: ParseErrorCode, _offset: number, _length: number, line: number, character: number): void => {
    first ??= { line, character, message: jsonErrorText(code) };
  };
  try {
    visit(text, { onError }, { disallowComments: true });
  } catch (error) {
    // The library recurses.
    if (!(error instanceof RangeError)) throw error;
    return first ?? { line: 0, character: 0, message: 'this is nested too deeply' };
  }
  return first ?? { line: 0, character: 0, message: 'this is no JSON' };
}

/** `colon expected`. */
export function jsonErrorText(code: ParseErrorCode): string {
  return printParseErrorCode(code).replace(/[A-Z]/g, (letter, index) =>
    (index === 0 ? letter : ` ${letter}`).toLowerCase(),
  );
}
