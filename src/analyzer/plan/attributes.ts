/** Values of plan JSON as values of the expression language: known, known after apply, sensitive. */
import { EvaluationError } from '../../expression/error';
import { limits } from '../../expression/limits';
import {
  conceal,
  emptyObject,
  ListValue,
  type MapValue,
  sortedMap,
  UnknownValue,
  type Value,
} from '../../expression/value';
import { referencesIn, type Target } from './configuration';
import { isObject, member, membersOf } from './json';

/** The parallel shapes in which plan JSON tells one value. */
export interface Shapes {
  readonly known: unknown;
  /** `true` for what is known after apply. */
  readonly unknown: unknown;
  /** `true` for what is sensitive. */
  readonly sensitive: unknown;
  /** Expressions of the configuration: where there is none, nobody wrote the value. */
  readonly written: unknown;
}

export interface AttributesContext {
  /** Address of the resource, for messages. */
  readonly address: string;
  /** What references lead to. */
  readonly follow: (references: readonly string[]) => readonly Target[];
}

/** Providers' schemas nest a handful of levels; beyond this a value is left out. */
const deepest = 60;

/** The attributes of a resource; without those that are null, and `undefined` where they are beyond all bounds. */
export function readAttributes(shapes: Shapes, context: AttributesContext): MapValue | undefined {
  const reader: Reader = { ...context, left: limits.elements };
  try {
    const attributes = readObject(shapes, reader, 0);
    return attributes.entries.size === 0
      ? emptyObject
      : sortedMap(
          'object',
          [...attributes.entries].filter(([, value]) => value !== null),
        );
  } catch (error) {
    if (error instanceof EvaluationError) return undefined;
    throw error;
  }
}

interface Reader extends AttributesContext {
  /** Values that may still be read. */
  left: number;
}

function read(shapes: Shapes, reader: Reader, depth: number): Value | undefined {
  const { known, unknown, sensitive, written } = shapes;
  if (--reader.left < 0) throw new EvaluationError('more values than a resource may have');
  if (depth > deepest) return undefined;
  if (sensitive === true) {
    const value = read({ ...shapes, sensitive: undefined }, reader, depth + 1);
    return value === undefined ? undefined : conceal(value);
  }
  if (unknown === true) return written === undefined ? undefined : computed(written, reader);
  if (Array.isArray(known) || (known === undefined && Array.isArray(unknown))) return readList(shapes, reader, depth);
  if (isObject(known) || (known === undefined && isObject(unknown))) return readObject(shapes, reader, depth);
  // Providers read unset texts back as empty ones.
  if (known === '' && written === undefined) return undefined;
  return typeof known === 'string' || typeof known === 'number' || typeof known === 'boolean' ? known : null;
}

function readList(shapes: Shapes, reader: Reader, depth: number): ListValue {
  const known: readonly unknown[] = Array.isArray(shapes.known) ? shapes.known : [];
  const unknown: readonly unknown[] = Array.isArray(shapes.unknown) ? shapes.unknown : [];
  const sensitive: readonly unknown[] = Array.isArray(shapes.sensitive) ? shapes.sensitive : [];
  const items: Value[] = [];
  for (let index = 0; index < Math.max(known.length, unknown.length); index++) {
    const item: Shapes = {
      known: known[index],
      unknown: unknown[index],
      sensitive: sensitive[index],
      written: writtenItem(shapes.written, index, unknown),
    };
    items.push(item.known === '' ? '' : (read(item, reader, depth + 1) ?? null));
  }
  return new ListValue(items.length > 0 && known.every(isObject) ? 'list' : 'tuple', items);
}

function readObject(shapes: Shapes, reader: Reader, depth: number): MapValue {
  const { known, unknown, sensitive, written } = shapes;
  const names = new Set([...membersOf(known), ...membersOf(unknown)].map(([name]) => name));
  const whole = isAttribute(written);
  const entries: (readonly [string, Value])[] = [];
  for (const name of names) {
    const value = read(
      {
        known: member(known, name),
        unknown: member(unknown, name),
        sensitive: member(sensitive, name),
        written: whole ? written : member(written, name),
      },
      reader,
      depth + 1,
    );
    if (value !== undefined) entries.push([name, value]);
  }
  return sortedMap('object', entries);
}

/** Whether an expression is that of an attribute, and not the expressions of a block by attribute. */
function isAttribute(written: unknown): boolean {
  return Array.isArray(member(written, 'references')) || member(written, 'constant_value') !== undefined;
}

/**
 * The expression of an item: that of a block of its own, else that of the whole list. Where a list has as many unknown
 * items as the expression has references, they belong to each other.
 */
function writtenItem(written: unknown, index: number, unknown: readonly unknown[]): unknown {
  if (Array.isArray(written)) return written[index];
  if (unknown[index] !== true || !isAttribute(written)) return written;
  const references = referencesIn(written);
  if (references.length !== unknown.filter((item) => item === true).length) return written;
  const position = unknown.slice(0, index).filter((item) => item === true).length;
  return { references: [references[position]] };
}

/**
 * What is known after apply, where the configuration says what it depends on. Where all of that is decided already, the
 * configuration has come to null, and the provider chooses: nobody wrote it.
 */
function computed(written: unknown, { address, follow }: Reader): UnknownValue | undefined {
  const references = referencesIn(written);
  const targets = follow(references);
  const target = targets.find(({ mode }) => mode === 'managed') ?? targets[0];
  if (!target && references.length > 0) return undefined;
  if (!target || target.mode === 'untold') {
    const from = target ? ` (it comes from ${target.address})` : '';
    return new UnknownValue({ kind: 'computed', message: `a value of ${address} is known after apply${from}` });
  }
  const { mode, ...reference } = target;
  const name = `${reference.address}${reference.key}${reference.attribute ? `.${reference.attribute}` : ''}`;
  return mode === 'data'
    ? new UnknownValue({ kind: 'data', message: `${name} is read from the cloud`, reference })
    : new UnknownValue({ kind: 'computed', message: `${name} is known after apply`, reference });
}
