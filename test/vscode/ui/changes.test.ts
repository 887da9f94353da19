import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { activeFrame, violations } from './accessibility.js';
import { commitAll, git } from './repository.js';
import { enlarge, includes, lenses } from './webshop.js';
import { openWorkbench, soon, type Workbench } from './workbench.js';

/** Names a revision, with the list of baselines open. The box for its name comes a moment after the list. */
async function chooseRevision(workbench: Workbench, revision: string): Promise<void> {
  const picker = workbench.page.locator('.quick-input-widget');
  await workbench.page.keyboard.type('Other revision');
  await picker.locator('.monaco-list-row', { hasText: 'Other revision' }).first().waitFor();
  await workbench.press('Enter');
  await picker.getByText('A branch, a tag, a commit, HEAD~2, main...').waitFor();
  await picker.locator('input[type=text]').fill(revision);
  await workbench.press('Enter');
}

async function showSourceControl({ page }: Workbench): Promise<void> {
  // The number of changed files lies over the icon.
  const item = page.locator('.activitybar .action-item', { has: page.locator('[aria-label^="Source Control"]') });
  if (!/\bchecked\b/.test((await item.getAttribute('class')) ?? '')) await item.click();
  // The editor folds what extensions add to this view.
  const header = page.locator('.pane-header[aria-label^="Cost Changes"]');
  await header.waitFor();
  if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
}

describe('what differs from the last commit', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      folder: 'examples/webshop',
      settings: { 'git.enabled': true, 'costline.diff.gutter': true },
      prepare: commitAll,
    });
    await enlarge(workbench);
  });
  after(() => workbench?.close());

  it('stands behind its amount, in a colour of its own, and in the margin', async () => {
    const found = await soon(
      async () => (await workbench.decorations()).filter(({ line }) => line === 6),
      (texts) =>
        assert.deepEqual(
          texts.map(({ text }) => text),
          ['$420.48/mo', '▲ $210.24'],
        ),
    );
    assert.notEqual(found[0]?.color, found[1]?.color);
    await workbench.screenshot('changes-inline-dark');
    const marks = workbench.page.locator('.cgmr[class*="TextEditorDecorationType"]');
    await soon(
      () => marks.count(),
      (count) => assert.equal(count, 1),
    );
    await workbench.screenshot('changes-inline-dark');
  });

  it('is listed in the Source Control view, with the amount', async () => {
    await showSourceControl(workbench);
    await soon(
      () => workbench.treeRows('Cost Changes'),
      (rows) => {
        includes(/^web\.tf, \+\$210\.24/)(rows);
        includes(/^changed: aws_instance\.web × 3, \+\$210\.24\/mo/)(rows);
      },
    );
    await workbench.screenshot('changes-scm-dark');
  });

  it('is written into the message of the commit, once', async () => {
    const box = workbench.page.locator('.scm-editor .view-lines');
    const message = async (): Promise<string> => (await box.first().innerText()).replaceAll(/\s+/g, ' ');
    await workbench.runCommand('Costline: Add Cost Change to Commit Message');
    const expected =
      /^Monthly cost vs HEAD: \+\$210\.24\/mo \(\+\d.*aws_instance\.web × 3 \+\$210\.24 \(instance_type: m5\.large → m5\.xlarge\)\.$/;
    await soon(message, (text) => assert.match(text, expected));
    await workbench.runCommand('Costline: Add Cost Change to Commit Message');
    await soon(message, (text) => assert.match(text, expected));
  });

  it('shows where it stood what is gone, as it was', async () => {
    await workbench.openFile('workers.tf');
    await soon(
      () => lenses(workbench),
      (found) => assert.ok(found.length > 1),
    );
    await workbench.press('Control+A');
    await workbench.press('Delete');
    const row = workbench.page.locator('.pane .monaco-list-row[aria-label^="removed:"]').first();
    await row.waitFor();
    await row.click();
    await workbench.page.locator('.tab.active[aria-label*="workers.tf"]').waitFor();
    await soon(
      () => workbench.lines(),
      (lines) => assert.ok(lines.some(({ text }) => text.startsWith('resource "aws_'))),
    );
    await workbench.screenshot('changes-removed-dark');
    await workbench.press('Control+W');
  });

  it('is gone with the commit', async () => {
    await workbench.runCommand('File: Save All');
    await soon(
      async () => git(workbench.folder, 'status', '--porcelain'),
      (text) => assert.match(text, /web\.tf/),
    );
    git(workbench.folder, 'commit', '--quiet', '--all', '--message', 'larger');
    await showSourceControl(workbench);
    const welcome = workbench.page.getByText('Everything costs as much as in the baseline.');
    await welcome.waitFor({ timeout: 60_000 });
  });

  it('is compared with what is chosen', async () => {
    await workbench.runCommand('Costline: Compare Costs With…');
    const items = workbench.page.locator('.quick-input-widget .monaco-list-row .label-name');
    await soon(
      () => items.allInnerTexts(),
      (found) => {
        includes('HEAD')(found);
        includes('Last save')(found);
        includes('main')(found);
      },
    );
    await workbench.screenshot('compare-with');
    await chooseRevision(workbench, 'HEAD~1');
    await soon(() => workbench.treeRows('Cost Changes'), includes(/^changed: aws_instance\.web × 3, \+\$210\.24\/mo/));
  });

  it('says so where there is nothing to compare with', async () => {
    await workbench.runCommand('Costline: Compare Costs With…');
    await workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Last save' }).waitFor();
    await chooseRevision(workbench, 'v0.0.1');
    await workbench.page.getByText('Not available: "v0.0.1" names no commit in this repository').first().waitFor();
    assert.deepEqual(await workbench.notifications(), []);
  });
});

for (const [name, theme] of [
  ['dark', 'Default Dark Modern'],
  ['light', 'Default Light Modern'],
  ['high-contrast', 'Default High Contrast'],
  ['high-contrast-light', 'Default High Contrast Light'],
] as const) {
  describe(`the panel in ${name} colours`, () => {
    let workbench: Workbench;
    before(async () => {
      workbench = await openWorkbench({
        folder: 'examples/webshop',
        settings: { 'workbench.colorTheme': theme },
        prepare: commitAll,
      });
      await enlarge(workbench);
      await workbench.runCommand('Costline: Show Cost Summary');
      await workbench.webview().locator('tbody tr').first().waitFor();
      await workbench.webview().locator('.difference', { hasText: '+$210.24/mo vs HEAD' }).waitFor();
    });
    after(() => workbench?.close());

    it('is accessible, costs and changes, chart and table', async () => {
      await workbench.webview().locator('tbody tr', { hasText: 'aws_instance' }).first().click();
      await workbench.webview().locator('tbody tr.resource .chevron').first().click();
      await workbench.webview().locator('tr.part').first().waitFor();
      await workbench.screenshot(`panel-costs-${name}`);
      assert.deepEqual(await violations(workbench.page), []);
      await workbench.webview().getByRole('tab', { name: 'Changes (1)' }).click();
      await workbench.webview().locator('tr.change .chevron').first().click();
      await workbench.webview().getByText('instance_type: m5.large → m5.xlarge').waitFor();
      await workbench.screenshot(`panel-changes-${name}`);
      assert.deepEqual(await violations(workbench.page), []);
      await workbench.webview().getByRole('button', { name: 'Show as table' }).click();
      await workbench.webview().locator('table.numbers td', { hasText: '+$210.24' }).waitFor();
      assert.deepEqual(await violations(workbench.page), []);
    });
  });
}

describe('a budget', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ folder: 'examples/webshop' });
    await workbench.openFile('web.tf');
    await soon(() => lenses(workbench), includes('2: $234.24/mo · 3 × $78.08'));
  });
  after(() => workbench?.close());

  it('is written by the command, and told where it is exceeded', async () => {
    const picker = workbench.page.locator('.quick-input-widget');
    const pick = async (label: string): Promise<void> => {
      await picker.locator('.monaco-list-row', { hasText: label }).first().click();
    };
    await workbench.runCommand('Costline: Set Budget…');
    await pick('Everything');
    await pick('Total');
    await picker.getByText(/Now: \$\d/).waitFor();
    await workbench.page.keyboard.type('100');
    await workbench.press('Enter');
    await workbench.page.locator('.tab.active[data-resource-name=".costline.yml"]').waitFor();
    await soon(
      () => workbench.squiggles(),
      (found) => assert.deepEqual(found, [{ line: 2, severity: 'warning' }]),
    );
    await soon(() => lenses(workbench), includes(/^2: \$[\d,.]+\/mo of \$100\.00\/mo: exceeded/));
    await workbench.screenshot('budget-dark');
    await workbench.goTo(2, '  total: 100'.length + 1);
    await workbench.type('00');
    await soon(
      () => workbench.squiggles(),
      (found) => assert.deepEqual(found, []),
    );
  });
});

describe('the panel with ten thousand resources', () => {
  const [files, each] = [20, 500];
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      folder: 'examples/webshop/modules',
      prepare: async (folder) => {
        for (let file = 0; file < files; file++) {
          const blocks = Array.from(
            { length: each },
            (_, index) =>
              `resource "aws_ebs_volume" "v${file * each + index}" {\n  availability_zone = "us-east-1a"\n  type = "gp3"\n  size = ${file + 1}\n}\n`,
          );
          await mkdir(join(folder, `many${file}`));
          await writeFile(join(folder, `many${file}`, 'main.tf'), blocks.join('\n'));
        }
      },
    });
    await soon(
      () => workbench.statusBar(),
      (texts) =>
        assert.ok(
          texts.some((text) => /^\$8,4\d\d\.\d\d\/mo/.test(text)),
          texts.join('\n'),
        ),
      60_000,
    );
    await workbench.runCommand('Costline: Show Cost Summary');
    await workbench.webview().locator('select').first().selectOption('none');
    await workbench.webview().locator('tbody tr').first().waitFor();
  });
  after(() => workbench?.close());

  const rows = () => workbench.webview().locator('tbody tr');
  const focused = () => workbench.webview().locator('tbody tr:focus');

  it('has those in the page that are on the screen', async () => {
    const count = Number(await workbench.webview().locator('[role=treegrid]').getAttribute('aria-rowcount'));
    assert.ok(count > files * each, String(count));
    assert.ok((await rows().count()) < 150);
  });

  it('leads with the keyboard to the last and back', async () => {
    await rows().first().focus();
    await workbench.press('End');
    await soon(
      () => focused().getAttribute('aria-rowindex'),
      (index) => assert.ok(Number(index) > files * each, String(index)),
    );
    assert.ok((await rows().count()) < 150);
    await workbench.press('ArrowUp');
    await workbench.press('Home');
    await soon(
      () => focused().getAttribute('aria-rowindex'),
      (index) => assert.equal(index, '2'),
    );
  });

  it('shows others when it is scrolled, and finds one among all', async () => {
    const first = await rows().first().innerText();
    await rows().first().hover();
    await workbench.page.mouse.wheel(0, 40_000);
    await soon(
      () => rows().first().innerText(),
      (text) => assert.notEqual(text, first),
    );
    await workbench.screenshot('panel-many');
    await workbench.webview().locator('input[type=search]').fill('v7777');
    await soon(
      () => rows().allInnerTexts(),
      (texts) =>
        assert.deepEqual(
          texts.map((text) => text.split(/\s/)[0]),
          ['aws_ebs_volume.v7777'],
        ),
    );
  });
});

describe('the panel', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ folder: 'examples/webshop', prepare: commitAll });
    await enlarge(workbench);
    await workbench.runCommand('Costline: Show Cost Changes');
    await workbench.webview().locator('tr.change').first().waitFor();
  });
  after(() => workbench?.close());

  it('stands beside the code in the picture that the README shows', async () => {
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await workbench.page.setViewportSize({ width: 1500, height: 800 });
    await workbench
      .webview()
      .getByRole('tab', { name: /^Costs/ })
      .click();
    await workbench.webview().locator('tbody tr', { hasText: 'aws_instance' }).first().click();
    await workbench.webview().locator('tr.resource').first().waitFor();
    await workbench.screenshot('readme-changes');
    await workbench
      .webview()
      .getByRole('tab', { name: /^Changes/ })
      .click();
    await workbench.page.setViewportSize({ width: 1400, height: 900 });
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  });

  it('leads from a change to its line', async () => {
    await workbench.webview().locator('tr.change').first().focus();
    await workbench.press('Enter');
    await soon(() => workbench.statusBar(), includes('Ln 2, Col 1'));
  });

  it('moves between its views with the arrow keys', async () => {
    const tab = (name: RegExp) => workbench.webview().getByRole('tab', { name });
    await tab(/^Changes/).focus();
    await workbench.press('ArrowLeft');
    assert.equal(await tab(/^Costs/).getAttribute('aria-selected'), 'true');
    assert.equal(await tab(/^Changes/).getAttribute('tabindex'), '-1');
  });

  it('looks after a reload of the window as it did before', async () => {
    await workbench.webview().locator('input[type=search]').fill('instance');
    await workbench.webview().locator('select').first().selectOption('file');
    await workbench.webview().getByRole('button', { name: 'Show as table' }).click();
    // The editor's own reload writes down first what it knows.
    await Promise.all([workbench.page.waitForEvent('load'), workbench.runCommand('Developer: Reload Window')]);
    await workbench.webview().locator('tbody tr').first().waitFor({ timeout: 60_000 });
    assert.equal(await workbench.webview().locator('input[type=search]').inputValue(), 'instance');
    assert.equal(await workbench.webview().locator('select').first().inputValue(), 'file');
    await workbench.webview().locator('table.numbers').waitFor();
  });

  it('runs no script but its own', async () => {
    const frame = await activeFrame(workbench.page);
    const policy = await frame.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    assert.match(
      policy ?? '',
      /^default-src 'none'; style-src [^;]+; script-src 'nonce-[\w+/=]+'; base-uri 'none'; form-action 'none'$/,
    );
    assert.doesNotMatch(policy ?? '', /unsafe/);
  });
});
