/** Examples of price specs as a table: a snippet and usage in, what the resources cost out as text. */
import { assertEstimate, type Surroundings } from './estimate-text';

export interface Example extends Surroundings {
  readonly name: string;
  readonly code: string;
  readonly expected: string;
}

export function examples(title: string, list: readonly Example[]): void {
  describe(title, () => {
    for (const { name, code, expected, ...surroundings } of list) {
      it(name, () => assertEstimate(code, expected, surroundings));
    }
  });
}
