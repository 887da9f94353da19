import type { Node } from 'yaml';
import type { Budget } from '../../../expression/limits';
import type { UnknownValue, Value } from '../../../expression/value';
import type { Span } from '../../../syntax/range';
import type { DeclarationOptions } from '../declaration';
import type { Entry } from './document';

/** What expressions of Pulumi YAML see. */
export interface YamlScope {
  /** The value of a variable or configuration key, or the reader of a resource's outputs; `undefined` where nothing has the name. */
  readonly lookup: (name: string) => Value | ((output: string) => Value) | undefined;
  /** Text of a file by its path relative to the program; undefined where there is none that may be read. */
  readonly readFile: (path: string) => string | UnknownValue | undefined;
  readonly invoke: (token: string, inputs: Value, options: DeclarationOptions | undefined) => Value;
  readonly options: (node: Node | null, entry: Entry) => DeclarationOptions;
  readonly budget: Budget;
  readonly report: (message: string, span: Span) => void;
}
