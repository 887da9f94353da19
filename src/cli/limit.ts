/** What `--fail-above` comes to. */
import { allowedIncrease, isAbove } from '../insight/budget';
import type { CostDiff } from '../insight/diff';
import type { IncreaseLimit } from '../report/report';
import type { FailAbove } from './command';

export function limitOf(diff: CostDiff, failAbove: FailAbove | undefined): IncreaseLimit | undefined {
  if (!failAbove) return undefined;
  const allowed = allowedIncrease(failAbove, diff.past.monthlyCost ?? 0);
  return { text: failAbove.text, allowed, exceeded: isAbove(diff.difference ?? 0, allowed) };
}
