import type { Expression } from '../syntax/hcl/ast';
import type { Span } from '../syntax/range';
import { shortMessage } from '../syntax/short-message';

/**
 * What an expression throws while it is evaluated; `evaluate` lets it through, and whoever owns the attribute turns
 * it into an unknown value and a diagnostic. It carries no stack: it is part of the language, not a fault of ours.
 */
export class EvaluationError {
  /** The part of the expression at fault, relative to its item; set by the evaluator where it is not known earlier. */
  span: Span | undefined;
  /** The part whose value is null where there must be one, for whoever can say why it is. */
  absent: Expression | undefined;
  /** The text that stands where a number or a boolean must. */
  text: string | undefined;

  /** For the person: what was expected, what was found. */
  readonly message: string;

  constructor(message: string, span?: Span) {
    this.message = shortMessage(message);
    this.span = span;
  }
}

export function fail(message: string, span?: Span): never {
  throw new EvaluationError(message, span);
}

/** Of a text where something else must stand. */
export function failOnText(message: string, text: string): never {
  const error = new EvaluationError(message);
  error.text = text;
  throw error;
}

/** Of an expression whose value is null where there must be one. */
export function failAbsent(message: string, absent: Expression, span?: Span): never {
  const error = new EvaluationError(message, span);
  error.absent = absent;
  throw error;
}
