/** Texts with values in them, as Python and the functions of Go make them. Formats that are not read make the text unknown. */
import { bounds, type Run } from './run';
import { Dictionary, List, type ProgramValue, Unknown, unknown } from './value';

/** A value in an f-string or `format`: `02d`, `.2f`, `>10`. */
export function formatPython(run: Run, value: ProgramValue, format: string): ProgramValue {
  if (value instanceof Unknown) return value;
  const written = format.replace(/^!s/, '').replace(/^:/, '');
  const plain = plainText(run, value);
  if (written === '' || plain instanceof Unknown) return plain;
  const parts = /^(?:(.)?([<>^]))?(0)?(\d{1,4})?(?:\.(\d{1,2}))?([dsfxX])?$/.exec(written);
  if (!parts) return unknown(`the format \`${written}\` is not read`);
  const [, fill, align, zero, width, digits, kind] = parts;
  let text = plain;
  if (kind === 'f' || digits !== undefined) {
    if (typeof value !== 'number') return unknown(`the format \`${written}\` is not read`);
    text = value.toFixed(digits === undefined ? 6 : Number(digits));
  } else if (kind === 'x' || kind === 'X') {
    if (typeof value !== 'number') return unknown(`the format \`${written}\` is not read`);
    text = kind === 'x' ? value.toString(16) : value.toString(16).toUpperCase();
  }
  const length = Number(width ?? 0);
  const padding = fill ?? (zero ? '0' : ' ');
  const left = align ? align === '<' : typeof value !== 'number';
  if (align === '^') return text.length >= length ? text : unknown('centred text is not read');
  return left && !zero ? text.padEnd(length, padding) : text.padStart(length, padding);
}

/** `"%s-%d" % (name, 1)` of Python, `fmt.Sprintf` of Go. */
export function formatPercent(run: Run, format: string, values: ProgramValue): ProgramValue {
  const list = values instanceof List ? values.items : [values];
  let next = 0;
  let missing: Unknown | undefined;
  const text = format.replace(/%(\((\w+)\))?([-+# 0]*)(\d{0,4})(?:\.(\d{1,2}))?([a-zA-Z%])/g, (match, ...parts) => {
    const [, key, flags, width, digits, kind] = parts.map((part) => (typeof part === 'string' ? part : ''));
    if (kind === '%') return '%';
    const value = key && values instanceof Dictionary ? (values.get(key) ?? null) : (list[next++] ?? null);
    const shown = formatOne(run, value, kind ?? '', digits ?? '', match);
    if (shown instanceof Unknown) {
      missing ??= shown;
      return '';
    }
    const length = Number(width || '0');
    if (flags?.includes('-')) return shown.padEnd(length);
    return shown.padStart(length, flags?.includes('0') ? '0' : ' ');
  });
  if (missing) return missing;
  return text.length > bounds.text ? unknown('a text is too long to be read') : text;
}

function formatOne(run: Run, value: ProgramValue, kind: string, digits: string, written: string): string | Unknown {
  if (value instanceof Unknown) return value;
  switch (kind) {
    case 's':
    case 'v':
    case 'd':
    case 'i':
    case 't':
      return plainText(run, value);
    case 'q':
      return typeof value === 'string' ? JSON.stringify(value) : unknown(`the format \`${written}\` is not read`);
    case 'f':
      return typeof value === 'number'
        ? value.toFixed(digits === '' ? 6 : Number(digits))
        : unknown(`the format \`${written}\` is not read`);
    case 'x':
      return typeof value === 'number' ? value.toString(16) : unknown(`the format \`${written}\` is not read`);
    default:
      return unknown(`the format \`${written}\` is not read`);
  }
}

function plainText(run: Run, value: ProgramValue): string | Unknown {
  const { words } = run.language;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? words.true : words.false;
  if (value === null) return words.null;
  return value instanceof Unknown ? value : unknown('a text is made of something that is no text');
}
