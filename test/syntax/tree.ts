/** Writes syntax trees as text that a test can state. */
import type { Attribute, Block, Expression, HclFile, TemplatePart } from '../../src/syntax/hcl';

/** A file, one line per attribute and block. `_` stands for what is missing, `…` for a body without closing brace. */
export function fileText(file: HclFile): string {
  return file.items.map((item) => (item.node === null ? 'nothing' : nodeText(item.node, ''))).join('\n');
}

/** The errors of a file, one per line: code, the text they mark, and their message. */
export function errorText(file: HclFile): string {
  const lines: string[] = [];
  for (const item of file.items) {
    for (const error of item.errors) {
      const marked = file.text.slice(item.base + error.start, item.base + error.end);
      lines.push(`${error.code} at ${JSON.stringify(marked)}: ${error.message}`);
    }
  }
  return lines.join('\n');
}

function nodeText(node: Attribute | Block, indent: string): string {
  if (node.kind === 'attribute') return `${indent}${node.name.name} = ${expressionText(node.value)}`;
  const labels = node.labels.map((label) => ` ${label.quoted ? JSON.stringify(label.value) : label.value}`).join('');
  const lines = node.body.items.map((item) => nodeText(item, `${indent}  `));
  const end = node.body.closed ? [] : [`${indent}  …`];
  return [`${indent}${node.type.name}${labels}:`, ...lines, ...end].join('\n');
}

/** An expression in prefix form; `@` is the element of a splat. */
export function expressionText(node: Expression): string {
  switch (node.kind) {
    case 'literal':
      return node.raw ?? JSON.stringify(node.value);
    case 'template':
      return `(template ${partsText(node.parts)})`;
    case 'variable':
      return node.name;
    case 'get-attribute':
      return `(. ${expressionText(node.object)} ${node.name.name || '_'})`;
    case 'index':
      return `(index ${expressionText(node.collection)} ${expressionText(node.key)})`;
    case 'splat':
      return `(${node.style === 'full' ? '[*]' : '.*'} ${expressionText(node.source)} ${expressionText(node.each)})`;
    case 'splat-element':
      return '@';
    case 'call':
      return `(${[`${node.name.name}()`, ...node.arguments.map(expressionText)].join(' ')}${node.expandLast ? '...' : ''})`;
    case 'tuple':
      return `[${node.elements.map(expressionText).join(', ')}]`;
    case 'object':
      return `{${node.entries.map(({ key, value }) => `${expressionText(key)}: ${expressionText(value)}`).join(', ')}}`;
    case 'for': {
      const names = [node.keyVariable, node.valueVariable].flatMap((variable) =>
        variable ? [variable.name || '_'] : [],
      );
      const key = node.key === null ? '' : `${expressionText(node.key)} => `;
      const condition = node.condition === null ? '' : ` if ${expressionText(node.condition)}`;
      const group = node.grouped ? '...' : '';
      const open = node.result === 'tuple' ? '[for' : '{for';
      return `(${open} ${names.join(',')} in ${expressionText(node.collection)} : ${key}${expressionText(node.value)}${group}${condition})`;
    }
    case 'conditional':
      return `(? ${expressionText(node.condition)} ${expressionText(node.then)} ${expressionText(node.else)})`;
    case 'binary':
      return `(${node.operator} ${expressionText(node.left)} ${expressionText(node.right)})`;
    case 'unary':
      return `(${node.operator} ${expressionText(node.operand)})`;
    case 'parentheses':
      return `(${expressionText(node.inner)})`;
    case 'missing':
      return '_';
  }
}

function partsText(parts: readonly TemplatePart[]): string {
  return parts.map(partText).join(' ');
}

function partText(part: TemplatePart): string {
  switch (part.kind) {
    case 'text':
      return JSON.stringify(part.value);
    case 'interpolation':
      return `\${${expressionText(part.expression)}}`;
    case 'template-if':
      return `(if ${expressionText(part.condition)} [${partsText(part.then)}] [${partsText(part.else)}])`;
    case 'template-for': {
      const names = part.key === null ? part.value.name : `${part.key.name},${part.value.name}`;
      return `(for ${names} in ${expressionText(part.collection)} [${partsText(part.body)}])`;
    }
  }
}
