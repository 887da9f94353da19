import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { RateBook } from '../../src/engine/rates';
import { loadSpec } from '../../src/engine/spec-load';
import type { Expression } from '../../src/syntax/hcl';
import { componentsOf, missingRates } from './named-rates';

const pricing = resolve(__dirname, '..', '..', 'pricing');

const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
// What editors offer when one starts to type; it says nothing about what is valid.
ajv.addKeyword('defaultSnippets');
const schema: object = JSON.parse(readFileSync(join(pricing, 'schema/spec.schema.json'), 'utf8'));
const validate = ajv.compile(schema);

const files = filesUnder(join(pricing, 'specs'), '.yaml');
const specFiles = files.filter((file) => basename(file) !== 'free.yaml');
const loaded = specFiles.map((file) => ({ file, ...loadSpec(readFileSync(file, 'utf8'), basename(file), 'bundled') }));

/**
 * Prices that specs ask for and no public figure is known of: their resources say so. Whoever finds one takes it off.
 */
const pricesNobodyHasTold: readonly string[] = [
  'aws_accessanalyzer_analyzer: no row internal_access_months in aws/access_analyzer',
  'aws_bedrock_guardrail: no row guardrail_grounding_units in aws/bedrock',
  'aws_db_instance: no row sqlserver_cpu_credits_vcpu_hours in aws/rds',
  'aws_ecs_service: no row spot_windows_gb_hours in aws/fargate',
  'aws_ecs_service: no row spot_windows_vcpu_hours in aws/fargate',
  'aws_ecs_task_set: no row spot_windows_gb_hours in aws/fargate',
  'aws_ecs_task_set: no row spot_windows_vcpu_hours in aws/fargate',
  'aws_fsx_backup: no row ontap_backup_gb_months in aws/fsx',
  'aws_fsx_lustre_file_system: no row lustre_intelligent_tiering_gb_months in aws/fsx',
  'aws_fsx_ontap_file_system: no row ontap_backup_gb_months in aws/fsx',
  'aws_inspector2_enabler: no row code_repository_scans in aws/inspector',
  'aws_kinesis_firehose_delivery_stream: no row snowflake_gb in aws/kinesis_firehose',
  'aws_lambda_function: no row tenant_environments_arm_gb in aws/lambda',
  'aws_opensearch_domain: no row gp3_iops_months in aws/opensearch',
  'aws_opensearch_domain: no row io1_iops_months in aws/opensearch',
  'aws_sagemaker_endpoint: no row serverless_gb_seconds in aws/sagemaker',
];

describe('bundled price specs', () => {
  it('are many', () => assert.ok(specFiles.length > 100, `${specFiles.length} specs`));

  it('agree with the schema', () => {
    const wrong = files.flatMap((file) => (validate(parse(readFileSync(file, 'utf8'))) ? [] : [complaint(file)]));
    assert.deepEqual(wrong, []);
  });

  it('load without a mistake', () =>
    assert.deepEqual(
      loaded.flatMap(({ errors }) => errors),
      [],
    ));

  it('stand in a file with the name of their type, in the folder of their provider', () => {
    const wrong = loaded.filter(({ file, spec }) => {
      const type = spec?.type ?? '';
      return !file.endsWith(join('specs', type.split('_', 1)[0] ?? '', `${type}.yaml`));
    });
    assert.deepEqual(
      wrong.map(({ file }) => file),
      [],
    );
  });

  it('are not among the free types', () => {
    const free = files.filter((file) => basename(file) === 'free.yaml').flatMap(freeTypes);
    assert.ok(free.length > 100, `${free.length} free types`);
    const both = loaded.flatMap(({ spec }) => (spec && free.includes(spec.type) ? [spec.type] : []));
    assert.deepEqual(both, []);
    assert.deepEqual(
      free.filter((type, index) => free.indexOf(type) !== index),
      [],
      'listed twice',
    );
  });

  it('are the same as a type that has a spec', () => {
    const types = new Set(loaded.map(({ spec }) => spec?.type));
    const lost = loaded.filter(({ spec }) => typeof spec?.sameAs === 'string' && !types.has(spec.sameAs));
    assert.deepEqual(
      lost.map(({ file }) => file),
      [],
    );
  });

  it('name rates and facts that exist, or whose absence is known', () => {
    const rates = new RateBook([{ read: readRates }]);
    const missing = loaded.flatMap(({ spec }) =>
      spec ? missingRates(spec, rates).map((line) => `${spec.type}: ${line}`) : [],
    );
    assert.deepEqual(missing.sort(), pricesNobodyHasTold);
  });

  it('take their prices from tables; a figure of their own says where it is from', () => {
    const own = loaded.flatMap(({ file, spec }) =>
      (spec ? componentsOf(spec) : []).flatMap(({ rate, line }) =>
        rate.kind === 'price' && isFigure(rate.price) && (rate.asOf === '' || rate.origin === '')
          ? [`${basename(file)}:${line + 1}`]
          : [],
      ),
    );
    assert.deepEqual(own, []);
  });
});

const component = 'name: A, unit: hours, quantity: hours';

/** Text, then `line: message` of every mistake that the loader finds. The schema objects to each too. */
const wrongSpecs: readonly (readonly [name: string, text: string, ...errors: string[]])[] = [
  ['no map', '- aws_x', '1: A price spec is a YAML map with the key "type"'],
  ['nothing', '', '1: A price spec is a YAML map with the key "type"'],
  ['no type', 'free: true', '1: A price spec needs "type": the resource type it prices'],
  ['an empty type', "type: ''\nfree: true", '1: A price spec needs "type": the resource type it prices'],
  ['a type alone', 'type: aws_x', '1: A price spec needs components, or same_as, or free'],
  [
    'an unknown key',
    'type: aws_x\nfree: true\nprise: 3',
    '3: "prise" is no key of a price spec; known are type, same_as, title, documentation, cloudformation, free, stoppable, let, components, subresources, usage',
  ],
  ['free with components', `type: aws_x\nfree: true\ncomponents: []`, '1: A price spec has either components or free'],
  [
    'a same_as with components',
    `type: a\nsame_as: b\ncomponents: []`,
    '1: A price spec has either components or same_as',
  ],
  ['a same_as that is no name', 'type: aws_x\nsame_as: [aws_y]', '2: "same_as" is text'],
  ['free without saying so', 'type: aws_x\nfree: false', '2: "free" is true, or the reason as text'],
  ['a title that is none', 'type: aws_x\ntitle: { en: X }\nfree: true', '2: "title" is text'],
  ['let as a list', 'type: aws_x\nfree: true\nlet:\n  - a', '4: A map of names and expressions is expected'],
  ['an empty let', 'type: aws_x\nfree: true\nlet:\n  a:', '4: An expression is expected here'],
  [
    'components as a map',
    `type: aws_x\ncomponents: { ${component} }`,
    '2: A list is expected: each entry is a cost component',
  ],
  ['a component that is text', 'type: aws_x\ncomponents:\n  - hours', '3: Each entry is a cost component'],
  [
    'an unknown key of a component',
    `type: aws_x\ncomponents:\n  - { ${component}, rate: a/b.c, tier: first }`,
    '3: "tier" is no key of a cost component; known are name, unit, when, for_each, quantity, per, tiers, rate, price, as_of, origin',
  ],
  ['no name', 'type: aws_x\ncomponents:\n  - unit: hours\n    quantity: 1\n    rate: a/b.c', '3: "name" is missing'],
  ['no unit', 'type: aws_x\ncomponents:\n  - name: A\n    quantity: 1\n    rate: a/b.c', '3: "unit" is missing'],
  [
    'no quantity',
    'type: aws_x\ncomponents:\n  - name: A\n    unit: hours\n    rate: a/b.c',
    '3: "quantity" is missing',
  ],
  [
    'an empty name',
    'type: x\ncomponents:\n  - name:\n    unit: h\n    quantity: 1\n    rate: a/b.c',
    '3: Text is expected here',
  ],
  [
    'a quantity that is a list',
    'type: aws_x\ncomponents:\n  - name: A\n    unit: hours\n    quantity: [1]\n    rate: a/b.c',
    '5: An expression is expected here',
  ],
  [
    'a condition that is a map',
    `type: aws_x\ncomponents:\n  - { ${component}, rate: a/b.c,\n      when: { a: b } }`,
    '4: An expression is expected here',
  ],
  [
    'no rate',
    `type: aws_x\ncomponents:\n  - { ${component} }`,
    '3: "rate" (a row of a rate table) or "price" (a figure) is missing',
  ],
  [
    'rate and price',
    `type: aws_x\ncomponents:\n  - { ${component}, price: 1, rate: a/b.c }`,
    '3: A component has either "rate" or "price"',
  ],
  [
    'a rate with a date',
    `type: aws_x\ncomponents:\n  - { ${component}, rate: a/b.c, as_of: 2025-01-01 }`,
    '3: "as_of" belongs to "price"; a rate table has its own',
  ],
  [
    'a rate by row and keys',
    `type: aws_x\ncomponents:\n  - { ${component}, rate: { row: a/b.c, class: x } }`,
    '3: "class" is no key of a rate with a row; known are row, region',
  ],
  ['a rate without a table', `type: x\ncomponents:\n  - { ${component}, rate: { class: x } }`, '3: "table" is missing'],
  [
    'a rate without keys',
    `type: aws_x\ncomponents:\n  - { ${component}, rate: { table: a/b, region: region } }`,
    '3: "rate" needs the keys of the table, or "row"',
  ],
  [
    'a price below nothing',
    `type: aws_x\ncomponents:\n  - { ${component}, price: -1 }`,
    '3: "price" is US dollars for one of what "quantity" counts',
  ],
  [
    'a per of nothing',
    `type: aws_x\ncomponents:\n  - { ${component}, rate: a/b.c, per: 0 }`,
    '3: "per" is a positive number: how many of what "quantity" counts make one unit',
  ],
  [
    'tiers of another kind',
    `type: aws_x\ncomponents:\n  - { ${component}, rate: a/b.c, tiers: last }`,
    '3: "tiers" is split (a component per tier) or first (the first tier\'s price for all)',
  ],
  [
    'a subresource of nothing',
    'type: aws_x\nsubresources:\n  - name: A',
    '3: A subresource needs "type" and "attributes", or "components"',
  ],
  ['a subresource without a name', 'type: aws_x\nsubresources:\n  - components: []', '3: "name" is missing'],
  [
    'a subresource of a type without attributes',
    'type: aws_x\nsubresources:\n  - name: A\n    type: aws_y',
    '3: "attributes" is missing: what the other type is priced from',
  ],
  [
    'a subresource of a type and of components',
    'type: aws_x\nsubresources:\n  - name: A\n    type: aws_y\n    attributes: {}\n    components: []',
    '6: A subresource has either "type" or parts of its own',
  ],
  [
    'attributes without a type',
    'type: aws_x\nsubresources:\n  - name: A\n    components: []\n    attributes: {}',
    '5: "attributes" belongs to a subresource with "type"',
  ],
  [
    'a mistake deep inside',
    'type: aws_x\nsubresources:\n  - name: A\n    subresources:\n      - name: B\n        components:\n          - 3',
    '7: Each entry is a cost component',
  ],
  ['usage as a list', 'type: aws_x\nfree: true\nusage: [a]', '3: A map of usage keys is expected'],
  [
    'a usage key that is text',
    'type: aws_x\nfree: true\nusage:\n  a: number',
    '4: Usage key "a" needs {type, description}',
  ],
  [
    'a usage key of another type',
    'type: aws_x\nfree: true\nusage:\n  a: { type: int }',
    '4: The type of usage key "a" is number, string, boolean or object',
  ],
  [
    'a misspelt key of a usage key',
    'type: aws_x\nfree: true\nusage:\n  a: { type: object, keys: { b: { type: number, about: x } } }',
    '4: "about" is no key of a usage key; known are type, description, keys',
  ],
];

/** What only the loader can tell: the schema knows no expressions, and sees no YAML that is none. */
const wrongExpressions: typeof wrongSpecs = [
  ['a half expression', 'type: aws_x\nfree: true\nlet:\n  a: 1 +', '4: Expected a value, found the end of the text.'],
  [
    'half a template',
    `type: x\ncomponents:\n  - { ${component}, rate: 'a/b.\${c' }`,
    `3: This "\${" is not closed: expected "}".`,
  ],
  ['a key twice', 'type: aws_x\nfree: true\nfree: true', '3: "free" is there twice'],
  [
    'no YAML',
    'type: aws_x\nfree: true\nlet: {',
    '3: Flow map in block collection must be sufficiently indented and end with a }',
  ],
];

describe('wrong price specs', () => {
  for (const [name, text, ...errors] of wrongSpecs) {
    it(name, () => {
      assert.deepEqual(mistakes(text), errors);
      assert.equal(validate(parse(text) ?? null), false, 'the schema takes it for right');
    });
  }
  for (const [name, text, ...errors] of wrongExpressions) {
    it(`${name}, to the loader`, () => assert.deepEqual(mistakes(text), errors));
  }

  it('keep what is right in them', () => {
    const right = `{ ${component}, rate: a/b.c }`;
    const { spec } = loadSpec(`type: aws_x\ncomponents:\n  - ${right}\n  - { ${component} }`, 'x.yaml', 'workspace');
    assert.equal(spec?.components.length, 1);
    assert.equal(spec?.mistakes.length, 1);
  });
});

describe('the schema of price specs', () => {
  it('says what every key is for', () => {
    const silent = [...silentKeys(schema, '')];
    assert.deepEqual(silent, []);
  });
});

/** Keys in `properties` without title or description of their own or of what they refer to. */
function* silentKeys(node: unknown, path: string): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (name === 'properties' && isMap && path !== '/if') {
      for (const [key, definition] of Object.entries(value)) {
        const text = JSON.stringify(definition);
        if (!/"\$ref"|"title".*"description"/.test(text)) yield `${path}/${key}`;
      }
    }
    if (path === '/definitions' && !(isMap && 'title' in value && 'description' in value)) yield `${path}/${name}`;
    yield* silentKeys(value, `${path}/${name}`);
  }
}

function mistakes(text: string): readonly string[] {
  return loadSpec(text, 'x.yaml', 'workspace').errors.map(({ line, message }) => `${line + 1}: ${message}`);
}

function complaint(file: string): string {
  return `${basename(file)}: ${ajv.errorsText(validate.errors)}`;
}

/** A price that stands in the spec: no expression, and more than nothing. */
function isFigure(price: Expression): boolean {
  return price.kind === 'literal' && price.value !== 0;
}

function freeTypes(file: string): readonly string[] {
  const content: unknown = parse(readFileSync(file, 'utf8'));
  const list = typeof content === 'object' && content !== null && 'free' in content ? content.free : undefined;
  return Array.isArray(list) ? list.map(String) : [];
}

function readRates(table: string): { text: string; file: string; kind: 'bundled' } | undefined {
  const file = join(pricing, 'rates', `${table}.csv`);
  return rateFiles.has(file) ? { text: readFileSync(file, 'utf8'), file, kind: 'bundled' } : undefined;
}

const rateFiles: ReadonlySet<string> = new Set(filesUnder(join(pricing, 'rates'), '.csv'));

function filesUnder(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
    .sort();
}
