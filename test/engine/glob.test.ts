/** Patterns of filters, budgets, own prices and routes of plugins. */
import assert from 'node:assert/strict';
import { globMatches } from '../../src/engine/glob';

describe('patterns', () => {
  const table: readonly (readonly [pattern: string, text: string, fits: boolean])[] = [
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['aws_*', 'aws_instance', true],
    ['us-*', 'eu-west-1', false],
    ['*_db_*', 'aws_db_instance', true],
    ['a*b*c', 'axxbyyc', true],
    ['a*b*c', 'axxbyy', false],
    // A later place counts where the first one leads nowhere.
    ['*b*d', 'abcbd', true],
    ['*ab', 'aab', true],
    // What two stars share is not there twice.
    ['ab*ba', 'aba', false],
    ['aws_?b', 'aws_lb', true],
    ['aws_?b', 'aws_alb', false],
    ['a?c', 'ac', false],
    ['?', '*', true],
    ['a.c', 'abc', false],
    ['[ab]', 'a', false],
    // Hostile ones come to an end.
    [`${'a*'.repeat(5000)}b`, 'a'.repeat(5000), false],
    [`${'*a'.repeat(200)}b`, 'a'.repeat(5000), false],
  ];
  for (const [pattern, text, fits] of table) {
    it(`${pattern.slice(0, 20)} and ${text.slice(0, 20)}`, () => assert.equal(globMatches(pattern, text), fits));
  }
});
