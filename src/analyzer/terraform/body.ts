/** Evaluates the inside of a block to an object: attributes by name, nested blocks as lists of objects. */
import { toText } from '../../expression/convert';
import { EvaluationError } from '../../expression/error';
import { attempt } from '../../expression/evaluate';
import { type Scope, withNames } from '../../expression/scope';
import {
  ListValue,
  MapValue,
  reveal,
  sortedMap,
  UnknownValue,
  unknownExtent,
  type Value,
} from '../../expression/value';
import type { Attribute, Block, Body, Expression, Item } from '../../syntax/hcl';
import type { Span } from '../../syntax/range';
import { attributeOf, blocksOf } from './declarations';

/** An error found while evaluating; `span` is relative to the item. */
export interface Problem {
  readonly message: string;
  readonly file: string;
  readonly item: Item;
  readonly span: Span;
}

/** Where problems go, and what text they belong to. */
export interface Report {
  readonly file: string;
  readonly item: Item;
  readonly problems: Problem[];
}

/** The value of an expression; an error becomes a problem and an unknown value that names it. */
export function evaluateInto(report: Report, node: Expression, scope: Scope): Value {
  const value = attempt(node, scope);
  for (const message of new Set(scope.missing?.splice(0))) failed(report, new EvaluationError(message), node);
  return value instanceof EvaluationError ? failed(report, value, node) : value;
}

/** Notes an error and gives the unknown value that stands for it. */
export function failed(report: Report, error: EvaluationError, node: Span): UnknownValue {
  const { file, item } = report;
  // Spans inside the strings of a JSON file count from the string: the whole attribute is at fault then.
  const inside = error.span !== undefined && error.span.start >= node.start && error.span.end <= node.end;
  const span = inside && error.span ? error.span : node;
  // A missing expression is half-typed text: the parser has said so already.
  const missing = 'kind' in node && node.kind === 'missing';
  if (!missing) report.problems.push({ message: error.message, file, item, span });
  return new UnknownValue({ kind: 'error', message: error.message, place: { file, item, span } });
}

/** Runs what may throw an `EvaluationError` and turns it into an unknown value. */
export function guarded(report: Report, node: Span, action: () => Value): Value {
  try {
    return action();
  } catch (error) {
    if (error instanceof EvaluationError) return failed(report, error, node);
    throw error;
  }
}

/** The object that a body stands for, without the attributes and blocks named in `skip`. */
export function evaluateBody(body: Body, scope: Scope, report: Report, skip: ReadonlySet<string> = none): MapValue {
  const attributes = new Map<string, Value>();
  const blocks = new Map<string, Value[]>();
  const undecided = new Map<string, UnknownValue>();
  for (const node of body.items) {
    if (node.kind === 'attribute') {
      if (!skip.has(node.name.name)) attributes.set(node.name.name, evaluateInto(report, node.value, scope));
      continue;
    }
    const type = node.type.name;
    if (skip.has(type)) continue;
    if (type === 'dynamic' && node.labels[0]) {
      const name = node.labels[0].value;
      const expanded = expandDynamic(node, name, scope, report);
      if (expanded instanceof UnknownValue) undecided.set(name, expanded);
      else append(blocks, name, expanded);
    } else {
      append(blocks, type, [evaluateBody(node.body, scope, report)]);
    }
  }
  for (const [name, items] of blocks) attributes.set(name, new ListValue('list', items));
  for (const [name, unknown] of undecided) attributes.set(name, unknown);
  return sortedMap('object', attributes);
}

const none: ReadonlySet<string> = new Set();

function append(blocks: Map<string, Value[]>, name: string, items: readonly Value[]): void {
  const list = blocks.get(name);
  if (list) list.push(...items);
  else blocks.set(name, [...items]);
}

/** The blocks that a `dynamic` block writes; unknown where their number is. */
function expandDynamic(node: Block, name: string, scope: Scope, report: Report): readonly Value[] | UnknownValue {
  const source = attributeOf(node.body, 'for_each');
  const content = blocksOf(node.body, 'content')[0];
  if (!source || !content) return [];
  const collection = reveal(evaluateInto(report, source.value, scope));
  const unknown = unknownExtent(collection);
  if (unknown) return unknown;
  if (collection === null) return [];
  if (!(collection instanceof ListValue) && !(collection instanceof MapValue)) {
    return failed(report, new EvaluationError('for_each of a dynamic block needs a list, set or map'), source.value);
  }
  const iterator = iteratorName(node, name);
  const pairs: (readonly [Value, Value])[] =
    collection instanceof MapValue
      ? [...collection.entries]
      : collection.items.map((item, index) => [collection.kind === 'set' ? item : index, item] as const);
  scope.budget.spend(pairs.length);
  return pairs.map(([key, value]) => {
    const names = new Map<string, Value>([
      ['key', key],
      ['value', value],
    ]);
    const inner = withNames(scope, new Map<string, Value>([[iterator, new MapValue('object', names)]]));
    return evaluateBody(content.body, inner, report);
  });
}

function iteratorName(node: Block, name: string): string {
  const iterator = attributeOf(node.body, 'iterator')?.value;
  return iterator?.kind === 'variable' ? iterator.name : name;
}

/** The text of a tag map; tags whose value is not known are left out. */
export function textMap(value: Value | undefined): ReadonlyMap<string, string> {
  const plain = reveal(value ?? null);
  const result = new Map<string, string>();
  if (!(plain instanceof MapValue)) return result;
  for (const [key, item] of plain.entries) {
    const shown = reveal(item);
    if (typeof shown === 'string' || typeof shown === 'number' || typeof shown === 'boolean') {
      result.set(key, toText(shown));
    }
  }
  return result;
}

/** The node at a path of attribute names and block indexes, as far as the text has it. */
export function nodeAtPath(body: Body, path: readonly (string | number)[]): Attribute | Block | undefined {
  const [name, ...rest] = path;
  if (typeof name !== 'string') return undefined;
  const attribute = attributeOf(body, name);
  if (attribute) return attribute;
  const blocks = [
    ...blocksOf(body, name),
    ...blocksOf(body, 'dynamic').filter((block) => block.labels[0]?.value === name),
  ];
  const index = typeof rest[0] === 'number' ? rest[0] : 0;
  // Further blocks of a dynamic one all come from the same text.
  const block = blocks[index] ?? blocks.at(-1);
  if (!block) return undefined;
  const inner = block.type.name === 'dynamic' ? blocksOf(block.body, 'content')[0]?.body : block.body;
  const deeper = typeof rest[0] === 'number' ? rest.slice(1) : rest;
  return (inner && deeper.length > 0 ? nodeAtPath(inner, deeper) : undefined) ?? block;
}
