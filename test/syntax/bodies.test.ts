// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the snippets are HCL.
import assert from 'node:assert/strict';
import { absolute, parseHcl } from '../../src/syntax/hcl';
import { errorText, fileText } from './tree';

/** Snippet, tree, errors: code, the text they mark, message. */
type Case = readonly [snippet: string, tree: string, ...errors: string[]];

const valid: readonly Case[] = [
  ['', ''],
  ['# nothing\n\n/* at\n all */', ''],
  ['a = 1', 'a = 1'],
  ['\ufeffa = 1\r\nb = 2\r\n', 'a = 1\nb = 2'],
  ['a {}\n', 'a:'],
  ['a b "c d" {\n  e = 1 # f\n\n  g { h = 2 }\n}\n', 'a b "c d":\n  e = 1\n  g:\n    h = 2'],
  ['a "\\"b\\u00e9$${c}" {\n}', 'a "\\"bé${c}":'],
  ['for = 1\nif = 2\nnull = 3\nin = for', 'for = 1\nif = 2\nnull = 3\nin = for'],
  ['a = [ # b\n  1, /* c\n  */ 2\n] // d\n', 'a = [1, 2]'],
  ['a-b = 1\n_c = 2\nδ = 3', 'a-b = 1\n_c = 2\nδ = 3'],
  ['/* b */ a /* c */ = /* d */ 1 /* e */', 'a = 1'],
  ['check "a" {\ndata "b" "c" {\n}\n}\n', 'check "a":\n  data "b" "c":'],
];

const broken: readonly Case[] = [
  ['a = 1\na = 2', 'a = 1\na = 2', 'duplicate-attribute at "a": "a" is already set above.'],
  ['b {\n  a = 1\n  a = 2\n}', 'b:\n  a = 1\n  a = 2', 'duplicate-attribute at "a": "a" is already set in this block.'],
  [
    'b { a = 1, c = 2 }',
    'b:\n  a = 1\n  c = 2',
    'invalid-block at ",": A block on one line holds a single argument: put each on a line of its own.',
  ],
  [
    'b { a = 1\n  c = 2\n}',
    'b:\n  a = 1\n  c = 2',
    'invalid-block at "": A block that starts with an argument on its first line is closed on that line: expected "}".',
  ],
  [
    'b { c {} }',
    'b:\n  c:',
    'invalid-block at "c": A block on one line holds a single argument: put a nested block on lines of its own.',
  ],
  ['b\n{\n  a = 1\n}', 'b:\n  a = 1', 'invalid-block at "": Expected "{" on the same line as the block header.'],
  ['b "x" = 1', 'b "x":\n  …', 'invalid-block at "=": Expected "{" after the block header, found "=".'],
  [
    'b "${x}" {\n}',
    'b "${x}":',
    'invalid-block at "\\"${x}\\"": A block label is plain text: "${" and "%{" are not allowed in it.',
  ],
  ['"a" = 1', 'a = 1', 'expected-item at "\\"a\\"": Expected the name of an attribute without quotes: a.'],
  ['a = 1 b = 2', 'a = 1', 'expected-token at "b": Expected a new line after an attribute, found "b".'],
  ['a == 1', 'a = 1', 'expected-token at "==": Expected "=" after "a", found "==".'],
  ['a: 1', 'nothing', 'expected-token at ":": Expected "=" or "{" after "a", found ":".'],
  ['b {} c {}', 'b:\nc:', 'expected-token at "c": Expected a new line after a block, found "c".'],
  ['}', 'nothing', 'expected-item at "}": Expected an attribute or a block, found "}".'],
  ['b {', 'b:\n  …', 'unclosed-block at "{": This block is not closed: expected "}" for "b".'],
  ['a = [1 2]', 'a = [1, 2]', 'expected-token at "2": Expected "," or "]" after an element, found "2".'],
  ['a = [1; 2]', 'a = [1, 2]', 'expected-token at ";": Expected "," or "]" after an element, found ";".'],
  ['a = (1', 'a = (1)', 'unclosed-bracket at "(": This "(" is not closed: expected ")".'],
  ['a = f(b... c)', 'a = (f() b c)', 'expected-token at "c": Expected ")" after "...", found "c".'],
  [
    'a = b::c',
    'a = (b::c())',
    'expected-token at "": Expected "(" after the name of a function, found the end of the text.',
  ],
  [
    'a = x.0.1',
    'a = (index (index x 0) 1)',
    'invalid-number at "0.1": Write ".0.1" as "[0][1]": indexes in a row need brackets.',
  ],
  [
    'a = x.*.*.y',
    'a = (.* x (. @ y))',
    'expected-token at "*": Expected an attribute name: ".*" cannot follow another ".*".',
  ],
  [
    'a = [for v in x : k => v]',
    'a = ([for v in x : v)',
    'expected-token at "=>": A "for" in "[ ]" makes a list: it has a value but no key.',
  ],
  [
    'a = {for v in x : v}',
    'a = ({for v in x : v => _)',
    'expected-token at "}": Expected "=>" and a value: a "for" in "{ }" has a key and a value, found "}".',
  ],
  [
    'a = [for v in x : v...]',
    'a = ([for v in x : v)',
    'expected-token at "...": "..." groups values by key, which a "for" in "[ ]" has not.',
  ],
  [
    'a = [for v of x : v]',
    'a = ([for v in of : _)',
    'expected-token at "of": Expected "in" and a collection, found "of".',
  ],
  ['a = { b 1 }', 'a = {"b": _, 1: _}', 'expected-token at "1": Expected "=" after a key, found "1".'],
  [
    'a = { b => 1 }',
    'a = {"b": 1}',
    'expected-token at "=>": Expected "=" after a key: "=>" belongs to "for" expressions.',
  ],
  [
    'a = { b = 1 c = 2 }',
    'a = {"b": 1, "c": 2}',
    'expected-token at "c": Expected "," or a new line after an entry, found "c".',
  ],
  ['a = ;', 'a = _', 'expected-expression at ";": Expected a value, found ";".'],
  ['a = 12abc', 'a = 12', 'expected-token at "abc": Expected a new line after an attribute, found "abc".'],
  [
    'a = "b',
    'a = "b"',
    'unclosed-string at "\\"b": This string is not closed: expected a quotation mark before the line ends.',
  ],
  ['a = "${b"', 'a = (template ${b})', 'unclosed-template at "\\"": Expected "}" to close the "${", found a string.'],
  ['a = "${}"', 'a = (template ${_})', 'expected-expression at "}": Expected a value, found "}".'],
  ['a = "${b c}"', 'a = (template ${b})', 'unclosed-template at "c": Expected "}" to close the "${", found "c".'],
  [
    'a = "\\q"',
    'a = "\\\\q"',
    'invalid-escape at "\\\\q": "\\q" is no escape sequence: expected \\n, \\r, \\t, \\", \\\\, \\u or \\U.',
  ],
  ['a = "\\u12"', 'a = "\\\\u12"', 'invalid-escape at "\\\\u": Expected 4 hexadecimal digits after "\\u".'],
  [
    'a = "%{ if b }c"',
    'a = (template (if b ["c"] []))',
    'unclosed-template at "%{ if b }": This "if" is not closed: expected "%{ endif }".',
  ],
  [
    'a = "%{ endif }"',
    'a = (template )',
    'unclosed-template at "%{ endif }": This "endif" belongs to nothing: no "if" is open.',
  ],
  [
    'a = "%{ if b }%{ endfor }%{ endif }"',
    'a = (template (if b [] []))',
    'unclosed-template at "%{ endfor }": Expected "endif", found "endfor".',
  ],
  [
    'a = "%{ b }"',
    'a = (template ${b})',
    'expected-token at "b": Expected "if", "else", "endif", "for" or "endfor", found "b".',
  ],
  [
    'a = <<A\nb\n',
    'a = "b"',
    'unclosed-heredoc at "<<A": This heredoc is not closed: expected a line with nothing but "A".',
  ],
  ['a = <<A \nb\nA\n', 'a = "b\\n"', 'unclosed-heredoc at " ": Expected a new line right after "A", found blanks.'],
  ['a = <<A\nb\nA', 'a = "b\\n"', 'unclosed-heredoc at "A": Expected a new line after the closing "A".'],
  ['a = 1 /* b', 'a = 1', 'unclosed-comment at "/*": This comment is not closed: "*/" is missing.'],
];

describe('HCL bodies', () => {
  it('reads attributes and blocks', () => {
    const actual = valid.map(([snippet]) => {
      const file = parseHcl(snippet);
      return [snippet, fileText(file), ...errorText(file).split('\n').filter(Boolean)];
    });
    assert.deepEqual(actual, valid);
  });

  it('says what was expected and what was found', () => {
    const actual = broken.map(([snippet]) => {
      const file = parseHcl(snippet);
      return [snippet, fileText(file), ...errorText(file).split('\n')];
    });
    assert.deepEqual(actual, broken);
  });

  it('places the nodes of items in the file', () => {
    const text = '# first\na = 1\n\nb "c" {\n  d = 2\n}\n';
    const words = parseHcl(text).items.map((item) => {
      if (!item.node) return null;
      const { start, end } = absolute(item, item.node);
      return text.slice(start, end);
    });
    assert.deepEqual(words, ['a = 1', 'b "c" {\n  d = 2\n}']);
  });
});
