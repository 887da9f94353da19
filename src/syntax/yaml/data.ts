/**
 * The tree of a YAML or JSON document: the same for both, cut into the entries of its top-level sections. Spans count from the
 * `base` of their chunk: an edit above it moves one number.
 */
import type { Span } from '../range';

export type DataNode = DataScalar | DataList | DataMap;

export interface DataScalar extends Span {
  readonly kind: 'scalar';
  /** A number only where its text is the number's usual one: `1.10`, `012` and `1e3` are texts. */
  readonly value: null | boolean | number | string;
}

interface DataList extends Span {
  readonly kind: 'list';
  readonly items: readonly DataNode[];
}

/** A tagged node of YAML (`!Ref a`, `!Sub [a, b]`) is a map of one entry, named as the long form names it. */
export interface DataMap extends Span {
  readonly kind: 'map';
  readonly entries: readonly DataPair[];
}

export interface DataPair extends Span {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: DataNode;
}

export interface DataProblem extends Span {
  readonly code: string;
  readonly message: string;
}

/** A stretch of text that is parsed on its own: one entry of a section, or a whole section that cannot be cut. */
export interface DataChunk {
  /** Where the chunk starts in the text. Changed in place when the text above is edited. */
  base: number;
  readonly length: number;
  readonly section: string;
  readonly kind: 'section' | 'entry' | 'stray';
  /** Columns that the entries of its section are indented by. */
  readonly indentation: number;
  readonly entries: readonly DataEntry[];
  readonly problems: readonly DataProblem[];
}

export interface DataEntry {
  readonly chunk: DataChunk;
  /** The top-level key; empty where what stands there is no key with a value. */
  readonly section: string;
  /** The key inside of the section; empty where the section is no map. */
  readonly key: string;
  readonly keySpan: Span;
  readonly node: DataNode;
}

export type DataSyntax = 'yaml' | 'json';

export interface DataFile {
  readonly syntax: DataSyntax;
  readonly chunks: readonly DataChunk[];
  /** Whether the chunks follow from the text piece by piece. */
  readonly exact: boolean;
}

/** The value of a key; `undefined` where the node is no map or has no such key. */
export function childOf(node: DataNode | undefined, key: string): DataNode | undefined {
  return pairOf(node, key)?.value;
}

export function pairOf(node: DataNode | undefined, key: string): DataPair | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
}

/** The text of a scalar; `undefined` for anything else, and for nothing at all. */
export function textOf(node: DataNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;
}

/** What a plain scalar of YAML, or a number of JSON, stands for. */
export function scalarValue(source: string): DataScalar['value'] {
  switch (source) {
    case '':
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
    default: {
      const number = Number(source);
      return /^-?\d/.test(source) && String(number) === source ? number : source;
    }
  }
}

/** The top-level keys of what pieces or chunks there are. An object of JSON without entries has none. */
export function sectionsOf(pieces: readonly { readonly section: string }[]): ReadonlySet<string> {
  const sections = new Set<string>();
  let last = '';
  for (const { section } of pieces) {
    if (section !== last) sections.add(section);
    last = section;
  }
  return sections;
}
