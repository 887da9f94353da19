import assert from 'node:assert/strict';
import { componentYaml, dedent, priceText, type Surroundings } from './price-text';

const part = componentYaml({});

interface Case extends Surroundings {
  readonly name: string;
  readonly reason: RegExp;
}

/** Specs that ask for too much: they are told off, the estimate says why, and nothing hangs or throws. */
const cases: readonly Case[] = [
  {
    name: 'a spec that is part of itself',
    specs: { x_thing: 'type: x_thing\nsubresources:\n  - { name: again, type: x_thing, attributes: {} }' },
    tf: 'resource "x_thing" "a" {}',
    reason: /x_thing is part of itself/,
  },
  {
    name: 'a spec that is many times part of itself',
    specs: {
      x_thing: dedent(`
        type: x_thing
        subresources:
          - name: again
            for_each: range(100)
            type: x_thing
            attributes: {}`),
    },
    tf: 'resource "x_thing" "a" {}',
    reason: /makes more than 10,000 parts/,
  },
  {
    name: 'loops in loops over a range',
    specs: { x_thing: nested('range(1000)') },
    tf: 'resource "x_thing" "a" {}',
    reason: /makes more than 10,000 parts/,
  },
  {
    name: 'loops in loops over what the resource has',
    specs: { x_thing: nested('self.item') },
    tf: 'resource "x_thing" "a" { item = range(1000) }',
    reason: /makes more than 10,000 parts/,
  },
  {
    name: 'a list beyond all bounds',
    specs: {
      x_thing: `type: x_thing\nlet:\n  a: range(1000)\n  b: '[for x in a : a]'\n  c: '[for x in a : b]'\ncomponents:\n  - ${componentYaml({ quantity: 'length(c)' })}`,
    },
    tf: 'resource "x_thing" "a" {}',
    reason: /more than 1,000,000/,
  },
  {
    name: 'text beyond all bounds',
    specs: {
      x_thing: dedent(`
        type: x_thing
        let:
          a: 'join("", [for x in range(1000) : "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"])'
          b: 'join("", [for x in range(1000) : a])'
        components:
          - ${componentYaml({ quantity: 'length(b)' })}`),
    },
    tf: 'resource "x_thing" "a" {}',
    reason: /longer than 16,000,000/,
  },
  {
    name: 'names that refer to one another in a long chain',
    specs: {
      x_thing: `type: x_thing\nlet:\n${Array.from({ length: 20_000 }, (_, index) => `  n${index}: n${index + 1}`).join('\n')}\n  n20000: 1\ncomponents:\n  - ${componentYaml({ quantity: 'n0' })}`,
    },
    tf: 'resource "x_thing" "a" {}',
    reason: /nested too deeply/,
  },
];

describe('hostile specs', () => {
  for (const { name, reason, ...surroundings } of cases) {
    it(`${name} come to an end`, () => {
      const text = priceText(surroundings);
      assert.match(text, /^x_thing\.a \S+ unpriced$/m);
      assert.match(text, reason);
    });
  }
});

function nested(list: string): string {
  return dedent(`
    type: x_thing
    subresources:
      - name: A
        for_each: ${list}
        subresources:
          - name: B
            for_each: ${list}
            subresources:
              - name: C
                for_each: ${list}
                components:
                  - ${part}`);
}
