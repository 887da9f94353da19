/** The packages of the standard library of Go that texts are made with. */
import { neverReturns } from '../execute';
import { concatenated, joined, jsonOf, listOf, namespace, native } from '../natives';
import { textOfValue } from '../operators';
import { formatPercent } from '../python-format';
import { Namespace, type Native, type ProgramValue, unknown } from '../value';

export const sprintf = native('Sprintf', 1, ([format = null, ...values], run) =>
  typeof format === 'string' ? formatPercent(run, format, listOf(run, values)) : unknown('a format is not read'),
);

const texts = (name: string, body: (...texts: string[]) => ProgramValue): Native =>
  native(name, 9, (values) => {
    const strings = values.filter((value) => typeof value === 'string');
    return strings.length === values.length ? body(...strings) : unknown(`\`${name}\` is not read`);
  });

export const libraries: Readonly<Record<string, Namespace>> = {
  fmt: namespace('fmt', {
    Sprintf: sprintf,
    Sprint: native('Sprint', 9, (values, run) => concatenated(values, run)),
    Println: native('Println', 0, () => null),
    Printf: native('Printf', 0, () => null),
    Errorf: native('Errorf', 0, () => 'error'),
  }),
  errors: namespace('errors', { New: native('New', 0, () => 'error') }),
  log: new Namespace('log', (name) => native(name, 0, () => (name.startsWith('Fatal') ? neverReturns : null))),
  strconv: namespace('strconv', {
    Itoa: native('Itoa', 1, ([value = null], run) => textOfValue(run, value)),
    FormatInt: native('FormatInt', 1, ([value = null], run) => textOfValue(run, value)),
    Atoi: native('Atoi', 1, ([value = null], run) => {
      const parsed =
        typeof value === 'string' && /^[-+]?\d+$/.test(value) ? Number(value) : unknown('a text is no number');
      return listOf(run, [parsed, null]);
    }),
  }),
  strings: namespace('strings', {
    ToLower: texts('ToLower', (text = '') => text.toLowerCase()),
    ToUpper: texts('ToUpper', (text = '') => text.toUpperCase()),
    TrimSpace: texts('TrimSpace', (text = '') => text.trim()),
    Contains: texts('Contains', (text = '', part = '') => text.includes(part)),
    HasPrefix: texts('HasPrefix', (text = '', part = '') => text.startsWith(part)),
    HasSuffix: texts('HasSuffix', (text = '', part = '') => text.endsWith(part)),
    TrimPrefix: texts('TrimPrefix', (text = '', part = '') => (text.startsWith(part) ? text.slice(part.length) : text)),
    TrimSuffix: texts('TrimSuffix', (text = '', part = '') =>
      text.endsWith(part) ? text.slice(0, text.length - part.length) : text,
    ),
    ReplaceAll: texts('ReplaceAll', (text = '', from = '', to = '') => text.split(from).join(to).slice(0, 1_000_000)),
    Join: native('Join', 2, ([list = null, separator = ''], run) => joined(list, separator, run)),
    Split: native('Split', 2, ([text, separator], run) =>
      typeof text === 'string' && typeof separator === 'string'
        ? listOf(run, text.split(separator, 100_000))
        : unknown('`Split` is not read'),
    ),
  }),
  os: namespace('os', {
    Getenv: native('Getenv', 0, () => unknown('the environment variables are not read', 'variable')),
    Exit: native('Exit', 0, () => neverReturns),
  }),
  'encoding/json': namespace('json', {
    Marshal: native('Marshal', 0, ([value = null], run) => listOf(run, [jsonOf(value), null])),
  }),
};
