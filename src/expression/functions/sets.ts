/** Functions on sets. */
import { identity, toSet, unify, unifyLists } from '../convert';
import { fail } from '../error';
import type { FunctionContext, TerraformFunction } from '../function';
import { anyType } from '../type';
import type { ListValue, Value } from '../value';
import { binary, list, sequence, setOf, tuple, unaryVariadic, variadic } from './signature';

export const setFunctions: readonly TerraformFunction[] = [
  unaryVariadic('setunion', setOf('first_set', anyType), setOf('other_sets', anyType), (first, others) =>
    toSet(unifyLists([first, ...others]).flat()),
  ),
  unaryVariadic('setintersection', setOf('first_set', anyType), setOf('other_sets', anyType), (first, others) => {
    const [start = [], ...rest] = unifyLists([first, ...others]);
    const keys = rest.map((items) => new Set(items.map(identity)));
    return toSet(start.filter((item) => keys.every((set) => set.has(identity(item)))));
  }),
  binary('setsubtract', setOf('a', anyType), setOf('b', anyType), (a, b) => {
    const [from = [], minus = []] = unifyLists([a, b]);
    const keys = new Set(minus.map(identity));
    return toSet(from.filter((item) => !keys.has(identity(item))));
  }),
  variadic('setproduct', sequence('sets'), product),
];

/** All combinations of one element of each; a list where none of the arguments is a set. */
function product(sources: readonly ListValue[], context: FunctionContext): Value {
  if (sources.length < 2) return fail(`at least 2 arguments are needed, found ${sources.length}`);
  const isEmpty = sources.some((source) => source.items.length === 0);
  const size = isEmpty ? 0 : sources.reduce((count, source) => count * source.items.length, 1);
  context.spend(size * (sources.length + 1));
  let rows: Value[][] = isEmpty ? [] : [[]];
  for (const source of isEmpty ? [] : sources) {
    const items = unify(source.items, anyType);
    rows = rows.flatMap((row) => items.map((item) => [...row, item]));
  }
  const items = rows.map(tuple);
  return sources.some((source) => source.kind === 'set') ? toSet(items) : list(items);
}
