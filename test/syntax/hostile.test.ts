// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the snippets are HCL.
import assert from 'node:assert/strict';
import { parseExpression, parseHcl, parseTemplate, reparseHcl } from '../../src/syntax/hcl';

const N = 100_000;

/** Texts that make parsers recurse without end or start over and over. */
const texts: Readonly<Record<string, string>> = {
  brackets: `x = ${'['.repeat(N)}`,
  braces: `x = ${'{'.repeat(N)}`,
  'objects in objects': `x = ${'{a='.repeat(N)}`,
  parentheses: `x = ${'('.repeat(N)}`,
  calls: `x = ${'f('.repeat(N)}`,
  'for in for': `x = ${'[for a in '.repeat(N)}`,
  'blocks on a line': 'a {'.repeat(N),
  'blocks on lines': 'a {\n'.repeat(N),
  'indented blocks': Array.from({ length: 1500 }, (_, i) => `${' '.repeat(i)}a {\n`).join(''),
  'indented objects': Array.from({ length: 1500 }, (_, i) => `${' '.repeat(i % 700)}a = {\n`).join(''),
  'headers without end': 'resource "a" "b" {\n'.repeat(N / 4),
  'interpolations in a string': `x = "${'${'.repeat(N)}`,
  'strings in interpolations': `x = ${'"${'.repeat(N)}`,
  'interpolations over lines': `x = ${'"${\n'.repeat(N)}`,
  'interpolations in a list': `x = [\n${'"${[",\n'.repeat(N / 4)}`,
  'trimmed interpolations': `x = "${'${~a~} '.repeat(N / 4)}"`,
  directives: `x = "${'%{if a}'.repeat(N)}`,
  'stray directives': `x = "${'%{else}'.repeat(N)}`,
  negations: `x = ${'!'.repeat(N)}`,
  signs: `x = ${'-'.repeat(N)}`,
  sums: `x = ${'1+'.repeat(N)}`,
  conditionals: `x = ${'a ? b : '.repeat(N)}`,
  attributes: `x = a${'.a'.repeat(N)}`,
  indexes: `x = a${'[0]'.repeat(N)}`,
  splats: `x = a${'[*]'.repeat(N)}`,
  'attribute splats': `x = a${'.*'.repeat(N)}`,
  'open heredocs': 'x = <<A\n'.repeat(N / 4),
  'open heredocs of many names': Array.from({ length: N / 4 }, (_, i) => `x = <<A${i}\n`).join(''),
  'heredocs in heredocs': `x = ${'<<A\n${'.repeat(N / 4)}`,
  'open comments': '/*\n'.repeat(N / 2),
  'open strings': 'x = "\n'.repeat(N / 4),
  quotes: '"'.repeat(N),
  escapes: `x = "${'\\q'.repeat(N / 4)}"`,
  dollars: `x = "${'$'.repeat(N)}"`,
  'closing braces': '}\n'.repeat(N / 4),
  junk: ';'.repeat(N),
  equals: '='.repeat(N),
  words: `x = ${'a '.repeat(N)}`,
  keys: `x = {${'a '.repeat(N / 4)}`,
  labels: `a ${'"b" '.repeat(N / 4)}{\n`,
  blanks: ' '.repeat(N * 10),
  'line ends': '\n'.repeat(N * 10),
  'unclosed lines': 'x = (\n'.repeat(N / 4),
  'blocks in lists': 'a {\n b = [\n c {\n'.repeat(N / 10),
  'list on one line': `a {\n x = [${'[],'.repeat(N / 4)}\n`,
  carriage: '\r'.repeat(N / 4),
  'byte order marks': '\ufeff'.repeat(N / 4),
};

describe('HCL parsers given hostile text', () => {
  for (const [name, text] of Object.entries(texts)) {
    // How long it takes is the benchmark's to say; what is exponential in such a text never ends.
    it(`come to an end: ${name}`, () => {
      const file = parseHcl(text);
      const end = text.length;
      const after = reparseHcl(file, `${text}x`, { start: end, oldEnd: end, newEnd: end + 1 });
      assert.equal(after.items.length, parseHcl(`${text}x`).items.length);
      parseExpression(text);
      parseTemplate(text);
    });
  }

  it('says that it gave up on what nests too deep, and goes on at the next header', () => {
    const text = `a = 1\nx = ${'['.repeat(500)}\nlocals {\n  b = 2\n}\n`;
    const { items } = parseHcl(text);
    assert.deepEqual(
      items.map((item) => item.errors.map((error) => error.code)),
      [[], ['too-deep'], []],
    );
  });

  it('makes no tree that others cannot walk by recursion', () => {
    const walk = (node: unknown): number =>
      typeof node === 'object' && node !== null ? 1 + Math.max(0, ...Object.values(node).map(walk)) : 0;
    for (const name of ['brackets', 'sums', 'attributes', 'conditionals', 'splats', 'directives', 'negations']) {
      const depth = walk(parseHcl(texts[name] ?? '').items);
      assert.ok(depth < 2000, `${name}: ${depth}`);
    }
  });
});
