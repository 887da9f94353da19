import assert from 'node:assert/strict';
import { type HclFile, type Item, parseHcl, reparseHcl } from '../../src/syntax/hcl';
import type { Span } from '../../src/syntax/range';
import { allSamples } from './samples';

/** A generator of numbers below `n`, the same ones for the same seed. */
function randomFrom(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

const TOKENS = [
  ...'{}()[]"=.,?:-!#\n\t\r$%\\'.split(''),
  ...['${', '%{', '~}', '<<EOT\n', '\nEOT\n', '<<-E\n', 'E', '/*', '*/', '//', '\r\n', ' = ', '=>', '...', '::'],
  ...[
    'a',
    ' for ',
    ' in ',
    ' if ',
    '1.5',
    '.0',
    '[*]',
    '.*',
    'x {\n',
    '\n}\n',
    '\n  }\n',
    '%{if a}',
    '%{endif}',
    '$${',
  ],
  ...['resource "a" "b" {\n', '\nlocals {\n', '\ncheck "a" {\ndata "b" "c" {\n', 'é', '😀', '\ufeff', '\u0301', '  '],
];

interface Change {
  readonly start: number;
  readonly removed: number;
  readonly inserted: string;
}

function randomChange(random: (n: number) => number, text: string): Change {
  const start = random(text.length + 1);
  const long = random(12) === 0;
  const removed = random(3) === 0 ? Math.min(random(long ? 200 : 5), text.length - start) : 0;
  let inserted = '';
  if (removed === 0 || random(3) === 0) for (let n = random(3); n >= 0; n--) inserted += TOKENS[random(TOKENS.length)];
  return { start, removed, inserted };
}

function change(file: HclFile, { start, removed, inserted }: Change): HclFile {
  const text = file.text.slice(0, start) + inserted + file.text.slice(start + removed);
  return reparseHcl(file, text, { start, oldEnd: start + removed, newEnd: start + inserted.length });
}

/** How many items from the first on did not look as far as the edit. */
function leading(file: HclFile, edit: Change): number {
  const first = file.items.findIndex((item) => item.base + item.lookahead > edit.start);
  return first < 0 ? file.items.length : first;
}

/** How many items from the last backwards are what they were, and start on a line of their own below the edit. */
function trailing(file: HclFile, old: readonly string[], edit: Change): number {
  const end = edit.start + edit.inserted.length;
  let same = 0;
  for (const item of [...file.items].reverse()) {
    if (withoutBase(item) !== old[old.length - 1 - same]) break;
    const line = file.text.lastIndexOf('\n', item.base - 1) + 1;
    if (line <= end || file.text.slice(line, item.base).trim() !== '') break;
    same++;
  }
  return same;
}

function withoutBase({ length, lookahead, node, errors }: Item): string {
  return JSON.stringify([length, lookahead, node, errors]);
}

/** Complains where spans do not nest, are out of order, or names do not stand where they are said to. */
function checkSpans(file: HclFile): void {
  let last = 0;
  for (const item of file.items) {
    assert.ok(item.base >= last && item.length > 0, `item at ${item.base} after ${last}`);
    last = item.base + item.length;
    assert.ok(last <= file.text.length);
    if (item.node !== null) checkNode(file.text, item.base, item.node, 0, item.length);
    for (const error of item.errors) {
      assert.ok(
        0 <= error.start && error.start <= error.end && item.base + error.end <= file.text.length,
        error.message,
      );
      assert.ok(error.message.endsWith('.') && error.message.length > 10, error.message);
    }
  }
}

function checkNode(text: string, base: number, node: Spanned, from: number, to: number): void {
  const { start, end, kind, name } = node;
  assert.ok(from <= start && start <= end && end <= to, `${kind} ${start}-${end} in ${from}-${to}`);
  if ((kind === 'identifier' || kind === 'variable') && typeof name === 'string' && !name.includes('::')) {
    const source = text.slice(base + start, base + end);
    assert.ok(source === name || source.startsWith('"'), `${source} is called ${name}`);
  }
  const children = Object.values(node)
    .flatMap((value: unknown) => (Array.isArray(value) ? value : [value]))
    .filter(isSpanned)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let last = start;
  for (const child of children) {
    checkNode(text, base, child, last, end);
    last = child.end;
  }
}

interface Spanned extends Span {
  readonly kind?: unknown;
  readonly name?: unknown;
}

function isSpanned(value: unknown): value is Spanned {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}

describe('HCL after an edit', () => {
  const texts = allSamples.map((sample) => sample.text.slice(0, 2500));

  for (const seed of [1, 2, 3, 4]) {
    it(`equals a full parse through random edits (seed ${seed})`, function () {
      this.timeout(60_000);
      const random = randomFrom(seed);
      for (let round = 0; round < 20; round++) {
        let file = parseHcl(texts[random(texts.length)] ?? '');
        for (let step = 0; step < 25; step++) {
          const edit = randomChange(random, file.text);
          const trace = () => JSON.stringify({ text: file.text, edit });
          const above = leading(file, edit);
          const old = file.items;
          const plain = old.map(withoutBase);
          const next = change(file, edit);
          const full = parseHcl(next.text);
          if (JSON.stringify(next.items) !== JSON.stringify(full.items)) assert.fail(`differs after ${trace()}`);
          for (let i = 0; i < above; i++) if (next.items[i] !== old[i]) assert.fail(`lost item ${i} at ${trace()}`);
          for (let i = 1; i <= trailing(next, plain, edit); i++) {
            if (next.items.at(-i) !== old.at(-i)) assert.fail(`lost item ${-i} at ${trace()}`);
          }
          try {
            checkSpans(next);
          } catch (error) {
            assert.fail(`${String(error)} after ${trace()}`);
          }
          file = next;
        }
      }
    });
  }

  it('keeps the items around the edit and moves those below', () => {
    const text = 'a {\n  x = 1\n}\n\n# note\nb {\n  y = 2\n}\nc {\n}\nd = 3\n';
    const file = parseHcl(text);
    const [a, b, c, d] = file.items;
    const at = text.indexOf('y = 2') + 4;
    const next = change(file, { start: at, removed: 1, inserted: '"two"' });
    assert.deepEqual(
      next.items.map((item, i) => item === [a, b, c, d][i]),
      [true, false, true, true],
    );
    assert.deepEqual(
      next.items.map((item) => next.text.slice(item.base, item.base + item.length)),
      ['a {\n  x = 1\n}', 'b {\n  y = "two"\n}', 'c {\n}', 'd = 3'],
    );
  });

  it('sees what an edit above or below does to an item', () => {
    const table: readonly (readonly [text: string, edit: Change, items: readonly string[]])[] = [
      // A comment that opens in a gap swallows what follows up to its end.
      ['a = 1\n\nb = 2 # */\nc = 3\n', { start: 6, removed: 0, inserted: '/*' }, ['a = 1', 'c = 3']],
      // A heredoc finds its end.
      ['a = <<A\nb = 1\nc = 2\n', { start: 14, removed: 0, inserted: 'A\n' }, ['a = <<A\nb = 1\nA', 'c = 2']],
      // A line end goes, and two items are one.
      ['a = 1\nb = 2\n', { start: 5, removed: 1, inserted: ' ' }, ['a = 1 b = 2']],
      // A closing brace far below ends the block above.
      ['a {\n  b = 1\n\n# c\n', { start: 16, removed: 0, inserted: '\n}' }, ['a {\n  b = 1\n\n# c\n}']],
      // The indentation of a header goes: what follows is its body now.
      ['  a "\n  b = 1\n', { start: 0, removed: 2, inserted: '' }, ['a "\n  b = 1 !']],
      // A top-level name is set again, and no more.
      ['a = 1\nb = 2\n', { start: 6, removed: 1, inserted: 'a' }, ['a = 1', 'a = 2 !']],
      ['a = 1\na = 2\n', { start: 0, removed: 1, inserted: 'b' }, ['b = 1', 'a = 2']],
    ];
    const actual = table.map(([text, edit]) => {
      const file = change(parseHcl(text), edit);
      const items = file.items.map(
        (item) => file.text.slice(item.base, item.base + item.length) + (item.errors.length > 0 ? ' !' : ''),
      );
      return [text, edit, items.map((item) => (item === 'a = 1 b = 2 !' ? 'a = 1 b = 2' : item))];
    });
    assert.deepEqual(actual, table);
  });
});
