import assert from 'node:assert/strict';
import { Engine } from '../../src/engine/engine';
import { SpecBook } from '../../src/engine/spec-book';
import { workspaceOf } from '../analyzer/workspace-text';
import {
  componentYaml,
  dedent,
  estimateLines,
  estimatesOf,
  priceText,
  rates,
  type Specs,
  specSource,
  specYaml,
} from './price-text';

const thing = 'resource "x_thing" "a" {}';

describe('mistakes in specs', () => {
  it('cost the part they stand in, and the estimate says which', () => {
    const text = priceText({
      specs: { x_thing: `${specYaml({})}\n  - ${componentYaml({ quantity: '1 +' })}` },
      tf: thing,
      mistakes: ['bundled/x_thing.yaml:5 Expected a value, found the end of the text.'],
    });
    assert.equal(
      text,
      dedent(`
        x_thing.a $0.10 unpriced
          Part | 1 hours × $0.1 = $0.10 | default
          ! bundled/x_thing.yaml:5: Expected a value, found the end of the text.`),
    );
  });

  it('never make free what is not', () => {
    const text = priceText({
      specs: { x_thing: 'type: x_thing\ncomponents:\n  - { name: A }' },
      tf: thing,
      mistakes: [
        'bundled/x_thing.yaml:3 "unit" is missing',
        'bundled/x_thing.yaml:3 "quantity" is missing',
        'bundled/x_thing.yaml:3 "rate" (a row of a rate table) or "price" (a figure) is missing',
      ],
    });
    assert.match(text, /^x_thing\.a \? unpriced$/m);
  });

  it('in the spec of a part are told by the whole', () => {
    const text = priceText({
      specs: {
        x_disk: 'type: x_disk\ncomponents:\n  - { name: A, unit: B, quantity: 1, rate: x/p.gb, when: }',
        x_thing: 'type: x_thing\nsubresources:\n  - { name: disk, type: x_disk, attributes: {} }',
      },
      tf: thing,
      mistakes: ['bundled/x_disk.yaml:3 An expression is expected here'],
    });
    assert.equal(text, 'x_thing.a ? unpriced\n  ! bundled/x_disk.yaml:3: An expression is expected here');
  });

  it('are one where the file is no spec, and its type is not supported', () => {
    const text = priceText({
      specs: { x_thing: '- what' },
      tf: thing,
      mistakes: ['bundled/x_thing.yaml:1 A price spec is a YAML map with the key "type"'],
    });
    assert.equal(text, 'x_thing.a ? unsupported\n  ! x_thing is not supported');
  });

  it('in the list of free types are told', () => {
    const mistakes = ['bundled/free.yaml:1 A list of free types is {free: [type, …]}'];
    assert.match(priceText({ specs: { '#free': 'x_thing' }, tf: thing, mistakes }), /unsupported/);
  });
});

describe('same_as', () => {
  it('prices a type by the spec of another', () => {
    const specs = { x_thing: 'type: x_thing\nsame_as: x_other', x_other: specYaml({}) };
    assert.match(priceText({ specs, tf: thing }), /^x_thing\.a \$0\.10 priced$/m);
  });

  it('reaches around several corners', () => {
    const specs = { x_thing: 'type: x_thing\nsame_as: x_2', x_2: 'type: x_2\nsame_as: x_3', x_3: specYaml({}) };
    assert.match(priceText({ specs, tf: thing }), /^x_thing\.a \$0\.10 priced$/m);
  });

  it('of a type without a spec is not free', () => {
    const message = 'same_as: there is no price spec for x_none';
    assert.equal(
      priceText({
        specs: { x_thing: 'type: x_thing\nsame_as: x_none' },
        tf: thing,
        mistakes: [`bundled/x_thing.yaml:1 ${message}`],
      }),
      `x_thing.a ? unpriced\n  ! bundled/x_thing.yaml:1: ${message}`,
    );
  });

  for (const [name, specs] of Object.entries<Specs>({
    itself: { x_thing: 'type: x_thing\nsame_as: x_thing' },
    'one that is the same as it': { x_thing: 'type: x_thing\nsame_as: x_2', x_2: 'type: x_2\nsame_as: x_thing' },
  })) {
    it(`of ${name} comes to an end`, () => {
      const book = new SpecBook([specSource(specs)]);
      const [estimate] = estimatesOf(new Engine(book, rates), workspaceOf({ 'main.tf': thing }));
      assert.equal(estimate?.status, 'unpriced');
      assert.match(book.errors()[0]?.message ?? '', /^same_as: there is no price spec for x_/);
    });
  }
});

describe('several sources of specs', () => {
  const bundled = { x_thing: specYaml({}), x_other: specYaml({ name: 'Other' }).replace('x_thing', 'x_other') };
  const engineWith = (own: Specs): Engine =>
    new Engine(new SpecBook([specSource(own, 'workspace'), specSource(bundled)]), rates);
  const tf = `${thing}\nresource "x_other" "b" {}`;

  it('the first that has a spec answers, and says so', () => {
    const engine = engineWith({ x_thing: specYaml({ rate: '', price: '5' }) });
    const estimates = estimatesOf(engine, workspaceOf({ 'main.tf': tf }));
    assert.deepEqual(
      estimates.map((estimate) => [estimateLines(estimate)[0], estimate.answeredBy]),
      [
        ['x_thing.a $5.00 priced', 'workspace/x_thing.yaml'],
        ['x_other.b $0.10 priced', 'bundled'],
      ],
    );
  });

  it('one that is no spec at all leaves the answer to the next', () => {
    const engine = engineWith({ x_thing: 'nothing of the kind' });
    const [estimate] = estimatesOf(engine, workspaceOf({ 'main.tf': tf }));
    assert.equal(estimate?.answeredBy, 'bundled');
    assert.equal(engine.specs.errors().length, 1);
  });

  it('are read again after an invalidation', () => {
    const own: Record<string, string> = {};
    const engine = engineWith(own);
    const workspace = workspaceOf({ 'main.tf': thing });
    const cost = (): number | null | undefined => estimatesOf(engine, workspace)[0]?.monthlyCost;
    assert.equal(cost(), 0.1);
    own.x_thing = specYaml({ rate: '', price: '5' });
    assert.equal(cost(), 0.1);
    engine.specs.invalidate();
    engine.invalidate();
    assert.equal(cost(), 5);
  });
});
