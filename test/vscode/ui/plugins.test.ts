import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openWorkbench, soon, type Workbench } from './workbench.js';

const root = resolve(__dirname, '..', '..', '..');

/** A plugin that the workspace brings and that prices one resource. */
function bringPlugin(folder: string): void {
  const plugin = join(folder, 'tools', 'acme', '0.3.0');
  mkdirSync(plugin, { recursive: true });
  copyFileSync(join(root, 'dist', 'plugin-sdk.js'), join(plugin, 'costline-plugin.cjs'));
  const manifest = { name: 'acme', version: '0.3.0', description: 'Prices of Acme', entry: 'plugin.mjs' };
  writeFileSync(join(plugin, 'plugin.manifest.json'), JSON.stringify(manifest));
  const price =
    "{ writeFileSync(join(import.meta.dirname, '..', '..', 'asked'), ''); return { monthly: 42, detail: 'size' }; }";
  writeFileSync(
    join(plugin, 'plugin.mjs'),
    `import { writeFileSync } from 'node:fs';\nimport { join } from 'node:path';\nimport { serve } from './costline-plugin.cjs';\nawait serve({ name: 'acme', version: '0.3.0', price: () => ${price} });\n`,
  );
  writeFileSync(join(folder, '.costline.yml'), 'plugins:\n  folders: [tools]\n');
  writeFileSync(join(folder, 'thing.tf'), 'resource "x_thing" "a" {\n  size = "small"\n}\n');
}

describe('a plugin that the workspace brings', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ folder: 'examples/webshop', prepare: bringPlugin });
  });
  after(() => workbench?.close());

  const asked = (): boolean => existsSync(join(workbench.folder, 'tools', 'asked'));
  const amounts = async (): Promise<readonly string[]> => (await workbench.decorations()).map(({ text }) => text);
  const rows = (): Promise<readonly string[]> =>
    workbench.page.locator('.quick-input-widget .monaco-list-row').allInnerTexts();
  const lines = (found: readonly string[]): readonly string[] =>
    found.map((text) => text.replaceAll(/\s+/g, ' ').trim());

  it('is asked about once, quietly, and not started', async () => {
    await soon(
      () => workbench.notifications(),
      (found) =>
        assert.deepEqual(found, ['This workspace brings cost plugins that are not started before you allow it: acme']),
      60_000,
    );
    await workbench.openFile('thing.tf');
    assert.equal(asked(), false);
    await workbench.screenshot('plugin-consent');
  });

  it('is started when what it is was shown and allowed', async () => {
    const { page } = workbench;
    await workbench.answerNotification('Review…');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    const text = await dialog.innerText();
    assert.match(text, /Allow the plugin acme 0\.3\.0 to start\?/);
    assert.match(text, /Prices of Acme/);
    assert.match(text, /tools\/acme\/0\.3\.0\/plugin\.mjs/);
    assert.match(text, /SHA-256 [0-9a-f]{16}…/);
    await workbench.screenshot('plugin-allow');
    assert.equal(asked(), false);
    await dialog.getByText('Allow', { exact: true }).click();
    await soon(amounts, (found) => assert.deepEqual(found, ['$42.00/mo']), 30_000);
    assert.equal(asked(), true);
    await soon(
      () => workbench.hover(1, 'x_thing'),
      (text) => assert.match(text, /plugin acme 0\.3\.0/),
    );
  });

  it('is in the list of plugins with its state, and can be disabled and enabled there', async () => {
    await workbench.runCommand('Costline: Plugins…');
    await soon(
      async () => lines(await rows())[0],
      (first) => assert.match(first ?? '', /^acme ?0\.3\.0 · running/),
    );
    await workbench.screenshot('plugins');
    await workbench.press('Enter');
    await soon(
      async () => lines(await rows()),
      (found) => assert.deepEqual(found, ['Restart', 'Validate', 'Inspect a Resource Type…', 'Open Log', 'Disable']),
    );
    await workbench.page.keyboard.type('Disable');
    await workbench.press('Enter');
    await soon(amounts, (found) => assert.deepEqual(found, []), 30_000);
    await workbench.runCommand('Costline: Plugins…');
    await soon(
      async () => lines(await rows())[0],
      (first) => assert.match(first ?? '', /^acme ?0\.3\.0 · disabled/),
    );
    await workbench.press('Enter');
    await soon(
      async () => lines(await rows()),
      (found) => assert.ok(found.includes('Enable'), found.join()),
    );
    await workbench.page.keyboard.type('Enable');
    await workbench.press('Enter');
    await soon(amounts, (found) => assert.deepEqual(found, ['$42.00/mo']), 30_000);
  });
});
