/** What declarations and assignments of TypeScript and JavaScript set. */
import { type LoweringContext, lowerField, noPattern, textOf } from '../lowering';
import { child, namedChildren, type SyntaxNode } from '../syntax-node';
import type { Pattern } from '../tree';
import { propertyName } from './property-name';

export function lowerPattern(node: SyntaxNode, context: LoweringContext): Pattern {
  switch (node.type) {
    case 'identifier':
    case 'shorthand_property_identifier_pattern':
      return { kind: 'name', name: textOf(node, context) };
    case 'array_pattern': {
      const { elements, rest } = listPattern(node, context);
      return { kind: 'list', elements, rest };
    }
    case 'object_pattern': {
      const entries: { key: string; pattern: Pattern }[] = [];
      let rest: Pattern | null = null;
      for (const each of namedChildren(node)) {
        if (each.type === 'rest_pattern') {
          const [inner] = namedChildren(each);
          rest = inner ? lowerPattern(inner, context) : null;
        } else if (each.type === 'pair_pattern') {
          const value = child(each, 'value');
          const key = propertyName(child(each, 'key'), context);
          if (value && key !== undefined) entries.push({ key, pattern: lowerPattern(value, context) });
        } else if (each.type === 'object_assignment_pattern') {
          const left = child(each, 'left');
          if (left) entries.push({ key: textOf(left, context), pattern: lowerPattern(each, context) });
        } else {
          entries.push({ key: textOf(each, context), pattern: lowerPattern(each, context) });
        }
      }
      return { kind: 'object', entries, rest };
    }
    case 'assignment_pattern':
    case 'object_assignment_pattern': {
      const left = child(node, 'left');
      return {
        kind: 'default',
        pattern: left ? lowerPattern(left, context) : noPattern,
        value: lowerField(node, 'right', context),
      };
    }
    default:
      return { kind: 'place', expression: context.expression(node) };
  }
}

/** Elements may be left out: `[, second]`. */
function listPattern(
  node: SyntaxNode,
  context: LoweringContext,
): { readonly elements: readonly (Pattern | null)[]; readonly rest: Pattern | null } {
  const elements: (Pattern | null)[] = [];
  let rest: Pattern | null = null;
  let current: Pattern | null = null;
  for (const each of node.children) {
    if (!each.named && (each.type === ',' || each.type === ']')) {
      if (each.type === ',' || current) elements.push(current);
      current = null;
    } else if (each.type === 'rest_pattern') {
      const [inner] = namedChildren(each);
      rest = inner ? lowerPattern(inner, context) : null;
    } else if (each.named && each.type !== 'comment' && !each.broken) {
      current = lowerPattern(each, context);
    }
  }
  return { elements, rest };
}
