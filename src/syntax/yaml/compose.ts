/** Parses one piece of YAML or JSON into its entries: trees of `data.ts`, with what is wrong beside them. Never throws. */
import { type Node as JsonNode, type ParseError, parseTree } from 'jsonc-parser';
import { type Document, isAlias, isMap, isScalar, isSeq, type Tags } from 'yaml';
import { jsonErrorText } from '../json-mistake';
import { shortMessage } from '../short-message';
import {
  type DataChunk,
  type DataEntry,
  type DataNode,
  type DataPair,
  type DataProblem,
  type DataScalar,
  type DataSyntax,
  scalarValue,
} from './data';
import { parseYamlDocument } from './parse-document';
import type { Piece } from './split-yaml';

/** Nobody nests collections so deep, and the libraries need a stack frame and more for each. */
const deepestNesting = 100;

/** With more problems in one piece than this the text is something else. */
const mostProblems = 5;

/** Nodes that the aliases of one piece may stand for: a few lines of them can stand for billions. */
const mostAliased = 20_000;

export function composeChunk(text: string, piece: Piece, syntax: DataSyntax): DataChunk {
  const { start, end, kind, section, indentation } = piece;
  const source = text.slice(start, end);
  const { pair, problems } = composePair(source, syntax, kind);
  const entries: DataEntry[] = [];
  const chunk: DataChunk = { base: start, length: end - start, section, kind, indentation, entries, problems };
  if (!pair) return chunk;
  if (kind === 'entry') {
    entries.push({ chunk, section, key: pair.key, keySpan: pair.keySpan, node: pair.value });
  } else if (kind === 'section' && pair.value.kind === 'map' && pair.value.entries.length > 0) {
    for (const { key, keySpan, value } of pair.value.entries)
      entries.push({ chunk, section, key, keySpan, node: value });
  } else {
    entries.push({ chunk, section, key: '', keySpan: pair.keySpan, node: pair.value });
  }
  return chunk;
}

interface Composed {
  readonly pair: DataPair | undefined;
  readonly problems: readonly DataProblem[];
}

function composePair(source: string, syntax: DataSyntax, kind: Piece['kind']): Composed {
  const whole = { start: 0, end: source.trimEnd().length };
  if (isTooDeep(source)) {
    const message = `Collections are nested more than ${deepestNesting} levels deep`;
    return { pair: undefined, problems: [{ code: 'too-deep', message, ...whole }] };
  }
  if (kind === 'stray') {
    const message = 'A key followed by a colon is expected here';
    return { pair: undefined, problems: [{ code: 'expected-key', message, ...whole }] };
  }
  try {
    return syntax === 'json' ? composeJson(source) : composeYaml(source);
  } catch (error) {
    // The libraries recurse; what the check above lets through may still be too much for a small stack.
    if (!(error instanceof RangeError)) throw error;
    return { pair: undefined, problems: [{ code: 'too-deep', message: 'This is nested too deeply', ...whole }] };
  }
}

/** Counts brackets, indentation and list marks without regard to quotes: what is inside them stays far below the limit. */
function isTooDeep(text: string): boolean {
  let brackets = 0;
  let columns: number[] = [];
  for (let index = 0, lineStart = 0, atStart = true; index < text.length; index++) {
    const character = text[index];
    if (character === '\n') {
      lineStart = index + 1;
      atStart = true;
    } else if (character === '{' || character === '[') {
      if (++brackets > deepestNesting) return true;
      atStart = false;
    } else if (character === '}' || character === ']') {
      brackets = Math.max(0, brackets - 1);
    } else if (atStart && character !== ' ' && character !== '\t' && character !== '\r') {
      const column = index - lineStart;
      if (columns.length === 0 || column > (columns.at(-1) ?? 0)) columns.push(column);
      else if (column < (columns.at(-1) ?? 0)) columns = columns.filter((other) => other <= column);
      if (columns.length > deepestNesting) return true;
      // `- - - a`: each mark is a level of its own.
      atStart = (character === '-' || character === '?') && /\s/.test(text[index + 1] ?? '');
    }
  }
  return false;
}

// JSON

function composeJson(source: string): Composed {
  const errors: ParseError[] = [];
  const root = parseTree(`{${source}\n}`, errors, { allowTrailingComma: true });
  const [property, other] = root?.children ?? [];
  const [key, value] = property?.children ?? [];
  const problems = errors.slice(0, mostProblems).map(({ error, offset, length }) => ({
    code: 'json-syntax',
    message: `This is no valid JSON: ${jsonErrorText(error)}`,
    start: Math.min(offset - 1, source.length),
    end: Math.min(offset - 1 + length, source.length),
  }));
  if (!key) return { pair: undefined, problems };
  if (other && problems.length === 0) {
    problems.push({ code: 'json-syntax', message: 'A comma is expected', start: other.offset - 1, end: other.offset });
  }
  const end = source.length;
  const node: DataNode = value ? jsonNode(value) : { kind: 'scalar', value: null, start: end, end };
  return { pair: jsonPair(key, node, 0), problems };

  function jsonNode(json: JsonNode): DataNode {
    const span = { start: json.offset - 1, end: json.offset - 1 + json.length };
    const children = json.children ?? [];
    if (json.type === 'array') return { kind: 'list', items: children.map(jsonNode), ...span };
    if (json.type === 'object') {
      const entries: DataPair[] = [];
      for (const { children: [name, item] = [] } of children) {
        if (!name) continue;
        const after = name.offset - 1 + name.length;
        const found: DataNode = item ? jsonNode(item) : { kind: 'scalar', value: null, start: after, end: after };
        entries.push(jsonPair(name, found, name.offset - 1));
      }
      return { kind: 'map', entries, ...span };
    }
    const value: DataScalar['value'] =
      json.type === 'number' ? scalarValue(source.slice(span.start, span.end)) : primitive(json.value);
    return { kind: 'scalar', value, ...span };
  }
}

function jsonPair(key: JsonNode, value: DataNode, start: number): DataPair {
  const keySpan = { start: key.offset - 1, end: key.offset - 1 + key.length };
  return { key: String(key.value), keySpan, value, start, end: Math.max(keySpan.end, value.end) };
}

function primitive(value: unknown): DataScalar['value'] {
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

// YAML

/** Tags that are functions: known to the library, for it makes an error with a stack of each that is not. */
const functionTags: readonly string[] = [
  ...['Ref', 'Condition', 'Sub', 'GetAtt', 'Join', 'Select', 'Split', 'FindInMap', 'If', 'And', 'Or', 'Not', 'Equals'],
  ...['Base64', 'Cidr', 'GetAZs', 'ImportValue', 'Transform', 'Length', 'ToJsonString'],
];

const customTags: Tags = functionTags.flatMap((name) => [
  { tag: `!${name}`, resolve: (text: string) => text },
  { tag: `!${name}`, collection: 'seq' },
  { tag: `!${name}`, collection: 'map' },
]);

function composeYaml(source: string): Composed {
  const { document } = parseYamlDocument(source, {
    // The library compares every key with all before it.
    uniqueKeys: false,
    strict: false,
    customTags,
  });
  const problems: DataProblem[] = document.errors.slice(0, mostProblems).map(({ pos, message }) => ({
    code: 'yaml-syntax',
    message: shortMessage(message.split('\n', 1)[0] ?? message),
    start: Math.min(pos[0], source.length),
    end: Math.min(pos[1], source.length),
  }));
  const composer = new YamlComposer(document, problems);
  const { contents } = document;
  const [first] = isMap(contents) ? contents.items : [];
  if (!first) {
    if (problems.length === 0) {
      const message = 'A key with a value is expected here';
      problems.push({ code: 'expected-key', message, start: 0, end: source.trimEnd().length });
    }
    return { pair: undefined, problems };
  }
  return { pair: composer.pair(first, 0), problems };
}

class YamlComposer {
  private aliased = 0;
  private inAlias = 0;

  constructor(
    private readonly document: Document.Parsed,
    private readonly problems: DataProblem[],
  ) {}

  pair(item: { readonly key: unknown; readonly value?: unknown }, before: number): DataPair {
    const keyNode = this.node(item.key, before);
    const key = keyNode.kind === 'scalar' ? keyText(item.key, keyNode) : '';
    const keySpan = { start: keyNode.start, end: keyNode.end };
    const value = this.node(item.value, keyNode.end);
    return { key, keySpan, value, start: keySpan.start, end: Math.max(keySpan.end, value.end) };
  }

  node(node: unknown, before: number): DataNode {
    if (isAlias(node)) return this.alias(node, before);
    if (this.inAlias > 0) this.aliased++;
    if (isScalar(node)) {
      const [start = before, end = start] = node.range ?? [];
      const value =
        node.type === 'PLAIN' && node.tag !== 'tag:yaml.org,2002:str'
          ? scalarValue(node.source ?? '')
          : typeof node.value === 'string'
            ? node.value
            : (node.source ?? null);
      return tagged(node.tag, { kind: 'scalar', value, start, end });
    }
    if (isSeq(node)) {
      const [start = before, end = start] = node.range ?? [];
      return tagged(node.tag, { kind: 'list', items: node.items.map((item) => this.node(item, start)), start, end });
    }
    if (isMap(node)) {
      const [start = before, end = start] = node.range ?? [];
      return tagged(node.tag, { kind: 'map', entries: node.items.map((item) => this.pair(item, start)), start, end });
    }
    return { kind: 'scalar', value: null, start: before, end: before };
  }

  /** What an alias stands for, at the alias's place. */
  private alias(node: Parameters<typeof isAlias>[0] & object, before: number): DataNode {
    if (!isAlias(node)) return { kind: 'scalar', value: null, start: before, end: before };
    const [start = before, end = start] = node.range ?? [];
    const target = node.resolve(this.document);
    const refused =
      target === undefined
        ? `There is no anchor &${node.source} before this`
        : this.aliased > mostAliased || this.inAlias > deepestNesting
          ? `Aliases stand for more than ${mostAliased.toLocaleString('en')} values`
          : undefined;
    if (refused !== undefined) {
      if (this.problems.length < mostProblems) {
        this.problems.push({ code: 'yaml-alias', message: refused, start, end });
      }
      return { kind: 'scalar', value: null, start, end };
    }
    this.inAlias++;
    const found = this.node(target, start);
    this.inAlias--;
    return { ...found, start, end };
  }
}

function keyText(node: unknown, found: DataScalar): string {
  return isScalar(node) && node.type === 'PLAIN' ? (node.source ?? '') : String(found.value ?? '');
}

/** `!Ref a` is `{Ref: a}`, `!Sub a` is `{Fn::Sub: a}`; tags of YAML itself (`!!str`) are none of these. */
function tagged<T extends DataNode>(tag: string | undefined, node: T): DataNode {
  if (!tag?.startsWith('!') || tag === '!') return node;
  const name = tag.slice(1);
  const { start, end } = node;
  const key = name === 'Ref' || name === 'Condition' || name.includes('::') ? name : `Fn::${name}`;
  return { kind: 'map', entries: [{ key, keySpan: { start, end: start }, value: node, start, end }], start, end };
}
