/** Which resources an expression names, whatever their values are. */
import type { Expression, TemplatePart } from '../../syntax/hcl';

/** Names that are no resource types. */
const namespaces: ReadonlySet<string> = new Set([
  'var',
  'local',
  'module',
  'data',
  'path',
  'terraform',
  'each',
  'count',
  'self',
]);

/** `type.name` of every resource in the expression, in the order of the text. */
export function mentionedResources(expression: Expression): readonly string[] {
  const found: string[] = [];
  visit(expression, found);
  return found;
}

function visit(node: Expression, found: string[]): void {
  switch (node.kind) {
    case 'get-attribute':
      if (node.object.kind === 'variable' && !namespaces.has(node.object.name))
        found.push(`${node.object.name}.${node.name.name}`);
      else visit(node.object, found);
      return;
    case 'index':
      visit(node.collection, found);
      visit(node.key, found);
      return;
    case 'splat':
      visit(node.source, found);
      return;
    case 'template':
      visitParts(node.parts, found);
      return;
    case 'call':
      for (const argument of node.arguments) visit(argument, found);
      return;
    case 'tuple':
      for (const element of node.elements) visit(element, found);
      return;
    case 'object':
      for (const { value } of node.entries) visit(value, found);
      return;
    case 'for':
      visit(node.collection, found);
      visit(node.value, found);
      return;
    case 'conditional':
      visit(node.then, found);
      visit(node.else, found);
      return;
    case 'parentheses':
      visit(node.inner, found);
      return;
    default:
  }
}

function visitParts(parts: readonly TemplatePart[], found: string[]): void {
  for (const part of parts) {
    if (part.kind === 'interpolation') visit(part.expression, found);
    else if (part.kind === 'template-for') visitParts(part.body, found);
    else if (part.kind === 'template-if') {
      visitParts(part.then, found);
      visitParts(part.else, found);
    }
  }
}
