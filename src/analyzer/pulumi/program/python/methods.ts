/** Methods of texts, lists and dictionaries of Python. */
import { Construction } from '../construction';
import { append, applied, joined, listOf, native } from '../natives';
import { formatPython } from '../python-format';
import type { Run } from '../run';
import { Dictionary, List, Native, type ProgramValue, Unknown, unknown } from '../value';

export function method(object: ProgramValue, name: string, run: Run): ProgramValue | undefined {
  if (name === 'apply') return object instanceof Dictionary && object.entries.has(name) ? undefined : applied(object);
  if (object instanceof Construction) return undefined;
  // A member of an enumeration is its value here.
  if (name === 'value' && (typeof object === 'string' || typeof object === 'number')) return object;
  if (typeof object === 'string') return textMethod(object, name);
  if (object instanceof List) return listMethod(object, name);
  return object instanceof Dictionary ? dictionaryMethod(object, name, run) : undefined;
}

function textMethod(text: string, name: string): ProgramValue | undefined {
  const one = (body: (value: string) => ProgramValue) =>
    native(name, 1, ([value]) => (typeof value === 'string' ? body(value) : unknown(`\`${name}\` is not read`)));
  switch (name) {
    case 'lower':
    case 'casefold':
      return native(name, 0, () => text.toLowerCase());
    case 'upper':
      return native(name, 0, () => text.toUpperCase());
    case 'strip':
      return native(name, 0, (values) => (values.length === 0 ? text.trim() : unknown('`strip` is not read')));
    case 'title':
    case 'capitalize':
      return native(name, 0, () => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase());
    case 'startswith':
      return one((value) => text.startsWith(value));
    case 'endswith':
      return one((value) => text.endsWith(value));
    case 'find':
      return one((value) => text.indexOf(value));
    case 'split':
      return native(name, 1, ([value], run) => {
        if (value === undefined) return listOf(run, text.trim().split(/\s+/, 100_000));
        return typeof value === 'string' ? listOf(run, text.split(value, 100_000)) : unknown('`split` is not read');
      });
    case 'join':
      return native(name, 1, ([value = null], run) => joined(value, text, run));
    case 'replace':
      return native(name, 2, ([from, to]) =>
        typeof from === 'string' && typeof to === 'string'
          ? text.split(from).join(to).slice(0, 1_000_000)
          : unknown('`replace` is not read'),
      );
    case 'zfill':
      return native(name, 1, ([width]) => text.padStart(typeof width === 'number' ? Math.min(width, 10_000) : 0, '0'));
    case 'format':
      return new Native('format', (args, run) =>
        formatted(
          run,
          text,
          args.positional.map(({ value }) => value),
          args.named,
        ),
      );
    default:
      return undefined;
  }
}

/** `"{}-{name}".format(…)`. */
export function formatted(
  run: Run,
  text: string,
  values: readonly ProgramValue[],
  named: ReadonlyMap<string, { readonly value: ProgramValue }>,
): ProgramValue {
  let next = 0;
  let missing: Unknown | undefined;
  const result = text.replace(
    /\{\{|\}\}|\{([\w.]*)(![rsa])?(:[^{}]*)?\}/g,
    (match, key: string | undefined, _: unknown, format?: string) => {
      if (match === '{{' || match === '}}') return match.charAt(0);
      const index = key === undefined || key === '' ? next++ : Number(key);
      const value = Number.isNaN(index) ? named.get(key ?? '')?.value : values[index];
      const shown =
        value === undefined
          ? unknown(`the text has no value for \`${match}\``)
          : formatPython(run, value, format ?? '');
      if (typeof shown === 'string') return shown;
      missing ??= shown instanceof Unknown ? shown : unknown('a text is not read');
      return '';
    },
  );
  return missing ?? result;
}

function listMethod(list: List, name: string): ProgramValue | undefined {
  switch (name) {
    case 'append':
    case 'add':
      return native(name, 0, ([value = null], run) => {
        append(run, list, [value]);
        return null;
      });
    case 'extend':
      return native(name, 0, ([value = null], run) => {
        if (value instanceof List) {
          append(run, list, value.items);
          if (value.rest) list.leaveOpen(run, value.rest);
        } else list.leaveOpen(run, value instanceof Unknown ? value : unknown('`extend` is not read'));
        return null;
      });
    case 'index':
      return native(name, 1, ([value = null]) => list.items.indexOf(value));
    case 'copy':
      return native(name, 0, (_, run) => listOf(run, list.items, list.rest));
    case 'sort':
    case 'reverse':
    case 'insert':
    case 'pop':
    case 'remove':
    case 'clear':
      return native(name, 0, (_, run) => {
        list.leaveOpen(run, unknown(`\`${name}\` of a list is not read`));
        return list.rest;
      });
    default:
      return undefined;
  }
}

function dictionaryMethod(map: Dictionary, name: string, run: Run): ProgramValue | undefined {
  if (map.class) return undefined;
  switch (name) {
    case 'items':
      return native(name, 0, () =>
        listOf(
          run,
          [...map.entries].map(([key, { value }]) => listOf(run, [key, value])),
          map.rest,
        ),
      );
    case 'keys':
      return native(name, 0, () => listOf(run, [...map.entries.keys()], map.rest));
    case 'values':
      return native(name, 0, () =>
        listOf(
          run,
          [...map.entries.values()].map(({ value }) => value),
          map.rest,
        ),
      );
    case 'get':
      return native(name, 1, ([key, fallback = null]) => map.get(String(key)) ?? map.rest ?? fallback);
    case 'copy':
      return native(name, 0, () => {
        return new Dictionary(map.shape, new Map(map.entries), run.birth, '', map.rest);
      });
    case 'update':
      return new Native('update', (args) => {
        const [source] = args.positional;
        if (map.birth.depth < run.birth.depth && run.uncertain) map.leaveOpen(run, run.uncertain);
        else if (source?.value instanceof Dictionary)
          for (const [key, slot] of source.value.entries) map.put(run, key, slot);
        if (source?.value instanceof Unknown) map.leaveOpen(run, source.value);
        for (const [key, slot] of args.named) map.put(run, key, slot);
        return null;
      });
    default:
      return undefined;
  }
}
