/** The list of a provider's types without a spec: those that cost nothing by themselves, and those without a price: `free.yaml`. */
import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { shortMessage } from '../syntax/short-message';
import { isCloudFormationType } from './cloudformation-map';
import type { SpecError } from './spec';
import { checkKeys, plainText, type Reader } from './spec-reader';
import { parseYaml } from './yaml';

export interface FreeList {
  /** Why each type is free; empty where there is nothing to say. */
  readonly types: ReadonlyMap<string, string>;
  /** The same for types that begin alike: `Custom::` for `Custom::*`. */
  readonly beginnings: ReadonlyMap<string, string>;
  /** What is billed of types that no price is known of. */
  readonly unpriced: ReadonlyMap<string, string>;
  readonly errors: readonly SpecError[];
}

type Key = 'free' | 'cloudformation';

/**
 * `{free: [aws_iam_role, …], cloudformation: [AWS::IAM::Role, {type: Custom::*, because: …}, …],
 * unpriced: {AWS::Wickr::Network: users are billed by the month}}`.
 */
export function loadFreeList(text: string, file: string): FreeList {
  const { items, unpriced, rest, lines } = takePlainItems(text);
  const yaml = parseYaml(rest);
  const lineOf: Reader['lineOf'] = (node) => lines[yaml.lineOf(node)] ?? 0;
  const errors = yaml.errors.map(({ line, message }): SpecError => ({ file, line: lines[line] ?? 0, message }));
  const reader: Reader = {
    lineOf,
    fail: (node, message) => {
      errors.push({ file, line: lineOf(node), message: shortMessage(message) });
    },
  };
  const types = new Map<string, string>();
  const beginnings = new Map<string, string>();
  const add = (key: Key, type: string | undefined, because: string, line: number): void => {
    if (type && key === 'free') types.set(type, because);
    else if (type?.endsWith('::*')) beginnings.set(type.slice(0, -1), because);
    else if (type && isCloudFormationType(type)) types.set(type, because);
    else errors.push({ file, line, message: expected[key] });
  };
  const root: unknown = yaml.document.contents;
  if (!isMap(root) || !root.has('free')) {
    reader.fail(isMap(root) ? root : null, 'A list of free types is {free: [type, …]}');
    return { types, beginnings, unpriced, errors };
  }
  checkKeys(reader, root, ['free', 'cloudformation', 'unpriced'], 'a list of free types');
  for (const { key, type, because, line } of items) add(key, type, because, line);
  const plainKeys = new Set(items.map(({ key }) => key));
  for (const node of listOf(reader, root, 'free', plainKeys)) add('free', plainText(node), '', lineOf(node));
  for (const node of listOf(reader, root, 'cloudformation', plainKeys)) {
    const { type, because } = cloudFormationEntry(reader, node);
    add('cloudformation', type, because, lineOf(node));
  }
  addUnpriced(reader, root, unpriced);
  return { types, beginnings, unpriced, errors: errors.sort((a, b) => a.line - b.line) };
}

/** What is left of the map of types without a price when its plain lines have been taken out. */
function addUnpriced(reader: Reader, root: YAMLMap, unpriced: Map<string, string>): void {
  const map: unknown = root.get('unpriced', true);
  if (map === undefined || (isScalar(map) && map.value === null && unpriced.size > 0)) return;
  if (!isMap<Node, Node>(map)) {
    reader.fail(root, '"unpriced" is a map of types: {type: what is billed}');
    return;
  }
  for (const { key, value } of map.items) {
    const type = plainText(key);
    const because = plainText(value);
    if (!type || !because) reader.fail(key, 'A type and what is billed of it is expected here: AWS::X::Y: by the hour');
    else unpriced.set(type, because);
  }
}

const expected: Readonly<Record<Key, string>> = {
  free: 'The name of a type is expected here',
  cloudformation: 'A CloudFormation type (AWS::IAM::Role, Custom::*) or {type, because} is expected here',
};

interface PlainItem {
  readonly key: Key;
  readonly type: string;
  readonly because: string;
  readonly line: number;
}

interface PlainItems {
  readonly items: readonly PlainItem[];
  readonly unpriced: Map<string, string>;
  /** All other lines. */
  readonly rest: string;
  /** Where each line of the rest stands in the text. */
  readonly lines: readonly number[];
}

/** `  - AWS::IAM::Role`. */
const plainItem = /^ {2}- ([A-Za-z]\w*(?:::\w+)*)\r?$/;

/** `  - { type: AWS::S3Tables::Table, because: what it keeps is billed with the bucket }`. */
const reasonedItem = /^ {2}- \{ type: ([A-Za-z]\w*(?:::\w+)*), because: ([A-Za-z][\w .'’()/-]*\w) \}\r?$/;

/** `  AWS::Wickr::Network: users are billed by the month`, with words that YAML reads as they stand. */
const plainPair = /^ {2}([A-Za-z]\w*(?:::\w+)*): ([A-Za-z][\w ,.'’()/-]*\w)\r?$/;

/** Lines with a name alone, or with one and plain words, which are nearly all there are: a thousand of them take a YAML parser a tenth of a second. */
function takePlainItems(text: string): PlainItems {
  const items: PlainItem[] = [];
  const unpriced = new Map<string, string>();
  const rest: string[] = [];
  const lines: number[] = [];
  let key: Key | 'unpriced' | undefined;
  for (const [line, content] of text.split('\n').entries()) {
    if (/^[^\s#]/.test(content)) {
      const name = /^(free|cloudformation|unpriced):\s*$/.exec(content)?.[1];
      key = name === 'free' || name === 'cloudformation' || name === 'unpriced' ? name : undefined;
    }
    const [, type, because = ''] = (key && wordsOf(key, content)) || [];
    if (key === 'unpriced' && type) unpriced.set(type, because);
    else if (key && key !== 'unpriced' && type) items.push({ key, type, because, line });
    else {
      rest.push(content);
      lines.push(line);
    }
  }
  return { items, unpriced, rest: rest.join('\n'), lines };
}

function wordsOf(key: Key | 'unpriced', line: string): RegExpExecArray | null {
  if (key === 'unpriced') return plainPair.exec(line);
  return plainItem.exec(line) ?? (key === 'cloudformation' ? reasonedItem.exec(line) : null);
}

/** What is left of a list whose plain items have been taken out. */
function listOf(reader: Reader, root: YAMLMap, key: Key, plainKeys: ReadonlySet<Key>): readonly Node[] {
  const list: unknown = root.get(key, true);
  if (isSeq<Node>(list)) return list.items;
  const emptied = isScalar(list) && list.value === null && plainKeys.has(key);
  if (list !== undefined && !emptied) reader.fail(isScalar(list) ? list : root, `"${key}" is a list of types`);
  return [];
}

function cloudFormationEntry(reader: Reader, node: Node): { type: string | undefined; because: string } {
  if (!isMap(node)) return { type: plainText(node), because: '' };
  checkKeys(reader, node, ['type', 'because'], 'a free type');
  return { type: plainText(node.get('type', true)), because: plainText(node.get('because', true)) ?? '' };
}
