/** What a cost is in words where not all of it is known: first what is known, then what is to be added to it. */
import { type Estimate, type EstimateStatus, totalCost } from '../engine/estimate';
import { formatMonthly } from './money';

/** How what has no amount is called. */
export interface StatusWords {
  readonly usage: PartWords;
  readonly unpriced: PartWords;
  readonly free: string;
  readonly unsupported: string;
}

interface PartWords {
  /** Behind an amount: `usage` in `$16.43/mo + usage`. */
  readonly added: string;
  /** Where no amount is known. */
  readonly alone: string;
}

export interface StatusPart {
  readonly kind: 'amount' | 'word';
  readonly text: string;
}

export const statusWords: StatusWords = {
  usage: { added: 'usage', alone: 'depends on usage' },
  unpriced: { added: 'unknown', alone: 'price unknown' },
  free: 'free',
  unsupported: 'not supported',
};

/** `$70.08/mo`, `$16.43/mo + usage`, `$50.00/mo + unknown`, `price unknown`. */
export function statusText(estimate: Estimate): string {
  return costInWords(estimate.status, totalCost(estimate), formatMonthly, statusWords);
}

/** The same of an amount in another form, or in other words. */
export function costInWords(...cost: Parameters<typeof statusParts>): string {
  return statusParts(...cost)
    .map(({ text }) => text)
    .join(' + ');
}

/**
 * `costInWords` in its parts, for whoever writes them apart.
 *
 * @param monthlyCost US dollars per month of what is known; null where nothing is
 */
export function statusParts(
  status: EstimateStatus,
  monthlyCost: number | null,
  format: (monthlyCost: number) => string,
  words: StatusWords,
): readonly StatusPart[] {
  switch (status) {
    case 'priced':
      return [{ kind: 'amount', text: format(monthlyCost ?? 0) }];
    case 'usage':
    case 'unpriced': {
      const { added, alone } = words[status];
      if (monthlyCost === null || monthlyCost === 0) return [{ kind: 'word', text: alone }];
      return [
        { kind: 'amount', text: format(monthlyCost) },
        { kind: 'word', text: added },
      ];
    }
    case 'free':
    case 'unsupported':
      return [{ kind: 'word', text: words[status] }];
  }
}
