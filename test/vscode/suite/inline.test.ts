import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CostlineExports } from '../../../src/extension/main';
import {
  costline,
  hintTexts,
  hoverText,
  lensTexts,
  openProject,
  problems,
  removeProjects,
  replace,
  soon,
} from './editing';

const twoServers = `provider "aws" {
  region = "us-east-1"
}

resource "aws_instance" "web" {
  ami           = "ami-1"
  instance_type = "m5.large"
}

resource "aws_instance" "job" {
  ami           = "ami-1"
  instance_type = "t3.micro"
}
`;

describe('amounts in the text', () => {
  let api: CostlineExports;
  before(async () => {
    api = await costline();
  });
  afterEach(removeProjects);

  const expectHints = (editor: vscode.TextEditor, ...expected: readonly string[]) =>
    soon(
      () => hintTexts(api, editor),
      (found) =>
        assert.deepEqual(
          found.filter((hint) => expected.some((own) => sameLine(own, hint))),
          expected,
        ),
    );

  it('stand at the attribute that decides them', async () => {
    const editor = await openProject(twoServers);
    await expectHints(editor, '7: $70.08/mo', '12: $7.59/mo');
  });

  it('follow an edit that is not saved', async () => {
    const editor = await openProject(twoServers);
    await expectHints(editor, '7: $70.08/mo');
    await replace(editor, 'm5.large', 'm5.xlarge');
    await expectHints(editor, '7: $140.16/mo');
    assert.equal(editor.document.isDirty, true);
    await vscode.commands.executeCommand('undo');
    await expectHints(editor, '7: $70.08/mo');
  });

  it('move with their lines at once, before the server has answered', async () => {
    const editor = await openProject(twoServers);
    await expectHints(editor, '7: $70.08/mo', '12: $7.59/mo');
    await editor.edit((edit) => edit.insert(new vscode.Position(8, 0), '\n# the nightly job\n'));
    assert.deepEqual(hintTexts(api, editor), ['7: $70.08/mo', '14: $7.59/mo']);
    await editor.edit((edit) => edit.delete(new vscode.Range(8, 0, 10, 0)));
    assert.deepEqual(hintTexts(api, editor), ['7: $70.08/mo', '12: $7.59/mo']);
  });

  it('stay where they are when the whole text is replaced by the same', async () => {
    const editor = await openProject(twoServers);
    await expectHints(editor, '7: $70.08/mo', '12: $7.59/mo');
    const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
    await editor.edit((edit) => edit.replace(all, twoServers));
    assert.deepEqual(hintTexts(api, editor), ['7: $70.08/mo', '12: $7.59/mo']);
  });

  it('of other blocks outlive a half-typed one', async () => {
    const editor = await openProject(twoServers);
    await expectHints(editor, '7: $70.08/mo', '12: $7.59/mo');
    await replace(editor, 'instance_type = "m5.large"', 'instance_type = "m5.la');
    await replace(editor, 't3.micro', 't3.small');
    await expectHints(editor, '12: $15.18/mo');
    await replace(editor, '"m5.la', '"m5.large"');
    await expectHints(editor, '7: $70.08/mo', '12: $15.18/mo');
  });

  it('follow a variable in another file', async () => {
    const editor = await openProject(twoServers.replace('"m5.large"', 'var.size'), {
      'variables.tf': 'variable "size" {\n  default = "m5.large"\n}\n',
    });
    await expectHints(editor, '7: $70.08/mo');
    const variables = vscode.Uri.joinPath(editor.document.uri, '..', 'variables.tf');
    await replace(await vscode.window.showTextDocument(variables), 'm5.large', 'm5.4xlarge');
    await expectHints(editor, '7: $560.64/mo');
  });

  it('follow a change on disk of a file that is not open', async () => {
    const editor = await openProject(twoServers.replace('"m5.large"', 'var.size'), {
      'variables.tf': 'variable "size" {\n  default = "m5.large"\n}\n',
    });
    await expectHints(editor, '7: $70.08/mo');
    const variables = vscode.Uri.joinPath(editor.document.uri, '..', 'variables.tf');
    await vscode.workspace.fs.writeFile(
      variables,
      new TextEncoder().encode('variable "size" {\n  default = "m5.xlarge"\n}\n'),
    );
    await expectHints(editor, '7: $140.16/mo');
  });

  it('stand above each resource as lenses, with the factor', async () => {
    const editor = await openProject(twoServers.replace('ami           = "ami-1"', 'count         = 3'));
    await soon(
      () => lensTexts(editor),
      (lenses) => {
        assert.ok(lenses.includes('5: $212.64/mo · 3 × $70.88'), lenses.join('\n'));
        assert.ok(
          lenses.some((lens) => lens.startsWith('1: This file: $221.03/mo')),
          lenses.join('\n'),
        );
      },
    );
  });

  it('explain themselves on hover', async () => {
    const editor = await openProject(twoServers);
    await expectHints(editor, '7: $70.08/mo');
    const text = await hoverText(editor, 'm5.large');
    assert.match(text, /aws_instance\.web/);
    assert.match(text, /\| *Instance usage \(Linux\/UNIX, on-demand, m5\.large\) *\| *730 hours.*\$0\.096.*\$70\.08/);
    assert.match(text, /us-east-1, as of \d{4}-\d\d-\d\d/);
  });

  it('explain themselves behind the line too, where the code says nothing', async () => {
    const editor = await openProject(`${twoServers.replace('"m5.large"', '"m5.large" # for now')}`);
    await expectHints(editor, '7: $70.08/mo');
    const end = editor.document.lineAt(6).range.end;
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      end,
    );
    assert.equal(hovers.length, 1);
  });

  it('that cannot be known say why, in the text and in the Problems view', async () => {
    const editor = await openProject(
      twoServers
        .replace('"m5.large"', 'data.aws_ssm_parameter.size.value')
        .concat('data "aws_ssm_parameter" "size" {\n  name = "/size"\n}\n'),
    );
    await soon(
      () => [hintTexts(api, editor).find((hint) => hint.startsWith('7:')), problems(editor)] as const,
      ([hint, found]) => {
        assert.match(hint ?? '', /^7: price unknown: .*data\.aws_ssm_parameter\.size\.value/);
        assert.deepEqual(found, ['7: price-unknown']);
      },
    );
  });

  it('differ by caller in a module that is called twice', async () => {
    const call = (name: string, size: string): string =>
      `module "${name}" {\n  source = "./server"\n  size   = "${size}"\n}\n`;
    const editor = await openProject(
      `provider "aws" {\n  region = "us-east-1"\n}\n${call('small', 't3.micro')}${call('large', 'm5.large')}`,
      {
        'server/main.tf':
          'variable "size" {}\nresource "aws_instance" "one" {\n  ami = "ami-1"\n  instance_type = var.size\n}\n',
      },
    );
    await soon(
      () => lensTexts(editor),
      (lenses) => {
        assert.ok(
          lenses.some((lens) => lens.startsWith('4: $8.39/mo')),
          lenses.join('\n'),
        );
        assert.ok(
          lenses.some((lens) => lens.startsWith('8: $70.88/mo')),
          lenses.join('\n'),
        );
      },
    );
    const inside = await vscode.window.showTextDocument(vscode.Uri.joinPath(editor.document.uri, '../server/main.tf'));
    await expectHints(inside, '4: module.small: $7.59/mo · module.large: $70.08/mo');
  });
});

function sameLine(one: string, other: string): boolean {
  return one.slice(0, one.indexOf(':')) === other.slice(0, other.indexOf(':'));
}
