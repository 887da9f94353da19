/** What is wrong with a text that is not JSON, in words and with its place: the platform's own message often has none. */
import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';

/** `line 3, column 10: value expected`, both from 1, of a text that `JSON.parse` refuses. */
export function jsonMistake(text: string): string {
  let first: { readonly code: ParseErrorCode; readonly line: number; readonly character: number } | undefined;
  try {
    visit(
      text,
      {
        onError: (code, _offset, _length, line, character) => {
          first ??= { code, line, character };
        },
      },
      { disallowComments: true },
    );
  } catch (error) {
    // The library recurses.
    if (!(error instanceof RangeError)) throw error;
    return 'it is nested too deeply';
  }
  if (!first) return 'there is a character in a text that has to be written as an escape';
  return `line ${first.line + 1}, column ${first.character + 1}: ${jsonErrorText(first.code)}`;
}

/** `colon expected`. */
export function jsonErrorText(code: ParseErrorCode): string {
  return printParseErrorCode(code).replace(/[A-Z]/g, (letter, index) =>
    (index === 0 ? letter : ` ${letter}`).toLowerCase(),
  );
}
