/**
 * The one tree that programs in TypeScript, Python and Go are brought into: what resources are made of, and no more.
 * Spans count from the start of the item a node belongs to.
 */
import type { Item, Place } from './item';

interface Node {
  readonly start: number;
  readonly end: number;
  /** Made when it is first asked for. */
  place?: Place;
}

export type Expression = Node &
  (
    | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
    /** A string made of the texts of its parts. */
    | { readonly kind: 'template'; readonly parts: readonly Expression[] }
    /** A value as text, in a format such as Python's `02d`; a format that is empty is the usual text. */
    | { readonly kind: 'formatted'; readonly value: Expression; readonly format: string }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'member'; readonly object: Expression; readonly name: string; readonly optional: boolean }
    | { readonly kind: 'index'; readonly object: Expression; readonly index: Expression }
    | {
        readonly kind: 'slice';
        readonly object: Expression;
        readonly from: Expression | null;
        readonly to: Expression | null;
      }
    | CallExpression
    | { readonly kind: 'list'; readonly elements: readonly Expression[] }
    | ObjectExpression
    | { readonly kind: 'function'; readonly function: FunctionNode }
    | { readonly kind: 'class'; readonly class: ClassNode }
    | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
    | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
    | {
        readonly kind: 'logical';
        readonly operator: '&&' | '||' | '??';
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: 'conditional';
        readonly test: Expression;
        readonly consequence: Expression;
        readonly otherwise: Expression;
      }
    | ComprehensionExpression
    /** `a = b`, `a += b` (operator `+`), `a := b` inside of an expression. */
    | { readonly kind: 'assign'; readonly target: Pattern; readonly operator: string; readonly value: Expression }
    /** An element or argument that stands for several; a keyword argument's (`**`) is in `Argument`. */
    | { readonly kind: 'spread'; readonly value: Expression }
    /** What is not read, in words that end "which is not read". */
    | { readonly kind: 'unread'; readonly what: string }
  );

export interface CallExpression extends Node {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
  /** `new` of TypeScript. */
  readonly construct: boolean;
}

export interface Argument extends Node {
  /** Of a keyword argument; `**` for a map of them. */
  readonly name: string | null;
  readonly value: Expression;
}

export interface ObjectExpression extends Node {
  readonly kind: 'object';
  /** What its keys are: `struct` for names of fields, `map` for what the user wrote, `object` where that is open. */
  readonly shape: 'object' | 'map' | 'struct';
  /** Name of the struct's type, for its methods; empty where it has none. */
  readonly type: string;
  readonly entries: readonly ObjectEntry[];
}

/** A `null` key stands for the entries of the value. */
export interface ObjectEntry extends Node {
  readonly key: Expression | null;
  readonly value: Expression;
}

export interface ComprehensionExpression extends Node {
  readonly kind: 'comprehension';
  /** The key of a map's entry; null for a list. */
  readonly key: Expression | null;
  readonly value: Expression;
  readonly clauses: readonly ComprehensionClause[];
}

export type ComprehensionClause =
  | { readonly kind: 'for'; readonly pattern: Pattern; readonly source: Expression }
  | { readonly kind: 'if'; readonly test: Expression };

export interface FunctionNode {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: Block | Expression;
  /** An arrow function has the `this` of what is around it. */
  readonly arrow: boolean;
}

export interface Parameter {
  readonly pattern: Pattern;
  readonly defaultValue: Expression | null;
  readonly kind: 'one' | 'rest' | 'keywords';
  /** `constructor(private readonly size: string)` is a property too. */
  readonly property: boolean;
}

export interface ClassNode {
  readonly name: string;
  readonly base: Expression | null;
  /** Functions, members and fields; statements of Python that are neither are not read. */
  readonly body: Block;
}

export type Pattern =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly elements: readonly (Pattern | null)[]; readonly rest: Pattern | null }
  | {
      readonly kind: 'object';
      readonly entries: readonly { readonly key: string; readonly pattern: Pattern }[];
      readonly rest: Pattern | null;
    }
  | { readonly kind: 'default'; readonly pattern: Pattern; readonly value: Expression }
  /** A property or an element. */
  | { readonly kind: 'place'; readonly expression: Expression };

export interface Block extends Node {
  readonly items: readonly Item[];
}

export type Statement = Node &
  (
    | { readonly kind: 'expression'; readonly expression: Expression }
    | { readonly kind: 'declare'; readonly pattern: Pattern; readonly value: Expression | null }
    | { readonly kind: 'assign'; readonly target: Pattern; readonly operator: string; readonly value: Expression }
    | {
        readonly kind: 'function';
        readonly function: FunctionNode;
        /** `staticmethod`, `property` and the like. */
        readonly decorators: readonly string[];
      }
    /** A property of the instances of a class, or of the class itself. */
    | { readonly kind: 'field'; readonly name: string; readonly value: Expression | null; readonly static: boolean }
    /** A function of a Go type. */
    | { readonly kind: 'method'; readonly type: string; readonly function: FunctionNode }
    | { readonly kind: 'class'; readonly class: ClassNode }
    | {
        readonly kind: 'if';
        readonly test: Expression;
        readonly consequence: Statement;
        readonly otherwise: Statement | null;
      }
    | {
        readonly kind: 'for';
        readonly initial: Statement | null;
        readonly test: Expression | null;
        readonly update: Statement | null;
        readonly body: Statement;
        /** `do … while`. */
        readonly testLast: boolean;
      }
    | {
        readonly kind: 'each';
        readonly pattern: Pattern;
        readonly source: Expression;
        /** What the pattern gets: values (`of`), keys (`in` of JavaScript), pairs of both (`range` of Go). */
        readonly mode: 'values' | 'keys' | 'entries';
        readonly body: Statement;
      }
    | { readonly kind: 'switch'; readonly subject: Expression | null; readonly cases: readonly SwitchCase[] }
    | { readonly kind: 'return'; readonly value: Expression | null }
    | { readonly kind: 'break' }
    | { readonly kind: 'continue' }
    | { readonly kind: 'throw' }
    | { readonly kind: 'block'; readonly block: Block; readonly scoped: boolean }
    | { readonly kind: 'sequence'; readonly statements: readonly Statement[] }
    | ImportStatement
    /** What other files get from this one, beside what declarations export themselves. */
    | { readonly kind: 'export'; readonly names: readonly ExportName[]; readonly from: string | null }
    | { readonly kind: 'exportDefault'; readonly value: Expression }
    | { readonly kind: 'nothing' }
  );

/** A case without tests is the default. */
export interface SwitchCase {
  readonly tests: readonly Expression[];
  readonly body: Block;
  /** JavaScript goes on with the next case unless told to leave. */
  readonly fallsThrough: boolean;
}

interface ImportStatement extends Node {
  readonly kind: 'import';
  /** `@pulumi/aws`, `./network`, `pulumi_aws.ec2`, `github.com/…/go/aws/ec2`. */
  readonly from: string;
  /** `null` stands for the module itself. */
  readonly names: readonly { readonly name: string | null; readonly as: string }[];
}

/** A name `*` is everything. */
export interface ExportName {
  readonly name: string;
  readonly as: string;
}
