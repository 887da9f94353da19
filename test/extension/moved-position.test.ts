import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isReplaced, movedPosition, type TextChange } from '../../src/extension/moved-position';

const change = (startLine: number, start: number, endLine: number, end: number, text: string): TextChange => ({
  range: { start: { line: startLine, character: start }, end: { line: endLine, character: end } },
  text,
});

describe('a position after edits', () => {
  for (const [what, position, changes, expected] of [
    ['stays before an edit', '2:4', [change(3, 0, 3, 0, 'new\n')], '2:4'],
    ['moves down with a line inserted above', '2:4', [change(1, 0, 1, 0, 'new\n')], '3:4'],
    ['moves up with lines deleted above', '5:4', [change(1, 0, 3, 0, '')], '3:4'],
    ['moves right with text before it on its line', '2:4', [change(2, 0, 2, 0, 'ab')], '2:6'],
    ['goes along with text inserted where it is', '2:4', [change(2, 4, 2, 4, 'ab')], '2:6'],
    ['goes to the new line when its line is broken before it', '2:4', [change(2, 2, 2, 2, '\r\n  ')], '3:4'],
    ['joins the line above when the break is deleted', '2:4', [change(1, 10, 2, 0, '')], '1:14'],
    ['keeps its place in text that is replaced by as much', '2:4', [change(0, 0, 9, 0, '\n\n\n\n\n\n\n\n\n')], '2:4'],
    ['goes to the end of a shorter replacement', '5:4', [change(0, 0, 9, 0, 'a\nbc')], '1:2'],
    ['goes to where the text around it was cut', '5:4', [change(4, 2, 6, 0, '')], '4:2'],
    ['follows several edits in turn', '5:4', [change(9, 0, 9, 0, 'x\n'), change(0, 0, 0, 0, 'a\nb\n')], '7:4'],
  ] as const) {
    it(what, () => {
      const [line = 0, character = 0] = position.split(':').map(Number);
      const moved = movedPosition({ line, character }, changes);
      assert.equal(`${moved.line}:${moved.character}`, expected);
    });
  }

  it('is uncertain only where the text around it was replaced', () => {
    const at = { line: 5, character: 4 };
    assert.equal(isReplaced(at, [change(4, 0, 6, 0, 'x')]), true);
    assert.equal(isReplaced(at, [change(5, 4, 5, 4, 'x'), change(5, 5, 9, 0, ''), change(0, 0, 5, 4, '')]), false);
  });

  it('is the offset of the same character, for any insertion before it', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '\n'), { maxLength: 30 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(text, text, text, (before, inserted, after) => {
        const start = positionAtEnd(before);
        const moved = movedPosition(positionAtEnd(before + after), [{ range: { start, end: start }, text: inserted }]);
        assert.deepEqual(moved, positionAtEnd(before + inserted + after));
      }),
    );
  });
});

function positionAtEnd(text: string): { readonly line: number; readonly character: number } {
  const lines = text.split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
