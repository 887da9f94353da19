/** Reads the command line. */
import { parseIncrease } from '../insight/budget-file';
import { type Filter, parseFilter } from '../insight/filter';
import { type Grouping, parseGrouping } from '../insight/group';
import type { SortKey } from '../report/report';
import type { Command, FailAbove, InputOptions, OutputOptions } from './command';
import { formats } from './formats';
import { type Topic, topics } from './help';
import { meant, parseWords, WrongWords } from './words';

const inputOptions = {
  'usage-file': { type: 'string' },
  'usage-profile': { type: 'string' },
  'hours-per-month': { type: 'string' },
  date: { type: 'string' },
  currency: { type: 'string', default: 'USD' },
  'exchange-rate': { type: 'string' },
  var: { type: 'string', multiple: true },
  'var-file': { type: 'string', multiple: true },
  parameter: { type: 'string', multiple: true },
  'parameters-file': { type: 'string', multiple: true },
  stack: { type: 'string' },
  config: { type: 'string', multiple: true },
  workspace: { type: 'string', default: 'default' },
  'default-region': { type: 'string' },
  'no-plugins': { type: 'boolean', default: false },
} as const;

const outputOptions = {
  format: { type: 'string', default: 'table' },
  output: { type: 'string', short: 'o' },
  'group-by': { type: 'string' },
  filter: { type: 'string', multiple: true },
  sort: { type: 'string' },
  top: { type: 'string' },
  'show-free': { type: 'boolean', default: false },
  quiet: { type: 'boolean', short: 'q', default: false },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
} as const;

const commonOptions = {
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', short: 'v', default: false },
} as const;

export function parseCommand(words: readonly string[]): Command {
  try {
    const [name, ...rest] = words;
    switch (name) {
      case 'estimate':
        return parseEstimate(rest);
      case 'diff':
        return parseDiff(rest);
      case 'report':
        return parseReport(rest);
      case 'hook':
        return parseHook(rest);
      case 'cost':
        return parseCost(rest);
      case 'help':
        return { kind: 'help', topic: topicOf(rest[0]) };
      case undefined:
        return { kind: 'help', topic: 'all' };
      default:
        return parseOther(words);
    }
  } catch (error) {
    if (!(error instanceof WrongWords)) throw error;
    return { kind: 'wrong', message: error.message, topic: topics.find((topic) => topic === words[0]) ?? 'all' };
  }
}

/** Options without a command, or a command that there is not. */
function parseOther(words: readonly string[]): Command {
  const { values, positionals } = parseWords(words, commonOptions);
  if (values.help) return { kind: 'help', topic: 'all' };
  if (values.version) return { kind: 'version' };
  throw noCommand(positionals[0] ?? '');
}

function noCommand(name: string): WrongWords {
  return new WrongWords(`there is no command "${name}"${meant(name, commands)}`);
}

const commands = [...topics, 'help'];

/** What `costline help NAME` tells of. */
function topicOf(name: string | undefined): Topic {
  if (name === undefined) return 'all';
  const topic = topics.find((known) => known === name);
  if (topic === undefined) throw noCommand(name);
  return topic;
}

function parseEstimate(words: readonly string[]): Command {
  const options = { ...commonOptions, ...inputOptions, ...outputOptions, save: { type: 'string' } } as const;
  const { values, positionals } = parseWords(words, options);
  if (values.help) return { kind: 'help', topic: 'estimate' };
  const path = onePath('estimate', positionals);
  if (path === undefined) throw new WrongWords('estimate needs the path of a folder or of a plan in JSON');
  return { kind: 'estimate', path, input: inputOf(values), show: outputOf(values), save: values.save };
}

function parseDiff(words: readonly string[]): Command {
  const options = {
    ...commonOptions,
    ...inputOptions,
    ...outputOptions,
    base: { type: 'string' },
    head: { type: 'string' },
    staged: { type: 'boolean', default: false },
    'fail-above': { type: 'string' },
  } as const;
  const { values, positionals } = parseWords(words, options);
  if (values.help) return { kind: 'help', topic: 'diff' };
  if (values.staged && values.head !== undefined) throw new WrongWords('--staged and --head say different things');
  return {
    kind: 'diff',
    path: onePath('diff', positionals) ?? '.',
    input: inputOf(values),
    show: outputOf(values),
    base: values.base,
    head: values.staged ? 'index' : values.head,
    failAbove: failAboveOf(values['fail-above']),
  };
}

function parseReport(words: readonly string[]): Command {
  const options = {
    ...commonOptions,
    ...outputOptions,
    from: { type: 'string' },
    'fail-above': { type: 'string' },
  } as const;
  const { values, positionals } = parseWords(words, options);
  if (values.help) return { kind: 'help', topic: 'report' };
  const from = values.from ?? onePath('report', positionals);
  if (from === undefined) throw new WrongWords('report needs --from FILE.json, a saved estimate or diff');
  return { kind: 'report', from, show: outputOf(values), failAbove: failAboveOf(values['fail-above']) };
}

function parseHook(words: readonly string[]): Command {
  const options = {
    ...commonOptions,
    'fail-above': { type: 'string' },
    shared: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = parseWords(words, options);
  if (values.help) return { kind: 'help', topic: 'hook' };
  const [action, ...rest] = positionals;
  if (action !== 'install' && action !== 'uninstall' && action !== 'status') {
    throw new WrongWords(`hook takes install, uninstall or status${action === undefined ? '' : `, found "${action}"`}`);
  }
  const path = onePath(`hook ${action}`, rest) ?? '.';
  return { kind: 'hook', action, path, failAbove: failAboveOf(values['fail-above']), shared: values.shared };
}

/** `cost projected --pulumi-json FILE`, for those who come from FinFocus: the same as `estimate FILE`. */
function parseCost([name, ...words]: readonly string[]): Command {
  if (name === '--help' || name === '-h') return { kind: 'help', topic: 'cost' };
  if (name !== 'projected')
    throw new WrongWords(`cost takes the word projected${name === undefined ? '' : `, found "${name}"`}`);
  const options = {
    ...commonOptions,
    ...inputOptions,
    ...outputOptions,
    'pulumi-json': { type: 'string' },
  } as const;
  // What FinFocus calls --output is the format here.
  const own = words.map((word) => word.replace(/^--output(?==(?:table|json|ndjson)$)/, '--format'));
  const { values, positionals } = parseWords(own, options);
  if (values.help) return { kind: 'help', topic: 'cost' };
  const path = values['pulumi-json'] ?? onePath('cost projected', positionals);
  if (path === undefined) throw new WrongWords('cost projected needs --pulumi-json FILE');
  const isFormat = values.output === 'table' || values.output === 'json' || values.output === 'ndjson';
  const show = outputOf(isFormat ? { ...values, format: values.output ?? '', output: undefined } : values);
  return { kind: 'estimate', path, input: inputOf(values), show, save: undefined };
}

function onePath(command: string, [path, ...rest]: readonly string[]): string | undefined {
  if (rest.length > 0) throw new WrongWords(`${command} takes one path, found also "${rest.join('" "')}"`);
  // As where a shell's variable has no value.
  if (path === '') throw new WrongWords(`${command} takes a path, found an empty word`);
  return path;
}

function failAboveOf(text: string | undefined): FailAbove | undefined {
  if (text === undefined) return undefined;
  const increase = parseIncrease(text);
  if (!increase) throw new WrongWords(`--fail-above takes an amount or a share such as +50 or 10%, found "${text}"`);
  return { ...increase, text };
}

interface InputValues {
  readonly 'usage-file'?: string | undefined;
  readonly 'usage-profile'?: string | undefined;
  readonly 'hours-per-month'?: string | undefined;
  readonly date?: string | undefined;
  readonly currency: string;
  readonly 'exchange-rate'?: string | undefined;
  readonly var?: readonly string[] | undefined;
  readonly 'var-file'?: readonly string[] | undefined;
  readonly workspace: string;
  readonly parameter?: readonly string[] | undefined;
  readonly 'parameters-file'?: readonly string[] | undefined;
  readonly stack?: string | undefined;
  readonly config?: readonly string[] | undefined;
  readonly 'default-region'?: string | undefined;
  readonly 'no-plugins': boolean;
}

function inputOf(values: InputValues): InputOptions {
  return {
    usageFile: values['usage-file'],
    usageProfile: values['usage-profile'],
    hoursPerMonth: numberOf('--hours-per-month', values['hours-per-month'], 744),
    date: dateOf(values.date),
    currency: currencyOf(values.currency),
    exchangeRate: numberOf('--exchange-rate', values['exchange-rate'], Number.MAX_VALUE),
    variables: pairs('--var', values.var),
    varFiles: values['var-file'] ?? [],
    workspace: values.workspace,
    parameters: pairs('--parameter', values.parameter),
    parameterFiles: values['parameters-file'] ?? [],
    stack: values.stack,
    config: pairs('--config', values.config),
    defaultRegion: values['default-region'],
    plugins: !values['no-plugins'],
  };
}

function currencyOf(text: string): string {
  if (!/^[A-Z]{3}$/i.test(text))
    throw new WrongWords(`--currency is a code of three letters such as EUR, found "${text}"`);
  return text.toUpperCase();
}

/** A day that there is. */
function dateOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text)
    throw new WrongWords(`--date is a day such as 2027-03-01, found "${text}"`);
  return text;
}

/** A number above zero. */
function numberOf(flag: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(number > 0 && number <= most))
    throw new WrongWords(`${flag} is a number above zero${most < 1000 ? `, at most ${most}` : ''}, found "${text}"`);
  return number;
}

function pairs(flag: string, texts: readonly string[] = []): readonly (readonly [string, string])[] {
  return texts.map((text) => {
    const equals = text.indexOf('=');
    if (equals <= 0) throw new WrongWords(`${flag} takes NAME=VALUE, found "${text}"`);
    return [text.slice(0, equals), text.slice(equals + 1)];
  });
}

interface OutputValues {
  readonly format: string;
  readonly output?: string | undefined;
  readonly 'group-by'?: string | undefined;
  readonly filter?: readonly string[] | undefined;
  readonly sort?: string | undefined;
  readonly top?: string | undefined;
  readonly 'show-free': boolean;
  readonly quiet: boolean;
  readonly color?: boolean | undefined;
  readonly 'no-color'?: boolean | undefined;
}

function outputOf(values: OutputValues): OutputOptions {
  const format = formats.find((name) => name === values.format);
  if (!format)
    throw new WrongWords(
      `--format is ${formats.slice(0, -1).join(', ')} or ${formats.at(-1)}, found "${values.format}"`,
    );
  const top = values.top === undefined ? undefined : Number(values.top);
  if (top !== undefined && (!Number.isInteger(top) || top < 1))
    throw new WrongWords(`--top takes a number from 1, found "${values.top}"`);
  return {
    format,
    output: values.output,
    grouping: groupingOf(values['group-by']),
    filters: (values.filter ?? []).map(filterOf),
    sort: sortOf(values.sort),
    top,
    showFree: values['show-free'],
    quiet: values.quiet,
    color: values['no-color'] ? false : values.color,
  };
}

function groupingOf(text: string | undefined): Grouping | undefined {
  if (text === undefined) return undefined;
  const grouping = parseGrouping(text);
  if (grouping) return grouping;
  throw new WrongWords(`--group-by is resource, type, provider, region, module, file or tag:KEY, found "${text}"`);
}

function filterOf(text: string): Filter {
  const filter = parseFilter(text);
  if (filter) return filter;
  throw new WrongWords(`--filter is type=…, provider=…, region=…, tag:KEY=… or address=…, found "${text}"`);
}

function sortOf(text: string | undefined): SortKey | undefined {
  if (text === undefined || text === 'cost' || text === 'change' || text === 'address' || text === 'type') return text;
  throw new WrongWords(`--sort is cost, change, address or type, found "${text}"`);
}
