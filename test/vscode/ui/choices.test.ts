/** What the commands that ask offer, and what comes of the choice. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { commitAll } from './repository.js';
import { enlarge, includes, lenses } from './webshop.js';
import { openWorkbench, soon, type Workbench } from './workbench.js';

const command = resolve(__dirname, '../../../dist/cli.js');

describe('what a person chooses', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      folder: 'examples/webshop',
      settings: { 'files.autoSave': 'off' },
      prepare: (folder) => {
        commitAll(folder);
        execFileSync(process.execPath, [command, 'estimate', folder, '--save', join(folder, 'costs.json'), '--quiet']);
      },
    });
    await enlarge(workbench);
  });
  after(() => workbench?.close());

  const items = (): Promise<readonly string[]> =>
    workbench.page.locator('.quick-input-widget .monaco-list-row .label-name').allInnerTexts();
  const choose = async (title: string, label: string): Promise<void> => {
    await workbench.runCommand(title);
    await soon(items, includes(label));
    await workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: label }).first().click();
  };
  /** The rows of the tree, the labels that a screen reader gets. */
  const tree = (): Promise<readonly string[]> =>
    workbench.page
      .locator('.pane-body .monaco-list[aria-label*="Resources"] .monaco-list-row')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  const baseline = async (): Promise<unknown> => {
    const text = await readFile(join(workbench.folder, '.vscode/settings.json'), 'utf8').catch(() => '{}');
    const settings: Readonly<Record<string, unknown>> = JSON.parse(text);
    return settings['costline.baseline'];
  };

  it('the cost diff is in the clipboard, as Markdown', async () => {
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await workbench.runCommand('Costline: Copy Cost Diff as Markdown');
    await soon(() => workbench.statusBar(), includes(/The cost diff is in the clipboard/));
    const text = await workbench.page.evaluate(() => navigator.clipboard.readText());
    assert.match(text, /^# Cost changes\n\n\*\*Monthly cost: \+\$210\.24\/mo/);
    assert.match(text, /\| \+\$70\.08 each \| instance\\_type: m5\.large → m5\.xlarge \|/);
  });

  it('a saved estimate is chosen by its file, and compared with', async () => {
    await choose('Costline: Compare Costs With…', 'Saved estimate…');
    const path = workbench.page.locator('.quick-input-widget input[type=text]');
    await soon(
      () => path.inputValue(),
      (value) => assert.match(value, /webshop/),
    );
    await path.fill(join(await realpath(workbench.folder), 'costs.json'));
    await soon(items, includes('costs.json'));
    await workbench.screenshot('choose-estimate');
    await workbench.press('Enter');
    await soon(baseline, (found) => assert.equal(found, 'costs.json'));
    await soon(() => lenses(workbench), includes('2: $444.48/mo · 3 × $148.16 · +$210.24 vs costs.json'));
  });

  it('nothing is compared where nothing is chosen, and the last save where it is', async () => {
    await choose('Costline: Compare Costs With…', 'Nothing');
    await soon(() => lenses(workbench), includes('2: $444.48/mo · 3 × $148.16'));
    await choose('Costline: Compare Costs With…', 'Last save');
    await soon(() => lenses(workbench), includes(/^2: \$444\.48\/mo · 3 × \$148\.16 · \+\$210\.24 vs /));
    await soon(baseline, (found) => assert.equal(found, 'saved'));
  });

  it('the tree is grouped and sorted as it is asked to be', async () => {
    await workbench.page.locator('.activitybar a[aria-label^="Costline"]').click();
    await soon(tree, includes(/^aws_instance\.web/));
    await choose('Costline: Group Resources By…', 'Type');
    await soon(tree, (rows) => assert.match(rows[0] ?? '', /^aws_instance \$494\.48/));
    await choose('Costline: Sort Resources By…', 'Name');
    const named = await soon(tree, (rows) => {
      const groups = rows.flatMap((row) => /^(aws_\w+) /.exec(row)?.[1] ?? []);
      assert.ok(groups.length > 5);
      assert.deepEqual(groups, groups.toSorted());
    });
    await workbench.screenshot('tree-by-type');
    await workbench.runCommand('Costline: Group Resources By…');
    const offered = await soon(items, includes('Module'));
    assert.ok(offered.includes('Region'), offered.join());
    await workbench.press('Escape');
    assert.deepEqual(await tree(), named);
  });

  it('a resource of the tree opens into what it consists of', async () => {
    const row = workbench.page.locator('.pane-body .monaco-list-row[aria-label^="aws_instance.web"]').first();
    await row.locator('.monaco-tl-twistie').click();
    await soon(tree, includes('Instance usage (Linux/UNIX, on-demand, m5.xlarge), 730 hours × $0.192 = $140.16'));
    await row.hover();
    const tooltip = workbench.page.locator('.monaco-hover:visible', { hasText: 'web.tf:2' });
    await tooltip.waitFor();
    assert.match(await tooltip.innerText(), /Instance\susage[^\n]*:\s730\shours\s×\s\$0\.192\s=\s\$140\.16/);
  });
});
