import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWorkbench, soon, type Workbench } from './workbench.js';

describe('the workbench with the packed extension', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      folder: 'examples',
      prepare: (folder) => writeFile(join(folder, 'smoke.tf'), 'locals {\n  region = "eu-central-1"\n}\n'),
    });
  });
  after(() => workbench?.close());

  it('opens a file of the folder and takes what is typed', async () => {
    await workbench.openFile('smoke.tf');
    await workbench.goTo(2, 3);
    await workbench.type('zone = 1 # ');
    await soon(
      () => workbench.lines(),
      (lines) => assert.equal(lines[1]?.text, '  zone = 1 # region = "eu-central-1"'),
    );
    await workbench.screenshot('smoke');
  });

  it('lists the extension among the installed ones', async () => {
    await workbench.runCommand('Extensions: Show Installed Extensions');
    const row = workbench.page.locator('.extensions-list .monaco-list-row', { hasText: 'Costline' });
    await row.first().waitFor();
  });
});
