/** What the client may ask about plugins, and what it is asked about them. */
import type { Connection } from 'vscode-languageserver/node';
import type { CostSources } from './cost-sources';
import { actOnPlugin, pluginsModel, unconsented } from './plugin-board';
import {
  type ConsentParams,
  consentNotification,
  type PluginAction,
  type PluginActionResult,
  type PluginsModel,
  pluginActionRequest,
  pluginsRequest,
} from './plugin-protocol';

export function servePlugins(connection: Connection, sources: CostSources): void {
  connection.onRequest(pluginsRequest, (): PluginsModel => pluginsModel(sources));
  connection.onRequest(
    pluginActionRequest,
    (action: PluginAction): Promise<PluginActionResult> => actOnPlugin(sources, action),
  );
}

/** Has the user asked about plugins that the workspace names. */
export function askForConsent(connection: Connection, sources: CostSources): void {
  const plugins = unconsented(sources);
  if (plugins.length > 0) void connection.sendNotification(consentNotification, { plugins } satisfies ConsentParams);
}
