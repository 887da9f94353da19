/** `costline plugin`: what is installed, whether it works, and how it gets there. */
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'semver';
import { ArchiveProblem } from '../plugin/archive';
import { checkConformance } from '../plugin/conformance';
import { CallFailure } from '../plugin/connection';
import { type FoundPlugin, readPluginFolder } from '../plugin/discover';
import { costlineHome, finfocusHome } from '../plugin/folders';
import { installPlugin, removePlugin } from '../plugin/install';
import { capability, capabilityNames, type PluginInfo, type ResourceDescriptor } from '../plugin/messages';
import { type PluginHost, PluginUnavailable } from '../plugin/plugin-host';
import { pluginEnvironment } from '../plugin/plugin-process';
import { tokenOf } from '../plugin/pulumi-token';
import { readProjectedCost, shortText } from '../plugin/reply';
import { findPlugins, type Plugins } from '../plugin/set-up';
import { toStruct } from '../plugin/struct';
import { createPlugin } from './plugin-init';
import { type PluginFormat, type PluginReport, type PluginRow, renderPlugins } from './plugin-output';
import { actualReport, budgetReport, dismissRecommendation, recommendationReport } from './plugin-queries';

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

/** The exit status. */
export async function runPluginCommand(words: readonly string[]): Promise<number> {
  let parsed: ReturnType<typeof parseWords>;
  try {
    parsed = parseWords(words);
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const [action, name, type, ...rest] = positionals;
  if (values.help || action === undefined) {
    process.stdout.write(help);
    return 0;
  }
  const { output } = values;
  if (output !== 'table' && output !== 'json' && output !== 'junit')
    return wrong(`--output is table, json or junit, found "${output}"`);
  const takes = ['inspect', 'dismiss', 'actual'].includes(action)
    ? 2
    : action === 'list' || action === 'validate'
      ? 0
      : 1;
  if (rest.length > 0 || [name, type].filter((word) => word !== undefined).length !== takes)
    return wrong(`plugin ${action} takes ${['nothing more', 'one word more', 'a name and one word more'][takes]}`);
  try {
    return await perform(action, name ?? '', type ?? '', values, output);
  } catch (error) {
    const told = error instanceof ArchiveProblem || error instanceof PluginUnavailable || error instanceof CallFailure;
    if (!told) throw error;
    process.stderr.write(`costline: ${shortText(error.message)}\n`);
    return 1;
  }
}

function parseWords(words: readonly string[]) {
  return parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
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
    },
  });
}

type Values = ReturnType<typeof parseWords>['values'];

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
      return wrong(`plugin has no command "${action}"`);
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

function listOf({ plugins, problems, consents }: Plugins): PluginReport {
  const rows = plugins.map((plugin): PluginRow => {
    const state = plugin.origin === 'user' || consents.isAllowed(plugin.folder) ? '' : 'needs consent';
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
    const row = await validate(plugin, host);
    rows.push({ ...row, milliseconds: Math.round(performance.now() - start) });
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

async function validate(plugin: FoundPlugin, host: PluginHost): Promise<PluginRow> {
  const { name, version, manifest } = plugin;
  const row = (result: string, outcome: PluginRow['outcome']): PluginRow => ({
    cells: [name, version, result],
    outcome,
  });
  if (manifest && (manifest.name !== name || manifest.version !== version))
    return row(`plugin.manifest.json says ${manifest.name} ${manifest.version}; its folders say otherwise`, 'failed');
  try {
    const info = await host.info();
    return row(
      `answers as ${shortText(info.name)} ${shortText(info.version)}, protocol ${shortText(info.spec_version) || 'unknown'}: ${abilities(info)}`,
      'passed',
    );
  } catch (error) {
    return row(`${error instanceof Error ? shortText(error.message) : String(error)} (log: ${host.logFile})`, 'failed');
  }
}

function abilities({ capabilities }: PluginInfo): string {
  return (
    capabilities.map((number) => capabilityNames[number] ?? `capability ${number}`).join(', ') ||
    'says nothing of what it can do'
  );
}

function descriptorOf(type: string, { sku, region }: Pick<Values, 'sku' | 'region'>): ResourceDescriptor {
  const token = type.includes(':') ? type : tokenOf(type);
  const prefix = token.split(':', 1)[0] ?? '';
  const provider = ['aws', 'azure', 'gcp', 'kubernetes'].includes(prefix) ? prefix : 'custom';
  return { provider, resource_type: token, sku, region, tags: {}, id: type, attributes: toStruct({}) };
}

async function inspected(plugins: Plugins, name: string, type: string, values: Values): Promise<PluginReport> {
  const host = plugins.hostOf(pluginOf(plugins, name));
  const resource = descriptorOf(type, values);
  try {
    const info = await host.info();
    const rows: PluginRow[] = [
      {
        cells: ['plugin', `${shortText(info.name)} ${shortText(info.version)}: ${abilities(info)}`],
        outcome: 'passed',
      },
      {
        cells: ['asked', `${resource.resource_type} sku "${resource.sku}" region "${resource.region}"`],
        outcome: 'passed',
      },
    ];
    const add = async (what: string, ask: () => Promise<string>): Promise<void> => {
      try {
        rows.push({ cells: [what, await ask()], outcome: 'passed' });
      } catch (error) {
        if (!(error instanceof CallFailure)) throw error;
        rows.push({
          cells: [what, shortText(error.message)],
          outcome: error.kind === 'refused' || error.kind === 'unimplemented' ? 'skipped' : 'failed',
        });
      }
    };
    await add('projected cost', async () => {
      const reply = readProjectedCost(await host.call('GetProjectedCost', { resource }), {
        descriptor: resource,
        decisive: [],
        plugin: host.label,
      });
      return reply.kind === 'price'
        ? `$${reply.price.monthlyCost?.toFixed(2)}/mo ${reply.price.components.map((part) => part.name).join(', ')}`
        : `${reply.kind}: ${reply.because}`;
    });
    if (info.capabilities.includes(capability.pricingSpec))
      await add('pricing spec', async () => {
        const { spec } = await host.call('GetPricingSpec', { resource });
        return spec
          ? `${shortText(spec.billing_mode)} ${spec.rate_per_unit} ${shortText(spec.currency)} per ${shortText(spec.unit) || '?'}`
          : 'none';
      });
    await add('fields', async () => {
      const { field_mappings, configuration_valid, configuration_errors } = await host.call('DryRun', { resource });
      const fields = field_mappings
        .slice(0, 100)
        .map(({ field_name, support_status }) => `${shortText(field_name)} ${supportNames[support_status] ?? '?'}`);
      return [
        configuration_valid
          ? 'configuration valid'
          : `configuration wrong: ${configuration_errors.map(shortText).join(', ')}`,
        ...fields,
      ].join('; ');
    });
    return { title: `costline plugin inspect ${name}`, columns: ['What', 'Answer'], rows, notes: [] };
  } finally {
    await host.stop();
  }
}

const supportNames: readonly string[] = ['?', 'supported', 'unsupported', 'conditional', 'dynamic'];

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
    columns: ['Check', 'Outcome', 'Detail'],
    rows: checks.map(({ name, outcome, detail, milliseconds }) => ({
      cells: [name, outcome, detail],
      outcome,
      milliseconds,
    })),
    notes: [`${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`],
  };
}

function wrong(message: string): number {
  process.stderr.write(`costline: ${message}\nRun costline plugin --help for the commands.\n`);
  return 2;
}
