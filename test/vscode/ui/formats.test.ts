import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWorkbench, soon, type Workbench } from './workbench.js';

const amounts = async (workbench: Workbench): Promise<readonly string[]> =>
  (await workbench.decorations()).map(({ line, text }) => `${line}: ${text}`);

const lenses = async (workbench: Workbench): Promise<readonly string[]> =>
  (await workbench.codeLenses()).map(({ line, text }) => `${line}: ${text}`);

const includes = (expected: string) => (found: readonly string[]) =>
  assert.ok(found.includes(expected), `no ${JSON.stringify(expected)} in ${JSON.stringify(found)}`);

/** Puts the cursor before a text on a line that is on the screen. */
async function goBefore(workbench: Workbench, line: number, text: string): Promise<void> {
  await workbench.goTo(line, 1);
  const lines = await soon(
    () => workbench.lines(),
    (found) =>
      assert.ok(
        found.some((each) => each.line === line && each.text.includes(text)),
        `no ${text} in line ${line}`,
      ),
  );
  const found = lines.find((each) => each.line === line)?.text ?? '';
  await workbench.goTo(line, found.indexOf(text) + 1);
}

/** Types a text in place of as many characters as `old` has. */
async function retype(workbench: Workbench, line: number, old: string, text: string): Promise<void> {
  await goBefore(workbench, line, old);
  for (const _ of old) await workbench.press('Delete');
  await workbench.type(text);
}

describe('the formats in the workbench', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      folder: 'examples/systems',
      settings: {
        'costline.pulumi.projects': { 'three-tier/pulumi': { stack: 'staging' } },
        'costline.cloudformation.templates': {
          'three-tier/cloudformation/template.yaml': { parameterFiles: ['parameters-staging.json'] },
        },
      },
    });
    await soon(
      () => workbench.statusBar(),
      (found) =>
        assert.ok(
          found.some((text) => /^\$[\d,.]+\/mo$/.test(text)),
          found.join(),
        ),
      60_000,
    );
  });
  after(() => workbench?.close());
  afterEach(async () => {
    await workbench.runCommand('View: Revert and Close Editor');
  });

  it('a template and a program beside each other, as the README shows them', async () => {
    await workbench.page.setViewportSize({ width: 1500, height: 620 });
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await workbench.openFile('eks-platform/cloudformation/template.yaml');
    await workbench.goTo(86, 1);
    await soon(() => lenses(workbench), includes('81: $459.48/mo'));
    await workbench.runCommand('View: Split Editor Right');
    await workbench.openFile('three-tier/pulumi/index.ts');
    await workbench.goTo(76, 1);
    await soon(() => lenses(workbench), includes('69: $63.10/mo'));
    // The browser build has no server for TypeScript, and says so.
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.page.mouse.move(700, 560);
    await workbench.screenshot('readme-formats');
    await workbench.runCommand('View: Revert and Close Editor');
    await workbench.runCommand('View: Revert and Close Editor');
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await workbench.page.setViewportSize({ width: 1400, height: 900 });
    await workbench.openFile('README.md');
  });

  it('CloudFormation: amounts, lenses, a hover, and what is typed', async () => {
    await workbench.openFile('eks-platform/cloudformation/template.yaml');
    await workbench.goTo(81, 1);
    await soon(() => lenses(workbench), includes('81: $459.48/mo'));
    await workbench.screenshot('cloudformation-dark');
    await soon(
      () => workbench.hover(82, 'Nodegroup'),
      (text) => assert.match(text, /General[\s\S]*m6i\.xlarge[\s\S]*\$420\.48/),
    );
    await workbench.screenshot('cloudformation-hover-dark');
    await soon(() => workbench.commands('Costline: Explain'), includes('Costline: Explain Cost Here'));
    await retype(workbench, 14, 'm6i.xlarge', 'm6i.large');
    await workbench.goTo(81, 1);
    await soon(() => lenses(workbench), includes('81: $249.24/mo'));
  });

  it('nested stacks: what each costs at its call, with the parameter file that the settings name', async () => {
    await workbench.openFile('three-tier/cloudformation/template.yaml');
    await workbench.goTo(45, 1);
    await soon(
      () => lenses(workbench),
      (found) => assert.ok(found.some((text) => text.startsWith('53: $'))),
    );
    const web = (await lenses(workbench)).find((text) => text.startsWith('38: ')) ?? '';
    assert.match(web, /^38: \$\d+\.\d\d\/mo · 3 priced$/);
    assert.ok(Number(web.replace(/^38: \$([\d.]+).*/, '$1')) < 100, web);
    await workbench.screenshot('nested-stacks-dark');
  });

  it('SAM: what a function costs follows its memory', async () => {
    await workbench.openFile('serverless-api/cloudformation/template.yaml');
    await workbench.goTo(84, 1);
    await soon(() => amounts(workbench), includes('84: $1.20/mo'));
    await workbench.screenshot('sam-dark');
    await retype(workbench, 84, '256', '1024');
    await soon(() => amounts(workbench), includes('84: $4.80/mo'));
  });

  it('AWS CDK: what has been synthesised, in the code of the app', async () => {
    await workbench.openFile('containers/cdk/lib/containers-stack.ts');
    await workbench.goTo(49, 1);
    await soon(() => amounts(workbench), includes('49: $186.59/mo'));
    await soon(() => lenses(workbench), includes('46: $186.59/mo · 6 resources, 3 free'));
    await workbench.screenshot('cdk-dark');
    await soon(
      () => workbench.hover(46, 'FargateService'),
      (text) => assert.match(text, /Containers\/Search\/Service/),
    );
    await workbench.screenshot('cdk-hover-dark');
  });

  it('Pulumi YAML: resources and components', async () => {
    await workbench.openFile('containers/pulumi/Pulumi.yaml');
    await workbench.goTo(41, 1);
    await soon(() => amounts(workbench), includes('41: $43.25/mo'));
    await workbench.screenshot('pulumi-yaml-dark');
    await retype(workbench, 41, '3', '6');
    await soon(() => amounts(workbench), includes('41: $86.51/mo'));
  });

  it('Pulumi in TypeScript: the stack that the settings name, and what is typed', async () => {
    await workbench.openFile('three-tier/pulumi/index.ts');
    await workbench.goTo(82, 1);
    await soon(
      () => amounts(workbench),
      (found) =>
        assert.ok(
          found.some((text) => /^74: \$\d/.test(text)),
          found.join(),
        ),
    );
    await soon(() => amounts(workbench), includes('94: $18.69/mo'));
    await workbench.screenshot('pulumi-typescript-dark');
    await soon(
      () => workbench.hover(91, 'ReplicationGroup'),
      (text) => assert.match(text, /ElastiCache/),
    );
    await workbench.screenshot('pulumi-typescript-hover-dark');
    await retype(workbench, 94, 'small', 'medium');
    await soon(() => amounts(workbench), includes('94: $37.96/mo'));
  });

  it('Pulumi in Python', async () => {
    await workbench.openFile('serverless-api/pulumi/__main__.py');
    await workbench.goTo(36, 1);
    await soon(() => amounts(workbench), includes('36: $4.75/mo'));
    await workbench.screenshot('pulumi-python-dark');
    await retype(workbench, 36, '10', '100');
    await soon(() => amounts(workbench), includes('36: $47.45/mo'));
  });

  it('Pulumi in Go', async () => {
    await workbench.openFile('data-lake/pulumi/main.go');
    await workbench.goTo(55, 1);
    await soon(() => amounts(workbench), includes('55: $153.30/mo'));
    await workbench.screenshot('pulumi-go-dark');
    await retype(workbench, 136, 'warehouseNodes', '2');
    await workbench.goTo(136, 1);
    await soon(() => amounts(workbench), includes('135: $1,585.56/mo'));
  });
});

describe('a folder without infrastructure code', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      folder: 'media',
      prepare: async (folder) => {
        await writeFile(
          join(folder, 'deployment.yaml'),
          'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n',
        );
        await writeFile(join(folder, 'package.json'), '{"name": "web"}\n');
      },
    });
  });
  after(() => workbench?.close());

  it('sees nothing of Costline, whatever YAML and JSON is opened', async () => {
    for (const file of ['deployment.yaml', 'package.json']) {
      await workbench.openFile(file);
      assert.deepEqual(await lenses(workbench), []);
    }
    assert.deepEqual(
      (await workbench.commands('Costline: Show Cost')).filter((title) => /Show Cost Report/.test(title)),
      [],
    );
    assert.deepEqual(
      (await workbench.statusBar()).filter((text) => /\$|Costline/.test(text)),
      [],
    );
  });

  it('until something in it is a template', async () => {
    await workbench.openFile('deployment.yaml');
    await workbench.press('Control+A');
    await workbench.type('Resources: {D: {Type: AWS::EC2::Volume, Properties: {VolumeType: gp3, Size: 100');
    await soon(() => workbench.statusBar(), includes('$8.00/mo'));
    await soon(() => lenses(workbench), includes('1: $8.00/mo'));
  });
});
