/** The plugins as a person sees them, and what a person does with them. */
import { existsSync } from 'node:fs';
import { setDisabled } from '../plugin/disable';
import type { FoundPlugin } from '../plugin/discover';
import { descriptorOf, inspectPlugin, validatePlugin } from '../plugin/inspect';
import type { PluginHost } from '../plugin/plugin-host';
import { shortText } from '../plugin/reply';
import { type Plugins, userSettingsFile } from '../plugin/set-up';
import { escapeCell } from '../report/component-table';
import type { CostSources } from './cost-sources';
import { uriOfPath } from './paths';
import type { PluginAction, PluginActionResult, PluginRow, PluginState, PluginsModel } from './plugin-protocol';

export function pluginsModel(sources: CostSources): PluginsModel {
  const { found, settings } = sources;
  const off = !settings.trusted ? 'untrusted' : settings.plugins.enabled ? null : 'setting';
  return {
    off,
    plugins: found?.plugins.map((plugin) => rowOf(plugin, found, sources, off !== null)) ?? [],
    problems: found?.problems ?? [],
    folders: found?.folders ?? [],
  };
}

/** Plugins that the workspace names, and that are not started for want of the user's consent. */
export function unconsented(sources: CostSources): readonly PluginRow[] {
  return sources.chain ? pluginsModel(sources).plugins.filter(({ state }) => state === 'needs-consent') : [];
}

function rowOf(plugin: FoundPlugin, found: Plugins, sources: CostSources, isOff: boolean): PluginRow {
  const { name, version, folder, program, origin, manifest } = plugin;
  const host = hostIn(sources, name);
  const disabledBy = found.disabled.get(name);
  const needsConsent = !isOff && disabledBy === undefined && found.needsConsent(plugin);
  const { logFile } = host ?? found.hostOf(plugin);
  return {
    name,
    version,
    description: shortText(manifest?.description ?? ''),
    folder,
    program: program.file,
    origin,
    state: isOff ? 'off' : disabledBy !== undefined ? 'disabled' : needsConsent ? 'needs-consent' : stateOf(host),
    detail: disabledBy ?? (needsConsent ? '' : detailOf(sources, name, host)),
    hash: needsConsent ? (found.consents.hashOf(folder) ?? '') : '',
    log: existsSync(logFile) ? uriOfPath(logFile.replaceAll('\\', '/')) : '',
  };
}

function hostIn({ chain }: CostSources, name: string): PluginHost | undefined {
  return chain?.hosts.find((host) => host.name === name);
}

function stateOf(host: PluginHost | undefined): PluginState {
  const state = host?.state ?? 'stopped';
  return state === 'stopped' ? 'found' : state;
}

function detailOf(sources: CostSources, name: string, host: PluginHost | undefined): string {
  return host?.quarantinedBecause ?? sources.problems().find((problem) => problem.name === name)?.message ?? '';
}

/** Never rejects: what goes wrong is for the person. */
export async function actOnPlugin(sources: CostSources, action: PluginAction): Promise<PluginActionResult> {
  try {
    return await perform(sources, action);
  } catch (error) {
    return { done: false, text: error instanceof Error ? error.message : String(error) };
  }
}

async function perform(sources: CostSources, action: PluginAction): Promise<PluginActionResult> {
  const { found, settings, chain } = sources;
  const name = action.name;
  const plugin = found?.plugins.find((candidate) => candidate.name === name);
  if (!found || (name !== undefined && !plugin)) return { done: false, text: `There is no plugin ${name}` };
  if (action.kind === 'enable' || action.kind === 'disable') {
    setDisabled(userSettingsFile(process.env), action.name, action.kind === 'disable');
    await sources.pluginsChanged();
    return { done: true, text: '' };
  }
  if (!settings.trusted) return { done: false, text: 'No plugin is started in a workspace that is not trusted' };
  if (!settings.plugins.enabled) return { done: false, text: 'Plugins are turned off in the settings' };
  if (action.kind === 'restart') {
    const hosts = chain?.hosts.filter((host) => name === undefined || host.name === name) ?? [];
    await Promise.all(hosts.map((host) => host.restart()));
    sources.askAnew();
    return { done: true, text: '' };
  }
  if (!plugin) return { done: false, text: `There is no plugin ${name}` };
  switch (action.kind) {
    case 'allow':
      found.consents.allow(plugin.folder, action.hash);
      await sources.pluginsChanged();
      return { done: true, text: '' };
    case 'validate':
      return withHost(sources, found, plugin, async (host) => {
        const { works, message } = await validatePlugin(plugin, host);
        return { done: works, text: `${plugin.name} ${plugin.version}: ${message}` };
      });
    case 'inspect':
      return withHost(sources, found, plugin, async (host) => {
        const findings = await inspectPlugin(host, descriptorOf(action.type, { sku: '', region: '' }));
        const rows = findings.map(({ what, answer }) => `| ${what} | ${escapeCell(answer)} |`);
        const title = escapeCell(`${action.type} by plugin ${host.label}`);
        return { done: true, text: `# ${title}\n\n| What | Answer |\n|:--|:--|\n${rows.join('\n')}\n` };
      });
  }
}

/** The one that is asked for prices, or one for the moment where the plugin is disabled. */
async function withHost(
  sources: CostSources,
  found: Plugins,
  plugin: FoundPlugin,
  act: (host: PluginHost) => Promise<PluginActionResult>,
): Promise<PluginActionResult> {
  const own = hostIn(sources, plugin.name);
  if (own) return act(own);
  const host = found.hostOf(plugin);
  try {
    return await act(host);
  } finally {
    await host.stop();
  }
}
