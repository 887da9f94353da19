/**
 * What is configured about plugins: the key `plugins` of `~/.costline/config.yml` and of a trusted workspace's `.costline.yml`.
 *
 *     plugins:
 *       folders: [./tools/plugins]        # further folders of plugins
 *       disabled: [kubecost]
 *       priority: { aws-public: 10 }      # higher is asked first
 *       environment: { kubecost: [KUBECOST_URL] }   # variables it may see; the user's file only
 *       routes:
 *         - { types: ["aws_*"], regions: [us-east-1], plugins: [aws-public] }
 */
import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { parseYaml } from '../engine/yaml';
import { shortMessage } from '../syntax/short-message';
import type { Route } from './routes';

export interface PluginSettings {
  /** As written. */
  readonly folders: readonly string[];
  readonly disabled: readonly string[];
  readonly priorities: ReadonlyMap<string, number>;
  readonly environment: ReadonlyMap<string, readonly string[]>;
  readonly routes: readonly Route[];
  /** Where folders and plugins are named, in the order of the text. */
  readonly names: readonly PluginName[];
  readonly errors: readonly { readonly line: number; readonly message: string }[];
}

/** A plugin, or a folder of them, as a settings file names it. */
export interface PluginName {
  readonly kind: 'plugin' | 'folder';
  /** As written. */
  readonly text: string;
  /** Zero-based. */
  readonly line: number;
}

export const noPluginSettings: PluginSettings = {
  folders: [],
  disabled: [],
  priorities: new Map(),
  environment: new Map(),
  routes: [],
  names: [],
  errors: [],
};

/** Lines of errors are zero-based. Other keys of the file are somebody else's. */
export function readPluginSettings(text: string): PluginSettings {
  const { document, errors: yamlErrors, lineOf } = parseYaml(text);
  const errors = [...yamlErrors];
  const root: unknown = document.contents;
  const node: unknown = isMap(root) ? root.get('plugins', true) : undefined;
  if (node === undefined || (isScalar(node) && node.value === null)) return { ...noPluginSettings, errors };
  const fail = (at: unknown, message: string): void => {
    errors.push({ line: isScalar(at) || isMap(at) || isSeq(at) ? lineOf(at) : 0, message: shortMessage(message) });
  };
  if (!isMap(node)) {
    fail(node, `"plugins" is a map with ${keys.join(', ')}`);
    return { ...noPluginSettings, errors };
  }
  for (const { key } of node.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (!keys.includes(name)) fail(key, `"${name}" is no key of plugins; known are ${keys.join(', ')}`);
  }
  const names: PluginName[] = [];
  const texts: Texts = (map, key) => {
    const list: unknown = map.get(key, true);
    if (list === undefined) return [];
    if (isSeq(list) && list.items.every((item) => isScalar(item) && typeof item.value === 'string')) {
      const items = list.items.filter(isScalar).map((item) => ({ text: String(item.value), line: lineOf(item) }));
      const kind = key === 'folders' ? 'folder' : key === 'plugins' ? 'plugin' : undefined;
      if (kind) names.push(...items.map(({ text: name, line }): PluginName => ({ kind, text: name, line })));
      return items.map(({ text: item }) => item);
    }
    fail(list, `"${key}" is a list of texts`);
    return [];
  };
  const priorities = new Map<string, number>();
  for (const [name, value] of entries(node.get('priority', true), fail)) {
    names.push({ kind: 'plugin', text: name, line: isScalar(value) ? lineOf(value) : 0 });
    if (isScalar(value) && typeof value.value === 'number') priorities.set(name, value.value);
    else fail(value, `The priority of ${name} is a number`);
  }
  const environment = new Map<string, readonly string[]>();
  const variables: unknown = node.get('environment', true);
  if (isMap(variables)) for (const [name] of entries(variables, fail)) environment.set(name, texts(variables, name));
  return {
    folders: texts(node, 'folders'),
    disabled: texts(node, 'disabled'),
    priorities,
    environment,
    routes: routesOf(node.get('routes', true), texts, fail),
    names: names.sort((a, b) => a.line - b.line),
    errors,
  };
}

const keys: readonly string[] = ['folders', 'disabled', 'priority', 'environment', 'routes'];
const routeKeys: readonly string[] = ['types', 'providers', 'regions', 'plugins'];

type Fail = (at: unknown, message: string) => void;
type Texts = (map: YAMLMap, key: string) => readonly string[];

function* entries(node: unknown, fail: Fail): Generator<readonly [string, unknown]> {
  if (node === undefined) return;
  if (!isMap(node)) {
    fail(node, 'A map by name of plugin is expected');
    return;
  }
  for (const { key, value } of node.items) yield [isScalar(key) ? String(key.value) : '', value];
}

function routesOf(node: unknown, texts: Texts, fail: Fail): readonly Route[] {
  if (node === undefined) return [];
  if (!isSeq(node)) {
    fail(node, '"routes" is a list');
    return [];
  }
  return node.items.flatMap((item) => {
    if (!isMap(item) || !item.has('plugins')) {
      fail(item, `A route is a map with ${routeKeys.join(', ')}; "plugins" says who is asked`);
      return [];
    }
    for (const { key } of item.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (!routeKeys.includes(name)) fail(key, `"${name}" is no key of a route; known are ${routeKeys.join(', ')}`);
    }
    const [types, providers, regions, plugins] = routeKeys.map((key) => texts(item, key));
    return [{ types: types ?? [], providers: providers ?? [], regions: regions ?? [], plugins: plugins ?? [] }];
  });
}
