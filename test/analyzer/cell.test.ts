import assert from 'node:assert/strict';
import { Cell, CellGraph } from '../../src/analyzer/cell';
import { EvaluationError } from '../../src/expression/error';

describe('Cells', () => {
  it('computes on demand, once, and again only when what it read has changed', () => {
    const graph = new CellGraph();
    const runs: string[] = [];
    let source = 1;
    const noted = <T>(name: string, compute: () => T): Cell<T> =>
      new Cell(graph, name, () => {
        runs.push(name);
        return compute();
      });
    const a = noted('a', () => source);
    const parity = noted('parity', () => a.get() % 2);
    const text = noted('text', () => `is ${parity.get()}`);
    assert.equal(text.get(), 'is 1');
    assert.equal(text.get(), 'is 1');
    assert.deepEqual(runs.splice(0), ['text', 'parity', 'a']);
    source = 3;
    graph.advance();
    a.invalidate();
    assert.equal(text.get(), 'is 1');
    assert.deepEqual(runs.splice(0), ['a', 'parity'], 'the parity is the same, so the text is not made again');
    source = 4;
    graph.advance();
    a.invalidate();
    assert.equal(text.get(), 'is 0');
  });

  it('names a cycle from its first member, whoever is asked', () => {
    const graph = new CellGraph();
    const cells: Record<string, Cell<number>> = {};
    const read = (name: string): number => cells[name]?.get() ?? 0;
    cells.b = new Cell(graph, 'b', () => read('c'));
    cells.c = new Cell(graph, 'c', () => read('a'));
    cells.a = new Cell(graph, 'a', () => read('b'));
    for (const name of ['a', 'b', 'c']) {
      assert.throws(
        () => read(name),
        (error: unknown) => error instanceof EvaluationError && error.message === 'Cycle: a → b → c → a',
      );
    }
  });

  it('comes out of a cycle when an edit breaks it', () => {
    const graph = new CellGraph();
    let closed = true;
    const attempt = (action: () => number): number => {
      try {
        return action();
      } catch (error) {
        if (error instanceof EvaluationError) return -1;
        throw error;
      }
    };
    const a: Cell<number> = new Cell(graph, 'a', () => attempt(() => b.get() + 1));
    const b: Cell<number> = new Cell(graph, 'b', () => attempt(() => (closed ? a.get() : 5)));
    assert.deepEqual([a.get(), b.get()], [0, -1]);
    closed = false;
    graph.advance();
    b.invalidate();
    assert.deepEqual([a.get(), b.get()], [6, 5]);
    closed = true;
    graph.advance();
    b.invalidate();
    assert.ok(b.get() <= 0 && a.get() <= 0, 'the cycle is back');
  });

  it('refuses chains that are too long', () => {
    const graph = new CellGraph();
    const cells = Array.from(
      { length: 1000 },
      (_, index): Cell<number> => new Cell(graph, `c${index}`, () => cells[index + 1]?.get() ?? 1),
    );
    assert.throws(
      () => cells[0]?.get(),
      (error: unknown) => error instanceof EvaluationError && /in a chain/.test(error.message),
    );
  });
});
