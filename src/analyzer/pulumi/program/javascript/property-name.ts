import { type LoweringContext, textOf } from '../lowering';
import { lowerJavaScriptString } from '../string-literals';
import type { SyntaxNode } from '../syntax-node';

/** The name of a property that is written as a word, a string or a number. */
export function propertyName(node: SyntaxNode | undefined, context: LoweringContext): string | undefined {
  if (!node || node.type === 'computed_property_name') return undefined;
  if (node.type === 'string') return stringText(node, context);
  return textOf(node, context);
}

export function stringText(node: SyntaxNode, context: LoweringContext): string {
  return lowerJavaScriptString(textOf(node, context).slice(1, -1));
}
