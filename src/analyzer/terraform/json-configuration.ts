/**
 * Terraform's JSON syntax (`.tf.json`): the same blocks in JSON, strings being templates. The tree is the one of the
 * native syntax, so that nothing behind it knows the difference. (Terraform's documentation, "JSON Configuration Syntax".)
 */
import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type {
  Attribute,
  Block,
  BlockLabel,
  Body,
  Expression,
  HclFile,
  SyntaxError as HclSyntaxError,
  Identifier,
  Item,
  ObjectEntry,
} from '../../syntax/hcl';
import { parseExpression, parseTemplate } from '../../syntax/hcl';

/** How many names stand between a block's type and its content. */
const labelCounts: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  ephemeral: 2,
  variable: 1,
  output: 1,
  module: 1,
  provider: 1,
  check: 1,
  locals: 0,
  terraform: 0,
  moved: 0,
  import: 0,
  removed: 0,
};

/** Deeper text is no configuration. */
const deepest = 200;

export function parseJsonConfiguration(text: string): HclFile {
  const errors: ParseError[] = [];
  const root = tooDeep(text) ? undefined : parseTree(text, errors, { allowTrailingComma: false });
  const items: Item[] = [];
  for (const property of properties(root)) {
    const [key, value] = property.children ?? [];
    const type = textOf(key);
    if (type === '//' || !key || !value) continue;
    const labels = labelCounts[type];
    if (labels === undefined) continue;
    for (const { path, content } of unfold(value, labels)) items.push(itemOf(blockOf(key, path, content)));
  }
  const first = errors[0];
  if (first || !root) {
    const offset = first?.offset ?? 0;
    const message = first
      ? `This is no valid JSON: ${sentence(printParseErrorCode(first.error))}`
      : 'This is no valid JSON';
    const error: HclSyntaxError = { code: 'expected-token', message, start: 0, end: first?.length ?? 0 };
    items.push({ base: offset, length: first?.length ?? 0, lookahead: 0, node: null, errors: [error] });
  }
  return { text, items };
}

function tooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === 92) index++;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 123 || code === 91) {
      depth++;
      if (depth > deepest) return true;
    } else if (code === 125 || code === 93) depth--;
  }
  return false;
}

/** `PropertyNameExpected` → `property name expected`. */
function sentence(code: string): string {
  return code.replace(/(?!^)([A-Z])/g, ' $1').toLowerCase();
}

function properties(node: Node | undefined): readonly Node[] {
  return node?.type === 'object' ? (node.children ?? []) : [];
}

function textOf(node: Node | undefined): string {
  return typeof node?.value === 'string' ? node.value : '';
}

interface Unfolded {
  readonly path: readonly Node[];
  readonly content: Node;
}

/** The contents under so many levels of names; a list of contents is as many blocks. */
function* unfold(node: Node, levels: number, path: readonly Node[] = []): Generator<Unfolded> {
  if (node.type === 'array') {
    for (const element of node.children ?? []) yield* unfold(element, levels, path);
  } else if (levels === 0) {
    if (node.type === 'object') yield { path, content: node };
  } else {
    for (const property of properties(node)) {
      const [key, value] = property.children ?? [];
      if (key && value && textOf(key) !== '//') yield* unfold(value, levels - 1, [...path, key]);
    }
  }
}

/** An item whose offsets count from the start of the file: the JSON is parsed anew after every edit. */
function itemOf(block: Block): Item {
  return { base: 0, length: block.end, lookahead: 0, node: block, errors: [] };
}

function blockOf(type: Node, path: readonly Node[], content: Node): Block {
  const labels = path.map(
    (node): BlockLabel => ({ kind: 'label', value: textOf(node), quoted: true, ...spanOf(node) }),
  );
  const start = (path[0] ?? type).offset;
  return {
    kind: 'block',
    type: identifier(type),
    labels,
    body: bodyOf(content),
    start,
    end: content.offset + content.length,
  };
}

function bodyOf(content: Node): Body {
  const items = properties(content).flatMap((property): readonly (Attribute | Block)[] => {
    const [key, value] = property.children ?? [];
    if (!key || !value || textOf(key) === '//') return [];
    if (textOf(key) === 'dynamic') return dynamicBlocks(key, value);
    return [{ kind: 'attribute', name: identifier(key), value: expressionOf(value), ...spanOf(property) }];
  });
  return { kind: 'body', items, closed: true, ...spanOf(content) };
}

function dynamicBlocks(key: Node, value: Node): readonly Block[] {
  return [...unfold(value, 1)].map(({ path, content }) => {
    const block = blockOf(key, path, content);
    const items = properties(content).flatMap((property): readonly (Attribute | Block)[] => {
      const [name, inner] = property.children ?? [];
      if (!name || !inner) return [];
      if (textOf(name) === 'content') return [blockOf(name, [], inner)];
      return [{ kind: 'attribute', name: identifier(name), value: expressionOf(inner), ...spanOf(property) }];
    });
    return { ...block, body: { ...block.body, items } };
  });
}

function identifier(node: Node): Identifier {
  return { kind: 'identifier', name: textOf(node), ...spanOf(node) };
}

function spanOf(node: Node): { readonly start: number; readonly end: number } {
  return { start: node.offset, end: node.offset + node.length };
}

function expressionOf(node: Node): Expression {
  const span = spanOf(node);
  switch (node.type) {
    case 'string':
      return templateOf(textOf(node), span);
    case 'array':
      return { kind: 'tuple', elements: (node.children ?? []).map(expressionOf), ...span };
    case 'object':
      return { kind: 'object', entries: properties(node).flatMap(entryOf), ...span };
    default: {
      const value: unknown = getNodeValue(node);
      const known = typeof value === 'number' || typeof value === 'boolean' ? value : null;
      return { kind: 'literal', value: known, ...span };
    }
  }
}

function entryOf(property: Node): readonly ObjectEntry[] {
  const [key, value] = property.children ?? [];
  if (!key || !value) return [];
  return [{ key: templateOf(textOf(key), spanOf(key)), value: expressionOf(value), ...spanOf(property) }];
}

/** A string as a template; its inner nodes have offsets in the string, so the whole string is what errors point at. */
function templateOf(text: string, span: { readonly start: number; readonly end: number }): Expression {
  if (!text.includes('${') && !text.includes('%{')) return { kind: 'literal', value: text, ...span };
  const { expression, errors } = parseTemplate(text);
  if (errors.length > 0) return { kind: 'literal', value: text, ...span };
  return { kind: 'parentheses', inner: expression, ...span };
}

/** The expression in a string where Terraform wants one without quotes: types, references. */
export function unquoted(node: Expression): Expression {
  if (node.kind !== 'literal' || typeof node.value !== 'string' || /^\w*$/.test(node.value)) return node;
  const { expression, errors } = parseExpression(node.value);
  return errors.length > 0 ? node : expression;
}
