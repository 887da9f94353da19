/** What the language server and its client say to each other about plugins. Types and names only, as in `protocol.ts`. */

/** The plugins that are found, and how each of them is. Params: none. */
export const pluginsRequest = 'costline/plugins';
export interface PluginsModel {
  /** Why none is started: the workspace is not trusted, or the settings say so. */
  readonly off: 'untrusted' | 'setting' | null;
  readonly plugins: readonly PluginRow[];
  /** What looked like a plugin and is none, and mistakes in settings files. */
  readonly problems: readonly string[];
  /** Where they are looked for. */
  readonly folders: readonly string[];
}

export interface PluginRow {
  readonly name: string;
  readonly version: string;
  /** What its manifest says of it; empty where it says nothing. */
  readonly description: string;
  readonly folder: string;
  readonly program: string;
  readonly origin: 'user' | 'workspace';
  readonly state: PluginState;
  /** What is wrong with it, or the file that disables it; empty where there is nothing to say. */
  readonly detail: string;
  /** Of what lies in its folder, where the user's consent is needed; empty otherwise. */
  readonly hash: string;
  /** URI; empty where there is none yet. */
  readonly log: string;
}

/** `found`: not started, because nobody has asked for it yet. */
export type PluginState =
  | 'found'
  | 'starting'
  | 'running'
  | 'resting'
  | 'quarantined'
  | 'needs-consent'
  | 'disabled'
  | 'off';

export const pluginActionRequest = 'costline/pluginAction';
export type PluginAction =
  /** `hash` is of what the user was shown. */
  | { readonly kind: 'allow'; readonly name: string; readonly hash: string }
  /** All of them where no name is given. */
  | { readonly kind: 'restart'; readonly name?: string }
  | { readonly kind: 'enable' | 'disable' | 'validate'; readonly name: string }
  /** `type`: as in the code, or a Pulumi token. */
  | { readonly kind: 'inspect'; readonly name: string; readonly type: string };

export interface PluginActionResult {
  readonly done: boolean;
  /** For the person; Markdown where it is a document. */
  readonly text: string;
}

/** Plugins that the workspace names and the user has not been asked about. Sent when there are some. */
export const consentNotification = 'costline/pluginConsent';
export interface ConsentParams {
  readonly plugins: readonly PluginRow[];
}
