/** Every format, read by a reader of its own. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import MarkdownIt from 'markdown-it';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { render } from '../../src/cli/render';
import { type Estimate, totalCost } from '../../src/engine/estimate';
import type { BudgetResult } from '../../src/insight/budget';
import { commentBody } from '../../src/report/comment';
import type { JsonReport } from '../../src/report/json-shape';
import type { CostReport } from '../../src/report/report';
import { readSaved } from '../../src/report/saved';
import { workspaceOf } from '../analyzer/workspace-text';
import { componentYaml, engineOf, estimatesOf, specYaml, usageOf } from '../engine/price-text';
import { changeReportOf, reportOf } from './report-of';

const specs = {
  '#free': 'free: [x_note]',
  x_thing: `${specYaml({ name: "'Instance (${self.class})'", quantity: 'hours * self.size', rate: 'x/p.hour' })}
  - ${componentYaml({ name: 'Traffic', unit: 'GB', quantity: 'usage.gb', rate: 'x/p.gb' })}
subresources:
  - name: disk
    type: x_disk
    attributes: { size: 'self.disk[0].size' }`,
  x_disk: `type: x_disk\ncomponents:\n  - ${componentYaml({ name: 'Storage', unit: 'GB', quantity: 'self.size', rate: 'x/p.gb' })}`,
  x_named: specYaml({ name: `'\${self.title}'`, quantity: '2' }).replace('x_thing', 'x_named'),
};

function estimates(text: string, usage?: string): readonly Estimate[] {
  return estimatesOf(engineOf(specs), workspaceOf({ 'main.tf': text }), usageOf(usage));
}

/** What names and values may do to a format: none of it gets through. */
const nasty = '=cmd|\\"x\\"!A1,\\n</script><img src=x onerror=alert(1)>|`**]]>&amp;--> ';

const before = `resource "x_thing" "web" {
  class = "small"
  size  = 1
  disk { size = 20 }
}
resource "x_disk" "gone" { size = 5 }
resource "x_disk" "from" { size = 7 }
`;
const after = `variable "n" {}
resource "x_thing" "web" {
  count = 2
  class = "large"
  size  = 2
  tags  = { team = "web" }
  disk { size = 20 }
}
resource "x_disk" "to" { size = 7 }
resource "x_disk" "unknown" { size = var.n }
resource "x_note" "free" {}
resource "x_new" "n" {}
resource "x_named" "nasty" { title = "${nasty}" }
`;

const budget: BudgetResult = {
  file: '/ws/.costline.yml',
  line: 2,
  scope: { kind: 'tag', key: 'team', value: 'web' },
  limit: 'total',
  allowed: 100,
  actual: 312,
  exceeded: true,
  unknown: 1,
};
const more: Partial<CostReport> = {
  budgets: [budget, { ...budget, limit: 'increase', exceeded: false, scope: { kind: 'all' } }],
  diagnostics: [
    {
      severity: 'error',
      code: 'x',
      message: 'broken <b>"\u0000&',
      file: '/ws/sub dir/ä.tf',
      range: { start: { line: 4, character: 2 }, end: { line: 4, character: 9 } },
    },
  ],
};
const plain = reportOf(estimates(after), more);
const change = changeReportOf(estimates(before), estimates(after), more);
const reports: readonly (readonly [string, CostReport])[] = [
  ['an estimate', plain],
  ['a change', change],
  ['nothing', reportOf([])],
  ['no change', changeReportOf(estimates(before), estimates(before))],
  ['groups', { ...change, view: { ...change.view, grouping: { kind: 'type' } } }],
];

describe('formats', () => {
  describe('SARIF', () => {
    // Its draft of JSON Schema is older than the validator, which reads all the same what it uses of it.
    const {
      $schema: _,
      id: __,
      ...schema
    }: Readonly<Record<string, unknown>> = JSON.parse(
      readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
    );
    const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, logger: false }).compile(
      schema,
    );

    for (const [name, report] of reports) {
      it(`fits the schema of the standard: ${name}`, () => {
        const fits = validate(JSON.parse(render(report, 'sarif')));
        assert.deepEqual([fits, validate.errors], [true, null]);
      });
    }

    it('has what is exceeded, unknown or broken, each with its place', () => {
      const log: SarifLog = JSON.parse(render(plain, 'sarif'));
      assert.deepEqual(
        log.runs[0]?.results.map(({ ruleId, level, locations }) => {
          const place = locations?.[0]?.physicalLocation;
          return `${level} ${ruleId} ${place?.artifactLocation.uri}:${place?.region.startLine}`;
        }),
        [
          'error budget-exceeded .costline.yml:3',
          'note price-unknown main.tf:10',
          'error code-problem sub%20dir/%C3%A4.tf:5',
        ],
      );
    });
  });

  describe('JUnit', () => {
    for (const [name, report] of reports) {
      it(`is XML with counts that are right: ${name}`, () => {
        const text = render(report, 'junit');
        assert.equal(XMLValidator.validate(text), true);
        const parser = new XMLParser({
          ignoreAttributes: false,
          isArray: (tag) => tag === 'testsuite' || tag === 'testcase',
        });
        const { testsuites }: { readonly testsuites: JunitSuites } = parser.parse(text);
        let [tests, failures] = [0, 0];
        for (const suite of testsuites.testsuite) {
          const cases = suite.testcase ?? [];
          assert.equal(Number(suite['@_tests']), cases.length);
          assert.equal(Number(suite['@_failures']), cases.filter(({ failure }) => failure !== undefined).length);
          assert.equal(Number(suite['@_skipped']), cases.filter(({ skipped }) => skipped !== undefined).length);
          tests += cases.length;
          failures += Number(suite['@_failures']);
        }
        assert.deepEqual([Number(testsuites['@_tests']), Number(testsuites['@_failures'])], [tests, failures]);
      });
    }

    it('fails what is over its budget', () =>
      assert.match(
        render(plain, 'junit'),
        /<testcase name="budget of team=web" classname="\.costline\.yml:3" time="0">\n +<failure message="team=web costs at least \$312\.00\/mo, \$212\.00\/mo more than its budget of \$100\.00\/mo/,
      ));
  });

  describe('HTML', () => {
    for (const [name, report] of reports) {
      it(`parses without a mistake, and loads and runs nothing else: ${name}`, () => {
        const mistakes: string[] = [];
        const text = render(report, 'html');
        const document = parse(text, { onParseError: ({ code }) => mistakes.push(code), sourceCodeLocationInfo: true });
        assert.deepEqual(mistakes, []);
        const elements = [...walk(document)];
        const tags = new Set(elements.map(({ tagName }) => tagName));
        for (const tag of ['img', 'link', 'iframe', 'object', 'base', 'form', 'a']) assert.ok(!tags.has(tag), tag);
        for (const { tagName, attrs } of elements) {
          for (const { name: attribute } of attrs)
            assert.doesNotMatch(attribute, /^(on|style$|src$|href$|srcset$)/, `${attribute} of ${tagName}`);
        }
        const policy = elements.find(({ attrs }) => attrs.some(({ value }) => value === 'Content-Security-Policy'));
        const content = policy?.attrs.find(({ name: attribute }) => attribute === 'content')?.value ?? '';
        assert.match(content, /^default-src 'none';/);
        for (const tag of ['script', 'style']) {
          const found = elements.filter(({ tagName }) => tagName === tag);
          assert.equal(found.length, 1);
          const hash = createHash('sha256').update(textOf(found[0])).digest('base64');
          assert.ok(content.includes(`${tag}-src 'sha256-${hash}'`), `${tag} has the hash of the policy`);
        }
      });
    }

    it('shows what the report says, and nasty names as text', () => {
      const document = parse(render(change, 'html'));
      const text = textOf(document);
      assert.match(text, /\$17\.50\/mo|\$\d/);
      assert.match(text, /x_thing\.web × 1 → × 2/);
      assert.match(text, /size: 1 → 2/);
      assert.ok(text.includes('<img src=x onerror=alert(1)>'));
    });

    it('has a chart with a description, and tables to sort by amount', () => {
      const elements = [...walk(parse(render(change, 'html')))];
      const chart = elements.find(({ tagName }) => tagName === 'svg');
      assert.match(attribute(chart, 'aria-label'), /^Monthly cost by group\. x_thing: .* before, /);
      const unknown = changeReportOf(
        estimates('resource "x_disk" "a" { size = 5 }\n'),
        estimates('variable "n" {}\nresource "x_disk" "a" { size = var.n }\n'),
      );
      assert.match(render(unknown, 'html'), /x_disk: \$2\.50 before, not known/);
      const cells = elements.filter(
        ({ tagName, attrs }) => tagName === 'td' && attrs.some(({ name }) => name === 'data-value'),
      );
      assert.ok(cells.length > 4);
      for (const cell of cells) assert.ok(Number.isFinite(Number(attribute(cell, 'data-value'))));
    });
  });

  describe('Markdown', () => {
    const markdown = new MarkdownIt({ html: true }).enable('table');
    for (const [name, report] of reports) {
      for (const format of ['markdown', 'github', 'gitlab', 'azure', 'bitbucket'] as const) {
        it(`has tables of even rows, and nothing of the code is markup: ${format}, ${name}`, () => {
          const tokens = markdown.parse(render(report, format), {});
          const html = tokens.filter(({ type }) => type === 'html_block').map(({ content }) => content.trim());
          for (const block of html)
            assert.match(block, /^(<!-- costline -->|<details>|<\/details>|<details>\n<summary>[A-Za-z]+<\/summary>)$/);
          for (const token of tokens)
            for (const child of token.children ?? [])
              assert.doesNotMatch(child.type, /^(image|link_open|html_inline|code_inline)$/);
          let cells = 0;
          let columns = 0;
          for (const { type } of tokens) {
            if (type === 'table_open') columns = 0;
            if (type === 'tr_open') cells = 0;
            if (type === 'th_open' || type === 'td_open') cells++;
            if (type === 'tr_close') {
              columns ||= cells;
              assert.equal(cells, columns);
            }
          }
        });
      }
    }

    it('of a comment begins with what it is found again by', () => {
      for (const platform of ['github', 'gitlab', 'azure'] as const)
        assert.match(commentBody(change, platform), /^<!-- costline -->\n/);
      assert.match(commentBody(change, 'bitbucket'), /^\[\/\/\]: # \(costline\)\n/);
      assert.doesNotMatch(commentBody(change, 'bitbucket').replaceAll('\\<', ''), /<[a-z]/);
    });

    it('of a comment stays within what the platform takes, and says what is left out', () => {
      const many = (count: number): readonly Estimate[] =>
        estimates(
          Array.from({ length: count }, (_, i) => `resource "x_named" "r${i}" { title = "${'ä'.repeat(300)}" }\n`).join(
            '',
          ),
        );
      const large = changeReportOf([], many(900));
      const limits = { github: 65_536, gitlab: 1_000_000, azure: 150_000, bitbucket: 32_768 } as const;
      for (const platform of ['github', 'gitlab', 'azure', 'bitbucket'] as const) {
        const body = commentBody(large, platform);
        assert.ok(Buffer.byteLength(body) <= limits[platform], `${platform}: ${Buffer.byteLength(body)}`);
        assert.match(body, /\d+ more changes are not listed\./);
        assert.match(body, /\*\*Monthly cost: \+\$180\.00\/mo/);
      }
    });
  });

  describe('CSV', () => {
    for (const [name, report] of reports) {
      it(`has lines of as many cells as the heading: ${name}`, () => {
        const [heading, ...lines] = readCsv(render(report, 'csv'));
        for (const line of lines) assert.equal(line.length, heading?.length);
      });
    }

    it('sums up to the total', () => {
      const [heading = [], ...lines] = readCsv(render(plain, 'csv'));
      const [component, cost] = [heading.indexOf('component'), heading.indexOf('monthlyCost')];
      const sum = (part: boolean): number =>
        lines.reduce((total, line) => total + ((line[component] !== '') === part ? Number(line[cost]) : 0), 0);
      assert.ok(Math.abs(sum(false) - (plain.summary.monthlyCost ?? 0)) < 1e-9);
      assert.ok(Math.abs(sum(true) - (plain.summary.monthlyCost ?? 0)) < 1e-9);
    });

    it('has no cell that a spreadsheet would compute', () => {
      for (const line of readCsv(render(plain, 'csv')).slice(1))
        for (const cell of line) if (!Number.isFinite(Number(cell))) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
      assert.match(render(plain, 'csv'), /"'=cmd\|""x""!A1,/);
    });
  });

  describe('NDJSON', () => {
    it('has a line for every resource and one with the sums, which say what the JSON report says', () => {
      for (const report of [plain, change]) {
        const lines: readonly Readonly<Record<string, unknown>>[] = render(report, 'ndjson')
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line));
        const { resources, ...rest }: JsonReport = JSON.parse(render(report, 'json'));
        assert.deepEqual(
          lines.slice(0, -1),
          resources.map((resource) => ({ kind: 'resource', ...resource })),
        );
        assert.deepEqual(lines.at(-1), { kind: 'summary', ...rest });
      }
    });
  });

  describe('JSON', () => {
    it('of a change has both sides and the difference, at the top and at every resource', () => {
      const report: JsonReport = JSON.parse(render(change, 'json'));
      assert.deepEqual(
        [report.pastTotalMonthlyCost, report.totalMonthlyCost, report.diffTotalMonthlyCost],
        [89, 315.7, 226.7],
      );
      assert.deepEqual(
        report.resources.map(
          (one) =>
            `${one.change?.kind} ${one.address} ${one.pastTotalMonthlyCost} ${one.totalMonthlyCost} ${one.diffTotalMonthlyCost}`,
        ),
        [
          'changed x_thing.web[0] 83 156 73',
          'added x_thing.web[1] 0 156 156',
          'moved x_disk.to 3.5 3.5 0',
          'added x_disk.unknown 0 null null',
          'added x_note.free 0 0 0',
          'added x_new.n 0 null null',
          'added x_named.nasty 0 0.2 0.2',
          'removed x_disk.gone 2.5 0 -2.5',
        ],
      );
    });

    it('is read again as it was written', () => {
      for (const report of [plain, change]) {
        const text = render(report, 'json');
        const saved = readSaved(text);
        if (saved.kind === 'error') return assert.fail(saved.message);
        const again: CostReport = { ...report, ...saved, displayPath: (file) => file };
        assert.deepEqual(JSON.parse(render(again, 'json')), JSON.parse(text));
        for (const format of ['table', 'markdown', 'csv', 'html', 'infracost'] as const)
          assert.equal(render(again, format), render(report, format), format);
      }
    });

    it('that is none is said to be none', () => {
      for (const text of ['', '{', '[]', '{}', 'null', '{"resources": 1, "projects": []}'])
        assert.equal(readSaved(text).kind, 'error', text);
    });

    it('of any shape is read without a mistake', () => {
      const whole: JsonReport = JSON.parse(render(change, 'json'));
      for (const value of [null, 1, 'x', [], {}, [[]], [null], { change: 1 }])
        for (const key of ['resources', 'projects', 'budgets', 'diagnostics', 'baseline', 'generated'])
          readSaved(JSON.stringify({ ...whole, [key]: value }));
      const [first] = whole.resources;
      for (const value of [null, 1, 'x', [], {}, [[]], [{}]])
        for (const key of Object.keys(first ?? {}))
          readSaved(JSON.stringify({ ...whole, resources: [{ ...first, [key]: value }] }));
    });
  });

  describe("Infracost's JSON", () => {
    for (const [name, report] of reports) {
      it(`has the shape that its readers expect: ${name}`, () =>
        checkInfracost(JSON.parse(render(report, 'infracost'))));
    }

    it('has the sums of the report', () => {
      const root: Infracost = JSON.parse(render(change, 'infracost'));
      assert.deepEqual(
        [root.pastTotalMonthlyCost, root.totalMonthlyCost, root.diffTotalMonthlyCost],
        ['89', '315.7', '226.7'],
      );
      const sum = plain.projects[0]?.estimates.reduce((total, one) => total + (totalCost(one) ?? 0), 0) ?? 0;
      const own: Infracost = JSON.parse(render(plain, 'infracost'));
      assert.ok(Math.abs(Number(own.totalMonthlyCost) - sum) < 1e-9);
      assert.equal(own.diffTotalMonthlyCost, own.totalMonthlyCost);
    });

    it('says what a component was and is', () => {
      const root: Infracost = JSON.parse(render(change, 'infracost'));
      const [web] = root.projects[0]?.diff.resources ?? [];
      assert.equal(web?.name, 'x_thing.web[0]');
      assert.deepEqual(
        web?.costComponents?.map(({ name, monthlyCost }) => [name, monthlyCost]),
        [['Instance (small → large)', '73']],
      );
    });

    it('has null for what is not known', () => {
      const root: Infracost = JSON.parse(render(plain, 'infracost'));
      const unknown = root.projects[0]?.breakdown.resources.find(({ name }) => name === 'x_disk.unknown');
      assert.equal(unknown?.monthlyCost, null);
      assert.deepEqual(root.summary.unsupportedResourceCounts, { x_new: 1 });
      assert.deepEqual(root.summary.noPriceResourceCounts, { x_note: 1 });
    });
  });
});

interface SarifLog {
  readonly runs: readonly {
    readonly results: readonly {
      readonly ruleId: string;
      readonly level: string;
      readonly locations?: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: { readonly startLine: number };
        };
      }[];
    }[];
  }[];
}

interface JunitSuites {
  readonly '@_tests': string;
  readonly '@_failures': string;
  readonly testsuite: readonly {
    readonly '@_tests': string;
    readonly '@_failures': string;
    readonly '@_skipped': string;
    readonly testcase?: readonly { readonly failure?: unknown; readonly skipped?: unknown }[];
  }[];
}

type Element = DefaultTreeAdapterTypes.Element;

function* walk(node: DefaultTreeAdapterTypes.Node): Generator<Element> {
  if ('tagName' in node) yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* walk(child);
}

function textOf(node: DefaultTreeAdapterTypes.Node | undefined): string {
  if (!node) return '';
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function attribute(element: Element | undefined, wanted: string): string {
  return element?.attrs.find(({ name }) => name === wanted)?.value ?? '';
}

/** RFC 4180, read character by character; anything that is not of it fails. */
function readCsv(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [];
  let rest = text;
  while (rest !== '') {
    const line: string[] = [];
    for (;;) {
      const found = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest);
      if (!found) assert.fail(`not CSV: ${rest.slice(0, 80)}`);
      line.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
      rest = rest.slice(found[0].length);
      if (found[3] === '\r\n') break;
    }
    lines.push(line);
  }
  return lines;
}

interface Breakdown {
  readonly resources: readonly InfracostResource[];
}

interface InfracostResource {
  readonly name: string;
  readonly monthlyCost: string | null;
  readonly costComponents?: readonly { readonly name: string; readonly monthlyCost: string | null }[];
  readonly subresources?: readonly InfracostResource[];
}

interface Infracost {
  readonly projects: readonly {
    readonly breakdown: Breakdown;
    readonly pastBreakdown: Breakdown;
    readonly diff: Breakdown;
  }[];
  readonly totalMonthlyCost: string;
  readonly pastTotalMonthlyCost: string;
  readonly diffTotalMonthlyCost: string;
  readonly summary: {
    readonly unsupportedResourceCounts: Readonly<Record<string, number>>;
    readonly noPriceResourceCounts: Readonly<Record<string, number>>;
  };
}

/** What Infracost's published schema requires, by hand: keys, and amounts that are decimals as text or null. */
const decimal = { type: ['string', 'null'], pattern: '^-?\\d+(\\.\\d+)?$' };
const component = {
  type: 'object',
  required: ['name', 'unit', 'hourlyQuantity', 'monthlyQuantity', 'price', 'hourlyCost', 'monthlyCost'],
  properties: {
    name: { type: 'string' },
    unit: { type: 'string' },
    price: { ...decimal, type: 'string' },
    hourlyQuantity: decimal,
    monthlyQuantity: decimal,
    hourlyCost: decimal,
    monthlyCost: decimal,
    usageBased: { type: 'boolean' },
    priceNotFound: { type: 'boolean' },
  },
  additionalProperties: false,
};
const infracostSchema = {
  $defs: {
    resource: {
      type: 'object',
      required: ['name', 'metadata', 'hourlyCost', 'monthlyCost'],
      properties: {
        name: { type: 'string' },
        resourceType: { type: 'string' },
        tags: { type: 'object', additionalProperties: { type: 'string' } },
        metadata: { type: 'object' },
        hourlyCost: decimal,
        monthlyCost: decimal,
        monthlyUsageCost: decimal,
        costComponents: { type: 'array', items: component },
        subresources: { type: 'array', items: { $ref: '#/$defs/resource' } },
      },
      additionalProperties: false,
    },
    breakdown: {
      type: 'object',
      required: ['resources', 'totalHourlyCost', 'totalMonthlyCost'],
      properties: {
        resources: { type: 'array', items: { $ref: '#/$defs/resource' } },
        freeResources: { type: 'array', items: { $ref: '#/$defs/resource' } },
        totalHourlyCost: decimal,
        totalMonthlyCost: decimal,
        totalMonthlyUsageCost: decimal,
      },
      additionalProperties: false,
    },
  },
  type: 'object',
  required: [
    'version',
    'currency',
    'projects',
    ...['total', 'pastTotal', 'diffTotal'].flatMap((side) => [`${side}HourlyCost`, `${side}MonthlyCost`]),
    'timeGenerated',
    'summary',
  ],
  properties: {
    version: { const: '0.2' },
    currency: { const: 'USD' },
    timeGenerated: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$' },
    projects: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'metadata', 'pastBreakdown', 'breakdown', 'diff', 'summary'],
        properties: {
          metadata: { type: 'object', required: ['path', 'type'] },
          pastBreakdown: { $ref: '#/$defs/breakdown' },
          breakdown: { $ref: '#/$defs/breakdown' },
          diff: { $ref: '#/$defs/breakdown' },
          summary: { type: 'object' },
        },
      },
    },
    totalMonthlyCost: decimal,
    summary: { type: 'object', required: ['totalDetectedResources', 'totalSupportedResources'] },
  },
};

const validateInfracost = new Ajv({ strict: false }).compile(infracostSchema);

function checkInfracost(root: unknown): void {
  const fits = validateInfracost(root);
  assert.deepEqual([fits, validateInfracost.errors], [true, null]);
}
