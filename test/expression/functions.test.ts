/** Every expression of the record (`scripts/record-functions.mjs`) has the value that Terraform gave it. */
import { strict as assert } from 'node:assert';
import { isUtf8 } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { evaluateAlone, evaluateBatch, withConsole } from '../../scripts/record-functions.mjs';
import { EvaluationError, fail } from '../../src/expression/error';
import { attempt, evaluate } from '../../src/expression/evaluate';
import { encodeJson } from '../../src/expression/functions/json';
import { Budget } from '../../src/expression/limits';
import type { Scope } from '../../src/expression/scope';
import {
  ListValue,
  MapValue,
  reveal,
  revealDeep,
  SensitiveValue,
  UnknownValue,
  type Value,
} from '../../src/expression/value';
import { parseExpression, parseTemplate } from '../../src/syntax/hcl';
import { differences } from './functions/differences';

interface Recorded {
  readonly topic: string;
  readonly expression: string;
  readonly value?: unknown;
  readonly kind?: string;
  readonly error?: string;
  readonly unknown?: boolean;
  readonly printed?: string;
}

const folder = new URL('functions/', import.meta.url);

const records: readonly Recorded[] = readFileSync(new URL('recorded.jsonl', folder), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

function readBytes(path: string): Uint8Array | undefined {
  const target = new URL(`files/${path}`, folder);
  return statSync(target, { throwIfNoEntry: false })?.isFile() ? readFileSync(target) : undefined;
}

function readText(path: string): string | undefined {
  const bytes = readBytes(path);
  return bytes && isUtf8(bytes) ? new TextDecoder().decode(bytes) : undefined;
}

function listFiles(directory: string): readonly string[] | undefined {
  const root = fileURLToPath(new URL(`files/${directory}`, folder));
  if (!existsSync(root)) return undefined;
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

function scopeOf(names: ReadonlyMap<string, Value>): Scope {
  const budget = new Budget();
  return {
    variable: (name) => names.get(name),
    budget,
    context: {
      spend: (elements) => budget.spend(elements),
      readFile: readText,
      readBytes,
      listFiles,
      workingDirectory: '/work',
      homeDirectory: '/home/user',
      renderTemplate,
    },
  };
}

function renderTemplate(text: string, variables: ReadonlyMap<string, Value>): Value {
  const { expression, errors } = parseTemplate(text);
  const [error] = errors;
  return error ? fail(error.message) : evaluate(expression, scopeOf(variables));
}

function evaluateText(text: string, names: ReadonlyMap<string, Value> = new Map()): Value | EvaluationError {
  const { expression, errors } = parseExpression(text);
  const [error] = errors;
  return error ? new EvaluationError(error.message) : attempt(expression, scopeOf(names));
}

/** What a result is in the terms of the record. */
function outcome(text: string): Omit<Recorded, 'topic' | 'expression'> {
  const result = evaluateText(text);
  if (result instanceof EvaluationError) return { error: result.message };
  if (result instanceof SensitiveValue) return { printed: '(sensitive value)' };
  if (result instanceof UnknownValue) return { unknown: true };
  if (typeof result === 'number' && !Number.isFinite(result)) return { printed: result > 0 ? '+Inf' : '-Inf' };
  const plain = reveal(result);
  const kind = plain instanceof ListValue || plain instanceof MapValue ? { kind: plain.kind } : {};
  return { value: JSON.parse(encodeJson(revealDeep(result).value)), ...kind };
}

/** Whether two values are the same, numbers to fifteen digits: Terraform has more of them. */
function same(actual: unknown, expected: unknown): boolean {
  if (typeof actual === 'number' && typeof expected === 'number') {
    return actual === expected || Math.abs(actual - expected) <= Math.abs(expected) * 1e-15 * 4;
  }
  if (Array.isArray(actual) && Array.isArray(expected)) {
    return actual.length === expected.length && actual.every((item, index) => same(item, expected[index]));
  }
  if (typeof actual === 'object' && typeof expected === 'object' && actual !== null && expected !== null) {
    const left = Object.entries(actual);
    const right = new Map(Object.entries(expected));
    return left.length === right.size && left.every(([key, item]) => right.has(key) && same(item, right.get(key)));
  }
  return actual === expected;
}

function agrees(actual: Omit<Recorded, 'topic' | 'expression'>, expected: Recorded): boolean {
  if (expected.error !== undefined) return actual.error !== undefined;
  if (expected.unknown) return actual.unknown === true;
  if (expected.printed !== undefined) return actual.printed === expected.printed;
  if (actual.error !== undefined || actual.unknown || actual.printed !== undefined) return false;
  return same(actual.value, expected.value) && actual.kind === expected.kind;
}

function show({ value, kind, error, unknown, printed }: Omit<Recorded, 'topic' | 'expression'>): string {
  if (error !== undefined) return `error: ${error}`;
  if (unknown) return 'unknown';
  return printed ?? `${JSON.stringify(value)}${kind ? ` (${kind})` : ''}`;
}

function compare(expected: Recorded): string | undefined {
  const actual = outcome(expected.expression);
  if (agrees(actual, expected)) return undefined;
  return `${expected.expression}\n    is ${show(actual)}\n    not ${show(expected)}`;
}

describe('the language, compared with the record of Terraform', () => {
  for (const topic of new Set(records.map((item) => item.topic))) {
    const items = records.filter((item) => item.topic === topic);
    it(`${topic}: ${items.length} expressions`, () => {
      const wrong = items.filter(({ expression }) => !differences.has(expression)).map(compare);
      assert.equal(wrong.filter((line) => line !== undefined).join('\n'), '');
    });
  }

  it('differs only where it says so, and there still', () => {
    const known = new Map(records.map((item) => [item.expression, item]));
    const stale = [...differences.keys()].filter((expression) => {
      const expected = known.get(expression);
      return !expected || compare(expected) === undefined;
    });
    assert.deepEqual(stale, []);
  });
});

describe('the language, compared with the terraform on this machine', () => {
  it('has the values of the record, and refuses what it refuses', function () {
    if (spawnSync('terraform', ['version'], { encoding: 'utf8' }).status !== 0) this.skip();
    withConsole((run) => {
      // A sample: `scripts/record-functions.mjs` asks for all of them.
      const valued = records.filter((item) => item.value !== undefined).filter((_, index) => index % 3 === 0);
      const outcomes = evaluateBatch(
        run,
        valued.map((item) => item.expression),
      );
      const refused = records.filter((item) => item.error !== undefined).filter((_, index) => index % 20 === 0);
      const changed = [
        ...valued.filter((item, index) => !same(outcomes[index]?.value, item.value)),
        ...refused.filter((item) => evaluateAlone(run, item.expression).error === undefined),
      ];
      assert.deepEqual(
        changed.map((item) => item.expression),
        [],
      );
    });
  });
});
