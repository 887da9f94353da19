// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the snippets are HCL.
import assert from 'node:assert/strict';
import { parseHcl } from '../../src/syntax/hcl';
import { fileText } from './tree';

const BEFORE = ['resource "aws_vpc" "before":', '  cidr_block = "10.0.0.0/16"', '  name = "b"'];
const AFTER = ['resource "aws_eip" "after":', '  instance = (. (. aws_instance web) id)', '  tags = {"a": 1}'];

/** What is being typed inside the block, and the line of the tree that it makes. */
const inside: readonly (readonly [typed: string, tree: string])[] = [
  ['x', 'x = _'],
  ['x =', 'x = _'],
  ['x = ', 'x = _'],
  ['x = var.', 'x = (. var _)'],
  ['x = var.a.', 'x = (. (. var a) _)'],
  ['x = "abc', 'x = "abc"'],
  ['x = "${', 'x = (template ${_})'],
  ['x = "${var', 'x = (template ${var})'],
  ['x = "${f(a', 'x = (template ${(f() a)})'],
  ['x = "%{ if a', 'x = (template (if a [] []))'],
  ['x = f(', 'x = (f())'],
  ['x = f(a,', 'x = (f() a)'],
  ['x = [', 'x = []'],
  ['x = ["a",', 'x = ["a"]'],
  ['x = [\n    f(a,\n    "b"\n  ]', 'x = [(f() a "b")]'],
  ['x = {', 'x = {}'],
  ['x = {\n    a = 1', 'x = {"a": 1}'],
  ['x = {\n    a\n  }', 'x = {"a": _}'],
  ['x = {\n    a =\n  }', 'x = {"a": _}'],
  ['x {', 'x:\n    …'],
  ['x {\n    a = 1', 'x:\n    a = 1\n    …'],
  ['x = <<', 'x = _'],
  ['x = <<EOT', 'x = ""'],
  ['x = <<EOT\n    text\n    more', 'x = "    text\\n    more"'],
  ['x = a ?', 'x = (? a _ _)'],
  ['x = a ? b :', 'x = (? a b _)'],
  ['x = [for', 'x = ([for _ in _ : _)'],
  ['x = [for a in b', 'x = ([for a in b : _)'],
  ['x = {for a in b :', 'x = ({for a in b : _ => _)'],
  ['x = 1 +', 'x = (+ 1 _)'],
  ['x = !', 'x = (! _)'],
  ['x = a[', 'x = (index a _)'],
  ['x = a[0', 'x = (index a 0)'],
  ['x = a b', 'x = a'],
];

/** What is being typed at the top level, and the tree that it makes. */
const outside: readonly (readonly [typed: string, tree: string])[] = [
  ['reso', 'reso = _'],
  ['resource "aws_inst', 'resource "aws_inst":\n  …'],
  ['resource "aws_instance" "web"', 'resource "aws_instance" "web":\n  …'],
  ['resource "aws_instance" "web" {', 'resource "aws_instance" "web":\n  …'],
  ['resource "aws_instance" "web" {\n  ami = "a"', 'resource "aws_instance" "web":\n  ami = "a"\n  …'],
  ['resource "aws_instance" "web"\n  ami = "a"\n}', 'resource "aws_instance" "web":\n  ami = "a"'],
  ['locals {\n  a = {\n    b = [', 'locals:\n  a = {"b": []}\n  …'],
  ['locals {\n  a = <<EOT\n    text', 'locals:\n  a = "    text"\n  …'],
  ['locals {\n  a = "${f({', 'locals:\n  a = (template ${(f() {})})\n  …'],
];

const before = 'resource "aws_vpc" "before" {\n  cidr_block = "10.0.0.0/16"\n  name = "b"\n}\n\n';
const after = '\n\nresource "aws_eip" "after" {\n  instance = aws_instance.web.id\n  tags = {\n    a = 1\n  }\n}\n';
const rest = ['  last = 1', '  disk:', '    size = 2'];

describe('HCL recovery from half-typed text', () => {
  it('keeps every other attribute while one is typed', () => {
    const actual = inside.map(([typed]) => {
      const block = `resource "aws_instance" "web" {\n  ami = "a"\n  ${typed}\n  last = 1\n  disk {\n    size = 2\n  }\n}`;
      return fileText(parseHcl(before + block + after)).split('\n');
    });
    const expected = inside.map(([, tree]) => [
      ...BEFORE,
      'resource "aws_instance" "web":',
      '  ami = "a"',
      ...`  ${tree}`.split('\n'),
      ...rest,
      ...AFTER,
    ]);
    assert.deepEqual(actual, expected);
  });

  it('keeps the blocks around one that is typed', () => {
    const actual = outside.map(([typed]) => fileText(parseHcl(before + typed + after)).split('\n'));
    const expected = outside.map(([, tree]) => [...BEFORE, ...tree.split('\n'), ...AFTER]);
    assert.deepEqual(actual, expected);
  });

  it('keeps the attributes after an unclosed comment and its neighbours after a brace too many', () => {
    const web = (typed: string) => `resource "aws_instance" "web" {\n  ami = "a"\n  ${typed}\n  last = 1\n}`;
    const head = ['resource "aws_instance" "web":', '  ami = "a"'];
    assert.deepEqual(fileText(parseHcl(before + web('/* x') + after)).split('\n'), [
      ...BEFORE,
      ...head,
      '  last = 1',
      ...AFTER,
    ]);
    assert.deepEqual(fileText(parseHcl(before + web('}') + after)).split('\n'), [
      ...BEFORE,
      ...head,
      'last = 1',
      'nothing',
      ...AFTER,
    ]);
  });

  it('loses nothing of the neighbours at any keystroke of a block typed from its first letter', () => {
    const typed =
      'resource "aws_instance" "web" {\n  ami = "${f([var.a, { b = "c" }])}"\n  disk {\n    size = <<-EOT\n      x\n    EOT\n  }\n}';
    const lost: string[] = [];
    for (let length = 0; length <= typed.length; length++) {
      const lines = fileText(parseHcl(before + typed.slice(0, length) + after)).split('\n');
      const kept =
        lines.slice(0, BEFORE.length).join() === BEFORE.join() && lines.slice(-AFTER.length).join() === AFTER.join();
      if (!kept) lost.push(typed.slice(0, length));
    }
    assert.deepEqual(lost, []);
  });
});
