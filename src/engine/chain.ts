/** Sources of cost beside the price specs: they may take their time, and the engine does not wait for them. */
import type { Resource } from '../analyzer/resource';
import type { MapValue } from '../expression/value';
import type { Estimate, Impact } from './estimate';

/**
 * Something that may know what a resource costs. Whoever implements it remembers: `ask` is called for every estimate and must
 * return at once.
 */
export interface CostSource {
  /** The answer so far. A question not asked before is put in the background; `Engine.answered` is told when it is there. */
  readonly ask: (resource: Resource, use: StatedUse) => SourceAnswer;
}

/** What is stated of the use of some instances of a resource, which are alike. */
export interface StatedUse {
  /** The identical object for the same use. */
  readonly usage: MapValue;
  /** Address of the first of them. */
  readonly instance: string;
}

export type SourceAnswer =
  /** Nobody has been asked, or nobody has answered yet: price specs answer for the time being. */
  | { readonly kind: 'pending' }
  /** Nobody knows; `remarks` say why where there is something to say. */
  | { readonly kind: 'none'; readonly remarks: readonly string[] }
  | ({ readonly kind: 'answer' } & SourcePrice);

/** Amounts are for one instance of the resource. */
export interface SourcePrice
  extends Pick<Estimate, 'status' | 'monthlyCost' | 'components' | 'reasons' | 'assumptions' | 'answeredBy'> {
  readonly impacts: readonly Impact[];
}

/** Asks one after the other: the first answer is the answer. Something pending stays so while a later source fills in. */
export function firstAnswer(sources: readonly CostSource[]): CostSource {
  return {
    ask: (resource, use) => {
      let pending = false;
      const remarks: string[] = [];
      for (const source of sources) {
        const answer = source.ask(resource, use);
        if (answer.kind === 'answer') return answer;
        if (answer.kind === 'pending') pending = true;
        else remarks.push(...answer.remarks);
      }
      return pending ? { kind: 'pending' } : { kind: 'none', remarks };
    },
  };
}
