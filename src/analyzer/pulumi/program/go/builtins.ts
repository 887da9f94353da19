/** Functions that Go has without import. */
import { neverReturns } from '../execute';
import { append, listOf, native, sizeOf } from '../natives';
import { textOfValue } from '../operators';
import { identity } from '../pulumi-natives';
import { List, type ProgramValue, Unknown, unknown } from '../value';

const number = native('number', 1, ([value = null]) =>
  typeof value === 'number' ? value : unknown('a value is no number'),
);

export const builtins: Readonly<Record<string, ProgramValue>> = {
  len: native('len', 1, ([value = null]) => (value === null ? 0 : sizeOf(value))),
  append: native('append', 0, ([source = null, ...items], run) => {
    if (source instanceof Unknown) return source;
    const list = source instanceof List ? listOf(run, source.items, source.rest) : listOf(run, []);
    append(run, list, items);
    return list;
  }),
  make: native('make', 1, ([value = null, length], run) => {
    if (!(value instanceof List) || typeof length !== 'number') return value;
    if (!(length >= 0 && length <= 100_000)) return unknown('a list is too long to be read');
    return listOf(
      run,
      Array.from({ length }, () => null),
    );
  }),
  new: native('new', 0, ([value = null]) => value),
  panic: native('panic', 0, () => neverReturns),
  string: native('string', 1, ([value = null], run) => textOfValue(run, value)),
  int: number,
  int32: number,
  int64: number,
  uint: number,
  float64: number,
  float32: number,
  bool: identity,
  min: native('min', 9, (values) => extreme(values, Math.min)),
  max: native('max', 9, (values) => extreme(values, Math.max)),
};

function extreme(values: readonly ProgramValue[], body: (...values: number[]) => number): ProgramValue {
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length === values.length ? body(...numbers) : unknown('a value is no number');
}
