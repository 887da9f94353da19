/** A YAML document as a value of the language. */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import { parseYamlDocument } from '../../syntax/yaml/parse-document';
import { convert } from '../convert';
import { EvaluationError, fail } from '../error';
import type { FunctionContext } from '../function';
import { stringType } from '../type';
import { sortedMap, type Value } from '../value';
import { fromBase64 } from './bytes';
import { tuple } from './signature';
import { formatTime, parseTime } from './time';

/** Nesting beyond which a document is refused; also ends the expansion of an alias inside of itself. */
const maximalDepth = 500;

/** Code units beyond which reading takes too long. */
const maximalLength = 4_000_000;

const prefix = 'tag:yaml.org,2002:';

/** Throws for what is not one YAML document, or has tags beyond those of the core schema. */
export function decodeYaml(source: string, context: FunctionContext): Value {
  if (source.length > maximalLength) {
    return fail(`YAML is only read up to ${maximalLength.toLocaleString('en')} characters`);
  }
  const lines = new LineCounter();
  const options = { version: '1.1', schema: 'failsafe', merge: false, uniqueKeys: false } as const;
  const { document, another } = parseYamlDocument(source, options, lines);
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    return fail(`the string is not YAML: ${error.message.split('\n')[0] ?? ''} at line ${line}, column ${col}:`);
  }
  if (document.directives.yaml.explicit && document.directives.yaml.version !== '1.1') {
    return fail('only YAML 1.1 is read');
  }
  if (another) return fail('the string has more than one YAML document in it');
  if (!document.contents) return fail('the string has no YAML document in it');
  return toValue({ targets: aliasTargets(document), context }, document.contents, 0);
}

interface Reading {
  readonly targets: ReadonlyMap<Alias, Node>;
  readonly context: FunctionContext;
}

/** What every alias stands for: the last node before it with that anchor. */
function aliasTargets(document: Document.Parsed): Map<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node)) {
        if (node.anchor) anchors.set(node.anchor, node);
        return;
      }
      const found = anchors.get(node.source);
      if (found) targets.set(node, found);
    },
  });
  return targets;
}

function toValue(reading: Reading, node: unknown, depth: number): Value {
  if (depth > maximalDepth) return fail(`the document is nested more than ${maximalDepth} levels deep`);
  reading.context.spend(1);
  if (node === null || node === undefined) return null;
  if (isAlias(node)) return toValue(reading, target(reading, node), depth + 1);
  if (isScalar(node)) return resolve(node);
  if (isSeq(node)) {
    checkTag(node.tag, 'seq');
    return tuple(node.items.map((item) => toValue(reading, item, depth + 1)));
  }
  if (isMap(node)) {
    checkTag(node.tag, 'map');
    return sortedMap('object', mapEntries(reading, node, depth));
  }
  return fail('the document has a part that cannot be a value');
}

function target(reading: Reading, alias: Alias): Node {
  return reading.targets.get(alias) ?? fail(`the anchor "${alias.source}" does not exist`);
}

function checkTag(tag: string | undefined, expected: string): void {
  if (tag !== undefined && tag !== '!' && tag !== prefix + expected)
    fail(`the tag ${tag} is not known for a ${expected}`);
}

/** Entries in the order of the text; a later key replaces an earlier one, and `<<` brings in those of another map. */
function mapEntries(reading: Reading, map: YAMLMap, depth: number): Map<string, Value> {
  const entries = new Map<string, Value>();
  for (const pair of map.items) {
    const key: unknown = isAlias(pair.key) ? target(reading, pair.key) : pair.key;
    if (!isScalar(key)) return fail('only strings can be keys');
    if (key.value === '<<') {
      const source: unknown = isAlias(pair.value) ? target(reading, pair.value) : pair.value;
      if (!isMap(source)) return fail('"<<" can only bring in a map');
      for (const [inner, value] of mapEntries(reading, source, depth + 1)) entries.set(inner, value);
      continue;
    }
    const name = convert(resolve(key), stringType);
    if (typeof name !== 'string') return fail('a key is null');
    entries.set(name.normalize(), toValue(reading, pair.value, depth + 1));
  }
  return entries;
}

const decimal = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

/** A scalar by its tag or, where it has none and no quotes, by what it looks like in YAML 1.1. */
function resolve(node: Scalar): Value {
  const source = typeof node.value === 'string' ? node.value.normalize() : '';
  const tag = node.tag?.startsWith(prefix) ? node.tag.slice(prefix.length) : node.tag;
  if (tag === 'binary' && !fromBase64(source)) return fail('a value tagged as binary is not base64');
  if (tag !== undefined && !['str', 'binary', 'bool', 'int', 'float', 'null', 'timestamp'].includes(tag)) {
    return fail(`the tag ${tag} is not known`);
  }
  if (node.type !== 'PLAIN' || tag === 'str' || tag === 'binary') return source;
  const plain = resolvePlain(source, tag === undefined || tag === 'timestamp');
  switch (tag) {
    case 'null':
      return null;
    case 'bool':
      return typeof plain === 'boolean' ? plain : fail(`"${source}" is tagged as bool and is none`);
    case 'int':
    case 'float':
      return typeof plain === 'number' ? plain : fail(`"${source}" is tagged as a number and is none`);
    case 'timestamp':
      return parseTimestamp(source) ?? fail(`"${source}" is tagged as a timestamp and is none`);
    default:
      return plain;
  }
}

function resolvePlain(source: string, timestamps: boolean): Value {
  if (/^(?:|~|null|Null|NULL)$/.test(source)) return null;
  if (/^(?:y|Y|yes|Yes|YES|on|On|ON|true|True|TRUE)$/.test(source)) return true;
  if (/^(?:n|N|no|No|NO|off|Off|OFF|false|False|FALSE)$/.test(source)) return false;
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(source)) return source.startsWith('-') ? -Infinity : Infinity;
  if (/^\.(?:nan|NaN|NAN)$/.test(source)) return fail('a value is no number (NaN)');
  if (decimal.test(source)) return Number(source);
  if (/^0x[\da-fA-F]+$|^0o[0-7]+$/.test(source)) return Number(source);
  return (timestamps ? parseTimestamp(source) : undefined) ?? source;
}

/** A date or time in one of the ways that YAML 1.1 allows, as RFC 3339 without fractions of a second. */
function parseTimestamp(source: string): string | undefined {
  const match =
    /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt](\d\d?):(\d\d?):(\d\d?)(?:\.\d+)?(Z|[+-]\d\d:\d\d))|(?: (\d\d?):(\d\d?):(\d\d?)(?:\.\d+)?))?$/.exec(
      source,
    );
  if (!match) return undefined;
  const [, year = '', month, day, h1, m1, s1, zone = 'Z', h2, m2, s2] = match;
  const two = (part: string | undefined) => (part ?? '0').padStart(2, '0');
  const text = `${year}-${two(month)}-${two(day)}T${two(h1 ?? h2)}:${two(m1 ?? m2)}:${two(s1 ?? s2)}${zone}`;
  try {
    return formatTime(parseTime(text));
  } catch (error) {
    if (error instanceof EvaluationError) return undefined;
    throw error;
  }
}
