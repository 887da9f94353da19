// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the snippets are HCL.
import assert from 'node:assert/strict';
import { type Attribute, absolute, type Block, type HclFile, parseExpression, parseHcl } from '../../src/syntax/hcl';
import { askReference, fileJson, referenceShape, shape } from './reference';
import { allSamples, ownSamples } from './samples';
import { errorText } from './tree';

/** Texts on the edge of the language; which of them are valid is for the reference to say. */
const probes: readonly string[] = [
  'a = 1 b = 2\n',
  'a = 1 /* b\n */ c = 2\n',
  'a = 1,\n',
  'a =\n1\n',
  'a = (\n1\n)\n',
  'a\n= 1\n',
  'a = b\n+ c\n',
  'a = b +\nc\n',
  'a = [b\n, c]\n',
  'a = b ?\nc : d\n',
  'a = f\n(1)\n',
  'a = [f\n(1)]\n',
  'a = f (1)\n',
  'a = b .c\n',
  'a = [b\n.c]\n',
  'a = b[\n0\n]\n',
  'a = b[ * ]\n',
  'a = b[\n*]\n',
  'a = b.*.c.*.d\n',
  'a = b.*[0].*\n',
  'a = b.0.1\n',
  'a = b.0x\n',
  'a = 1.\n',
  'a = .5\n',
  'a = 1e\n',
  'a = 1.5.5\n',
  'a = -\n',
  'a = - 1\n',
  'a = !b == c\n',
  'a = b::c\n',
  'a = b::c()\n',
  'a = b :: c ()\n',
  'a = b::\n',
  'a = f(,)\n',
  'a = f(b,)\n',
  'a = f(b... , c)\n',
  'a = f(b c)\n',
  'a = [,]\n',
  'a = [b,]\n',
  'a = [b,,c]\n',
  'a = {b = 1,}\n',
  'a = {,}\n',
  'a = {b = 1\n,c = 2}\n',
  'a = {b = 1 c = 2}\n',
  'a = {b\n= 1}\n',
  'a = {b = \n1}\n',
  'a = {b : c ? d : e}\n',
  'a = {b}\n',
  'a = {for = 1}\n',
  'a = {"for" = 1}\n',
  'a = {(for) = 1}\n',
  'a = {for b in c : d => e}\n',
  'a = {\nfor b in c : d => e\n}\n',
  'a = {for b in c : d}\n',
  'a = [for b in c : d => e]\n',
  'a = [for b, c, d in e : f]\n',
  'a = [for b in c : d...]\n',
  'a = {for b in c : d => e... if f}\n',
  'a = [for]\n',
  'a = [fork]\n',
  'a = b ? c\n',
  'a = b = c\n',
  'a == b\n',
  'a = b & c\n',
  'a = b <<c\n',
  'a = "b\nc"\n',
  'a = "${b"\n',
  'a = "${b}\n',
  'a = "${\nb\n}"\n',
  'a = "${"${b}"}"\n',
  'a = "${}"\n',
  'a = "$"\n',
  'a = "$$"\n',
  'a = "$${"\n',
  'a = "%%{"\n',
  'a = "%{"\n',
  'a = "%{ if b }"\n',
  'a = "%{ endif }"\n',
  'a = "%{ if b }%{ else }%{ else }%{ endif }"\n',
  'a = "%{ for b in c }%{ endif }%{ endfor }"\n',
  'a = "%{if b}%{for c in d}%{endfor}%{endif}"\n',
  'a = "%{~ if b ~}c%{~ else ~}d%{~ endif ~}"\n',
  'a = "%{ b }"\n',
  'a = "\\q"\n',
  'a = "\\u12"\n',
  'a = "\\u00e9\\U0001F600"\n',
  'a = "\\uD83D"\n',
  'a = "\\$"\n',
  "a = 'b'\n",
  'a = `b`\n',
  'a = <<A\nA\n',
  'a = <<A\nA',
  'a = <<A \nA\n',
  'a = << A\nA\n',
  'a = <<-A\n  A\n',
  'a = <<A\n  A  \n',
  'a = <<A\nb\n',
  'a = <<~A\nA\n',
  'a = <<"A"\nA\n',
  'a = <<A\n${b\nA\n',
  'a = <<A\n${b}A\nA\n',
  'a = <<A\n"${b}" \\q\nA\n',
  'a = [<<A\nb\nA\n]\n',
  'a = f(<<A\nb\nA\n, c)\n',
  'a {}\n',
  'a { }\n',
  'a {\n}\n',
  'a\n{\n}\n',
  'a {} b {}\n',
  'a { b = 1 }\n',
  'a { b = 1, c = 2 }\n',
  'a { b = 1; c = 2 }\n',
  'a { b = 1\n}\n',
  'a {\nb = 1 }\n',
  'a { b {} }\n',
  'a { # c\n}\n',
  'a { b = [\n1\n] }\n',
  'a "b" c "d" {}\n',
  'a "b" = 1\n',
  'a "b${c}" {}\n',
  'a "b\\nc" {}\n',
  'a 1 {}\n',
  'a.b {}\n',
  'a.b = 1\n',
  '"a" = 1\n',
  '"a" {}\n',
  'a: 1\n',
  'a {\n',
  '}\n',
  'a = 1\na = 2\n',
  'a {\nb = 1\nb = 2\n}\n',
  'a {}\na {}\n',
  'a = 1 # b',
  'a = 1 // b',
  'a = 1 /* b */',
  '/* a',
  '\ufeffa = 1\n',
  'a = 1\r\nb {\r\n}\r\n',
  'a = 1\rb = 2\n',
  'a = \u00a01\n',
  '_a = 1\n',
  '-a = 1\n',
  'é-1 = ü\n',
  'a = 1_000\n',
  'a = true && false || null\n',
  'a = b.true\n',
  'a = b.for.if\n',
  'a = b["c"]["d"].e[f]\n',
  'a = ((((b))))\n',
  'a = (b\n',
  'a = b)\n',
  'a = [b\n',
  'a = b]\n',
  'a = {b = 1\n',
  'a = b}\n',
];

/**
 * Where this parser means to differ from the reference, none of which is in the samples: it takes a top-level header at
 * the start of a line for one wherever it stands, so that a half-typed block ends before it.
 */
const deliberate: readonly string[] = ['locals {\na = 1\nresource "b" "c" {\n}\n}\n', 'a {\nmodule "b" {\n}\n}\n'];

describe('HCL beside the reference parsers', function () {
  this.timeout(60_000);

  const files = allSamples.map((sample) => parseHcl(sample.text));
  const expressions = distinctExpressions(files);
  const older = [...ownSamples, ...allSamples.slice(ownSamples.length).filter((_, i) => i % 20 === 0)];
  let answers: ReturnType<typeof askReference>;

  before(() => {
    answers = askReference({
      files: [...allSamples.map((sample) => sample.text), ...probes, ...deliberate],
      expressions,
      older: older.map((sample) => sample.text),
    });
  });

  it('accepts the samples that hashicorp/hcl accepts, with the same structure and the same values', () => {
    for (const [i, { name }] of allSamples.entries()) {
      const file = files[i];
      const answer = answers.files[i];
      assert.ok(file !== undefined && answer !== undefined);
      assert.deepEqual([name, errorText(file)], [name, answer.error ?? '']);
      assert.deepEqual(fileJson(file), answer.value, name);
    }
  });

  it('accepts and rejects texts on the edge of the language as hashicorp/hcl does', () => {
    const own = probes.map((text) => [text, errorText(parseHcl(text)) === '' ? 'valid' : 'invalid']);
    const reference = probes.map((text, i) => {
      const answer = answers.files[allSamples.length + i];
      return [text, answer?.error === undefined ? 'valid' : 'invalid'];
    });
    assert.deepEqual(own, reference);
  });

  it('gives those texts the same values', () => {
    for (const [i, text] of probes.entries()) {
      const answer = answers.files[allSamples.length + i];
      if (answer?.error === undefined) assert.deepEqual(fileJson(parseHcl(text)), answer?.value, text);
    }
  });

  it('builds the same expression trees as hashicorp/hcl', () => {
    assert.ok(expressions.length > 50, `only ${expressions.length} expressions`);
    for (const [i, text] of expressions.entries()) {
      const { expression, errors } = parseExpression(text);
      assert.deepEqual([text, errors.map((error) => error.message)], [text, []]);
      assert.equal(shape(expression), referenceShape(answers.expressions[i]?.value), text);
    }
  });

  it('differs on purpose where a top-level header stands in a block', () => {
    for (const [i, text] of deliberate.entries()) {
      assert.equal(answers.files[allSamples.length + probes.length + i]?.error, undefined, text);
      assert.notEqual(errorText(parseHcl(text)), '', text);
    }
  });

  it('accepts what hcl2-parser accepts, which is an older version without functions of providers', () => {
    const rejected = older.filter((_, i) => answers.older[i]?.error !== undefined);
    const unexpected = rejected.filter((sample) => !/\w\s*::\s*\w/.test(sample.text));
    assert.deepEqual(
      unexpected.map((sample) => sample.name),
      [],
    );
  });
});

/** The source of all attribute values, without those that are one plain string, number or word. */
function distinctExpressions(files: readonly HclFile[]): readonly string[] {
  const texts = new Set<string>();
  for (const file of files) {
    for (const item of file.items) {
      if (item.node === null) continue;
      for (const { value } of attributesIn(item.node)) {
        const { start, end } = absolute(item, value);
        const text = file.text.slice(start, end);
        if (!/^("[^"$%\\]*"|\w+)$/.test(text)) texts.add(text.startsWith('<<') ? `${text}\n` : text);
      }
    }
  }
  return [...texts];
}

function attributesIn(node: Attribute | Block): readonly Attribute[] {
  return node.kind === 'attribute' ? [node] : node.body.items.flatMap(attributesIn);
}
