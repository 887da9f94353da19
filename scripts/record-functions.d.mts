/** Evaluates one line in `terraform console`. */
export type Run = (line: string) => { readonly stdout: string; readonly stderr: string };

export interface Outcome {
  readonly value?: unknown;
  readonly kind?: string;
  readonly unknown?: boolean;
  readonly printed?: string;
  readonly error?: string;
}

export function withConsole<T>(action: (run: Run) => T): T;

export function evaluateBatch(run: Run, expressions: readonly string[]): readonly (Outcome | undefined)[];

export function evaluateAlone(run: Run, expression: string): Outcome;
