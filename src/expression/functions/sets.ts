/** Functions on sets. */
import { identity, toSet, unify } from '../convert';
import { fail } from '../error';
import type { FunctionContext, TerraformFunction } from '../function';
import { anyType } from '../type';
import type { ListValue, Value } from '../value';
import { binary, list, sequence, setOf, tuple, unaryVariadic, variadic } from './signature';

export const setFunctions: readonly TerraformFunction[] = [
  unaryVariadic('setunion', setOf('first_set', anyType), setOf('other_sets', anyType), (first, others) =>
    toSet(common([first, ...others]).flat()),
  ),
  unaryVariadic('setintersection', setOf('first_set', anyType), setOf('other_sets', anyType), (first, others) => {
    const [start = [], ...rest] = common([first, ...others]);
    const keys = rest.map((items) => new Set(items.map(identity)));
    return toSet(start.filter((item) => keys.every((set) => set.has(identity(item)))));
  }),
  binary('setsubtract', setOf('a', anyType), setOf('b', anyType), (a, b) => {
    const [from = [], minus = []] = common([a, b]);
    const keys = new Set(minus.map(identity));
    return toSet(from.filter((item) => !keys.has(identity(item))));
  }),
  variadic('setproduct', sequence('sets'), product),
];

/** The items of all sets, converted to the type that they have in common. */
function common(sets: readonly ListValue[]): (readonly Value[])[] {
  const items = unify(
    sets.flatMap((set) => set.items),
    anyType,
  );
  let start = 0;
  return sets.map((set) => {
    start += set.items.length;
    return items.slice(start - set.items.length, start);
  });
}

/** All combinations of one element of each; a set of them where all arguments are sets. */
function product(sources: readonly ListValue[], context: FunctionContext): Value {
  if (sources.length < 2) return fail(`at least 2 arguments are needed, found ${sources.length}`);
  const size = sources.reduce((count, source) => count * source.items.length, 1);
  context.spend(size * (sources.length + 1));
  let rows: Value[][] = [[]];
  if (size === 0) rows = [];
  else for (const source of sources) rows = rows.flatMap((row) => source.items.map((item) => [...row, item]));
  const items = rows.map(tuple);
  return sources.every((source) => source.kind === 'set') ? toSet(items) : list(items);
}
