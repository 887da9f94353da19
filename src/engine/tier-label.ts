import type { Tier } from './rates';

/** What a tier is called: `first 10TB`, `next 40TB`, `over 150TB`, `first 1B`. */
export function tierLabel(tiers: readonly Tier[], index: number, unit: string, per: number): string {
  const tier = tiers[index];
  const next = tiers[index + 1];
  const show = (amount: number): string => amountText(amount, unit, per);
  if (!tier) return '';
  if (!next) return `over ${show(tier.from)}`;
  return index === 0 ? `first ${show(next.from)}` : `next ${show(next.from - tier.from)}`;
}

const kilos = ['', 'K', 'M', 'B', 'T'] as const;

/** Gigabytes by 1,024 up to petabytes, everything else by 1,000. */
function amountText(amount: number, unit: string, per: number): string {
  if (/^Gi?B(-months?)?$/.test(unit) && per === 1) {
    if (amount >= 1024 * 1024 && amount % (1024 * 1024) === 0) return `${amount / (1024 * 1024)}PB`;
    return amount >= 1024 && amount % 1024 === 0 ? `${amount / 1024}TB` : `${amount}GB`;
  }
  let value = amount;
  let step = 0;
  while (value >= 1000 && value % 10 === 0 && step < kilos.length - 1) {
    value /= 1000;
    step++;
  }
  return `${value}${kilos[step]}`;
}
