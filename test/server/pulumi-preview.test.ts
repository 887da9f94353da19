import assert from 'node:assert/strict';
import { previewText } from '../analyzer/pulumi/preview-text';
import { type MemorySession, memorySession } from './memory-session';
import { bundled } from './pulumi-programs';

const program = `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
const config = new pulumi.Config();
const data = new aws.ebs.Volume("data", { size: config.requireNumber("size"), type: "gp3", availabilityZone: "a" });
for (const size of config.requireObject<number[]>("sizes")) {
  new aws.ebs.Volume(\`extra-\${size}\`, {
    size,
    type: "gp3",
    availabilityZone: "a",
  });
}
new aws.ebs.Volume("fixed", { size: 1, type: "gp3", availabilityZone: "a" });
`;

const files = {
  '/ws/shop/Pulumi.yaml': 'name: shop\nruntime: nodejs\n',
  '/ws/shop/Pulumi.dev.yaml': 'config: {}\n',
  '/ws/shop/index.ts': program,
};

const volume = (name: string, size: number) => ({
  token: 'aws:ebs/volume:Volume',
  name,
  inputs: { size, type: 'gp3', availabilityZone: 'a' },
});

const printed = previewText([
  volume('data', 100),
  volume('extra-10', 10),
  volume('extra-20', 20),
  volume('fixed', 1),
  volume('stray', 50),
]);

describe('a preview of Pulumi in a session', () => {
  const file = '/ws/shop/index.ts';
  let all: MemorySession;
  const start = async (earlier?: Record<string, Record<string, string>>) => {
    all = memorySession(files, { ...bundled(), ...(earlier && { earlier, settings: { baseline: 'HEAD' } }) });
    await all.settled();
    all.open(file);
    await all.settled();
  };
  const show = (text = printed, stack = 'dev') =>
    all.session.showPreview('/ws', 'shop', { text, stack, label: 'pulumi preview 12:04' });
  afterEach(() => assert.deepEqual(all.errors, []));

  it('is shown on the lines of the program, and says so', async () => {
    await start();
    assert.deepEqual(all.session.pulumiProject('/ws', 'shop'), { directory: '/ws/shop', stack: 'dev' });
    assert.equal(all.session.pulumiProject('/ws', 'other'), undefined);
    const unknown = 'the configuration of stack `dev` has no';
    assert.deepEqual(all.lenses(file), [
      '1: This file: $0.08/mo · 1 priced · 2 unknown',
      `4: price unknown: ${unknown} \`shop:size\``,
      `6: price unknown: the number of instances is not known: ${unknown} \`shop:sizes\``,
      '12: $0.08/mo',
    ]);
    assert.deepEqual(show(), {
      kind: 'shown',
      label: 'pulumi preview 12:04',
      stack: 'dev',
      onLines: 4,
      elsewhere: 1,
    });
    assert.deepEqual(all.lenses(file), [
      '1: This file: $10.48/mo · 4 priced · $14.48/mo in the workspace',
      '4: $8.00/mo',
      '6: $2.40/mo · 2 resources',
      '12: $0.08/mo',
    ]);
    assert.deepEqual(all.hints(file), ['7: $2.40/mo']);
    assert.match(all.hover(file, { line: 3, character: 20 }) ?? '', /\n- From pulumi preview 12:04\n/);
    assert.deepEqual(all.lenses('/ws/shop/Pulumi.yaml').slice(1), ['1: $4.00/mo']);
    assert.deepEqual(all.session.notes(), [
      'shop (dev): values are from pulumi preview 12:04, where the text is still the same',
      'At no line of the program, so far as can be told: aws:ebs/volume:Volume::stray',
    ]);
  });

  it('gives way to the text where that changes, and comes back with it', async () => {
    await start();
    show();
    all.edit(file, '"fixed", { size: 1,', '"fixed", { size: 2,');
    assert.equal(all.lenses(file).at(-1), '12: $0.16/mo');
    assert.match(all.hover(file, { line: 11, character: 6 }) ?? '', /\n- Changed since pulumi preview 12:04\n/);
    all.edit(file, '"fixed", { size: 2,', '"fixed", { size: 1,');
    assert.equal(all.lenses(file).at(-1), '12: $0.08/mo');
    all.edit(file, 'const config', '\n\nconst config');
    assert.deepEqual(all.lenses(file).slice(1), ['6: $8.00/mo', '8: $2.40/mo · 2 resources', '14: $0.08/mo']);
    all.edit(file, '"data", {', '"data", {{');
    assert.match(
      all.lenses(file).join('\n'),
      /8: \$2\.40\/mo · 2 resources/,
      'half-typed text leaves the others alone',
    );
  });

  it('is no difference from the baseline, whose text is the same', async () => {
    await start({ HEAD: files });
    show();
    const changes = () => all.session.summary().diff?.text;
    assert.equal(changes(), 'no change vs HEAD');
    all.edit(file, '"fixed", { size: 1,', '"fixed", { size: 2,');
    assert.equal(changes(), '+$0.08/mo vs HEAD · 1 changed');
  });

  it('is of one stack, and forgotten when everything is read anew', async () => {
    await start();
    show(printed, 'prod');
    assert.deepEqual(all.session.notes(), ['pulumi preview 12:04 was of stack prod of shop, not of dev']);
    assert.equal(all.session.summary().text, '$0.08/mo');
    show();
    assert.equal(all.session.summary().text, '$14.48/mo');
    await all.session.refresh();
    await all.settled();
    assert.deepEqual([all.session.summary().text, all.session.notes()], ['$0.08/mo', []]);
  });

  it('that is none changes nothing and says why', async () => {
    await start();
    const before = all.lenses(file);
    const refused = show('warning: not JSON');
    assert.ok(refused.kind === 'failed');
    assert.match(refused.message, /^Expected what "pulumi preview --json" prints; this is no JSON: /);
    assert.deepEqual(all.lenses(file), before);
    const absent = all.session.showPreview('/ws', 'x', { text: printed, stack: 'dev', label: '' });
    assert.deepEqual(absent, { kind: 'failed', message: 'There is no Pulumi project in x' });
  });
});
