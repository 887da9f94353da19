import assert from 'node:assert/strict';
import type { Estimate } from '../../src/engine/estimate';
import { summarize } from '../../src/insight/summary';
import { componentTable, escapeCell } from '../../src/report/component-table';
import { jsonReport } from '../../src/report/json';
import type { JsonDiagnostic } from '../../src/report/json-shape';
import { explanations, markdownReport } from '../../src/report/markdown';
import { tableReport } from '../../src/report/table';
import { workspaceOf } from '../analyzer/workspace-text';
import { componentYaml, dedent, engineOf, estimatesOf, specYaml, usageOf } from '../engine/price-text';
import { reportOf } from './report-of';

const specs = {
  '#free': 'free: [x_note]',
  x_thing: `${specYaml({ name: 'Instance', quantity: 'hours' })}
  - ${componentYaml({ name: 'Traffic', unit: 'GB', quantity: 'usage.gb', rate: 'x/p.gb' })}
subresources:
  - name: disk
    type: x_disk
    attributes: { size: 'self.disk[0].size' }`,
  x_disk: `type: x_disk\ncomponents:\n  - ${componentYaml({ name: 'Storage', unit: 'GB', quantity: 'self.size', rate: 'x/p.gb' })}`,
  x_named: specYaml({ name: `'\${self.title}'`, quantity: '2' }).replace('x_thing', 'x_named'),
};

const tf = `resource "x_thing" "web" {
  count = 2
  disk { size = 20 }
}
resource "x_disk" "data" { size = var.size }
variable "size" {}
resource "x_note" "n" {}
resource "x_new" "one" {}
resource "x_new" "two" {}
`;

function estimates(text: string, usage?: string): readonly Estimate[] {
  return estimatesOf(engineOf(specs), workspaceOf({ 'main.tf': text }), usageOf(usage));
}

const shop = estimates(tf);
const diagnostic: JsonDiagnostic = {
  severity: 'warning',
  code: 'evaluation-error',
  message: 'something is odd',
  file: '/ws/main.tf',
  range: { start: { line: 4, character: 2 }, end: { line: 4, character: 9 } },
};

describe('the table for a terminal', () => {
  const report = (list: readonly Estimate[], showFree = false): string =>
    tableReport(
      reportOf(list, {
        diagnostics: [diagnostic],
        view: { grouping: undefined, sort: undefined, top: undefined, showFree },
      }),
    );

  it('shows every resource with its parts, the total, the counts and what is wrong', () =>
    assert.equal(
      report(shop),
      `${dedent(`
        Name             Monthly quantity  Unit         Monthly cost

        x_thing.web × 2                           $166.00/mo + usage
          Instance                    730  hours              $73.00
          Traffic        depends on usage  GB           $0.50 per GB
          disk
            Storage                    20  GB                 $10.00
          assumes region us-east-1 (nothing names one)

        x_disk.data                                    price unknown
          Storage                 unknown  GB           $0.50 per GB
          price unknown: var.size has no default and no value
          assumes region us-east-1 (nothing names one)

        Total: $166.00/mo
        0 priced · 2 depend on usage · 1 free · 1 with an unknown price · 2 not supported
        Not supported: x_new
        warning: main.tf:5:3: something is odd`)}\n`,
    ));

  it('cuts names where there is little room, and never what is to be known', () => {
    const list = estimates(`resource "x_disk" "${'a'.repeat(50)}" { size = var.none }`);
    assert.equal(
      tableReport(reportOf(list), { width: 60 }).split('\n').slice(2, 6).join('\n'),
      dedent(`
        x_disk.aaaaaaaaaaaaa…                          price unknown
          Storage                       unknown  GB     $0.50 per GB
          price unknown: There is no variable "none" in this module
          assumes region us-east-1 (nothing names one)`),
    );
  });

  it('lists what is free where one asks for it', () => {
    assert.match(report(shop, true), /^x_note\.n +free$/m);
    assert.doesNotMatch(report(shop), /x_note/);
  });

  it('of nothing says so', () => {
    const text = tableReport(reportOf([]));
    assert.match(text, /^Total: nothing that can be priced$/m);
  });

  it('says which instance where they differ', () => {
    const list = estimates('resource "x_disk" "d" {\n  for_each = { a = 1, b = 2 }\n  size = each.value\n}');
    assert.match(report(list), /^x_disk\.d\["a"\] +\$0\.50\/mo\n[\s\S]*^x_disk\.d\["b"\] +\$1\.00\/mo$/m);
  });

  it('hands a terminal nothing that it would obey', () => {
    const list = estimates('resource "x_named" "a" { title = "red \\u001b[31m\\nnext\\u0007" }');
    const text = report(list);
    assert.match(text, /^ {2}red {2}\[31m next /m);
    assert.doesNotMatch(text.replaceAll('\n', ''), /\p{Cc}/u);
  });
});

describe('the JSON report', () => {
  const report = jsonReport(reportOf(shop, { diagnostics: [diagnostic] }));

  it('has one entry for each instance, with all that is known of it', () => {
    const rate = (row: string, line: number): unknown => ({
      table: 'x/p',
      region: 'us-east-1',
      asOf: '2026-01-31',
      row,
      origin: 'a price list',
      file: 'pricing/rates/x/p.csv',
      line,
    });
    const expected = (address: string): unknown => ({
      address,
      block: 'x_thing.web',
      title: 'x_thing.web',
      module: '',
      project: 0,
      type: 'x_thing',
      writtenType: 'x_thing',
      provider: 'x',
      region: 'us-east-1',
      tags: {},
      file: 'main.tf',
      range: { start: { line: 0, character: 0 }, end: { line: 3, character: 1 } },
      status: 'usage',
      monthlyCost: 83,
      costComponents: [
        {
          name: 'Instance',
          unit: 'hours',
          monthlyQuantity: 730,
          unitPrice: 0.1,
          monthlyCost: 73,
          rate: rate('hour', 4),
          basis: '730 hours a month',
          attributes: [],
        },
        {
          name: 'Traffic',
          unit: 'GB',
          monthlyQuantity: null,
          unitPrice: 0.5,
          monthlyCost: null,
          rate: rate('gb', 5),
          basis: 'usage gb is not stated',
          attributes: [],
        },
      ],
      subresources: [
        {
          name: 'disk',
          costComponents: [
            {
              name: 'Storage',
              unit: 'GB',
              monthlyQuantity: 20,
              unitPrice: 0.5,
              monthlyCost: 10,
              rate: rate('gb', 5),
              basis: 'attribute disk.0.size',
              attributes: [{ path: ['disk', 0, 'size'], value: 20 }],
            },
          ],
          subresources: [],
        },
      ],
      reasons: [],
      assumptions: ['assumes region us-east-1 (nothing names one)'],
      answeredBy: 'bundled',
    });
    assert.deepEqual(
      report.resources.filter(({ type }) => type === 'x_thing'),
      [expected('x_thing.web[0]'), expected('x_thing.web[1]')],
    );
  });

  it('sums up', () => {
    const { resources, ...rest } = report;
    assert.equal(resources.length, 6);
    assert.deepEqual(rest, {
      version: '0.2',
      generator: 'costline 1.2.3',
      generated: '2026-01-31T12:00:00.000Z',
      currency: 'USD',
      hoursPerMonth: 730,
      totalMonthlyCost: 166,
      projects: [{ format: 'terraform', path: '.' }],
      budgets: [],
      summary: {
        detected: 6,
        priced: 0,
        usage: 2,
        free: 1,
        unpriced: 1,
        unsupported: 2,
        unsupportedTypes: { x_new: 2 },
      },
      diagnostics: [{ ...diagnostic, file: 'main.tf' }],
    });
  });

  it('says why there is no price, and of nothing has no total', () => {
    const [unpriced] = report.resources.filter(({ status }) => status === 'unpriced');
    assert.deepEqual([unpriced?.monthlyCost, unpriced?.reasons], [null, ['var.size has no default and no value']]);
    assert.equal(jsonReport(reportOf([])).totalMonthlyCost, null);
  });

  it('has the same keys for every resource, and is plain JSON', () => {
    const [first, ...others] = report.resources.map((entry) => Object.keys(entry).join());
    assert.deepEqual(new Set(others), new Set([first]));
    assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
  });

  it('has the address of the block where the number of instances is not known', () => {
    const list = estimates('variable "n" {}\nresource "x_disk" "d" {\n  count = var.n\n  size = 1\n}');
    const { resources, totalMonthlyCost } = jsonReport(reportOf(list));
    assert.deepEqual([resources[0]?.address, resources[0]?.status, totalMonthlyCost], ['x_disk.d', 'unpriced', null]);
  });
});

describe('the Markdown report', () => {
  it('shows totals, resources, components and what is not known', () =>
    assert.equal(
      markdownReport([{ title: '.', estimates: shop, notes: ['module x is missing'] }], summarize(shop), 'Today.'),
      `${dedent(`
        # Cost report

        **$166.00/mo** · 0 priced · 2 depend on usage · 1 free · 1 unknown · 2 not supported

        List prices in US dollars, 730 hours a month, free tiers not deducted. Today.

        | Resource | Monthly cost |
        |:--|--:|
        | x\\_thing.web × 2 | $166.00/mo + usage |
        | x\\_disk.data | price unknown |

        | Component | Quantity | Unit price | Monthly cost |
        |:--|--:|--:|--:|
        | **x\\_thing.web × 2** | | | **$166.00/mo + usage** |
        | Instance | 730 hours | $0.10 | $73.00 |
        | Traffic | depends on usage | $0.50 | – |
        | disk / Storage | 20 GB | $0.50 | $10.00 |
        | **x\\_disk.data** | | | **price unknown** |
        | Storage | unknown | $0.50 | – |

        ### Not known

        - x\\_disk.data: var.size has no default and no value
        - module x is missing

        ### Not supported

        - x\\_new`)}\n`,
    ));

  it('has a heading for each of several root modules', () => {
    const section = { estimates: [], notes: [] };
    const text = markdownReport(
      [
        { title: 'a_b', ...section },
        { title: 'c', ...section },
      ],
      summarize([]),
      '',
    );
    assert.match(text, /^## a\\_b$/m);
    assert.match(text, /\*\*Nothing that can be priced\*\*/);
  });

  it('explains one resource, with where each number is from', () => {
    const [web] = estimates(tf, 'resource_usage:\n  x_thing.web[*]: { gb: 4 }');
    assert.ok(web);
    assert.equal(
      explanations([web])[0],
      dedent(`
        **x\\_thing.web × 2** — $170.00/mo · each $85.00/mo

        | Component | Quantity | Unit price | Monthly cost |
        |:--|:--|--:|--:|
        | Instance | 730 hours | $0.10 | $73.00 |
        | Traffic | 4 GB ← usage gb | $0.50 | $2.00 |
        | disk / Storage | 20 GB ← disk.0.size | $0.50 | $10.00 |

        - Assumes region us-east-1 (nothing names one)
        - Prices: bundled, us-east-1, as of 2026-01-31 (a price list, x/p)`),
    );
  });
});

describe('text from the workspace in Markdown', () => {
  const names: readonly (readonly [text: string, escaped: string])[] = [
    ['a | b', 'a \\| b'],
    ['*bold* _it_ `code`', '\\*bold\\* \\_it\\_ \\`code\\`'],
    ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
    ['[click](command:x)', '\\[click\\](command:x)'],
    ['![image](http://a)', '\\!\\[image\\](http://a)'],
    ['# no heading', '\\# no heading'],
    ['two\nlines\rand\r\nmore', 'two lines and more'],
    ['back\\slash', 'back\\\\slash'],
    ['&lt;b&gt;', '\\&lt;b\\&gt;'],
    ['~~struck~~', '\\~\\~struck\\~\\~'],
  ];
  for (const [text, escaped] of names) {
    it(`${JSON.stringify(text)} stays text`, () => assert.equal(escapeCell(text), escaped));
  }

  it('stays in its cell of a table', () => {
    const list = estimates('resource "x_named" "a" { title = "a | b <img src=x>\\n| c" }');
    const [, , row = '', ...more] = componentTable(list[0] ?? assert.fail()).split('\n');
    assert.equal(row.replaceAll('\\|', '').split('|').length, 6);
    assert.deepEqual(more, []);
    assert.doesNotMatch(row, /(?<!\\)</);
  });

  it('stays text in the list of types', () => {
    const list = estimates('resource "x`<b>" "a" {}');
    const text = markdownReport([{ title: '.', estimates: list, notes: [] }], summarize(list), '');
    assert.match(text, /^- x\\`\\<b\\>$/m);
  });
});
