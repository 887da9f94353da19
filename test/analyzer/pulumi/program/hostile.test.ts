/** Programs that ask for too much, or for what nobody reads: they end, and say where. */
import assert from 'node:assert/strict';
import type { ProgramReader, ProgramRuntime } from '../../../../src/analyzer/pulumi/declaration';
import { UnknownValue } from '../../../../src/expression/value';
import { loadedReader, readProgram, showDeclarations } from './read-program';

const aws = 'import * as aws from "@pulumi/aws";\n';

interface Case {
  readonly name: string;
  readonly runtime?: ProgramRuntime;
  readonly text: string;
  /** What is said of the program as a whole; `undefined` where nothing is. */
  readonly stops?: RegExp;
  /** The last declaration. */
  readonly last?: RegExp;
}

const tooMany = /constructs more than 10,000 resources/;
const tooLong = /takes too many steps/;

const cases: readonly Case[] = [
  {
    name: 'a million resources',
    text: `${aws}for (let i = 0; i < 1e6; i++) new aws.s3.Bucket("b" + i);`,
    stops: tooMany,
  },
  { name: 'a loop without end', text: `${aws}new aws.s3.Bucket("b"); while (true) {}`, stops: tooLong, last: /^b: / },
  {
    name: 'recursion without end',
    text: `${aws}function f(n) { return f(n + 1); }\nnew aws.ebs.Volume("v", { size: f(0) });`,
    last: /nested too deeply/,
  },
  {
    name: 'recursion that branches',
    text: `${aws}function f(n) { return f(n + 1) + f(n + 2); }\nnew aws.ebs.Volume("v", { size: f(0) });`,
    stops: tooLong,
  },
  {
    name: 'recursion for an unknown reason',
    text: `${aws}function f(n) { if (process.env.X) return 1; return f(n) + f(n); }\nnew aws.ebs.Volume("v", { size: f(0) });`,
    last: /size: </,
  },
  {
    name: 'a text that doubles',
    text: `${aws}let s = "x"; for (let i = 0; i < 60; i++) s += s;\nnew aws.s3.Bucket("b", { bucket: s });`,
    last: /too long to be read/,
  },
  {
    name: 'a list that doubles',
    text: `${aws}let l: any[] = [1]; for (let i = 0; i < 60; i++) l = [...l, ...l];\nnew aws.s3.Bucket("b", { l });`,
    last: /too (long|large) to be read/,
  },
  {
    name: 'a value that doubles in parts',
    text: `${aws}let l: any = [1]; for (let i = 0; i < 60; i++) l = [l, l];\nnew aws.s3.Bucket("b", { l });`,
    last: /too (deeply|large) to be read|nested too deeply/,
  },
  {
    name: 'a value that contains itself',
    text: `${aws}const o: any = {}; o.o = o; new aws.s3.Bucket("b", { o });`,
    last: /contains itself/,
  },
  {
    name: 'an array of a billion',
    text: `${aws}new aws.s3.Bucket("b", { l: Array(1e9), m: "x".repeat(1e9), n: "x".padStart(1e9).length });`,
    last: /^b: /,
  },
  {
    name: 'a range of a billion',
    runtime: 'python',
    text: 'import pulumi_aws as aws\nfor i in range(10**9):\n    aws.s3.Bucket(f"b{i}")\naws.s3.Bucket("c", x="a" * 10**9, y=[1] * 10**9, z="%0999999999d" % 1)',
    last: /^c: /,
  },
  { name: 'files that import one another', text: `${aws}import "./index";\nnew aws.s3.Bucket("b");`, last: /^b: / },
  {
    name: 'classes that extend themselves',
    text: `${aws}class A extends A { constructor() { super(); } }\nnew A(); new aws.s3.Bucket("b");`,
    last: /^b: /,
  },
  {
    name: 'a getter that reads itself',
    text: `${aws}class A { get x() { return this.x; } }\nnew aws.ebs.Volume("v", { size: new A().x });`,
    last: /nested too deeply/,
  },
  {
    name: 'names of every object',
    text: `${aws}new aws.s3.Bucket("b", { __proto__: 1, constructor: 2, toString: 3, x: Math.constructor, y: ({} as any).hasOwnProperty, z: Object.constructor });`,
    last: /^b: /,
  },
  {
    name: 'a name of Go that every object has',
    runtime: 'go',
    text: 'package main\nimport "toString"\nfunc main() { constructor(); hasOwnProperty(__proto__) }',
  },
  { name: 'brackets', text: '['.repeat(20_000) },
  { name: 'brackets that close', text: `x = ${'['.repeat(5_000)}${']'.repeat(5_000)}` },
  {
    name: 'a sum of thousands',
    text: `${aws}new aws.ebs.Volume("v", { size: ${Array.from({ length: 5_000 }, () => '1').join(' + ')} });`,
  },
  {
    name: 'blocks in blocks',
    runtime: 'python',
    text: Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}if x:\n`).join(''),
  },
  { name: 'blocks of Go', runtime: 'go', text: `package main\nfunc main() ${'{'.repeat(5_000)}` },
  {
    name: 'control characters and lone surrogates',
    text: `${aws}new aws.s3.Bucket("\u0000\ud800", { "\ud800": "\\u{110000}" });`,
  },
];

describe('Hostile Pulumi programs', () => {
  let reader: ProgramReader;
  before(async () => {
    reader = await loadedReader();
  });

  for (const { name, runtime = 'nodejs', text, stops, last } of cases) {
    it(`end: ${name}`, () => {
      const reading = readProgram(reader, { runtime, files: text });
      const told = reading.diagnostics.map(({ message }) => message);
      if (stops) {
        assert.match(told.join(), stops);
        const [problem] = reading.diagnostics;
        assert.ok(problem && problem.file !== '' && problem.range().end.character > 0);
      } else assert.deepEqual(told, []);
      const shown = showDeclarations(reading);
      if (last) assert.match(shown.at(-1) ?? '', last);
      for (const { source } of reading.declarations.slice(0, 10)) source.inputRange(['x', 0, 'y']);
    });
  }

  it('a place that constructs too much has a number of instances that is not known', () => {
    const text = `${aws}for (let i = 0; i < 1e6; i++) new aws.s3.Bucket("b" + i);`;
    const { declarations } = readProgram(reader, { runtime: 'nodejs', files: text });
    assert.equal(declarations.length, 1);
    assert.ok(declarations[0]?.instances instanceof UnknownValue);
  });

  it('a grammar that is missing is said, and tried again', async () => {
    const { createProgramReader } = await import('../../../../src/analyzer/pulumi/program/reader');
    const without = createProgramReader({
      library: async () => Promise.reject(new Error('not there')),
      wasm: async () => new Uint8Array(),
    });
    assert.equal(await without.load('go'), 'The grammar of go cannot be loaded: not there');
    assert.equal(without.ready('go'), false);
    assert.deepEqual(readProgram(without, { runtime: 'go', files: 'package main' }).declarations, []);
  });
});
