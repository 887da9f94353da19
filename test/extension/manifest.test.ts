import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defaultSettings } from '../../src/server/settings';

const root = resolve(__dirname, '../..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const json = (path: string): Readonly<Record<string, unknown>> => JSON.parse(text(path));
const sources = readdirSync(join(root, 'src/extension'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => text(`src/extension/${file}`));

describe('the manifest', () => {
  const manifest = text('package.json');

  it('takes every text from package.nls.json, and leaves none there unused', () => {
    const used = [...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(json('package.nls.json')).sort());
  });

  it('has the defaults that the server has', () => {
    const { contributes } = JSON.parse(manifest);
    const properties: Readonly<Record<string, { readonly default: unknown }>> = contributes.configuration.properties;
    const declared = Object.entries(properties).filter(([name]) => name !== 'costline.report.preview');
    // What the editor hides comes from its own `files.exclude`.
    const { exclude: _, ...own } = defaultSettings;
    assert.deepEqual(
      Object.fromEntries(declared.map(([name, setting]) => [name, setting.default])),
      Object.fromEntries(flattened('costline', own)),
    );
  });

  it('declares every command that the extension registers, and no other', () => {
    const { contributes } = JSON.parse(manifest);
    const declared = contributes.commands.map(({ command }: { readonly command: string }) => command);
    const registered = [...text('src/extension/commands.ts').matchAll(/^ {4}'(costline\.\w+)':/gm)].map(([, id]) => id);
    assert.deepEqual([...registered].sort(), [...declared].sort());
  });

  it('offers what is about one file wherever there are amounts: in templates and programs as in Terraform', () => {
    const { contributes } = JSON.parse(manifest);
    const [, key = ''] = /contextKey = '([\w.]+)'/.exec(text('src/extension/priced-files.ts')) ?? [];
    assert.notEqual(key, '');
    const entries: readonly { readonly command: string; readonly when: string }[] = [
      ...contributes.menus['editor/context'],
      ...contributes.menus['editor/title'],
      ...contributes.menus.commandPalette.filter(({ command }: { readonly command: string }) =>
        ['costline.explain', 'costline.showFileReport', 'costline.editUsage'].includes(command),
      ),
    ];
    assert.deepEqual(
      entries.filter(({ when }) => !when.includes(`(resourcePath in ${key} || `)),
      [],
    );
    assert.deepEqual([...new Set(entries.map(({ command }) => command))].sort(), [
      'costline.explain',
      'costline.showFileReport',
      'costline.showSummary',
    ]);
  });

  it('names files that are there', () => {
    const named = [...manifest.matchAll(/"(?:\.\/)?(media\/[\w./-]+)"/g)].map(([, file]) => file ?? '');
    assert.ok(named.length > 5);
    assert.deepEqual(
      named.filter((file) => !existsSync(join(root, file))),
      [],
    );
  });
});

describe('the texts of the extension', () => {
  it('are all in the bundle for translators, which has no others', () => {
    const used = sources.flatMap((source) =>
      [...source.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, key]) => key?.replaceAll("\\'", "'") ?? ''),
    );
    assert.deepEqual(Object.keys(json('l10n/bundle.l10n.json')).sort(), [...new Set(used)].sort());
  });
});

function flattened(prefix: string, value: unknown): readonly (readonly [string, unknown])[] {
  const leaf = typeof value !== 'object' || value === null || Array.isArray(value) || Object.keys(value).length === 0;
  if (leaf) return [[prefix, value]];
  return Object.entries(value).flatMap(([key, part]) => flattened(`${prefix}.${key}`, part));
}
