import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editBetween } from '../../src/syntax/text-edit';
import { type DataFile, type DataNode, parseData, reparseData } from '../../src/syntax/yaml';

/** `section/key=value` of every entry, then problems. */
function lines(file: DataFile): readonly string[] {
  return file.chunks.flatMap(({ entries, problems }) => [
    ...entries.map(({ section, key, node }) => `${section}/${key}=${nodeText(node)}`),
    ...problems.map(({ message }) => `! ${message}`),
  ]);
}

function nodeText(node: DataNode): string {
  if (node.kind === 'scalar') return JSON.stringify(node.value);
  if (node.kind === 'list') return `[${node.items.map(nodeText).join(' ')}]`;
  return `{${node.entries.map(({ key, value }) => `${key}:${nodeText(value)}`).join(' ')}}`;
}

/** Everything of a file, with the places in the text. */
function exact(file: DataFile): string {
  return JSON.stringify(
    file.chunks.map(({ base, length, section, kind, entries, problems }) => [
      base,
      length,
      section,
      kind,
      entries.map(({ key, keySpan, node }) => [key, keySpan, node]),
      problems,
    ]),
  );
}

const cases: readonly { readonly name: string; readonly text: string; readonly lines: readonly string[] }[] = [
  {
    name: 'entries of sections, and sections that are one value',
    text: `# a comment\n---\nVersion: "2010-09-09"\nDescription: >\n  Two\n  lines\nA:\n  X: 1\n\n  # of Y\n  Y:\n    Z: [a, b]\n\nB: {C: {D: 1}, E: 2}\nT:\n- One\n- Two\nEmpty:\n`,
    lines: [
      'Version/="2010-09-09"',
      'Description/="Two lines\\n"',
      'A/X=1',
      'A/Y={Z:["a" "b"]}',
      'B/C={D:1}',
      'B/E=2',
      'T/=["One" "Two"]',
      'Empty/=null',
    ],
  },
  {
    name: 'scalars keep what they say',
    text: 'A:\n  a: 012345678901\n  b: 2012-10-17\n  c: yes\n  d: True\n  e: 1.10\n  f: "5"\n  g: 0x1F\n  h: ~\n  i: -3.5\n  j: 1e3\n  k: !!str 12\n',
    lines: [
      'A/a="012345678901"',
      'A/b="2012-10-17"',
      'A/c="yes"',
      'A/d=true',
      'A/e="1.10"',
      'A/f="5"',
      'A/g="0x1F"',
      'A/h=null',
      'A/i=-3.5',
      'A/j="1e3"',
      'A/k="12"',
    ],
  },
  {
    name: 'short forms are long forms',
    text: 'A:\n  a: !Ref B\n  b: !GetAtt B.Arn\n  c: !Sub\n    - "${x}"\n    - x: !Select [0, !GetAZs ""]\n  d: !Condition C\n  e: !If [C, !Ref "AWS::NoValue", {k: 1}]\n  f: !Base64\n    Fn::Sub: |\n      x\n',
    lines: [
      'A/a={Ref:"B"}',
      'A/b={Fn::GetAtt:"B.Arn"}',
      'A/c={Fn::Sub:["${x}" {x:{Fn::Select:[0 {Fn::GetAZs:""}]}}]}',
      'A/d={Condition:"C"}',
      'A/e={Fn::If:["C" {Ref:"AWS::NoValue"} {k:1}]}',
      'A/f={Fn::Base64:{Fn::Sub:"x\\n"}}',
    ],
  },
  {
    name: 'a mistake stays in its entry',
    text: 'A:\n  a:\n    x: "open\n  b: 1\n  half\n  c: {x: [1\n  d: 2\nnothing\nB:\n  e: 3\n',
    lines: [
      'A/a={x:"open"}',
      '! Missing closing "quote',
      'A/b=1',
      '! A key followed by a colon is expected here',
      'A/c={x:[1]}',
      '! Flow sequence in block collection must be sufficiently indented and end with a ]',
      '! Flow map in block collection must be sufficiently indented and end with a }',
      'A/d=2',
      '! A key followed by a colon is expected here',
      'B/e=3',
    ],
  },
  {
    name: 'aliases inside of an entry; an anchor elsewhere is not seen',
    text: 'A:\n  a:\n    x: &v {p: 1}\n    y: *v\n  b: *v\n',
    lines: ['A/a={x:{p:1} y:{p:1}}', 'A/b=null', '! There is no anchor &v before this'],
  },
  {
    name: 'JSON',
    text: '{"V": "2", "A": {"x": {"y": [1, 1.10, true, null]}, "z": "a\\"}{"}, "T": ["p", "q"], "E": {}}',
    lines: ['V/="2"', 'A/x={y:[1 "1.10" true null]}', 'A/z="a\\"}{"', 'T/=["p" "q"]'],
  },
  {
    name: 'JSON with brackets that do not balance',
    text: '{\n  "A": {\n    "x": {\n      "y": [\n    },\n    "z": {\n      "k": 1\n    }\n    "w": {"open: 1},\n    "v": {}}},\n    "u": 5\n  },\n  "B": {\n    "t": 1\n  }\n}\n',
    lines: ['A/x={y:[]}', 'A/z={k:1}', 'A/w={open: 1}:null}', 'A/v={}', 'A/u=5', 'B/t=1'],
  },
  { name: 'nothing', text: '', lines: [] },
  { name: 'text', text: 'Some text\nof two lines', lines: ['! A key followed by a colon is expected here'] },
];

describe('YAML and JSON by entry', () => {
  for (const { name, text, lines: expected } of cases) {
    it(name, () => {
      const found = lines(parseData(text));
      assert.deepEqual(name.includes('balance') ? found.filter((line) => !line.startsWith('!')) : found, expected);
    });
    it(`${name}, with carriage returns`, () => {
      const text2 = text.replaceAll('\n', '\r\n');
      const count = (file: DataFile) => file.chunks.map(({ entries }) => entries.map(({ key }) => key));
      assert.deepEqual(count(parseData(text2)), count(parseData(text)));
    });
  }

  it('spans count from the piece they stand in', () => {
    const text = '# c\nA:\n  a: 1\n  bb:\n    x: [one, two]\n';
    const { chunks } = parseData(text);
    const at = (chunk: number, { start, end }: { start: number; end: number }) =>
      text.slice((chunks[chunk]?.base ?? 0) + start, (chunks[chunk]?.base ?? 0) + end);
    const entry = chunks[1]?.entries[0];
    assert.ok(entry?.node.kind === 'map');
    assert.equal(at(1, entry.keySpan), 'bb');
    const x = entry.node.entries[0];
    assert.ok(x?.value.kind === 'list');
    assert.equal(at(1, x), 'x: [one, two]');
    assert.deepEqual(
      x.value.items.map((item) => at(1, item)),
      ['one', 'two'],
    );
  });

  const pieces = [
    'A:',
    '\n',
    '  ',
    'x: ',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    '- ',
    '!Ref a',
    '# c',
    '|',
    '&a',
    '*a',
    ':',
    '---',
    '    y: 1\n',
    '\t',
    '1',
  ];
  const texts = cases.map(({ text }) => text);
  it('after edits is the same as parsed at once', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.array(fc.constantFrom(...pieces), { maxLength: 4 })), {
          maxLength: 8,
        }),
        (text, edits) => {
          let before = text;
          let file = parseData(before);
          for (const [place, length, insert] of edits) {
            const start = place % (before.length + 1);
            const oldEnd = Math.min(before.length, start + length);
            const middle = insert.join('');
            const after = before.slice(0, start) + middle + before.slice(oldEnd);
            const edit =
              place % 2 === 0 ? editBetween(before, after) : { start, oldEnd, newEnd: start + middle.length };
            file = reparseData(file, after, edit).file;
            assert.equal(exact(file), exact(parseData(after)), JSON.stringify({ before, after }));
            before = after;
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('keeps the entries that an edit does not touch', () => {
    const text = 'A:\n  a: 1\n  b: 2\n  c: 3\n';
    const file = parseData(text);
    const [a, , c] = file.chunks;
    const {
      file: after,
      removed,
      added,
    } = reparseData(file, text.replace('2', '22'), { start: 13, oldEnd: 14, newEnd: 15 });
    assert.equal(after.chunks[0], a);
    assert.equal(after.chunks[2], c);
    assert.deepEqual(
      [removed, added].map((list) => list.map(({ key }) => key)),
      [['b'], ['b']],
    );
  });

  const bomb = ['A:', '  a:', '    a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let index = 1; index < 12; index++) {
    bomb.push(
      `    a${index}: &a${index} [${Array(10)
        .fill(`*a${index - 1}`)
        .join(', ')}]`,
    );
  }
  const hostile: Readonly<Record<string, string>> = {
    'deep brackets': `A:\n  a: ${'['.repeat(50_000)}`,
    'deep JSON': `{"A": {"a": ${'{"a":'.repeat(50_000)}`,
    'deep lists': `A:\n  a:\n    ${'- '.repeat(50_000)}`,
    'deep indentation': `A:\n${Array.from({ length: 3_000 }, (_, index) => `${' '.repeat(index + 1)}k:`).join('\n')}`,
    'aliases of aliases': bomb.join('\n'),
    'aliases of themselves': 'A:\n  a: &a [*a, *a]\n  b: &b {x: *b}',
    binary: `A:\n  a: ${Array.from({ length: 5_000 }, (_, index) => String.fromCharCode((index * 7919) % 65_536)).join('')}`,
    'one long line of JSON': `{"A": {${Array.from({ length: 20_000 }, (_, index) => `"k${index}": {"x": "${index}"}`).join()}}}`,
    'quotes without end': `{"A": {"${'\\"'.repeat(100_000)}`,
    'many keys': `A:\n${Array.from({ length: 20_000 }, (_, index) => `  k${index}: 1`).join('\n')}`,
  };
  for (const [name, text] of Object.entries(hostile)) {
    it(`comes to an end: ${name}`, () => {
      const file = parseData(text);
      const size = file.chunks.flatMap(({ entries }) => entries).map(({ node }) => nodeText(node).length);
      assert.ok(size.reduce((sum, length) => sum + length, 0) < 2_000_000);
    });
  }
});
