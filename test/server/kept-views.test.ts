import assert from 'node:assert/strict';
import { editBetween } from '../../src/syntax/text-edit';
import { type Random, randomOf } from '../analyzer/oracle/random';
import { type MemorySession, memorySession } from './memory-session';
import { bundled } from './pulumi-programs';

const block = (index: number): string => `resource "aws_ebs_volume" "v${index}" {\n  size = ${index + 1}\n}\n\n`;
const entry = (index: number): string =>
  `  Disk${index}:\n    Type: AWS::EC2::Volume\n    Properties:\n      Size: ${index + 1}\n      VolumeType: gp3\n      AvailabilityZone: us-east-1a\n`;
const member = (index: number): string =>
  `\n"Disk${index}": {"Type": "AWS::EC2::Volume", "Properties": {"Size": ${index + 1}, "AvailabilityZone": "us-east-1a"}}`;

interface Sample {
  readonly file: string;
  readonly part: (size: number) => string;
  readonly textOf: (parts: readonly string[]) => string;
}

const samples: readonly Sample[] = [
  { file: '/ws/main.tf', part: block, textOf: (parts) => parts.join('') },
  { file: '/ws/disks.yaml', part: entry, textOf: (parts) => `Resources:\n${parts.join('')}` },
  {
    file: '/ws/disks.template.json',
    part: member,
    textOf: (parts) => `{"Resources": {\n${parts.join(',')}\n}}\n`,
  },
];

/** Names are never used twice: what is deleted does not come back as something else. */
let named = 0;

function edited(parts: readonly string[], { part }: Sample, random: Random): readonly string[] {
  const at = random.below(parts.length);
  const chosen = parts[at] ?? '';
  const others = { before: parts.slice(0, at), after: parts.slice(at + 1) };
  switch (random.below(5)) {
    case 0:
      return [...others.before, part(++named), chosen, ...others.after];
    case 1:
      return parts.length > 4 ? [...others.before, ...others.after] : parts;
    case 2:
      return [...others.before, `\n${chosen}`, ...others.after];
    case 3:
      return [...others.before, chosen.replace(/^\n/, ''), ...others.after];
    default:
      return [
        ...others.before,
        chosen.replace(/\d+(?=\D*$|\n {6}V|, "A)/, (size) => String(1 + ((Number(size) * 7) % 900))),
        ...others.after,
      ];
  }
}

describe('What is taken over from one keystroke to the next', () => {
  const shown = (session: MemorySession, file: string): unknown => ({
    hints: session.hints(file),
    lenses: session.lenses(file),
    diagnostics: session.diagnostics(file),
    places: session.session.file(file).blocks.map(({ name, headerRange }) => [name, headerRange]),
  });

  for (const sample of samples) {
    const { file, part, textOf } = sample;
    it(`is what is said of the text when it is seen for the first time: ${file}`, async () => {
      const random = randomOf(20_261_121);
      let parts: readonly string[] = Array.from({ length: 12 }, () => part(++named));
      const session = memorySession({ [file]: textOf(parts) }, bundled());
      session.open(file);
      await session.settled();
      for (let version = 2; version < 152; version++) {
        const content = session.session.documents().get(file)?.content;
        assert.ok(content);
        parts = edited(parts, sample, random);
        const text = textOf(parts);
        const { start, oldEnd, newEnd } = editBetween(content.text, text);
        const change = { range: content.rangeAt({ start, end: oldEnd }), text: text.slice(start, newEnd) };
        session.session.changeDocument(file, version, [change]);
        const fresh = memorySession({ [file]: text }, bundled());
        fresh.open(file);
        await fresh.settled();
        assert.deepEqual(shown(session, file), shown(fresh, file), `version ${version}`);
        assert.ok(session.lenses(file).length > 1);
      }
    });
  }

  it('is nothing at all for text that says nothing', async () => {
    const session = memorySession({ '/ws/main.tf': block(1), '/ws/values.yaml': 'a: 1\n' }, bundled());
    session.open('/ws/values.yaml');
    await session.settled();
    const { revision } = session.session;
    session.edit('/ws/values.yaml', '1', '2');
    assert.equal(session.session.revision, revision);
    session.edit('/ws/values.yaml', 'a: 2', 'Resources:\n  Disk: { Type: AWS::EC2::Volume, Properties: { Size: 10 } }');
    assert.deepEqual(session.lenses('/ws/values.yaml').length, 2);
    session.edit('/ws/values.yaml', 'Resources', 'Sources');
    assert.deepEqual(session.lenses('/ws/values.yaml'), []);
    assert.equal(session.session.revision, revision + 2);
  });
});
