// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the snippets are HCL.
import assert from 'node:assert/strict';
import { parseExpression, parseHcl, parseTemplate, reparseHcl } from '../../src/syntax/hcl';
import { hostileTexts } from './hostile-texts';

const texts = hostileTexts(100_000);

describe('HCL parsers given hostile text', () => {
  for (const [name, text] of Object.entries(texts)) {
    // How long it takes is the benchmark's to say (`npm run bench`); what is exponential in such a text never ends.
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
