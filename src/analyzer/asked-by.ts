import { ListValue, MapValue, reveal, type Value } from '../expression/value';

/**
 * What a data source or a function of a package asks the cloud for, by names: its `name`, its pattern of names, and what its
 * filters say of them. In Terraform's words or in Pulumi's.
 */
export function askedBy(inputs: Value): string | undefined {
  const plain = reveal(inputs);
  if (!(plain instanceof MapValue)) return undefined;
  const read = (from: MapValue, ...names: readonly string[]): Value =>
    names.map((name) => reveal(from.get(name) ?? null)).find((value) => value !== null) ?? null;
  const filters = read(plain, 'filter', 'filters');
  const lists = (filters instanceof ListValue ? filters.items : [])
    .map(reveal)
    .map((filter) => (filter instanceof MapValue && read(filter, 'name') === 'name' ? read(filter, 'values') : null));
  const names = lists.flatMap((list) => (list instanceof ListValue ? list.items : []));
  const texts = [read(plain, 'name'), read(plain, 'name_regex', 'nameRegex'), ...names.map(reveal)].filter(
    (value) => typeof value === 'string',
  );
  return texts.length === 0 ? undefined : texts.join(' ');
}
