/** Methods of texts, numbers, lists and maps of JavaScript. */
import { Construction } from '../construction';
import {
  append,
  applied,
  concatenated,
  filtered,
  forEach,
  joined,
  listOf,
  mapped,
  native,
  pushed,
  reduced,
  searched,
  sizeOf,
} from '../natives';
import { textOfValue } from '../operators';
import type { Run } from '../run';
import { createNodeGroup } from '../sdk';
import { Dictionary, List, type ProgramValue, Unknown, unknown } from '../value';

export function method(object: ProgramValue, name: string, run: Run): ProgramValue | undefined {
  if (name === 'apply' || name === 'then') {
    return object instanceof Dictionary && object.entries.has(name) ? undefined : applied(object);
  }
  if (object instanceof Construction) {
    return object.token === 'eks:Cluster' && name === 'createNodeGroup' ? createNodeGroup(object) : undefined;
  }
  if (object instanceof Unknown) {
    if (name === 'map' || name === 'flatMap') return mapped(object, false);
    if (name === 'forEach') return forEach(object);
    return name === 'filter' ? filtered(object) : undefined;
  }
  if (name === 'toString') return native(name, 0, () => textOfValue(run, object));
  if (name === 'get' && !(object instanceof Dictionary)) return native(name, 0, () => object);
  if (typeof object === 'string') return textMethod(object, name);
  if (typeof object === 'number' && name === 'toFixed') {
    return native(name, 1, ([digits]) =>
      object.toFixed(typeof digits === 'number' ? Math.min(100, Math.max(0, digits)) : 0),
    );
  }
  if (object instanceof List) return listMethod(object, name, run);
  return object instanceof Dictionary ? mapMethod(object, name) : undefined;
}

/** Methods of `Map`, which is an object here. */
function mapMethod(map: Dictionary, name: string): ProgramValue | undefined {
  if (name === 'hasOwnProperty') return native(name, 1, ([key]) => map.entries.has(String(key)) || (map.rest ?? false));
  if (map.type !== 'Map') return undefined;
  switch (name) {
    case 'get':
      return native(name, 1, ([key]) => map.get(String(key)) ?? map.rest);
    case 'has':
      return native(name, 1, ([key]) => map.entries.has(String(key)) || (map.rest ?? false));
    case 'set':
      return native(name, 1, ([key, value = null], run) => {
        map.set(run, String(key), value);
        return map;
      });
    case 'size':
      return sizeOf(map);
    case 'keys':
      return native(name, 0, (_, run) => listOf(run, [...map.entries.keys()], map.rest));
    case 'values':
      return native(name, 0, (_, run) =>
        listOf(
          run,
          [...map.entries.values()].map(({ value }) => value),
          map.rest,
        ),
      );
    case 'entries':
      return native(name, 0, (_, run) =>
        listOf(
          run,
          [...map.entries].map(([key, { value }]) => listOf(run, [key, value])),
          map.rest,
        ),
      );
    case 'forEach':
      return forEach(map);
    default:
      return undefined;
  }
}

function textMethod(text: string, name: string): ProgramValue | undefined {
  const one = (body: (value: string) => ProgramValue) =>
    native(name, 1, ([value]) => (typeof value === 'string' ? body(value) : unknown(`\`${name}\` is not read`)));
  switch (name) {
    case 'length':
      return text.length;
    case 'toLowerCase':
      return native(name, 0, () => text.toLowerCase());
    case 'toUpperCase':
      return native(name, 0, () => text.toUpperCase());
    case 'trim':
      return native(name, 0, () => text.trim());
    case 'includes':
      return one((value) => text.includes(value));
    case 'startsWith':
      return one((value) => text.startsWith(value));
    case 'endsWith':
      return one((value) => text.endsWith(value));
    case 'indexOf':
      return one((value) => text.indexOf(value));
    case 'split':
      return native(name, 1, ([value], run) =>
        typeof value === 'string' ? listOf(run, text.split(value, 100_000)) : unknown('`split` is not read'),
      );
    case 'concat':
      return native(name, 0, (values, run) => concatenated([text, ...values], run));
    case 'repeat':
      return native(name, 1, ([times]) =>
        typeof times === 'number' && times >= 0 && times * text.length <= 1_000_000
          ? text.repeat(times)
          : unknown('a text is too long to be read'),
      );
    case 'slice':
    case 'substring':
    case 'substr':
      return native(name, 2, ([from, to]) => {
        const [start, end] = [typeof from === 'number' ? from : 0, typeof to === 'number' ? to : undefined];
        if (name === 'slice') return text.slice(start, end);
        return name === 'substring'
          ? text.substring(start, end)
          : text.slice(start, end === undefined ? end : start + end);
      });
    case 'padStart':
    case 'padEnd':
      return native(name, 2, ([length, fill]) => {
        const [size, padding] = [
          typeof length === 'number' ? Math.min(length, 10_000) : 0,
          typeof fill === 'string' ? fill : ' ',
        ];
        return name === 'padStart' ? text.padStart(size, padding) : text.padEnd(size, padding);
      });
    case 'replace':
    case 'replaceAll':
      return native(name, 2, ([from, to]) => {
        if (typeof from !== 'string' || typeof to !== 'string') return unknown(`\`${name}\` is not read`);
        return name === 'replace' ? text.replace(from, () => to) : text.split(from).join(to).slice(0, 1_000_000);
      });
    case 'charAt':
      return native(name, 1, ([index]) => (typeof index === 'number' ? text.charAt(index) : ''));
    default:
      return undefined;
  }
}

function listMethod(list: List, name: string, run: Run): ProgramValue | undefined {
  switch (name) {
    case 'length':
    case 'size':
      return sizeOf(list);
    case 'map':
      return mapped(list, false);
    case 'flatMap':
      return mapped(list, true);
    case 'forEach':
      return forEach(list);
    case 'filter':
      return filtered(list);
    case 'find':
    case 'findIndex':
    case 'some':
    case 'every':
      return searched(list, name);
    case 'reduce':
      return reduced(list);
    case 'push':
      return pushed(list);
    case 'add':
      return native(name, 0, ([value = null], inner) => {
        if (!list.items.includes(value)) append(inner, list, [value]);
        return list;
      });
    case 'join':
      return native(name, 1, ([separator = ','], inner) => joined(list, separator, inner));
    case 'includes':
    case 'has':
      return native(name, 1, ([value = null]) => list.items.includes(value) || (list.rest ?? false));
    case 'indexOf':
      return native(name, 1, ([value = null]) => list.items.indexOf(value));
    case 'concat':
      return native(name, 0, (values, inner) => {
        const all = values.flatMap((value) => (value instanceof List ? value.items : [value]));
        const open = values.find((value) => value instanceof Unknown || (value instanceof List && value.rest));
        return listOf(
          inner,
          [...list.items, ...all],
          list.rest ?? (open instanceof Unknown ? open : open instanceof List ? open.rest : null),
        );
      });
    case 'slice':
      return native(name, 2, ([from, to], inner) =>
        listOf(
          inner,
          list.items.slice(typeof from === 'number' ? from : 0, typeof to === 'number' ? to : undefined),
          list.rest,
        ),
      );
    case 'flat':
      return native(name, 0, (_, inner) =>
        listOf(
          inner,
          list.items.flatMap((item) => (item instanceof List ? item.items : [item])),
          list.rest,
        ),
      );
    case 'fill':
      return native(name, 0, ([value = null], inner) =>
        listOf(
          inner,
          list.items.map(() => value),
          list.rest,
        ),
      );
    case 'reverse':
      return native(name, 0, (_, inner) => listOf(inner, [...list.items].reverse(), list.rest));
    case 'sort':
      return native(name, 0, (values, inner) => {
        const texts = list.items.filter((item) => typeof item === 'string');
        if (values.length > 0 || texts.length < list.items.length) return unknown('`sort` is not read');
        return listOf(inner, [...texts].sort(), list.rest);
      });
    case 'at':
      return native(name, 1, ([index]) => (typeof index === 'number' ? list.items.at(index) : undefined) ?? list.rest);
    case 'keys':
      return native(name, 0, (_, inner) => listOf(inner, [...list.items.keys()], list.rest));
    case 'values':
      return native(name, 0, () => list);
    case 'entries':
      return native(name, 0, (_, inner) =>
        listOf(
          inner,
          list.items.map((item, index) => listOf(run, [index, item])),
          list.rest,
        ),
      );
    default:
      return undefined;
  }
}
