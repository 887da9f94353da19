/** Values of programs in the form that the analyzer goes on with. */
import { type Cause, ListValue, OpenMapValue, sortedMap, UnknownValue, type Value } from '../../../expression/value';
import { Construction } from './construction';
import type { Language } from './language';
import { outputOf } from './output-of';
import { Dictionary, List, type ProgramValue, SdkPath, Unknown, unknown } from './value';

/** Values that are larger are unknown: nobody writes them by hand. */
const largest = 20_000;

/**
 * Makes values, each once. Constructions must have their keys. Names of fields become what Pulumi calls them; those
 * of maps that the user keys stay.
 */
export function createConverter(language: Language): (value: ProgramValue) => Value {
  const made = () => new Map<List | Dictionary, { readonly value: Value; readonly parts: number }>();
  const caches = { asWritten: made(), renamed: made() };
  const convert = (value: ProgramValue, depth: number, asWritten: boolean): { value: Value; parts: number } => {
    if (value === null || typeof value !== 'object') return { value, parts: 1 };
    if (value instanceof Unknown) return { value: toUnknown(value), parts: 1 };
    if (value instanceof Construction) return { value: toUnknown(outputOf(value, '')), parts: 1 };
    if (!(value instanceof List) && !(value instanceof Dictionary)) {
      const what =
        value instanceof SdkPath ? `\`${[value.packageName, ...value.path].join('.')}\`` : 'a function or module';
      return { value: toUnknown(unknown(`${what} is no value that is read`)), parts: 1 };
    }
    const known = asWritten ? caches.asWritten : caches.renamed;
    const done = known.get(value);
    if (done) return done;
    if (depth > 40) return { value: toUnknown(unknown('the value is nested too deeply to be read')), parts: 1 };
    // A value that contains itself is met again while it is made.
    known.set(value, { value: toUnknown(unknown('the value contains itself')), parts: 1 });
    const whole = value instanceof List ? list(value, depth, asWritten) : map(value, depth, asWritten);
    const result =
      whole.parts > largest ? { value: toUnknown(unknown('the value is too large to be read')), parts: 1 } : whole;
    known.set(value, result);
    return result;
  };
  const list = (source: List, depth: number, asWritten: boolean): { value: Value; parts: number } => {
    if (source.rest) return { value: toUnknown(source.rest), parts: 1 };
    if (source.items.length > largest) return { value: null, parts: largest + 1 };
    const items = source.items.map((item) => convert(item, depth + 1, asWritten));
    const parts = items.reduce((count, item) => count + item.parts, 1);
    if (parts > largest) return { value: null, parts };
    return {
      value: new ListValue(
        'tuple',
        items.map((item) => item.value),
      ),
      parts,
    };
  };
  const map = (source: Dictionary, depth: number, asWritten: boolean): { value: Value; parts: number } => {
    if (source.class !== null && source.component) return { value: null, parts: 1 };
    const entries: (readonly [string, Value])[] = [];
    let parts = 1;
    if (source.entries.size > largest) return { value: null, parts: largest + 1 };
    for (const [key, slot] of source.entries) {
      const name = asWritten ? key : fieldName(language, source, key);
      const item = convert(slot.value, depth + 1, asWritten || isUserKeyed(name));
      parts += item.parts;
      entries.push([name, item.value]);
    }
    if (parts > largest) return { value: null, parts };
    if (source.rest) {
      return { value: new OpenMapValue('object', new Map(entries), toUnknown(source.rest)), parts };
    }
    return { value: sortedMap('object', entries), parts };
  };
  return (value) => convert(value, 0, false).value;
}

/** What Pulumi calls a field that is written as `key`. */
export function fieldName(language: Language, source: Dictionary, key: string): string {
  switch (language.runtime) {
    case 'nodejs':
      return key;
    case 'go':
      return source.shape === 'struct' || source.type === 'options' ? language.wireName(key) : key;
    case 'python':
      // Dictionaries may stand for structures; what is no word of Python's style is a key of the user's.
      return source.shape === 'struct' || /^[a-z][a-z0-9]*(_[a-z0-9]+)+_?$/.test(key) ? language.wireName(key) : key;
  }
}

/** Maps whose keys are the user's own. */
export function isUserKeyed(name: string): boolean {
  return /^(tags|tagsAll|labels|userLabels|resourceLabels|defaultLabels|annotations|variables|environmentVariables|parameters|metadata|data|stringData|matchLabels|volumeTags|appSettings)$/.test(
    name,
  );
}

export function toUnknown(value: Unknown): UnknownValue {
  const { message, kind, output, asked } = value;
  const cause: Cause = output
    ? { kind, message, reference: { address: output.construction.key, key: '', attribute: output.name, module: '' } }
    : { kind, message, ...(asked !== undefined && { asked }) };
  return new UnknownValue(cause);
}
