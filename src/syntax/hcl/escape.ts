/** An escape sequence of a quoted string: the character it stands for, or why it stands for none. */
export type Escape =
  | { readonly value: string; readonly end: number }
  | { readonly value: null; readonly end: number; readonly message: string };

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
]);

/** The escape sequence whose backslash is at `offset`. */
export function escapeAt(text: string, offset: number, limit: number): Escape {
  if (offset + 1 >= limit) return invalid(text, offset, limit);
  const selector = text.charAt(offset + 1);
  const simple = SIMPLE.get(selector);
  if (simple !== undefined) return { value: simple, end: offset + 2 };
  if (selector !== 'u' && selector !== 'U') return invalid(text, offset, limit);
  const digits = selector === 'u' ? 4 : 8;
  const end = offset + 2 + digits;
  const code = text.slice(offset + 2, end);
  if (end > limit || !/^[0-9a-fA-F]+$/.test(code)) {
    return {
      value: null,
      end: Math.min(offset + 2, limit),
      message: `Expected ${digits} hexadecimal digits after "\\${selector}".`,
    };
  }
  const point = Number.parseInt(code, 16);
  if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
    return { value: null, end, message: `"${text.slice(offset, end)}" is no character of Unicode.` };
  }
  return { value: String.fromCodePoint(point), end };
}

function invalid(text: string, offset: number, limit: number): Escape {
  const selector = text.slice(offset + 1, Math.min(offset + 2, limit));
  const newline = selector === '\n' || selector === '\r';
  const end = newline ? offset + 1 : Math.min(offset + 2, limit);
  const sequence = newline ? '\\' : text.slice(offset, end);
  return {
    value: null,
    end,
    message: `"${sequence}" is no escape sequence: expected \\n, \\r, \\t, \\", \\\\, \\u or \\U.`,
  };
}
