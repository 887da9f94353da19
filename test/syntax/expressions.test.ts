// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the snippets are HCL.
import assert from 'node:assert/strict';
import { parseExpression, parseTemplate } from '../../src/syntax/hcl';
import { expressionText } from './tree';

/** Snippet and tree in prefix form; `@` is the element of a splat. */
type Table = readonly (readonly [snippet: string, tree: string])[];

const terms: Table = [
  ['1', '1'],
  ['1.50', '1.50'],
  ['1e3', '1e3'],
  ['2.5E-2', '2.5E-2'],
  ['true', 'true'],
  ['null', 'null'],
  ['nullable', 'nullable'],
  ['a-b', 'a-b'],
  ['größe', 'größe'],
  ['f()', '(f())'],
  ['f(1, 2,)', '(f() 1 2)'],
  ['f(a...)', '(f() a...)'],
  ['provider::aws::arn_parse(x)', '(provider::aws::arn_parse() x)'],
  ['a :: b()', '(a::b())'],
];

const traversals: Table = [
  ['a.b', '(. a b)'],
  ['a . b', '(. a b)'],
  ['a.0', '(index a 0)'],
  ['a.0.b', '(. (index a 0) b)'],
  ['a[0]', '(index a 0)'],
  ['a["b"]', '(index a "b")'],
  ['a[b.c]', '(index a (. b c))'],
  ['a.b[0].c', '(. (index (. a b) 0) c)'],
  ['f(x).y[0]', '(index (. (f() x) y) 0)'],
  ['a[*]', '([*] a @)'],
  ['a[*].b[0]', '([*] a (index (. @ b) 0))'],
  ['a[*].b[*].c', '([*] a ([*] (. @ b) (. @ c)))'],
  ['a.*', '(.* a @)'],
  ['a.*.b.0', '(.* a (index (. @ b) 0))'],
  ['a.*.b[0].c', '(. (index (.* a (. @ b)) 0) c)'],
];

const operators: Table = [
  ['1 + 2 * 3', '(+ 1 (* 2 3))'],
  ['1 - 2 - 3', '(- (- 1 2) 3)'],
  ['(1 - 2) * 3', '(* ((- 1 2)) 3)'],
  ['8 / 4 % 3', '(% (/ 8 4) 3)'],
  ['a || b && c == d', '(|| a (&& b (== c d)))'],
  ['a == b != c', '(!= (== a b) c)'],
  ['a < b + 1', '(< a (+ b 1))'],
  ['a <= b && c >= d', '(&& (<= a b) (>= c d))'],
  ['-a + !b', '(+ (- a) (! b))'],
  ['-a.b', '(- (. a b))'],
  ['- -a', '(- (- a))'],
  ['!!a', '(! (! a))'],
  ['a-1', 'a-1'],
  ['a -1', '(- a 1)'],
  ['a ? b : c', '(? a b c)'],
  ['a ? b : c ? d : e', '(? a b (? c d e))'],
  ['a ? b ? 1 : 2 : 3', '(? a (? b 1 2) 3)'],
  ['a == b ? c + 1 : d', '(? (== a b) (+ c 1) d)'],
  ['a /* b */ + # c\n b // d', '(+ a b)'],
  ['(\n  a\n  + b\n)', '((+ a b))'],
];

const collections: Table = [
  ['[]', '[]'],
  ['[1, 2,]', '[1, 2]'],
  ['[\n  1,\n  2\n]', '[1, 2]'],
  ['{}', '{}'],
  ['{ a = 1, b : 2 }', '{"a": 1, "b": 2}'],
  ['{\n  a = 1\n  b = 2, c = 3\n\n}', '{"a": 1, "b": 2, "c": 3}'],
  ['{ "a b" = 1, (c) = 2, d.e = 3, 4 = 5 }', '{"a b": 1, (c): 2, (. d e): 3, 4: 5}'],
  ['{ true = 1, null = 2 }', '{"true": 1, "null": 2}'],
  ['{ "${a}-b" = 1 }', '{(template ${a} "-b"): 1}'],
  ['[for v in x : v]', '([for v in x : v)'],
  ['[for i, v in x : v if i > 0]', '([for i,v in x : v if (> i 0))'],
  ['{ for k, v in x : k => v }', '({for k,v in x : k => v)'],
  ['{ for v in x : v.a => v... if v.b }', '({for v in x : (. v a) => v... if (. v b))'],
  ['{\n  for k, v in {\n    a = 1\n  } :\n  k =>\n  v\n}', '({for k,v in {"a": 1} : k => v)'],
  ['[for x in for : x]', '([for x in for : x)'],
  ['f(\n  a,\n  { b = 1 },\n)', '(f() a {"b": 1})'],
];

const strings: Table = [
  ['"a"', '"a"'],
  ['""', '""'],
  ['"a ${b} c"', '(template "a " ${b} " c")'],
  ['"${a}"', '(template ${a})'],
  ['"${a}${b}"', '(template ${a} ${b})'],
  ['"${\n  a\n}"', '(template ${a})'],
  ['"a\\tb\\n\\"\\\\\\u00e9\\U0001F600"', '"a\\tb\\n\\"\\\\é😀"'],
  ['"$${a} %%{b} $ $$ 100%"', '"${a} %{b} $ $$ 100%"'],
  ['"$$${a}"', '"$${a}"'],
  ['"e\\u0301"', '"é"'],
  ['"${f("x ${y}")}"', '(template ${(f() (template "x " ${y}))})'],
  ['"${ { a = "}" }.a }"', '(template ${(. {"a": "}"} a)})'],
  ['"a ${~ b ~} c"', '(template "a" ${b} "c")'],
  ['"a ${~ b ~}"', '(template "a" ${b})'],
  ['"${b ~} "', '(template ${b} "")'],
  ['"%{ if a }b%{ else }c%{ endif }"', '(template (if a ["b"] ["c"]))'],
  ['"%{ if a }b%{ endif }"', '(template (if a ["b"] []))'],
  ['"%{ for k, v in x }${v}%{ endfor }"', '(template (for k,v in x [${v}]))'],
  ['"%{ for v in x }%{ if v }y%{ endif }%{ endfor }"', '(template (for v in x [(if v ["y"] [])]))'],
];

const heredocs: Table = [
  ['<<A\nx\n  y ${z}\nA\n', '(template "x\\n  y " ${z} "\\n")'],
  ['<<A\n\\n $${x}\n  A\n', '"\\\\n ${x}\\n"'],
  ['<<A\nA\n', '""'],
  ['<<A\r\nx\r\nA\r\n', '"x\\r\\n"'],
  ['<<-A\n    x\n      y\n\n    z\n  A\n', '"x\\n  y\\n\\nz\\n"'],
  ['<<-A\n  x\n ${y}\n  A\n', '(template " x\\n" ${y} "\\n")'],
  ['<<-A\n  x\n${y}\n  A\n', '(template "  x\\n" ${y} "\\n")'],
  ['<<A\n%{ for v in x ~}\n- ${v}\n%{ endfor ~}\nend\nA\n', '(template (for v in x ["- " ${v} "\\n"]) "end\\n")'],
  ['f(<<A\nx\nA\n, b)', '(f() "x\\n" b)'],
];

describe('HCL expressions', () => {
  const groups = { terms, traversals, operators, collections, strings, heredocs };
  for (const [name, table] of Object.entries(groups)) {
    it(`reads ${name}`, () => {
      const actual = table.map(([snippet]) => {
        const { expression, errors } = parseExpression(snippet);
        return [snippet, errors.length === 0 ? expressionText(expression) : JSON.stringify(errors)];
      });
      assert.deepEqual(actual, table);
    });
  }

  it('gives numbers as doubles with their text beside', () => {
    const { expression } = parseExpression('2.50e1');
    assert.deepEqual(expression, { kind: 'literal', start: 0, end: 6, value: 25, raw: '2.50e1' });
  });

  it('reads bare templates, where a backslash is a backslash', () => {
    const table: Table = [
      ['', '""'],
      ['a\\n"b"', '"a\\\\n\\"b\\""'],
      ['${a}', '(template ${a})'],
      ['a $${b} ${c}\n', '(template "a ${b} " ${c} "\\n")'],
    ];
    assert.deepEqual(
      table.map(([snippet]) => [snippet, expressionText(parseTemplate(snippet).expression)]),
      table,
    );
  });

  it('marks every node with the text it stands for', () => {
    const snippet = 'f(a.b[0], "x ${ y }", [for v in w : -v], c ? 1 : (2))';
    const spans: string[] = [];
    JSON.stringify(parseExpression(snippet).expression, (_, node) => {
      if (typeof node?.kind === 'string') spans.push(`${node.kind} ${snippet.slice(node.start, node.end)}`);
      return node;
    });
    assert.deepEqual(spans, [
      `call ${snippet}`,
      'identifier f',
      'index a.b[0]',
      'get-attribute a.b',
      'variable a',
      'identifier b',
      'literal 0',
      'template "x ${ y }"',
      'text x ',
      'interpolation ${ y }',
      'variable y',
      'for [for v in w : -v]',
      'identifier v',
      'variable w',
      'unary -v',
      'variable v',
      'conditional c ? 1 : (2)',
      'variable c',
      'literal 1',
      'parentheses (2)',
      'literal 2',
    ]);
  });
});
