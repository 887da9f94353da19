import assert from 'node:assert/strict';
import { readPageMessage } from '../../src/extension/panel/messages';

describe('a message of the panel', () => {
  const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 8 } };

  for (const message of [
    { kind: 'ready' },
    { kind: 'report' },
    { kind: 'refresh' },
    { kind: 'compare' },
    { kind: 'diff' },
    { kind: 'copyDiff' },
    { kind: 'reveal', uri: 'file:///main.tf', range, earlier: true },
    { kind: 'parts', rows: [{ uri: 'file:///main.tf', root: '.', address: 'aws_instance.web' }] },
  ]) {
    it(`${message.kind} is read`, () => assert.deepEqual(readPageMessage(message), message));
  }

  for (const [what, message] of [
    ['nothing', undefined],
    ['a text', 'ready'],
    ['an unknown kind', { kind: 'run', command: 'workbench.action.quit' }],
    ['a place without a file', { kind: 'reveal', range }],
    ['a row without a name', { kind: 'parts', rows: [{ uri: 'file:///main.tf', root: '.' }] }],
    ['more rows than are opened', { kind: 'parts', rows: Array(1_001).fill({ uri: '', root: '', address: '' }) }],
    ['a place that is no place', { kind: 'reveal', uri: 'file:///main.tf', range: { start: { line: '1' } } }],
  ] as const) {
    it(`${what} is refused`, () => assert.equal(readPageMessage(message), undefined));
  }
});
