import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CostlineExports } from '../../../src/extension/main';
import {
  costline,
  hintTexts,
  hoverText,
  lensTexts,
  openFiles,
  problems,
  removeProjects,
  replace,
  soon,
  withSetting,
} from './editing';

const template = `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Size:
    Type: String
    Default: m5.large
Resources:
  Web:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-1
      InstanceType: !Ref Size
  Disk:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: us-east-1a
      VolumeType: gp3
      Size: 100
`;

const serverless = `Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Runtime: nodejs22.x
    Handler: index.handler
    CodeUri: src/
Resources:
  Resize:
    Type: AWS::Serverless::Function
    Properties:
      MemorySize: 512
`;

const lambdaUsage = 'version: 0.1\nresource_usage:\n  Resize: {monthly_requests: 1000000, request_duration_ms: 200}\n';

const pulumiYaml = `name: shop
runtime: yaml
config:
  size: {type: string, default: m5.large}
resources:
  web:
    type: aws:ec2:Instance
    properties:
      ami: ami-1
      instanceType: \${size}
`;

const programs = {
  'index.ts': `import * as aws from '@pulumi/aws';

const web = new aws.ec2.Instance('web', {
  ami: 'ami-1',
  instanceType: 'm5.large',
});
`,
  '__main__.py': `import pulumi_aws as aws

web = aws.ec2.Instance(
    "web",
    ami="ami-1",
    instance_type="m5.large",
)
`,
  'main.go': `package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		_, err := ec2.NewInstance(ctx, "web", &ec2.InstanceArgs{
			Ami:          pulumi.String("ami-1"),
			InstanceType: pulumi.String("m5.large"),
		})
		return err
	})
}
`,
} as const;

describe('formats beside Terraform', () => {
  let api: CostlineExports;
  before(async () => {
    api = await costline();
  });
  afterEach(removeProjects);

  const expectHints = async (editor: vscode.TextEditor, ...expected: readonly string[]): Promise<void> => {
    await soon(
      () => hintTexts(api, editor),
      (found) => assert.deepEqual(found, expected),
    );
  };
  const expectLens = (editor: vscode.TextEditor, expected: string) =>
    soon(
      () => lensTexts(editor),
      (found) => assert.ok(found.includes(expected), found.join('\n')),
    );
  const relative = (editor: vscode.TextEditor, name: string): string =>
    vscode.workspace.asRelativePath(vscode.Uri.joinPath(editor.document.uri, '..', name));

  describe('CloudFormation', () => {
    it('shows amounts, lenses and hovers, and follows an edit that is not saved', async () => {
      const editor = await openFiles({ 'anything.yaml': template }, 'anything.yaml');
      await expectHints(editor, '11: $70.08/mo', '17: $8.00/mo');
      await expectLens(editor, '7: $70.88/mo');
      assert.match(
        await hoverText(editor, 'AWS::EC2::Volume'),
        /Storage \(general purpose SSD, gp3\).*100 GB.*\$8\.00/,
      );
      await replace(editor, '!Ref Size', 'm5.xlarge');
      await expectHints(editor, '11: $140.16/mo', '17: $8.00/mo');
      await replace(editor, 'Default: m5.large', 'Default: t3.nano');
      await replace(editor, 'm5.xlarge', '!Ref Size');
      await expectHints(editor, '11: $3.80/mo', '17: $8.00/mo');
      assert.equal(editor.document.isDirty, true);
    });

    it('keeps the amounts of a half-typed template', async () => {
      const editor = await openFiles({ 'anything.yaml': template }, 'anything.yaml');
      await expectHints(editor, '11: $70.08/mo', '17: $8.00/mo');
      await replace(editor, '      ImageId: ami-1\n', '      ImageId: {\n');
      await replace(editor, 'Size: 100', 'Size: 50');
      await soon(
        () => hintTexts(api, editor),
        (found) => assert.ok(found.includes('17: $4.00/mo') && found.includes('11: $70.08/mo'), found.join()),
      );
    });

    it('reads JSON', async () => {
      const text = JSON.stringify(
        { Resources: { Disk: { Type: 'AWS::EC2::Volume', Properties: { VolumeType: 'gp3', Size: 100 } } } },
        undefined,
        2,
      );
      const editor = await openFiles({ 'stack.json': text }, 'stack.json');
      await expectHints(editor, '7: $8.00/mo');
      await replace(editor, '"Size": 100', '"Size": 1000');
      await expectHints(editor, '7: $80.00/mo');
    });

    it('says why a price cannot be known', async () => {
      const editor = await openFiles(
        { 'anything.yaml': template.replace('    Default: m5.large\n', '') },
        'anything.yaml',
      );
      await soon(
        () => [hintTexts(api, editor)[0], problems(editor)] as const,
        ([hint, found]) => {
          assert.match(hint ?? '', /^10: price unknown: .*Size/);
          assert.deepEqual(found, ['10: price-unknown']);
        },
      );
    });

    it('takes parameters from the file that the settings name for the template', async () => {
      const editor = await openFiles(
        { 'anything.yaml': template, 'large.json': '[{"ParameterKey": "Size", "ParameterValue": "m5.4xlarge"}]' },
        'anything.yaml',
      );
      await expectHints(editor, '11: $70.08/mo', '17: $8.00/mo');
      const templates = { [relative(editor, 'anything.yaml')]: { parameterFiles: ['large.json'] } };
      await withSetting('cloudformation.templates', templates, () =>
        expectHints(editor, '11: $560.64/mo', '17: $8.00/mo'),
      );
      await expectHints(editor, '11: $70.08/mo', '17: $8.00/mo');
    });

    it('shows what a nested stack costs at its call, and amounts in its template', async () => {
      const editor = await openFiles(
        {
          'root.yaml':
            'Resources:\n  Inner:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ./inner.yaml\n      Parameters: {Size: t3.micro}\n',
          'inner.yaml': template,
        },
        'root.yaml',
      );
      await expectLens(editor, '2: $16.39/mo · 2 priced');
      const inner = await vscode.window.showTextDocument(vscode.Uri.joinPath(editor.document.uri, '../inner.yaml'));
      await expectHints(inner, '11: $7.59/mo', '17: $8.00/mo');
    });
  });

  describe('SAM', () => {
    it('prices what a function expands to, and follows its memory', async () => {
      const editor = await openFiles(
        { 'template.yaml': serverless, 'costline-usage.yml': lambdaUsage },
        'template.yaml',
      );
      await expectHints(editor, '11: $1.67/mo');
      await expectLens(editor, '8: $1.87/mo');
      await replace(editor, '512', '2048');
      await expectHints(editor, '11: $6.67/mo');
    });
  });

  describe('AWS CDK', () => {
    it('shows what has been synthesised in the code of the app', async () => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      assert.ok(folder);
      const app = vscode.Uri.joinPath(folder, 'systems/containers/cdk/lib/containers-stack.ts');
      const editor = await vscode.window.showTextDocument(app);
      await expectHints(editor, '49: $186.59/mo');
      await expectLens(editor, '67: $46.00/mo + usage');
    });
  });

  describe('Pulumi YAML', () => {
    it('shows amounts, and follows configuration and edits', async () => {
      const editor = await openFiles(
        {
          'Pulumi.yaml': pulumiYaml,
          'Pulumi.dev.yaml': 'config:\n  shop:size: t3.micro\n  aws:region: eu-central-1\n',
        },
        'Pulumi.yaml',
      );
      await expectHints(editor, '10: $8.76/mo');
      assert.match(await hoverText(editor, 'aws:ec2:Instance'), /eu-central-1, as of/);
      await replace(editor, '${size}', 'm5.large');
      await expectHints(editor, '10: $83.95/mo');
    });

    it('shows the stack that the settings name', async () => {
      const editor = await openFiles(
        {
          'Pulumi.yaml': pulumiYaml,
          'Pulumi.dev.yaml': 'config:\n  shop:size: t3.micro\n  aws:region: us-east-1\n',
          'Pulumi.live.yaml': 'config:\n  shop:size: m5.4xlarge\n  aws:region: us-east-1\n',
        },
        'Pulumi.yaml',
      );
      await expectHints(editor, '10: $7.59/mo');
      await withSetting('pulumi.stack', 'live', () => expectHints(editor, '10: $560.64/mo'));
      await expectHints(editor, '10: $7.59/mo');
      const project = relative(editor, 'Pulumi.yaml').replace('/Pulumi.yaml', '');
      await withSetting('pulumi.projects', { [project]: { stack: 'live' } }, () =>
        expectHints(editor, '10: $560.64/mo'),
      );
    });
  });

  for (const [file, text] of Object.entries(programs)) {
    const runtime = { 'index.ts': 'nodejs', '__main__.py': 'python', 'main.go': 'go' }[file] ?? '';
    const line = text.split('\n').findIndex((each) => each.includes('m5.large')) + 1;

    describe(`a Pulumi program, ${file}`, () => {
      it('shows amounts at arguments and constructors, and follows what is typed', async function () {
        // Once, on a machine at its limit, the first program of a run had no amounts.
        this.retries(2);
        const editor = await openFiles(
          {
            'Pulumi.yaml': `name: shop\nruntime: ${runtime}\n`,
            'Pulumi.dev.yaml': 'config: {aws:region: us-east-1}\n',
            [file]: text,
          },
          file,
        );
        await expectHints(editor, `${line}: $70.08/mo`);
        await expectLens(editor, `${file === 'main.go' ? 10 : 3}: $70.88/mo`);
        assert.match(await hoverText(editor, 'm5.large'), /Instance usage \(Linux\/UNIX, on-demand, m5\.large\)/);
        await replace(editor, 'm5.large', 'm5.xlarge');
        await expectHints(editor, `${line}: $140.16/mo`);
        assert.equal(editor.document.isDirty, true);
      });
    });
  }

  it('other YAML, JSON and programs are left alone', async () => {
    for (const [name, text] of [
      ['deployment.yaml', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n'],
      ['compose.yaml', 'services:\n  web:\n    image: nginx\n'],
      ['package.json', '{"name": "a", "Resources": 3}'],
      ['index.ts', programs['index.ts']],
      ['__main__.py', programs['__main__.py']],
    ] as const) {
      const editor = await openFiles({ [name]: text }, name);
      assert.deepEqual([name, await lensTexts(editor), hintTexts(api, editor), problems(editor)], [name, [], [], []]);
      await removeProjects();
    }
  });
});
