/** Text in other encodings than UTF-8, through the platform's own `TextDecoder`. */
import { fail } from '../error';
import { utf8 } from './bytes';

/** The bytes of a text. Throws for an encoding nobody knows and a character it does not have. */
export function encodeText(value: string, encoding: string): Uint8Array {
  const charset = findCharset(encoding);
  if (charset.kind === 'utf-8') return utf8(value);
  if (charset.kind === 'utf-16') return encodeUtf16(value, charset.little, charset.mark);
  const table = reverseTable(charset);
  const bytes: number[] = [];
  for (const character of value) {
    const code = table.get(character) ?? fail(`"${character}" is not a character of ${encoding}`);
    bytes.push(...code);
  }
  return Uint8Array.from(bytes);
}

/** The text of bytes. Throws for an encoding nobody knows and bytes that stand for nothing in it. */
export function decodeText(bytes: Uint8Array, encoding: string): string {
  const charset = findCharset(encoding);
  if (charset.kind === 'single') {
    return Array.from(bytes, (byte) => {
      const character = charset.characters.charAt(byte);
      if (character !== '' && character !== missing) return character;
      return fail(`the byte ${byte} stands for nothing in ${encoding}`);
    }).join('');
  }
  const label = charset.kind === 'utf-16' && charset.mark ? markedLabel(bytes) : charset.label;
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: charset.kind !== 'utf-16' || !charset.mark }).decode(bytes);
  } catch {
    // The decoder throws for exactly one reason here: the label is known, so the bytes are at fault.
    return fail(`the bytes are not text in ${encoding}`);
  }
}

type Charset =
  | { readonly kind: 'utf-8'; readonly label: string }
  | { readonly kind: 'utf-16'; readonly label: string; readonly little: boolean; readonly mark: boolean }
  /** A byte is the character at its place. */
  | { readonly kind: 'single'; readonly characters: string }
  | { readonly kind: 'table'; readonly label: string };

/** Stands where a byte has no character. */
const missing = '\ufffd';

const latin1 = String.fromCharCode(...Array.from({ length: 256 }, (_, byte) => byte));

/** The web's decoder of this name is not the same on every platform. */
const windows1252 = `${latin1.slice(0, 0x80)}€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ${latin1.slice(0xa0)}`;

/** The names that the web's list of encodings gives another meaning than the internet's register. */
function findCharset(encoding: string): Charset {
  const name = encoding.toLowerCase();
  switch (name) {
    case 'utf-8':
    case 'utf8':
      return { kind: 'utf-8', label: 'utf-8' };
    case 'utf-16':
      return { kind: 'utf-16', label: 'utf-16be', little: false, mark: true };
    case 'utf-16be':
    case 'utf-16le':
      return { kind: 'utf-16', label: name, little: name === 'utf-16le', mark: false };
    case 'us-ascii':
    case 'ascii':
      return { kind: 'single', characters: latin1.slice(0, 0x80) };
    case 'iso-8859-1':
    case 'iso_8859-1':
    case 'latin1':
      return { kind: 'single', characters: latin1 };
    case 'windows-1252':
    case 'cp1252':
      return { kind: 'single', characters: windows1252 };
    default:
      return { kind: 'table', label: knownLabel(name, encoding) };
  }
}

function knownLabel(name: string, encoding: string): string {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    // Thrown for an unknown label only.
    return fail(`"${encoding}" is not an encoding that is known here`);
  }
}

function markedLabel(bytes: Uint8Array): string {
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-16be';
}

function encodeUtf16(value: string, little: boolean, mark: boolean): Uint8Array {
  const text = mark ? `\ufeff${value}` : value;
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), little);
  return bytes;
}

type Table = ReadonlyMap<string, readonly number[]>;

const tables = new Map<string, Table>();

function reverseTable(charset: Exclude<Charset, { kind: 'utf-8' | 'utf-16' }>): Table {
  const key = charset.kind === 'single' ? charset.characters : charset.label;
  const known = tables.get(key);
  if (known) return known;
  const table =
    charset.kind === 'single'
      ? new Map(Array.from(charset.characters, (character, byte) => [character, [byte]] as const))
      : decodedTable(charset.label);
  table.delete(missing);
  tables.set(key, table);
  return table;
}

/** From characters to bytes, found by decoding every byte and every pair of bytes once. */
function decodedTable(label: string): Map<string, readonly number[]> {
  const table = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  const add = (bytes: readonly number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes));
    const [character] = text;
    if (character === undefined || character.length !== text.length || character === missing) return false;
    if (!table.has(character)) table.set(character, bytes);
    return true;
  };
  const leads = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !add([byte]));
  for (const lead of leads) for (let trail = 0; trail < 256; trail++) add([lead, trail]);
  return table;
}
