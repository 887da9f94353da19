/** What is common to all functions: arguments, unknown and sensitive values, limits, and what they ask the host for. */
import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { EvaluationError } from '../../src/expression/error';
import { attempt } from '../../src/expression/evaluate';
import type { FunctionContext } from '../../src/expression/function';
import { functions } from '../../src/expression/functions';
import { encodeJson } from '../../src/expression/functions/json';
import { Budget } from '../../src/expression/limits';
import { formatType, type Type } from '../../src/expression/type';
import { ListValue, MapValue, SensitiveValue, UnknownValue, type Value } from '../../src/expression/value';
import { parseExpression } from '../../src/syntax/hcl';

const unknown = new UnknownValue({ kind: 'variable', message: 'var.size has no value' });
const address = new UnknownValue({
  kind: 'computed',
  message: 'known after apply',
  reference: { address: 'aws_subnet.a', attribute: 'id', module: '', key: '' },
});

const names: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['unknown', unknown],
  ['id', address],
  ['secret', new SensitiveValue('s')],
]);

function evaluateText(text: string, more: Partial<FunctionContext> = {}): Value | EvaluationError {
  const budget = new Budget();
  const context = { spend: (elements: number) => budget.spend(elements), ...more };
  const { expression, errors } = parseExpression(text);
  assert.deepEqual(errors, []);
  return attempt(expression, { variable: (name) => names.get(name), budget, context });
}

/** A value as JSON, with `?` for unknown and `*` before sensitive values. */
function show(value: Value | EvaluationError): string {
  if (value instanceof EvaluationError) return value.message;
  if (value instanceof UnknownValue) return '?';
  if (value instanceof SensitiveValue) return `*${show(value.value)}`;
  if (value instanceof ListValue) return `[${value.items.map(show).join()}]`;
  if (value instanceof MapValue) return `{${[...value.entries].map(([key, item]) => `${key}:${show(item)}`).join()}}`;
  return encodeJson(value);
}

function examples(
  title: string,
  table: readonly (readonly [string, string])[],
  context?: Partial<FunctionContext>,
): void {
  describe(title, () => {
    for (const [text, expected] of table) {
      it(`${text} is ${expected}`, () => assert.equal(show(evaluateText(text, context)), expected));
    }
  });
}

examples('arguments of functions', [
  ['upper()', 'upper() needs 1 argument: "str" is missing'],
  ['upper("a", "b")', 'upper() takes 1 argument, found 2'],
  ['join()', 'join() needs at least 1 argument: "separator" is missing'],
  ['upper(null)', 'upper(): "str" must not be null'],
  ['upper([])', 'upper(): "str" cannot be used: string required, found tuple'],
  [
    'cidrsubnet("10.0.0.0/16", "x", 1)',
    'cidrsubnet(): "newbits" cannot be used: a number is required, found the string "x"',
  ],
  ['element([], 0)', 'element(): an empty list has no elements'],
  ['upper(5)', '"5"'],
]);

examples('functions of unknown values', [
  ['upper(unknown)', '?'],
  ['join(",", ["a", unknown])', '?'],
  ['jsonencode({ a = unknown })', '?'],
  ['format("%s", unknown)', '?'],
  ['formatlist("%s", ["a", unknown])', '["a",?]'],
  ['length([unknown, unknown])', '2'],
  ['length(unknown)', '?'],
  ['keys({ a = unknown })', '["a"]'],
  ['values({ a = unknown, b = 1 })', '[?,1]'],
  ['lookup({ a = unknown, b = 1 }, "b")', '1'],
  ['lookup({ b = 1 }, "a", unknown)', '?'],
  ['lookup(unknown, "a", 1)', '?'],
  ['merge({ a = unknown }, { b = 1 })', '{a:?,b:1}'],
  ['merge({ a = 1 }, unknown)', '?'],
  ['concat([unknown], [1])', '[?,1]'],
  ['concat(unknown, [1])', '?'],
  ['element([1, unknown], 0)', '1'],
  ['slice([unknown, 1], 1, 2)', '[1]'],
  ['contains(["a", unknown], "a")', 'true'],
  ['contains(["a", unknown], "b")', '?'],
  ['contains(unknown, "b")', '?'],
  ['index(["a", unknown], "a")', '0'],
  ['index([unknown, "a"], "a")', '?'],
  ['coalesce("a", unknown)', '"a"'],
  ['coalesce(null, unknown, "a")', '?'],
  ['coalescelist([], unknown)', '?'],
  ['coalescelist([1], unknown)', '[1]'],
  ['flatten([[1], [unknown]])', '?'],
  ['flatten([[1], [id]])', '[1,?]'],
  ['flatten([[{ a = unknown }]])', '[{a:?}]'],
  ['alltrue([false, unknown])', 'false'],
  ['alltrue([true, unknown])', '?'],
  ['anytrue([unknown, true])', 'true'],
  ['anytrue([unknown, false])', '?'],
  ['zipmap(["a"], [unknown])', '{a:?}'],
  ['one([unknown])', '?'],
  ['reverse([unknown, 1])', '[1,?]'],
  ['chunklist([unknown, 1], 1)', '[[?],[1]]'],
  ['setproduct(["a"], [unknown])', '[["a",?]]'],
  ['tolist([unknown, 1])', '[?,1]'],
  ['tostring(unknown)', '?'],
  ['issensitive(unknown)', '?'],
  ['sensitive(unknown)', '?'],
  ['upper(unknown, 1)', 'upper() takes 1 argument, found 2'],
  ['cidrsubnet(unknown, 8, null)', 'cidrsubnet(): "netnum" must not be null'],
  ['timestamp()', '?'],
  ['uuid()', '?'],
  ['bcrypt("a")', '?'],
  ['bcrypt("a", 1, 2)', 'bcrypt(): 1 or 2 arguments are taken, found 3'],
]);

examples('functions of sensitive values', [
  ['upper(secret)', '*"S"'],
  ['[upper(secret), upper("a")]', '[*"S","A"]'],
  ['merge({ a = secret }, { b = 1 })', '{a:*"s",b:1}'],
  ['join(",", [secret, "x"])', '*"s,x"'],
  ['toset([secret, "a"])', '*["a","s"]'],
  ['nonsensitive(secret)', '"s"'],
  ['sensitive(secret)', '*"s"'],
  ['coalesce("", secret)', '*"s"'],
  ['lookup({ a = 1 }, secret, 2)', '*2'],
]);

describe('what functions make is bounded', () => {
  const hostile: readonly (readonly [string, RegExp])[] = [
    ['range(100000)', /no more than 1024/],
    ['setproduct(range(1000), range(1000), range(1000))', /1,000,000 elements/],
    [`setproduct(${Array.from({ length: 200 }, () => 'range(1000)').join()})`, /1,000,000 elements/],
    ['format("%999999999d", 1)', /longer than/],
    ['format("%.999999999f", 1)', /precision/],
    ['formatlist("%9999999d", range(1000))', /1,000,000 elements/],
    ['[for i in range(1000) : format("%9999999d", i)]', /1,000,000 elements/],
    ['replace(format("%9999999d", 1), " ", "1234567890")', /longer than/],
    ['indent(9999999, format("%s\\n\\n\\n\\n", "a"))', /longer than/],
    ['split("", format("%9999999d", 1))', /1,000,000 elements/],
    ['split(" ", format("%9999999d", 1))', /1,000,000 elements/],
    ['regexall(" ", format("%9999999d", 1))', /1,000,000 elements/],
    ['replace(format("%9999999d", 1), "/ /", "")', /1,000,000 elements/],
    ['jsondecode(join("", [for i in range(1000) : "["]))', /not JSON/],
    [`jsondecode("${'['.repeat(1000)}${']'.repeat(1000)}")`, /500 levels/],
    ['length(format("%9999999s", "é"))', /1,000,000/],
    ['parseint(format("%099999d", 1), 10)', /too long/],
    ['pow(10, 400)', /finite/],
    [`yamldecode("a: &a [x, x, x, x, x, x, x, x, x]\\n${bomb()}")`, /1,000,000 elements/],
    ['yamldecode("a: &a [*a]")', /500 levels|anchor/],
  ];
  for (const [text, message] of hostile) {
    it(text.length > 90 ? `${text.slice(0, 90)}…` : text, () => {
      const result = evaluateText(text);
      assert.ok(result instanceof EvaluationError, show(result).slice(0, 100));
      assert.match(result.message, message);
    });
  }

  /** Each line nine times the one before. */
  function bomb(): string {
    const letters = 'abcdefghi';
    return [...letters]
      .slice(1)
      .map((letter, index) => `${letter}: &${letter} [${Array(9).fill(`*${letters[index]}`).join(', ')}]\\n`)
      .join('');
  }

  it('a value in which one part stands again and again', () => {
    assert.throws(() => {
      let value = new ListValue('tuple', ['x']);
      for (let level = 0; level < 40; level++) value = new ListValue('tuple', [value, value]);
    }, EvaluationError);
  });

  it('a pattern that takes exponential time elsewhere', () => {
    assert.equal(show(evaluateText('length(regexall("^(a+)+$", format("%05000d", 0)))')), '0');
  });
});

examples('files without a host', [
  ['file("a.txt")', '?'],
  ['filemd5("a.txt")', '?'],
  ['fileexists("a.txt")', '?'],
  ['fileset(".", "*")', '?'],
  ['templatefile("a.txt", {})', '?'],
  ['templatestring("a", {})', '?'],
  ['abspath("a")', '?'],
  ['pathexpand("~/a")', '?'],
  ['basename("a/b")', '"b"'],
]);

examples(
  'files of a host that has text only',
  [
    ['file("a.txt")', '"hello"'],
    ['file("b.txt")', 'file(): there is no file "b.txt" with text'],
    ['filemd5("a.txt")', '"5d41402abc4b2a76b9719d911017c592"'],
    ['filemd5("b.txt")', 'filemd5(): there is no file "b.txt"'],
    ['fileexists("a.txt")', 'true'],
    ['fileexists("b.txt")', 'false'],
    ['abspath("../x")', '"/work/x"'],
    ['pathexpand("~/x")', '"/home/me/x"'],
    ['pathexpand("~")', '"/home/me"'],
    ['templatefile("a.txt", { size = unknown })', '"hello with size"'],
    ['templatefile("b.txt", {})', 'templatefile(): there is no file "b.txt" with text'],
  ],
  {
    readFile: (path) => (path === 'a.txt' ? 'hello' : undefined),
    workingDirectory: '/work/module',
    homeDirectory: '/home/me',
    renderTemplate: (text, variables) => `${text} with ${[...variables.keys()].join()}`,
  },
);

describe('the signatures of the functions', () => {
  const facts = new URL('../../../shared/facts/terraform-functions.json', import.meta.url);

  it('are those that terraform describes', function () {
    if (!existsSync(facts)) {
      console.log('      skipped: ../shared/facts/terraform-functions.json is not here');
      this.skip();
    }
    const described: Record<string, Described> = JSON.parse(readFileSync(facts, 'utf8'));
    const expected = Object.entries(described).filter(([name]) => name !== 'try' && name !== 'can');
    assert.deepEqual(
      [...functions.values()]
        .map((item) => `${item.name}(${[...item.parameters.map(showParameter), ...rest(item.variadic)].join(', ')})`)
        .sort(),
      expected
        .map(
          ([name, item]) => `${name}(${[...item.parameters.map(showDescribed), ...restOf(item.variadic)].join(', ')})`,
        )
        .sort(),
    );
  });

  interface DescribedParameter {
    readonly name: string;
    readonly type: DescribedType;
    readonly is_nullable?: boolean;
  }
  interface Described {
    readonly parameters: readonly DescribedParameter[];
    readonly variadic?: DescribedParameter;
  }
  type DescribedType = string | readonly [string, DescribedType];

  function showParameter(parameter: { name: string; type: Type; nullable?: boolean }): string {
    // Structures are asked for as anything and looked at by the function itself.
    return `${parameter.name}${parameter.nullable ? '?' : ''} ${formatType(parameter.type)}`;
  }

  function rest(parameter: Parameters<typeof showParameter>[0] | undefined): string[] {
    return parameter ? [`...${showParameter(parameter)}`] : [];
  }

  function showDescribed(parameter: DescribedParameter): string {
    return `${parameter.name}${parameter.is_nullable ? '?' : ''} ${showType(parameter.type)}`;
  }

  function restOf(parameter: DescribedParameter | undefined): string[] {
    return parameter ? [`...${showDescribed(parameter)}`] : [];
  }

  function showType(type: DescribedType): string {
    if (typeof type === 'string') return type === 'dynamic' ? 'any' : type;
    return `${type[0]}(${showType(type[1])})`;
  }
});
