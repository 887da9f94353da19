/** Bytes to and from text, without any platform's own buffers. */
const encoder = new TextEncoder();

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function utf8(value: string): Uint8Array {
  return encoder.encode(value);
}

/** The text of UTF-8 bytes, `undefined` where they are none. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // The decoder throws for exactly one reason: the bytes are not UTF-8.
    return undefined;
  }
}

export function toBase64(bytes: Uint8Array): string {
  let result = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b, c] = bytes.subarray(index, index + 3);
    result += alphabet.charAt(a >> 2) + alphabet.charAt(((a & 3) << 4) | ((b ?? 0) >> 4));
    result += b === undefined ? '=' : alphabet.charAt(((b & 15) << 2) | ((c ?? 0) >> 6));
    result += c === undefined ? '=' : alphabet.charAt(c & 63);
  }
  return result;
}

/** Standard base64 with padding; line breaks are skipped. `undefined` for anything else. */
export function fromBase64(value: string): Uint8Array | undefined {
  const text = value.replace(/[\r\n]/g, '');
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const length = (text.length / 4) * 3 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
  const bytes = new Uint8Array(length);
  let buffer = 0;
  let bits = 0;
  let position = 0;
  for (let index = 0; position < length; index++) {
    buffer = ((buffer << 6) | alphabet.indexOf(text.charAt(index))) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[position++] = (buffer >> bits) & 255;
  }
  return bytes;
}

export function toHex(bytes: Uint8Array): string {
  let result = '';
  for (const byte of bytes) result += byte.toString(16).padStart(2, '0');
  return result;
}
