/** Hostile and broken workspaces: bounded time, no throw, and an error with a place where it matters. */
import assert from 'node:assert/strict';
import type { TerraformWorkspace } from '../../src/analyzer/terraform/workspace';
import { allSamples } from '../syntax/samples';
import { hostileConfigurations } from './hostile-configurations';
import { type Random, randomOf } from './oracle/random';
import { resourceLines, valueText, workspaceOf } from './workspace-text';

function outputOf(workspace: TerraformWorkspace): string | undefined {
  const root = workspace.projects().find(({ path }) => path === '/ws');
  return root && valueText(root.instance.read('output.o').value);
}

/** Asks everything there is to ask; every range must lie in its file. */
function exercise(workspace: TerraformWorkspace): readonly string[] {
  const messages: string[] = [];
  workspace.missingDirectories();
  for (const file of workspace.files()) messages.push(...workspace.syntaxErrors(file).map(({ message }) => message));
  for (const root of workspace.projects()) {
    for (const resource of root.resources()) {
      resource.source.headerRange();
      resource.source.attributeRange(['n']);
    }
    for (const { message, file, range } of root.diagnostics()) {
      messages.push(message);
      const { start, end } = range();
      const document = workspace.document(file);
      assert.ok(document, `${file} of "${message}" is not there`);
      const [from, to] = [document.offsetAt(start), document.offsetAt(end)];
      assert.ok(from <= to && to <= document.text.length, `the range of "${message}"`);
    }
    root.related();
  }
  return messages;
}

describe('Hostile configurations', () => {
  for (const { name, files, says, output } of hostileConfigurations) {
    it(name, () => {
      const texts = files();
      const workspace = workspaceOf(texts);
      const messages = exercise(workspace);
      const found = outputOf(workspace);
      if (says) assert.match(messages.join('\n'), says);
      if (output !== undefined) assert.equal(found, output);
    });
  }
});

describe('Edits of hostile configurations', () => {
  /** Replaces the first occurrence of a text in main.tf. */
  const edit = (workspace: TerraformWorkspace, from: string, to: string): void => {
    const text = workspace.document('/ws/main.tf')?.text ?? '';
    const start = text.indexOf(from);
    assert.ok(start >= 0, `no ${from} in the text`);
    const after = text.slice(0, start) + to + text.slice(start + from.length);
    workspace.edit('/ws/main.tf', after, { start, oldEnd: start + from.length, newEnd: start + to.length });
  };

  for (const length of [400, 5_000, 30_000]) {
    it(`the first of ${length} locals, each reading the one before it`, () => {
      const blocks = Array.from({ length }, (_, index) => `locals {\n  l${index + 1} = local.l${index} + 1\n}`);
      const workspace = workspaceOf({
        'main.tf': `locals {\n  l0 = 0\n}\n${blocks.join('\n')}\noutput "o" { value = local.l${length} }`,
      });
      exercise(workspace);
      assert.equal(outputOf(workspace), String(length));
      edit(workspace, 'l0 = 0', 'l0 = 7');
      exercise(workspace);
      assert.equal(outputOf(workspace), String(length + 7));
    });
  }

  it('a call that comes to call itself and back', () => {
    const workspace = workspaceOf({
      'main.tf': 'module "a" { source = "./a" }',
      'a/main.tf': 'resource "x_y" "z" { n = 1 }',
    });
    const before = resourceLines(workspace);
    for (let round = 0; round < 20; round++) {
      edit(workspace, './a', './.');
      exercise(workspace);
      edit(workspace, './.', './a');
      assert.deepEqual(resourceLines(workspace), before);
    }
  });

  it('numbers of instances beyond all bounds and back', () => {
    const workspace = workspaceOf({
      'main.tf': 'module "a" {\n source = "./a"\n count = 2 \n}\nresource "x_y" "r" { count = 3 }',
      'a/main.tf': 'module "b" {\n source = "../b"\n count = 50\n}',
      'b/main.tf': 'resource "x_y" "z" { count = 900 }',
    });
    const before = resourceLines(workspace);
    for (const count of ['4999', '10000', '99', 'null', '"x"', '']) {
      edit(workspace, 'count = 2 ', `count = ${count} `);
      exercise(workspace);
      edit(workspace, `count = ${count} `, 'count = 2 ');
      assert.deepEqual(resourceLines(workspace), before, `after count = ${count}`);
    }
  });
});

describe('Broken files', () => {
  const samples = allSamples.filter(({ text }) => text.length < 20_000);

  /** Ways in which a text comes to be broken. */
  const breaks: Readonly<Record<string, (text: string, random: Random) => string>> = {
    'cut short': (text, random) => text.slice(0, random.below(text.length + 1)),
    'without its beginning': (text, random) => text.slice(random.below(text.length + 1)),
    'with lines in another order': (text, random) => random.shuffle(text.split('\n')).join('\n'),
    'with words left out': (text, random) => text.replace(/\w+|[^\w\s]/g, (word) => (random.chance(5) ? '' : word)),
    'with words twice': (text, random) => text.replace(/\w+|[^\w\s]/g, (word) => word.repeat(random.chance(5) ? 2 : 1)),
    'with words of its own elsewhere': (text, random) => {
      const words = text.match(/\w+|[^\w\s]/g) ?? [];
      return text.replace(/\w+|[^\w\s]/g, (word) => (random.chance(5) ? random.pick(words) : word));
    },
    'with junk': (text, random) =>
      text.replace(/./gs, (letter) => (random.chance(2) ? String.fromCharCode(random.below(0x10000)) : letter)),
  };

  for (const [name, change] of Object.entries(breaks)) {
    it(`${name}: no throw, ranges inside the file`, () => {
      const random = randomOf(20_261_121);
      for (const { text } of samples) {
        const broken = change(text, random);
        const workspace = workspaceOf({ 'main.tf': broken, 'terraform.tfvars': change(text, random) });
        exercise(workspace);
        // The same through edits: the whole text typed over, and back.
        workspace.edit('/ws/main.tf', text, { start: 0, oldEnd: broken.length, newEnd: text.length });
        exercise(workspace);
        workspace.edit('/ws/main.tf', broken, { start: 0, oldEnd: text.length, newEnd: broken.length });
        exercise(workspace);
      }
    });
  }

  it('cut short at every 101st character', () => {
    for (const { text } of samples) {
      for (let end = 0; end < text.length; end += 101) exercise(workspaceOf({ 'main.tf': text.slice(0, end) }));
    }
  });
});
