/** `costline plugin`: what is installed, whether it works, and how it gets there. */
import { basename, join, resolve } from 'node:path';
import { parse } from 'semver';
import { ArchiveProblem } from '../plugin/archive';
import { checkConformance } from '../plugin/conformance';
import { CallFailure } from '../plugin/connection';
import { type FoundPlugin, readPluginFolder } from '../plugin/discover';
import { costlineHome, finfocusHome } from '../plugin/folders';
import { descriptorOf, inspectPlugin, validatePlugin } from '../plugin/inspect';
import { installPlugin, removePlugin } from '../plugin/install';
import { PluginUnavailable } from '../plugin/plugin-host';
import { pluginEnvironment } from '../plugin/plugin-process';
import { shortText } from '../plugin/reply';
import { findPlugins, type Plugins } from '../plugin/set-up';
import { createPlugin } from './plugin-init';
import { type PluginFormat, type PluginReport, type PluginRow, renderPlugins } from './plugin-output';
import { actualReport, budgetReport, dismissRecommendation, recommendationReport } from './plugin-queries';
import { meant, parseWords, refuse, WrongWords } from './words';

const help = `Usage
  costline plugin list                     plugins that are found, and where
  costline plugin validate                 start each of them and see whether it answers
  costline plugin inspect NAME TYPE        what a plugin says of a resource type (aws_instance, or a Pulumi token)
  costline plugin recommendations NAME     what it recommends; --type, --sku and --region name one resource
  costline plugin dismiss NAME ID          do not show a recommendation again
  costline plugin budgets NAME             the budgets that it knows of
  costline plugin actual NAME ID           what a resource has cost (--from, --to: days; default: the last thirty)
  costline plugin install PATH             a folder, .tar.gz or .zip, into ~/.costline/plugins
  costline plugin remove NAME              take it away again
  costline plugin allow NAME               agree to start a plugin that the workspace's .costline.yml names
  costline plugin conformance PATH         does the plugin in a folder do what hosts expect?
  costline plugin init NAME                a folder with a plugin to begin with

Options
  --output table|json|junit   how to print (default: table)
  --name NAME, --version V    what to install it as, or which version to remove
  --force                     replace the same version
  --sku SKU, --region REGION  what to ask about (inspect, conformance)
  --type TYPE                 what to ask about (conformance)

Exit status: 0; 1 when something is wrong with a plugin; 2 when the command line is wrong.
`;

/** What each command takes, as its usage has it. */
const takes: Readonly<Record<string, readonly string[]>> = {
  list: [],
  validate: [],
  inspect: ['NAME', 'TYPE'],
  recommendations: ['NAME'],
  dismiss: ['NAME', 'ID'],
  budgets: ['NAME'],
  actual: ['NAME', 'ID'],
  install: ['PATH'],
  remove: ['NAME'],
  allow: ['NAME'],
  conformance: ['PATH'],
  init: ['NAME'],
};

/** The exit status. */
export async function runPluginCommand(words: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = read(words);
    const [action, ...rest] = positionals;
    if (values.help || action === undefined) {
      process.stdout.write(help);
      return 0;
    }
    const { output } = values;
    if (output !== 'table' && output !== 'json' && output !== 'junit')
      throw new WrongWords(`--output is table, json or junit, found "${output}"`);
    checkAction(action, rest);
    return await perform(action, rest[0] ?? '', rest[1] ?? '', values, output);
  } catch (error) {
    if (error instanceof WrongWords) return refuse(error.message, 'plugin');
    const told = error instanceof ArchiveProblem || error instanceof PluginUnavailable || error instanceof CallFailure;
    if (!told) throw error;
    process.stderr.write(`costline: ${shortText(error.message)}\n`);
    return 1;
  }
}

function checkAction(action: string, words: readonly string[]): void {
  const wanted = Object.hasOwn(takes, action) ? takes[action] : undefined;
  if (!wanted) throw new WrongWords(`there is no command "plugin ${action}"${meant(action, Object.keys(takes))}`);
  if (words.length === wanted.length) return;
  const found = words.length === 0 ? 'nothing' : `"${words.join(' ')}"`;
  throw new WrongWords(`plugin ${action} takes ${wanted.join(' ') || 'nothing more'}, found ${found}`);
}

function read(words: readonly string[]) {
  return parseWords(words, {
    output: { type: 'string', default: 'table' },
    name: { type: 'string' },
    version: { type: 'string' },
    force: { type: 'boolean', default: false },
    sku: { type: 'string', default: '' },
    region: { type: 'string', default: '' },
    type: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  });
}

type Values = ReturnType<typeof read>['values'];

async function perform(
  action: string,
  name: string,
  type: string,
  values: Values,
  format: PluginFormat,
): Promise<number> {
  const into = join(costlineHome(), 'plugins');
  switch (action) {
    case 'list':
      return print(listOf(found()), format);
    case 'validate':
      return print(await validated(found()), format);
    case 'inspect':
      return print(await inspected(found(), name, type, values), format);
    case 'recommendations':
    case 'dismiss':
    case 'budgets':
    case 'actual':
      return query(action, name, type, values, format);
    case 'install': {
      const { version, force } = values;
      const plugin = await installPlugin(resolve(name), { into, name: values.name, version, force });
      process.stdout.write(`Installed ${plugin.name} ${plugin.version} in ${plugin.folder}\n`);
      return 0;
    }
    case 'remove': {
      const removed = await removePlugin(into, name, values.version);
      if (removed === 0) throw new ArchiveProblem(`there is no ${name} in ${into}`);
      process.stdout.write(`Removed ${name} (${removed === 1 ? 'one version' : `${removed} versions`})\n`);
      return 0;
    }
    case 'allow': {
      const plugins = found();
      const { folder } = pluginOf(plugins, name);
      plugins.consents.allow(folder);
      process.stdout.write(`${name} in ${folder} may be started until something in that folder changes\n`);
      return 0;
    }
    case 'conformance':
      return print(await conformance(resolve(name), values), format);
    case 'init':
      process.stdout.write(`Made ${await createPlugin(name, process.cwd())}; README.md there says what to do next\n`);
      return 0;
    default:
      throw new WrongWords(`there is no command "plugin ${action}"`);
  }
}

type Query = 'recommendations' | 'dismiss' | 'budgets' | 'actual';

async function query(action: Query, name: string, word: string, values: Values, format: PluginFormat): Promise<number> {
  const plugins = found();
  const host = plugins.hostOf(pluginOf(plugins, name));
  try {
    switch (action) {
      case 'recommendations': {
        const target = values.type === undefined ? undefined : descriptorOf(values.type, values);
        return print(await recommendationReport(host, target), format);
      }
      case 'dismiss':
        process.stdout.write(`${await dismissRecommendation(host, word)}\n`);
        return 0;
      case 'budgets':
        return print(await budgetReport(host), format);
      case 'actual':
        return print(await actualReport(host, word, values.from, values.to), format);
    }
  } finally {
    await host.stop();
  }
}

function found(): Plugins {
  return findPlugins({ environment: process.env, workspaces: [process.cwd()] });
}

function pluginOf({ plugins }: Plugins, name: string): FoundPlugin {
  const plugin = plugins.find((candidate) => candidate.name === name);
  if (!plugin) throw new ArchiveProblem(`there is no plugin ${name}; costline plugin list shows those that are found`);
  return plugin;
}

function print(report: PluginReport, format: PluginFormat): number {
  process.stdout.write(renderPlugins(report, format));
  return report.rows.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
}

function listOf({ plugins, problems, disabled, needsConsent }: Plugins): PluginReport {
  const rows = plugins.map((plugin): PluginRow => {
    const file = disabled.get(plugin.name);
    const state = file !== undefined ? `disabled in ${file}` : needsConsent(plugin) ? 'needs consent' : '';
    return { cells: [plugin.name, plugin.version, state, plugin.program.file], outcome: 'passed' };
  });
  const none = `No plugins in ${join(costlineHome(), 'plugins')} or ${join(finfocusHome(), 'plugins')}`;
  return {
    title: 'costline plugin list',
    columns: ['Name', 'Version', 'State', 'Program'],
    rows,
    notes: [...(rows.length === 0 ? [none] : []), ...problems],
  };
}

async function validated(plugins: Plugins): Promise<PluginReport> {
  const rows: PluginRow[] = [];
  for (const plugin of plugins.plugins) {
    const start = performance.now();
    const host = plugins.hostOf(plugin);
    const { works, message } = await validatePlugin(plugin, host);
    rows.push({
      cells: [plugin.name, plugin.version, message],
      outcome: works ? 'passed' : 'failed',
      milliseconds: Math.round(performance.now() - start),
    });
    await host.stop();
  }
  const wrongFolders = plugins.problems.map((problem): PluginRow => ({ cells: ['', '', problem], outcome: 'failed' }));
  return {
    title: 'costline plugin validate',
    columns: ['Name', 'Version', 'Result'],
    rows: [...rows, ...wrongFolders],
    notes: rows.length === 0 ? ['No plugins are found'] : [],
  };
}

async function inspected(plugins: Plugins, name: string, type: string, values: Values): Promise<PluginReport> {
  const host = plugins.hostOf(pluginOf(plugins, name));
  try {
    const findings = await inspectPlugin(host, descriptorOf(type, values));
    return {
      title: `costline plugin inspect ${name}`,
      columns: ['What', 'Answer'],
      rows: findings.map(({ what, answer, outcome }) => ({ cells: [what, answer], outcome })),
      notes: [],
    };
  } finally {
    await host.stop();
  }
}

async function conformance(folder: string, values: Values): Promise<PluginReport> {
  const probe = readPluginFolder(folder, values.name ?? basename(folder), '0.0.0', 'user');
  if (typeof probe === 'string') throw new ArchiveProblem(probe);
  const plugin = {
    ...probe,
    name: probe.manifest?.name || probe.name,
    version: parse(probe.manifest?.version)?.version ?? '0.0.0',
  };
  const checks = await checkConformance(plugin, {
    environment: pluginEnvironment(process.env, []),
    logFile: join(costlineHome(), 'logs', 'conformance.log'),
    descriptor: values.type === undefined ? undefined : descriptorOf(values.type, values),
  });
  const count = (outcome: string): number => checks.filter((check) => check.outcome === outcome).length;
  return {
    title: `costline plugin conformance ${plugin.name}`,
    columns: ['Check', 'Outcome', 'FinFocus', 'Detail'],
    rows: checks.map(({ name, finfocus, outcome, detail, milliseconds }) => ({
      cells: [name, outcome, finfocus, detail],
      outcome,
      milliseconds,
    })),
    notes: [`${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`],
  };
}
