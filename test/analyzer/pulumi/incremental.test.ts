import assert from 'node:assert/strict';
import type { PulumiWorkspace } from '../../../src/analyzer/pulumi/workspace';
import { messages, program, pulumiOf, resourceLines } from './pulumi-text';

const files: Readonly<Record<string, string>> = {
  'Pulumi.yaml': program(`config:
  size: {type: integer, default: 3}
  class: t3.small
variables:
  base: \${size}
  names: [a, "\${class}"]
resources:
  rome: {type: "pulumi:providers:aws", properties: {region: eu-south-1}}
  web:
    type: aws:ec2:Instance
    properties:
      instanceType: \${names[1]}
      rootBlockDevice: {volumeSize: "\${base}"}
    options: {provider: "\${rome}"}
  disk:
    type: aws:ebs:Volume
    properties: {size: "\${web.rootBlockDevice.volumeSize}", snapshotId: "\${web.id}"}
  vpc:
    type: awsx:ec2:Vpc
    properties: {numberOfAvailabilityZones: "\${base}"}
  lb: {type: "awsx:lb:ApplicationLoadBalancer", properties: {subnetIds: "\${vpc.publicSubnetIds}"}}
  queue: {type: "aws:sqs:Queue"}
`),
  'Pulumi.dev.yaml': 'config:\n  shop:size: 2\n  aws:region: eu-west-1\n',
};

/** The same numbers on every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What may stand for something else in the text and leave it whole, and what leaves it half typed. */
const swaps: readonly (readonly [from: RegExp, to: readonly string[]])[] = [
  [/[1-9]/g, ['1', '2', '4', '"3"', '']],
  [/size/g, ['size', 'other', 'base', 'class']],
  [/\bweb\b/g, ['web', 'disk', 'vpc', 'queue', 'nobody']],
  [/aws:[a-z0-9]+:[A-Z][A-Za-z]+/g, ['aws:sqs:Queue', 'aws:ec2:Instance', 'awsx:ec2:Vpc', 'eks:Cluster', 'a:b']],
  [/eu-[a-z]+-1/g, ['eu-north-1', 'us-east-2', '${class}']],
  [
    /\n {2}queue: .*/g,
    ['', '\n  queue: {type: "aws:sns:Topic"}', '\n  more: {type: "aws:sqs:Queue"}\n  queue: {type: "aws:sqs:Queue"}'],
  ],
  [/: /g, [': ', ': &x ', ': "', ' ']],
  [/\n/g, ['\n', '\n\n', '\n# ${web}\n', '\n  ']],
  [/rome/g, ['rome', 'web', 'paris']],
  [/\$\{/g, ['${', '$${', '$']],
];

function everything(workspace: PulumiWorkspace): object {
  const [project] = workspace.projects();
  const places = project
    ?.resources()
    .map(({ address, source }) => [
      address,
      source.headerRange(),
      source.attributeRange(['size']),
      source.mentions(['size']),
    ]);
  const segments = project
    ?.segments()
    .map(({ file, module, resources, calls }) => [
      file,
      module,
      resources.map(({ address }) => address),
      calls.map(({ name, addresses, headerRange }) => [name, addresses, headerRange()]),
    ]);
  return { lines: resourceLines(workspace), messages: messages(workspace), places, segments };
}

/** Entries as they last were without mistakes are remembered; a cold run cannot know them. */
function isWhole(workspace: PulumiWorkspace): boolean {
  return workspace.files().every((file) => workspace.syntaxErrors(file).length === 0);
}

describe('Incremental Pulumi', () => {
  it('gives what a cold run gives, after each of 600 random edits and their way back', () => {
    const next = random(7);
    const workspace = pulumiOf(files);
    const before = everything(workspace);
    const texts = new Map(Object.entries(files));
    let compared = 0;
    for (let round = 0; round < 600; round++) {
      const name = next() < 0.85 ? 'Pulumi.yaml' : 'Pulumi.dev.yaml';
      const text = texts.get(name) ?? '';
      const [from, to] = swaps[Math.floor(next() * swaps.length)] ?? [/x/g, []];
      const matches = [...text.matchAll(from)];
      const match = matches[Math.floor(next() * matches.length)];
      if (!match) continue;
      const piece = to[Math.floor(next() * to.length)] ?? '';
      const start = match.index;
      const { length } = match[0];
      const edited = text.slice(0, start) + piece + text.slice(start + length);
      workspace.edit(`/app/${name}`, edited, { start, oldEnd: start + length, newEnd: start + piece.length });
      const warm = everything(workspace);
      const named = /^name: shop\nruntime: yaml\n/m.test(
        name === 'Pulumi.yaml' ? edited : (texts.get('Pulumi.yaml') ?? ''),
      );
      if (named && isWhole(workspace)) {
        compared++;
        assert.deepEqual(warm, everything(pulumiOf({ ...Object.fromEntries(texts), [name]: edited })), edited);
      }
      // Every third edit stays as long as the text is sound.
      if (round % 3 !== 0 || !isWhole(workspace) || edited.length > 3000) workspace.put(`/app/${name}`, text);
      else texts.set(name, edited);
    }
    assert.ok(compared > 150, `${compared} edits compared`);
    for (const [name, text] of Object.entries(files)) workspace.put(`/app/${name}`, text);
    assert.deepEqual(everything(workspace), before);
  });

  it('what an edit does not touch stays the identical object', () => {
    const many = Array.from(
      { length: 200 },
      (_, index) => `  q${index}: {type: "aws:sqs:Queue", properties: {name: "n${index}"}}`,
    ).join('\n');
    const text = program(`variables: {x: 1}\nresources:\n${many}\n`);
    const workspace = pulumiOf({ 'Pulumi.yaml': text });
    const [project] = workspace.projects();
    assert.ok(project);
    const segments = project.segments();
    assert.equal(segments.length, 4);
    workspace.put('/app/Pulumi.yaml', text.replace('"n130"', '"other"'));
    const after = project.segments();
    assert.deepEqual(
      after.map((segment, index) => segment === segments[index]),
      [true, true, false, true],
    );
    assert.equal(after[2]?.resources.filter((resource, index) => resource !== segments[2]?.resources[index]).length, 1);
    workspace.put('/app/Pulumi.yaml', `# a comment\n${text.replace('"n130"', '"other"')}`);
    assert.equal(project.segments(), after);
    assert.equal(after[0]?.resources[0]?.source.headerRange().start.line, 5);
  });
});
