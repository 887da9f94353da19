import assert from 'node:assert/strict';
import { loadUsage } from '../../src/engine/usage';
import { componentYaml, dedent, priceText, specYaml } from './price-text';

interface Case {
  readonly name: string;
  readonly tf: string;
  readonly usage: string;
  readonly expected: string;
}

const specs = {
  x_thing: `type: x_thing\ncomponents:\n  - ${componentYaml({ quantity: 'usage.gb' })}`,
  x_deep: `type: x_deep\ncomponents:\n  - ${componentYaml({ name: 'A', quantity: 'usage.standard.gb' })}\n  - ${componentYaml({ name: 'B', quantity: 'usage.archive.gb' })}`,
};

const cases: readonly Case[] = [
  {
    name: 'of an address',
    tf: 'resource "x_thing" "a" {}\nresource "x_thing" "b" {}',
    usage: 'resource_usage:\n  x_thing.a: { gb: 5 }',
    expected: `
      x_thing.a $0.50 priced
        Part | 5 hours × $0.1 = $0.50 | usage gb
      x_thing.b ? usage
        Part | ? hours × $0.1 = ? | usage gb?`,
  },
  {
    name: 'of a type, unless the address says otherwise',
    tf: 'resource "x_thing" "a" {}\nresource "x_thing" "b" {}',
    usage: 'resource_type_default_usage:\n  x_thing: { gb: 1 }\nresource_usage:\n  x_thing.a: { gb: 5 }',
    expected: `
      x_thing.a $0.50 priced
        Part | 5 hours × $0.1 = $0.50 | usage gb
      x_thing.b $0.10 priced
        Part | 1 hours × $0.1 = $0.10 | usage gb`,
  },
  {
    name: 'different usage of instances splits them; those without any stay together',
    tf: 'resource "x_thing" "a" { count = 4 }',
    usage: 'resource_usage:\n  x_thing.a[1]: { gb: 5 }\n  x_thing.a[3]: { gb: 6 }',
    expected: `
      x_thing.a[0], x_thing.a[2] ? usage
        Part | ? hours × $0.1 = ? | usage gb?
      x_thing.a[1] $0.50 priced
        Part | 5 hours × $0.1 = $0.50 | usage gb
      x_thing.a[3] $0.60 priced
        Part | 6 hours × $0.1 = $0.60 | usage gb`,
  },
  {
    name: 'of any instance',
    tf: 'resource "x_thing" "a" { count = 2 }',
    usage: 'resource_usage:\n  x_thing.a[*]: { gb: 5 }',
    expected: `
      x_thing.a[0], x_thing.a[1] $0.50 priced
        Part | 5 hours × $0.1 = $0.50 | usage gb`,
  },
  {
    name: 'of one instance by its key, in either quotes',
    tf: 'resource "x_thing" "a" { for_each = toset(["x", "y"]) }',
    usage: `resource_usage:\n  x_thing.a["x"]: { gb: 1 }\n  x_thing.a['y']: { gb: 2 }`,
    expected: `
      x_thing.a["x"] $0.10 priced
        Part | 1 hours × $0.1 = $0.10 | usage gb
      x_thing.a["y"] $0.20 priced
        Part | 2 hours × $0.1 = $0.20 | usage gb`,
  },
  {
    name: 'groups of figures merge, the more particular last',
    tf: 'resource "x_deep" "a" { count = 2 }',
    usage: dedent(`
      resource_type_default_usage:
        x_deep: { standard: { gb: 1 }, archive: { gb: 2 } }
      resource_usage:
        x_deep.a[*]: { standard: { gb: 3 } }
        x_deep.a[1]: { archive: { gb: 4 } }`),
    expected: `
      x_deep.a[0] $0.50 priced
        A | 3 hours × $0.1 = $0.30 | usage standard.gb
        B | 2 hours × $0.1 = $0.20 | usage archive.gb
      x_deep.a[1] $0.70 priced
        A | 3 hours × $0.1 = $0.30 | usage standard.gb
        B | 4 hours × $0.1 = $0.40 | usage archive.gb`,
  },
  {
    name: 'a figure without a value is not stated',
    tf: 'resource "x_thing" "a" {}',
    usage: 'resource_usage:\n  x_thing.a: { gb: }',
    expected: `
      x_thing.a ? usage
        Part | ? hours × $0.1 = ? | usage gb?`,
  },
  {
    name: 'nothing used costs nothing, and is known',
    tf: 'resource "x_thing" "a" {}',
    usage: 'resource_usage:\n  x_thing.a: { gb: 0 }',
    expected: `
      x_thing.a $0.00 priced
        Part | 0 hours × $0.1 = $0.00 | usage gb`,
  },
  {
    name: 'a figure below nothing',
    tf: 'resource "x_thing" "a" {}',
    usage: 'resource_usage:\n  x_thing.a: { gb: -5 }',
    expected: `
      x_thing.a ? unpriced
        Part | ? hours × $0.1 = ? | usage gb
        ! a quantity of -5 makes no sense`,
  },
  {
    name: 'anchors and merge keys',
    tf: 'resource "x_thing" "a" {}\nresource "x_thing" "b" {}',
    usage: 'resource_usage:\n  x_thing.a: &web { gb: 5 }\n  x_thing.b: { <<: *web }',
    expected: `
      x_thing.a $0.50 priced
        Part | 5 hours × $0.1 = $0.50 | usage gb
      x_thing.b $0.50 priced
        Part | 5 hours × $0.1 = $0.50 | usage gb`,
  },
];

describe('usage', () => {
  for (const { name, expected, ...rest } of cases) {
    it(name, () => assert.equal(priceText({ specs, ...rest }), dedent(expected)));
  }

  it('of a module instance, with and without its key', () => {
    const tf = {
      'main.tf': 'module "m" {\n  source = "./m"\n  count  = 2\n}',
      'm/main.tf': 'resource "x_thing" "a" { count = 1 }',
    };
    const usage = 'resource_usage:\n  module.m[*].x_thing.a[*]: { gb: 1 }\n  module.m[1].x_thing.a[0]: { gb: 2 }';
    assert.equal(
      priceText({ specs, tf, usage }),
      dedent(`
        module.m[0].x_thing.a[0] $0.10 priced
          Part | 1 hours × $0.1 = $0.10 | usage gb
        module.m[1].x_thing.a[0] $0.20 priced
          Part | 2 hours × $0.1 = $0.20 | usage gb`),
    );
  });

  it('of what a resource finds', () => {
    const text = priceText({
      specs: {
        x_plan: 'type: x_plan\nfree: true',
        x_thing: specYaml({ quantity: `'usage_of(find("x_plan", self.plan)).capacity'` }),
      },
      tf: 'resource "x_plan" "p" {}\nresource "x_thing" "a" { plan = x_plan.p.id }',
      usage: 'resource_usage:\n  x_plan.p: { capacity: 3 }',
    });
    assert.match(text, /x_thing\.a \$0\.30 priced/);
  });
});

const mistakes: readonly (readonly [name: string, text: string, ...errors: string[]])[] = [
  ['nothing', ''],
  ['no map', '- a', '1: A usage file is a map with "resource_usage"'],
  ['a section as a list', 'resource_usage:\n  - a', '2: "resource_usage" is a map of addresses or types'],
  ['an empty section', 'resource_usage:'],
  ['an address without figures', 'resource_usage:\n  x_thing.a:'],
  ['an address with a number', 'resource_usage:\n  x_thing.a: 5', '2: The usage of x_thing.a is a map of usage keys'],
  [
    'an alias that leads nowhere',
    'resource_usage:\n  x_thing.a: { gb: *no }',
    '2: This cannot be read: Unresolved alias (the anchor must be set before the alias): no',
  ],
  [
    'a merge of what is no map',
    'resource_usage:\n  x_thing.a: { <<: 5, gb: 1 }\nworking_hours:\n  <<: [1]',
    '4: This cannot be read: Merge sources must be maps or map aliases',
    '2: This cannot be read: Merge sources must be maps or map aliases',
  ],
  [
    'an address twice',
    'resource_usage:\n  x_thing.a: { gb: 1 }\n  x_thing.a: { gb: 2 }',
    '3: x_thing.a is there twice; the last one counts',
  ],
  ['a tab', 'resource_usage:\n\tx_thing.a: 5', '2: Tabs are not allowed as indentation'],
];

describe('mistakes in usage files', () => {
  for (const [name, text, ...errors] of mistakes) {
    it(name, () => {
      const found = loadUsage(text, 'usage.yml').errors.map(({ line, message }) => `${line + 1}: ${message}`);
      assert.deepEqual(found.slice(0, Math.max(1, errors.length)), errors);
    });
  }

  it('aliases that multiply are refused, and soon', () => {
    const levels = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name, index, names) => {
      const before = names[index - 1];
      return `${name}: &${name} [${Array(9)
        .fill(before ? `*${before}` : '1')
        .join(', ')}]`;
    });
    const { byAddress, errors } = loadUsage(
      `${levels.join('\n')}\nresource_usage:\n  x_thing.a: { gb: *h }`,
      'usage.yml',
    );
    assert.equal(byAddress.size, 0);
    assert.equal(errors.length, 1);
  });

  it('thousands of addresses are read at once', () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `  x_thing.a${index}: { gb: 1 }`);
    assert.equal(loadUsage(`resource_usage:\n${lines.join('\n')}`, 'usage.yml').byAddress.size, 20_000);
  });

  it('text that is no YAML at all has few errors', () => {
    assert.ok(loadUsage(`resource_usage: ${'{a: '.repeat(3000)}`, 'usage.yml').errors.length <= 20);
  });
});
