/**
 * Puts our trees and the answers of hashicorp/hcl into the same form, so that they can be compared: a file as the JSON
 * that hcl2json makes of it, an expression as prefix text.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Attribute, Block, Expression, HclFile, Item, TemplatePart } from '../../src/syntax/hcl';

export type Answer = { readonly value?: unknown; readonly error?: string };

export interface Questions {
  /** File texts for hcl2json. */
  readonly files: readonly string[];
  /** Expressions for hcl2json. */
  readonly expressions: readonly string[];
  /** File texts for hcl2-parser, which is slow and of an older version of the language. */
  readonly older: readonly string[];
}

export function askReference(questions: Questions): Record<keyof Questions, readonly Answer[]> {
  const script = join(__dirname, 'oracle.mjs');
  const { stdout, stderr, status } = spawnSync(process.execPath, [script], {
    input: JSON.stringify(questions),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`the reference parsers ended with status ${status}: ${stderr.slice(0, 500)}`);
  return JSON.parse(stdout);
}

/** A file the way hcl2json writes it: blocks under type and labels, whatever is no literal as `"${source}"`. */
export function fileJson(file: HclFile): unknown {
  const out: Record<string, unknown> = {};
  for (const item of file.items) if (item.node !== null) addNode(out, item.node, sourceOf(file, item));
  return out;
}

type Source = (node: { readonly start: number; readonly end: number }) => string;

function sourceOf(file: HclFile, item: Item): Source {
  return (node) => file.text.slice(item.base + node.start, item.base + node.end);
}

function addNode(out: Record<string, unknown>, node: Attribute | Block, source: Source): void {
  if (node.kind === 'attribute') {
    out[node.name.name] = valueJson(node.value, source);
    return;
  }
  let level = out;
  const path = [node.type.name, ...node.labels.map((label) => label.value)];
  for (const key of path.slice(0, -1)) {
    const inner = level[key];
    const next: Record<string, unknown> = isRecord(inner) ? inner : {};
    level[key] = next;
    level = next;
  }
  const last = path[path.length - 1] ?? '';
  const body: Record<string, unknown> = {};
  for (const item of node.body.items) addNode(body, item, source);
  const bodies = level[last];
  level[last] = [...(Array.isArray(bodies) ? bodies : []), body];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueJson(node: Expression, source: Source): unknown {
  switch (node.kind) {
    case 'literal':
      return typeof node.value === 'string' ? escapeMarkers(node.value) : node.value;
    case 'template': {
      const [only, ...others] = node.parts;
      if (only?.kind === 'interpolation' && others.length === 0) return valueJson(only.expression, source);
      return node.parts.map((part) => partText(part, source)).join('');
    }
    case 'unary': {
      // hcl2json computes what it can, which is this much in real files.
      const { operand } = node;
      if (operand.kind === 'literal' && typeof operand.value === 'number') return -operand.value;
      if (operand.kind === 'literal' && typeof operand.value === 'boolean') return !operand.value;
      return `\${${source(node)}}`;
    }
    case 'tuple':
      return node.elements.map((element) => valueJson(element, source));
    case 'object':
      return Object.fromEntries(node.entries.map(({ key, value }) => [keyText(key, source), valueJson(value, source)]));
    default:
      return `\${${source(node)}}`;
  }
}

function keyText(key: Expression, source: Source): string {
  if (key.kind === 'literal' && typeof key.value === 'string') return escapeMarkers(key.value);
  if (key.kind === 'literal') return String(key.value);
  if (key.kind === 'template') return key.parts.map((part) => partText(part, source)).join('');
  return `\${${source(key)}}`;
}

function escapeMarkers(text: string): string {
  return text.replaceAll(/[$%]\{/g, (marker) => marker.charAt(0) + marker);
}

function partText(part: TemplatePart, source: Source): string {
  switch (part.kind) {
    case 'text':
      return escapeMarkers(part.value);
    case 'interpolation':
      // hcl2json puts constants and strings in strings straight into the text.
      if (part.expression.kind === 'literal' || part.expression.kind === 'template') {
        return String(valueJson(part.expression, source));
      }
      return `\${${source(part.expression)}}`;
    case 'template-if': {
      const join = (parts: readonly TemplatePart[]) => parts.map((inner) => partText(inner, source)).join('');
      const otherwise = part.else.length === 0 ? '' : `%{else}${join(part.else)}`;
      return `%{if ${source(part.condition)}}${join(part.then)}${otherwise}%{endif}`;
    }
    case 'template-for': {
      const names = part.key === null ? part.value.name : `${part.key.name}, ${part.value.name}`;
      const body = part.body.map((inner) => partText(inner, source)).join('');
      return `%{for ${names} in ${source(part.collection)}}${body}%{endfor}`;
    }
  }
}

/** What `getExpressionAst` of hcl2json answers, as far as it is compared. */
interface ReferenceNode {
  readonly type: string;
  readonly children: readonly ReferenceNode[];
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly range: { readonly start: { readonly byte: number }; readonly end: { readonly byte: number } };
}

function isReferenceNode(value: unknown): value is ReferenceNode {
  return isRecord(value) && typeof value.type === 'string' && Array.isArray(value.children);
}

const OPERATORS: Readonly<Record<string, string>> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  modulo: '%',
  equal: '==',
  notEqual: '!=',
  lessThan: '<',
  lessThanOrEqual: '<=',
  greaterThan: '>',
  greaterThanOrEqual: '>=',
  logicalAnd: '&&',
  logicalOr: '||',
  logicalNot: '!',
  negate: '-',
};

/**
 * The tree of an expression as the reference sees it. Strings stand for themselves as `"…"` only by their place: their
 * values are compared through `fileJson`, where they are final.
 */
export function referenceShape(answer: unknown): string {
  return isReferenceNode(answer) ? shapeOf(answer) : `not a tree: ${JSON.stringify(answer)}`;
}

function shapeOf(node: ReferenceNode): string {
  const { type, children, meta = {} } = node;
  const inner = children.map(shapeOf);
  switch (type) {
    case 'scopeTraversal':
    case 'relativeTraversal': {
      const steps = Array.isArray(meta.traversal) ? meta.traversal : [];
      let text = type === 'relativeTraversal' ? (inner[0] ?? '') : '';
      for (const step of steps) {
        if (!isRecord(step)) continue;
        const segment = String(step.segment);
        if (text === '') text = segment;
        else text = step.type === 'nameTraversal' ? `(. ${text} ${segment})` : `(index ${text} ${segment})`;
      }
      return text;
    }
    case 'literalValue':
      return meta.type === 'string' ? '""' : String(meta.value);
    case 'template':
    case 'templateWrap':
      return `(template ${inner.join(' ')})`;
    case 'function':
      return `(${[`${meta.name}()`, ...inner].join(' ')}${meta.expandedFinalArgument === true ? '...' : ''})`;
    case 'conditional':
      return `(? ${inner.join(' ')})`;
    case 'binaryOp':
    case 'unaryOp':
      return `(${[OPERATORS[String(meta.operator)] ?? meta.operator, ...inner].join(' ')})`;
    case 'index':
      return `(index ${inner.join(' ')})`;
    case 'splat':
      return `(splat ${inner.join(' ')})`;
    case 'tuple':
      return `[${inner.join(', ')}]`;
    case 'object':
      return `{${inner.join(', ')}}`;
    case 'for': {
      const names = [meta.keyVar, meta.valVar].filter((name) => name !== '' && name !== undefined).join(',');
      // A directive stands in a wrapper of its own: there is no need to tell it from a bracket.
      const open = String(meta.openRangeValue).startsWith('%') ? '' : meta.openRangeValue;
      return `(for${open} ${names}${meta.groupedValue === true ? '...' : ''} ${inner.join(' ')})`;
    }
    case '':
      return inner.length === 0 ? '@' : `(${inner.join(' ')})`;
    default:
      return `(${type} ${inner.join(' ')})`;
  }
}

/** Our tree in the form of `referenceShape`. */
export function shape(node: Expression): string {
  switch (node.kind) {
    case 'literal':
      return typeof node.value === 'string' ? '(template "")' : (node.raw ?? String(node.value));
    case 'template':
      return `(template ${partShapes(node.parts)})`;
    case 'variable':
      return node.name;
    case 'get-attribute':
      return `(. ${shape(node.object)} ${node.name.name})`;
    case 'index': {
      const { key } = node;
      const constant = key.kind === 'literal' ? (key.raw ?? JSON.stringify(key.value)) : shape(key);
      return `(index ${shape(node.collection)} ${constant})`;
    }
    case 'splat':
      return `(splat ${shape(node.source)} ${shape(node.each)})`;
    case 'splat-element':
      return '@';
    case 'call':
      return `(${[`${node.name.name}()`, ...node.arguments.map(shape)].join(' ')}${node.expandLast ? '...' : ''})`;
    case 'tuple':
      return `[${node.elements.map(shape).join(', ')}]`;
    case 'object':
      return `{${node.entries.map(({ key, value }) => `${keyShape(key)}, ${shape(value)}`).join(', ')}}`;
    case 'for': {
      const names = [node.keyVariable, node.valueVariable].flatMap((variable) => (variable ? [variable.name] : []));
      const parts = [node.collection, node.key, node.value, node.condition].flatMap((part) =>
        part ? [shape(part)] : [],
      );
      const open = node.result === 'tuple' ? '[' : '{';
      return `(for${open} ${names.join(',')}${node.grouped ? '...' : ''} ${parts.join(' ')})`;
    }
    case 'conditional':
      return `(? ${shape(node.condition)} ${shape(node.then)} ${shape(node.else)})`;
    case 'binary':
      return `(${node.operator} ${shape(node.left)} ${shape(node.right)})`;
    case 'unary':
      return `(${node.operator} ${shape(node.operand)})`;
    case 'parentheses':
      return `(${shape(node.inner)})`;
    case 'missing':
      return '_';
  }
}

/** A key that is a lone name has no tree of its own; every other one stands in a wrapper. */
function keyShape(key: Expression): string {
  const quoted = key.kind === 'literal' && typeof key.value === 'string' && key.end - key.start > key.value.length;
  return key.kind === 'literal' && typeof key.value === 'string' && !quoted ? '@' : `(${shape(key)})`;
}

function partShapes(parts: readonly TemplatePart[]): string {
  return parts.length === 0 ? '""' : parts.map(partShape).join(' ');
}

function partShape(part: TemplatePart): string {
  switch (part.kind) {
    case 'text':
      return '""';
    case 'interpolation':
      return shape(part.expression);
    case 'template-if':
      return `(? ${shape(part.condition)} (template ${partShapes(part.then)}) (template ${partShapes(part.else)}))`;
    case 'template-for': {
      const names = part.key === null ? part.value.name : `${part.key.name},${part.value.name}`;
      return `(templateJoin (for ${names} ${shape(part.collection)} (template ${partShapes(part.body)})))`;
    }
  }
}
