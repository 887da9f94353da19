import type { Span } from '../range';

/**
 * The tree of an HCL file.
 *
 * Offsets are UTF-16 code units. Those of a node are relative to the `base` of the top-level item it stands in, so
 * that an edit above an item moves one number and not a tree. `absolute(item, node)` in `parse.ts` gives file offsets.
 * A node's span covers its own text without surrounding blanks; children lie inside their parent and do not overlap.
 */
export interface HclFile {
  readonly text: string;
  /** Top-level attributes and blocks, in the order of the text. */
  readonly items: readonly Item[];
}

/** One top-level attribute or block with what was said about it. Identity survives edits elsewhere in the file. */
export interface Item {
  /** Offset in the file that the offsets inside this item count from. Moves when text above is edited. */
  base: number;
  /** Length of the item's own text, from `base`. */
  readonly length: number;
  /** How far from `base` the parser looked to build this item; an edit that touches this stretch re-parses it. */
  readonly lookahead: number;
  /** `null` where the text was nothing that can stand at the top level. */
  readonly node: Attribute | Block | null;
  /** Errors in this item; their offsets are relative to `base` too. */
  readonly errors: readonly SyntaxError[];
}

export interface SyntaxError extends Span {
  readonly code: SyntaxErrorCode;
  /** One sentence for the person who types: what was expected, what was found. */
  readonly message: string;
}

export type SyntaxErrorCode =
  | 'expected-item'
  | 'expected-expression'
  | 'expected-token'
  | 'unclosed-block'
  | 'unclosed-bracket'
  | 'unclosed-string'
  | 'unclosed-template'
  | 'unclosed-heredoc'
  | 'unclosed-comment'
  | 'invalid-character'
  | 'invalid-escape'
  | 'invalid-number'
  | 'invalid-block'
  | 'duplicate-attribute'
  | 'too-deep';

export interface Identifier extends Span {
  readonly kind: 'identifier';
  readonly name: string;
}

/** `name = value`. `value` is `Missing` where nothing has been typed yet. */
export interface Attribute extends Span {
  readonly kind: 'attribute';
  readonly name: Identifier;
  readonly value: Expression;
}

/** `type "label" label { … }`. */
export interface Block extends Span {
  readonly kind: 'block';
  readonly type: Identifier;
  readonly labels: readonly BlockLabel[];
  readonly body: Body;
}

/** A quoted or bare label; the span includes the quotes, `value` does not and has its escapes resolved. */
export interface BlockLabel extends Span {
  readonly kind: 'label';
  readonly value: string;
  readonly quoted: boolean;
}

/** What stands between the braces; the span includes them (the closing one where it exists). */
export interface Body extends Span {
  readonly kind: 'body';
  readonly items: readonly (Attribute | Block)[];
  /** False where the closing brace is missing. */
  readonly closed: boolean;
}

export type Expression =
  | Literal
  | Template
  | Variable
  | GetAttribute
  | Index
  | Splat
  | SplatElement
  | FunctionCall
  | Tuple
  | ObjectConstructor
  | ForExpression
  | Conditional
  | Binary
  | Unary
  | Parentheses
  | Missing;

/**
 * A number, `true`, `false`, `null`, or a quoted string or heredoc without interpolation (its value has escapes
 * resolved and heredoc indentation removed). `raw` is given for numbers only: their text.
 */
export interface Literal extends Span {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
  readonly raw?: string;
}

/** A quoted string or heredoc with at least one interpolation or directive. */
export interface Template extends Span {
  readonly kind: 'template';
  readonly parts: readonly TemplatePart[];
}

/** Text parts are final: escapes resolved, `<<-` indentation and `~` trimming already applied. */
export type TemplatePart = TemplateText | TemplateInterpolation | TemplateIf | TemplateFor;

export interface TemplateText extends Span {
  readonly kind: 'text';
  readonly value: string;
}

/** `${ expression }`; the span includes the markers. */
export interface TemplateInterpolation extends Span {
  readonly kind: 'interpolation';
  readonly expression: Expression;
}

/** `%{ if condition } … %{ else } … %{ endif }`. */
export interface TemplateIf extends Span {
  readonly kind: 'template-if';
  readonly condition: Expression;
  readonly then: readonly TemplatePart[];
  readonly else: readonly TemplatePart[];
}

/** `%{ for key, value in collection } … %{ endfor }`. */
export interface TemplateFor extends Span {
  readonly kind: 'template-for';
  readonly key: Identifier | null;
  readonly value: Identifier;
  readonly collection: Expression;
  readonly body: readonly TemplatePart[];
}

/** The first name of a traversal: `var`, `local`, `aws_instance`, a `for` variable. */
export interface Variable extends Span {
  readonly kind: 'variable';
  readonly name: string;
}

/** `object.name`; `name.name` is empty where nothing follows the dot yet. Spans from the start of `object`. */
export interface GetAttribute extends Span {
  readonly kind: 'get-attribute';
  readonly object: Expression;
  readonly name: Identifier;
}

/** `collection[key]`, and the legacy `collection.0`, whose key is a number literal. */
export interface Index extends Span {
  readonly kind: 'index';
  readonly collection: Expression;
  readonly key: Expression;
}

/**
 * `source[*]…` (`full`) or `source.*…` (`attribute-only`). `each` is what applies to every element: an expression
 * whose innermost object is a `SplatElement` (the element itself where nothing follows).
 */
export interface Splat extends Span {
  readonly kind: 'splat';
  readonly style: 'full' | 'attribute-only';
  readonly source: Expression;
  readonly each: Expression;
}

/** The element that the nearest enclosing splat stands at; an empty span right after the `[*]` or `.*`. */
export interface SplatElement extends Span {
  readonly kind: 'splat-element';
}

/** `name(arguments)`; `name` has the namespace where there is one: `provider::aws::arn_parse`. */
export interface FunctionCall extends Span {
  readonly kind: 'call';
  readonly name: Identifier;
  readonly arguments: readonly Expression[];
  /** The last argument is followed by `...`. */
  readonly expandLast: boolean;
}

export interface Tuple extends Span {
  readonly kind: 'tuple';
  readonly elements: readonly Expression[];
}

/** `{ key = value, (expression) = value }`. A bare identifier key is a string `Literal` with the identifier's span. */
export interface ObjectConstructor extends Span {
  readonly kind: 'object';
  readonly entries: readonly ObjectEntry[];
}

export interface ObjectEntry extends Span {
  readonly key: Expression;
  readonly value: Expression;
}

/** `[for k, v in collection : value if condition]` and `{for k, v in collection : key => value... if condition}`. */
export interface ForExpression extends Span {
  readonly kind: 'for';
  readonly result: 'tuple' | 'object';
  readonly keyVariable: Identifier | null;
  readonly valueVariable: Identifier;
  readonly collection: Expression;
  /** The key expression of an object result, `null` for a tuple. */
  readonly key: Expression | null;
  readonly value: Expression;
  readonly condition: Expression | null;
  /** `...` after the value of an object result: values of equal keys are grouped. */
  readonly grouped: boolean;
}

export interface Conditional extends Span {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly then: Expression;
  readonly else: Expression;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '&&' | '||';

export interface Binary extends Span {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Unary extends Span {
  readonly kind: 'unary';
  readonly operator: '-' | '!';
  readonly operand: Expression;
}

export interface Parentheses extends Span {
  readonly kind: 'parentheses';
  readonly inner: Expression;
}

/** Where an expression was expected and none stands: an empty span. */
export interface Missing extends Span {
  readonly kind: 'missing';
}
