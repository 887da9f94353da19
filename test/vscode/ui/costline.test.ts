import assert from 'node:assert/strict';
import { openWorkbench, soon, type Workbench } from './workbench.js';

/** One-based line of the first place with the text, among those on the screen. */
async function lineOf(workbench: Workbench, text: string): Promise<number> {
  const found = (await workbench.lines()).find((line) => line.text.includes(text));
  assert.ok(found, `no line on the screen has ${JSON.stringify(text)}`);
  return found.line;
}

const amounts = async (workbench: Workbench): Promise<readonly string[]> =>
  (await workbench.decorations()).map(({ line, text }) => `${line}: ${text}`);

const lenses = async (workbench: Workbench): Promise<readonly string[]> =>
  (await workbench.codeLenses()).map(({ line, text }) => `${line}: ${text}`);

const includes = (expected: string) => (found: readonly string[]) =>
  assert.ok(found.includes(expected), `no ${JSON.stringify(expected)} in ${JSON.stringify(found)}`);

/** The total in the status bar in dollars. */
async function total(workbench: Workbench): Promise<number> {
  const texts = await soon(
    () => workbench.statusBar(),
    (found) =>
      assert.ok(
        found.some((text) => /^\$[\d,.]+\/mo$/.test(text)),
        found.join('\n'),
      ),
  );
  const text = texts.find((candidate) => candidate.startsWith('$')) ?? '';
  return Number(text.replaceAll(/[^\d.]/g, ''));
}

describe('the sample in the workbench', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ folder: 'examples/webshop' });
    await workbench.openFile('web.tf');
  });
  after(() => workbench?.close());

  it('shows amounts behind lines and above resources, and the total in the status bar', async () => {
    await soon(() => amounts(workbench), includes('6: $210.24/mo'));
    await soon(() => lenses(workbench), includes('2: $234.24/mo · 3 × $78.08'));
    assert.ok((await total(workbench)) > 500);
    await workbench.screenshot('inline-dark');
  });

  it('says on hover how an amount comes about', async () => {
    const text = await soon(
      () => workbench.hover(6, 'm5.large'),
      (found) => assert.match(found, /aws_instance\.web/),
    );
    assert.match(text, /Instance usage \(Linux\/UNIX, on-demand, m5\.large\)\s+730 hours.*\s+\$0\.096\s+\$70\.08/);
    await workbench.screenshot('hover-dark');
  });

  it('follows what is typed, unsaved: decoration, lens and status bar', async () => {
    const before = await total(workbench);
    const line = (await workbench.lines()).find((candidate) => candidate.line === 6)?.text ?? '';
    await workbench.goTo(6, line.indexOf('large') + 1);
    await workbench.type('x');
    await soon(() => amounts(workbench), includes('6: $420.48/mo'));
    await soon(() => lenses(workbench), includes('2: $444.48/mo · 3 × $148.16'));
    await soon(
      () => total(workbench),
      (now) => assert.equal((now - before).toFixed(2), '210.24'),
    );
  });

  it('keeps the amounts while a line is half typed, and takes up what was edited meanwhile', async () => {
    const half = '  ebs_optimized = ';
    await workbench.goTo(4, 1);
    await workbench.type(half);
    await workbench.goTo(12, '    volume_size = '.length + 1);
    await workbench.type('1');
    await soon(
      () => workbench.lines(),
      (lines) => assert.ok(lines.some(({ text }) => text.endsWith('volume_size = 1100'))),
    );
    assert.ok((await amounts(workbench)).includes('6: $420.48/mo'));
    await workbench.goTo(4, half.length + 1);
    await workbench.type('true');
    await soon(() => amounts(workbench), includes('12: $264.00/mo'));
  });

  it('lists the prices that cannot be known in the Problems view', async () => {
    await workbench.runCommand('View: Toggle Problems');
    const row = workbench.page.locator('.markers-panel .monaco-list-row', { hasText: 'data.aws_ssm_parameter' });
    await row.first().waitFor();
    await workbench.screenshot('problems-dark');
    await workbench.runCommand('View: Toggle Problems');
  });

  it('hides and shows all of it with one command', async () => {
    await workbench.runCommand('Costline: Toggle Inline Costs');
    await soon(
      async () => [await amounts(workbench), await lenses(workbench)],
      (found) => assert.deepEqual(found, [[], []]),
    );
    await workbench.runCommand('Costline: Toggle Inline Costs');
    await soon(
      () => lenses(workbench),
      (found) => assert.ok(found.length > 0),
    );
    await soon(
      () => amounts(workbench),
      (found) => assert.ok(found.length > 0),
    );
  });
});

describe('the summary panel', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ folder: 'examples/webshop' });
    await workbench.openFile('web.tf');
    await soon(
      () => lenses(workbench),
      (found) => assert.ok(found.length > 1),
    );
    await workbench.page.locator('.statusbar-item', { hasText: /\$[\d,.]+\/mo/ }).click();
    await workbench.webview().locator('tbody tr').first().waitFor();
  });
  after(() => workbench?.close());

  const rows = async (): Promise<readonly string[]> =>
    (await workbench.webview().locator('tbody tr').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
  const row = (text: string) => workbench.webview().locator('tbody tr', { hasText: text }).first();

  it('opens from the status bar, dearest group first', async () => {
    const shown = await workbench.webview().locator('.total').innerText();
    assert.equal(Number(shown.replaceAll(/[^\d.]/g, '')), await total(workbench));
    assert.match((await rows())[0] ?? '', /^aws_instance 4 \d+% \$284\.24$/);
    await workbench.screenshot('panel-dark');
  });

  it('opens a group and a resource with the keyboard alone', async () => {
    await row('aws_instance').focus();
    await workbench.press('ArrowRight');
    await workbench.press('ArrowDown');
    await workbench.press('ArrowRight');
    await soon(rows, (texts) =>
      assert.ok(
        texts.some((text) => /Instance usage .*m5\.large.* 730 hours × \$0\.096 \$70\.08/.test(text)),
        texts.join('\n'),
      ),
    );
    assert.equal(await row('aws_instance.web[0]').getAttribute('aria-expanded'), 'true');
    await workbench.screenshot('panel-open-dark');
    await workbench.press('ArrowLeft');
    assert.equal(await row('aws_instance.web[0]').getAttribute('aria-expanded'), 'false');
  });

  it('finds by any word, and says so where nothing is found', async () => {
    const search = workbench.webview().locator('input[type=search]');
    await search.fill('nat us-east-1b');
    await soon(rows, (texts) =>
      assert.ok(texts.length > 0 && texts.every((text) => /nat|us-east-1b/.test(text)), texts.join('\n')),
    );
    await search.fill('no such thing');
    await workbench.webview().getByText('No resource matches the search.').waitFor();
    await search.fill('');
  });

  it('groups by module and sorts by name', async () => {
    await workbench.webview().locator('select').first().selectOption('module');
    await workbench.webview().getByRole('button', { name: 'Resource' }).click();
    await soon(rows, (texts) =>
      assert.deepEqual(
        texts.map((text) => text.split(' ')[0]),
        ['root', 'module.orders', 'module.pictures'],
      ),
    );
  });

  it('leads to the line', async () => {
    await workbench.webview().locator('select').first().selectOption('none');
    await row('aws_db_instance.shop').click();
    await workbench.page.locator('.tab.active[data-resource-name="database.tf"]').waitFor();
    await soon(() => workbench.statusBar(), includes('Ln 1, Col 1'));
  });

  it('follows an edit', async () => {
    const shown = workbench.webview().locator('.total');
    const before = await shown.innerText();
    await soon(
      () => workbench.lines(),
      (lines) => assert.ok(lines.some(({ text }) => text.includes('multi_az'))),
    );
    const line = await lineOf(workbench, 'multi_az');
    await workbench.goTo(line, 1);
    await workbench.type('# ');
    await soon(
      () => shown.innerText(),
      (now) => assert.notEqual(now, before),
    );
  });
});

describe('other views', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      folder: 'examples/webshop',
      settings: { 'workbench.colorTheme': 'Default Light Modern' },
    });
    await workbench.openFile('database.tf');
    await soon(
      () => lenses(workbench),
      (found) => assert.ok(found.length > 1),
    );
  });
  after(() => workbench?.close());

  it('list the resources in a tree that says what it shows', async () => {
    await workbench.page.locator('.activitybar a[aria-label^="Costline"]').click();
    const tree = workbench.page.locator('.pane-body .monaco-list[aria-label*="Resources"]');
    await soon(
      () =>
        tree
          .locator('.monaco-list-row')
          .evaluateAll((found) => found.map((item) => item.getAttribute('aria-label') ?? '')),
      (labels) =>
        assert.ok(
          labels.some((label) => /^aws_db_instance\.shop, \$\d+\.\d\d\/mo/.test(label)),
          labels.join('\n'),
        ),
    );
    await workbench.screenshot('tree-light');
  });

  it('explain the resource at the cursor, rendered beside it', async () => {
    await workbench.goTo(5, 3);
    await workbench.runCommand('Costline: Explain Cost Here');
    await workbench.webview().getByRole('heading', { name: 'aws_db_instance.shop' }).waitFor();
    await workbench.screenshot('explain-light');
  });

  it('stand in light colours too', async () => {
    await workbench.runCommand('View: Close All Editors');
    await workbench.openFile('web.tf');
    await soon(() => amounts(workbench), includes('6: $210.24/mo'));
    await soon(
      () => lenses(workbench),
      (found) => assert.ok(found.length > 1),
    );
    await workbench.runCommand('Costline: Show Cost Summary');
    const panel = workbench.webview();
    await panel.locator('tbody tr', { hasText: 'aws_instance' }).first().click();
    await panel.locator('tbody tr .chevron').nth(4).click();
    await panel.locator('tbody tr.reason').waitFor();
    await workbench.screenshot('panel-light');
  });
});
