/** What string literals stand for. Escapes that a language does not know stay as they are. */

const simple: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\u0007',
  '0': '\0',
};

/** The text between the quotes of JavaScript, also of a template. */
export function lowerJavaScriptString(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|\r?\n|([\s\S]))/g, escaped);
}

/** The text between the quotes of Python, where it is not raw; unknown escapes keep their backslash. */
export function lowerPythonString(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:U([0-9a-fA-F]{8})|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|\r?\n|([\s\S]))/g,
    (match, long, short, byte, letter: string | undefined) =>
      letter !== undefined && !/[\\'"abfnrtv0]/.test(letter) ? match : escaped(match, long, short, byte, letter),
  );
}

/** The text between the quotes of an interpreted string of Go. */
export function lowerGoString(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:U([0-9a-fA-F]{8})|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/g, escaped);
}

function escaped(
  _match: string,
  long: string | undefined,
  short: string | undefined,
  byte: string | undefined,
  letter: string | undefined,
): string {
  const digits = long ?? short ?? byte;
  if (digits !== undefined) {
    const code = Number.parseInt(digits, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  }
  if (letter === undefined) return '';
  return simple[letter] ?? letter;
}
