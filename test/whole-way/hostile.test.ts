/** Every kind of file, given what nobody means to write: it comes to an end, nothing throws, and mistakes have a place. */
import assert from 'node:assert/strict';
import { type Random, randomOf } from '../analyzer/oracle/random';
import { type Way, ways } from './ways';

const levels = 10_000;
const megabyte = 1_000_000;

/** In the middle of the sample, where the text goes on. */
const inside = (sample: string, text: string): string => {
  const middle = sample.indexOf('\n', sample.length / 2);
  const at = middle < 0 ? Math.ceil(sample.length / 2) : middle + 1;
  return sample.slice(0, at) + text + sample.slice(at);
};
/** In place of the last value. */
const asValue = (sample: string, text: string): string => {
  const last = [...sample.matchAll(/(?<=[:=] *)("[\w. -]+"|'[\w. -]+'|[\w.-]+)/g)].at(-1);
  assert.ok(last, 'a value');
  return sample.slice(0, last.index) + text + sample.slice(last.index + last[0].length);
};
const nested = (open: string, close = ''): string => open.repeat(levels) + close.repeat(levels);

const hostile: Readonly<Record<string, (sample: string, random: Random) => string>> = {
  'lists in lists': (sample) => asValue(sample, nested('[', ']')),
  'lists without an end': (sample) => asValue(sample, nested('[')),
  'objects in objects': (sample) => asValue(sample, `${nested('{"a":')}1${'}'.repeat(levels)}`),
  'objects without an end': (sample) => asValue(sample, nested('{a: ')),
  parentheses: (sample) => asValue(sample, nested('(', ')')),
  interpolations: (sample) => asValue(sample, `"${nested('${')}`),
  'closing brackets': (sample) => inside(sample, nested('}')),
  'dashes on a line': (sample) => inside(sample, nested('- ')),
  'deeper and deeper lines': (sample) =>
    inside(sample, Array.from({ length: 1_000 }, (_, level) => `${' '.repeat(level)}a:\n`).join('')),
  'a word of a megabyte': (sample) => asValue(sample, 'x'.repeat(megabyte)),
  'a text of a megabyte': (sample) => asValue(sample, `"${'x '.repeat(megabyte / 2)}"`),
  'a number of a megabyte': (sample) => asValue(sample, '7'.repeat(megabyte)),
  'a line of a megabyte of blanks': (sample) => inside(sample, ' '.repeat(megabyte)),
  'a line of a megabyte of brackets': (sample) => inside(sample, '[]'.repeat(megabyte / 2)),
  'a comment of a megabyte': (sample) => inside(sample, `# ${'x'.repeat(megabyte)}\n`),
  'a key of a megabyte': (sample) => inside(sample, `${'x'.repeat(megabyte)}: 1\n`),
  'lines in another order': (sample, random) => random.shuffle(sample.split('\n')).join('\n'),
  'words in another order': (sample, random) => random.shuffle(sample.split(/\b/)).join(''),
  'characters in another order': (sample, random) => random.shuffle([...sample]).join(''),
  'the same a hundred times': (sample) => sample.repeat(100),
  'junk of bytes': (_, random) =>
    new TextDecoder().decode(Uint8Array.from({ length: 100_000 }, () => random.below(256))),
  'junk in the middle': (sample, random) =>
    inside(sample, new TextDecoder().decode(Uint8Array.from({ length: 1_000 }, () => random.below(256)))),
  'halves of characters': (sample) => inside(sample, '\ud83d\udc00\ud800'.repeat(100)),
  'null characters': (sample) => inside(sample, '\0'.repeat(1_000)),
  'ends of lines of Windows': (sample) => sample.replaceAll('\n', '\r\n'),
  'a byte order mark': (sample) => `\ufeff${sample}`,
  'names of the language': (sample) =>
    sample.replace(/\b(web|data|size|Size|Data|name)\b/g, (word) =>
      word === 'size' ? 'constructor' : word === 'data' ? 'toString' : '__proto__',
    ),
  'numbers beyond numbers': (sample) => sample.replace(/(?<![\w.-])\d+(\.\d+)?(?![\w.-])/g, '9e999'),
  'numbers below nothing': (sample) => sample.replace(/(?<![\w.-])\d+(\.\d+)?(?![\w.-])/g, '-5'),
};

describe('Hostile files', () => {
  for (const way of ways) {
    for (const [name, make] of Object.entries(hostile)) {
      const text = make(way.sample, randomOf(20_261_121));
      if (text !== way.sample) it(`${way.name}: ${name}`, () => check(way, text));
    }
  }
});

/** What the readers of the tests take too long for. */
const muchToRead = 100_000;

function check({ told, isBroken }: Way, text: string): void {
  const found = told(text);
  const lines = text.split('\n').length;
  for (const { message, line } of found) {
    assert.notEqual(message, '');
    assert.ok(message.length < 1_500, `a message of ${message.length} characters: ${message.slice(0, 100)}`);
    if (line !== undefined) assert.ok(line >= 0 && line < lines, `"${message}" in line ${line + 1} of ${lines}`);
  }
  if (found.length === 0 && text.length < muchToRead) assert.ok(!isBroken(text), 'nothing is said of it');
}
