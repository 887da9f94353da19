import type { Value } from './value';

/** A type constraint: what stands behind `type =` of a variable, and what a function's parameter asks for. */
export type Type =
  | { readonly kind: 'any' }
  | { readonly kind: 'string' }
  | { readonly kind: 'number' }
  | { readonly kind: 'bool' }
  | { readonly kind: 'list'; readonly element: Type }
  | { readonly kind: 'set'; readonly element: Type }
  | { readonly kind: 'map'; readonly element: Type }
  | { readonly kind: 'tuple'; readonly elements: readonly Type[] }
  | { readonly kind: 'object'; readonly attributes: ReadonlyMap<string, ObjectAttributeType> };

export interface ObjectAttributeType {
  readonly type: Type;
  readonly optional: boolean;
  /** The second argument of `optional()`; null where there is none. */
  readonly default: Value;
}

export const anyType: Type = { kind: 'any' };
export const stringType: Type = { kind: 'string' };
export const numberType: Type = { kind: 'number' };
export const boolType: Type = { kind: 'bool' };

/** The type in Terraform's notation: `list(string)`. */
export function formatType(type: Type): string {
  switch (type.kind) {
    case 'any':
    case 'string':
    case 'number':
    case 'bool':
      return type.kind;
    case 'list':
    case 'set':
    case 'map':
      return `${type.kind}(${formatType(type.element)})`;
    case 'tuple':
      return `tuple([${type.elements.map(formatType).join(', ')}])`;
    case 'object':
      return `object({${[...type.attributes].map(([name, attribute]) => `${name} = ${attribute.optional ? `optional(${formatType(attribute.type)})` : formatType(attribute.type)}`).join(', ')}})`;
  }
}
