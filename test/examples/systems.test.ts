/** One system in several formats costs the same: `examples/systems`, priced by the command line as people run it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type BundledProgram, bundleProgram } from '../cli/bundled-program';

const root = resolve(__dirname, '../..');
const systems = join(root, 'examples/systems');

interface Component {
  readonly name: string;
  readonly unit: string;
  readonly monthlyQuantity: number | null;
  readonly unitPrice: number | null;
  readonly monthlyCost: number | null;
}

interface Part {
  readonly costComponents: readonly Component[];
  readonly subresources: readonly Part[];
}

interface ResourceRow extends Part {
  readonly type: string;
  readonly status: string;
  readonly region: string;
}

interface Report {
  readonly totalMonthlyCost: number;
  readonly projects: readonly { readonly format: string }[];
  readonly resources: readonly ResourceRow[];
  readonly diagnostics: readonly { readonly severity: string; readonly message: string }[];
}

/** Systems with other values than those by default, as every format is given them. */
const variants: readonly Readonly<Record<string, readonly string[]>>[] = [
  {
    'three-tier/terraform': ['--var', 'environment=staging'],
    'three-tier/cloudformation': ['--parameters-file', 'three-tier/cloudformation/parameters-staging.json'],
    'three-tier/pulumi': ['--stack', 'staging'],
  },
  {
    'data-lake/terraform': ['--var', 'shards=11', '--var', 'warehouse_nodes=2'],
    'data-lake/cloudformation': ['--parameter', 'Shards=11', '--parameter', 'WarehouseNodes=2'],
    'data-lake/pulumi': ['--config', 'shards=11', '--config', 'lake:warehouseNodes=2'],
  },
];

describe('Systems in several formats', () => {
  let program: BundledProgram;
  before(async () => {
    program = await bundleProgram('src/cli/main.ts');
    const grammars = join(dirname(program.script), 'grammars');
    mkdirSync(grammars);
    for (const file of [
      'web-tree-sitter/web-tree-sitter.wasm',
      'tree-sitter-typescript/tree-sitter-typescript.wasm',
      'tree-sitter-python/tree-sitter-python.wasm',
      'tree-sitter-go/tree-sitter-go.wasm',
    ]) {
      copyFileSync(join(root, 'node_modules', file), join(grammars, basename(file)));
    }
  });
  after(() => program.dispose());

  function estimate(path: string, options: readonly string[] = []): Report {
    const fixed = ['--format', 'json', '--quiet', '--no-plugins', '--default-region', 'us-east-1'];
    const text = execFileSync(process.execPath, [program.script, 'estimate', path, ...fixed, ...options], {
      cwd: systems,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    return JSON.parse(text);
  }

  for (const system of folders(systems)) {
    const formats = folders(join(systems, system));

    it(`${system}: ${formats.join(', ')}`, () => {
      assert.ok(formats.length >= 3);
      const reports = formats.map((format) => estimate(join(system, format)));
      const [first] = reports;
      assert.ok(first && first.resources.length > 10 && first.totalMonthlyCost > 50);
      for (const [index, report] of reports.entries()) {
        const format = formats[index];
        assert.deepEqual(
          report.projects.map(({ format: kind }) => kind),
          [format === 'cdk' ? 'cloudformation' : format],
        );
        assert.deepEqual(
          report.diagnostics.filter(({ severity }) => severity !== 'information'),
          [],
          format,
        );
        const unknown = report.resources.filter(({ status }) => status === 'unpriced' || status === 'unsupported');
        assert.deepEqual(
          unknown.map(({ type }) => type),
          [],
          format,
        );
        assert.deepEqual(lines(report), lines(first), format);
        assert.equal(report.totalMonthlyCost.toFixed(2), first.totalMonthlyCost.toFixed(2), format);
      }
    });
  }

  for (const variant of variants) {
    const [reference = '', ...given] = Object.keys(variant);
    it(`${reference} ${variant[reference]?.join(' ')}, and the same for others`, () => {
      const first = estimate(reference, variant[reference]);
      assert.notDeepEqual(lines(first), lines(estimate(reference)));
      for (const path of given) {
        const report = estimate(path, variant[path]);
        assert.deepEqual(lines(report), lines(first), path);
        assert.equal(report.totalMonthlyCost.toFixed(2), first.totalMonthlyCost.toFixed(2), path);
      }
    });
  }
});

function folders(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort((a, b) => Number(b === 'terraform') - Number(a === 'terraform') || (a < b ? -1 : 1));
}

/** Every component of what costs something: type, name, quantity, price, amount. */
function lines({ resources }: Report): readonly string[] {
  const billed = resources.filter(({ status }) => status !== 'free');
  return billed.flatMap((resource) => componentLines(resource, `${resource.type} ${resource.region}`)).sort();
}

function componentLines({ costComponents, subresources }: Part, prefix: string): readonly string[] {
  const own = costComponents.map(
    ({ name, unit, monthlyQuantity, unitPrice, monthlyCost }) =>
      `${prefix}: ${name}, ${shown(monthlyQuantity)} ${unit} × ${shown(unitPrice)} = ${shown(monthlyCost)}`,
  );
  return [...own, ...subresources.flatMap((part) => componentLines(part, prefix))];
}

/** Sums of the same parts in another order differ in the last bits. */
function shown(value: number | null): string {
  return value === null ? '?' : String(Number(value.toPrecision(12)));
}
