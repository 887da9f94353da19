/** Changes as people read them. */
import type { BlockChange, BlockSide } from '../insight/block-change';
import type { ChangeCause, ComponentChange } from '../insight/component-change';
import type { ChangeKind, CostDiff } from '../insight/diff';
import { formatMoney, formatMonthly } from './money';

/** `+$140.16`, `-$5.00`; `$0.00` has no sign. */
export function formatDifference(amount: number): string {
  return amount > 0 ? `+${formatMoney(amount)}` : formatMoney(amount);
}

/** ` (+12.3%)`; empty where there was nothing to be a share of. */
function shareText(difference: number, past: number | null): string {
  if (past === null || past === 0) return '';
  const share = (difference / past) * 100;
  const text = Math.abs(share) >= 100 ? share.toFixed(0) : share.toFixed(1);
  return ` (${share > 0 ? '+' : ''}${text}%)`;
}

/** One character for each kind, as diffs have them. */
export const changeMarks: Readonly<Record<ChangeKind, string>> = {
  added: '+',
  removed: '-',
  changed: '~',
  moved: '>',
  unchanged: ' ',
};

/** The difference of a block with what is not known: `+$61.32`, `was $10.00, now unknown`, `depends on usage`. */
export function differenceText({ total, uncertain, kind }: Pick<BlockChange, 'total' | 'uncertain' | 'kind'>): string {
  const { difference, appeared, vanished } = total;
  const parts: string[] = [];
  if (difference !== null && (difference !== 0 || (uncertain === 'no' && appeared + vanished === 0))) {
    parts.push(formatDifference(difference));
  }
  if (appeared !== 0) parts.push(`${formatMoney(appeared)} not known before`);
  if (vanished !== 0) parts.push(`${formatMoney(vanished)} no longer known`);
  if (uncertain !== 'no' && (parts.length === 0 || kind === 'added')) {
    parts.push(uncertain === 'usage' ? 'depends on usage' : 'unknown');
  }
  return parts.length === 0 ? formatMoney(0) : parts.join(', ');
}

/** `aws_instance.web × 1 → × 3`, `module.b.x_y.z (was module.a.x_y.z)`. */
export function blockTitle({ address, formerAddress, kind, before, after }: BlockChange): string {
  const was = formerAddress === null ? '' : ` (was ${formerAddress})`;
  const [old, now] = [countText(before.count), countText(after.count)];
  if (kind === 'added') return address + times(after.count);
  if (kind === 'removed') return address + times(before.count);
  return `${address}${was}${old === now ? times(after.count) : ` × ${old} → × ${now}`}`;
}

function countText(count: number | null): string {
  return count === null ? '?' : String(count);
}

function times(count: number | null): string {
  return count === 1 ? '' : ` × ${countText(count)}`;
}

/** `Instance (t3.micro → m5.large)` where only what is in brackets differs. */
export function componentTitle({ name, before, after }: ComponentChange): string {
  if (!before || !after || before.name === after.name) return name;
  const [old, now] = [before.name, after.name].map((text) => /^([^(]*)\((.*)\)$/s.exec(text));
  if (!old || !now || old[1] !== now[1]) return `${name} (was ${before.name})`;
  const oldParts = (old[2] ?? '').split(', ');
  const nowParts = (now[2] ?? '').split(', ');
  const inside =
    oldParts.length === nowParts.length
      ? nowParts.map((part, index) => (part === oldParts[index] ? part : `${oldParts[index]} → ${part}`)).join(', ')
      : `${old[2]} → ${now[2]}`;
  return `${name.slice(0, name.length - after.name.length)}${now[1]}(${inside})`;
}

/** What a component costs more or less for one instance: `+$61.32`, `unknown`. */
export function componentDifference({ before, after }: ComponentChange): string {
  const past = before ? before.monthlyCost : 0;
  const now = after ? after.monthlyCost : 0;
  if (past !== null && now !== null) return formatDifference(now - past);
  if (!before || !after || (past === null && now === null)) {
    return (after ?? before)?.problem === null ? 'depends on usage' : 'unknown';
  }
  return past === null ? `${formatMoney(now ?? 0)} not known before` : `${formatMoney(past)} no longer known`;
}

/** The same, and ` each` where several instances of the block differ alike. */
export function differenceOfEach({ changes }: BlockChange, component: ComponentChange): string {
  const text = componentDifference(component);
  const isAlike = (other: ComponentChange): boolean =>
    other.name === component.name &&
    other.before?.name === component.before?.name &&
    causeText(other.cause) === causeText(component.cause);
  const instances = changes
    .filter(({ kind, components }) => kind !== 'unchanged' && components.some(isAlike))
    .reduce((sum, { instances: own }) => sum + own.length, 0);
  return instances > 1 && /\d/.test(text) ? `${text} each` : text;
}

/** `instance_type: t3.micro → m5.large`; empty where nobody knows. */
export function causeText(cause: ChangeCause | null): string {
  switch (cause?.kind) {
    case undefined:
      return '';
    case 'attribute':
      return `${cause.path.join('.')}: ${cause.before ?? 'not set'} → ${cause.after ?? 'not set'}`;
    case 'region':
      return `region: ${cause.before || 'none'} → ${cause.after || 'none'}`;
    case 'usage':
      return cause.key === '' ? 'usage' : `usage: ${cause.key}`;
    case 'price':
      return 'the price itself';
  }
}

/** `2 added, 1 changed`, in blocks; `1 changed (3 instances)` where there are more of these than of those; `no changes`. */
export function countsText(blocks: readonly BlockChange[]): string {
  const kinds = ['added', 'changed', 'removed', 'moved'] as const;
  const parts = kinds.flatMap((kind) => {
    const alike = blocks.filter((block) => block.kind === kind);
    const instances = alike.reduce((sum, block) => sum + block.instances, 0);
    if (alike.length === 0) return [];
    return [`${alike.length} ${kind}${instances > alike.length ? ` (${instances} instances)` : ''}`];
  });
  return parts.length === 0 ? 'no changes' : parts.join(', ');
}

/** What the difference leaves out, one sentence each. */
export function uncertainties({ appeared, vanished, uncertain }: CostDiff): readonly string[] {
  const lines: string[] = [];
  if (uncertain.unknown > 0)
    lines.push(`Of ${resources(uncertain.unknown)} that changed the cost is not wholly known.`);
  if (uncertain.usage > 0)
    lines.push(
      `${resources(uncertain.usage)} that changed ${uncertain.usage === 1 ? 'depends' : 'depend'} on usage that is not stated.`,
    );
  if (appeared > 0) lines.push(`${formatMonthly(appeared)} that were not known before are not in the difference.`);
  if (vanished > 0) lines.push(`${formatMonthly(vanished)} that are no longer known are not in the difference.`);
  return lines;
}

function resources(count: number): string {
  return `${count} ${count === 1 ? 'resource' : 'resources'}`;
}

/** `$70.08/mo`, `unknown`: one side of a comparison. */
export function sideText(monthlyCost: number | null): string {
  return monthlyCost === null ? 'nothing known' : formatMonthly(monthlyCost);
}

/** One side of a block: `$70.08`, `free`, `depends on usage`. */
export function blockSideText({ monthlyCost, estimates }: BlockSide): string {
  if (monthlyCost !== null) return formatMoney(monthlyCost);
  if (estimates.every(({ status }) => status === 'free')) return 'free';
  return estimates.every(({ status }) => status === 'free' || status === 'usage') ? 'depends on usage' : 'unknown';
}

/** `+$140.16/mo`, `no difference that is known`. */
export function totalDifference({ difference, past }: CostDiff): string {
  if (difference === null) return 'no difference that is known';
  return `${formatDifference(difference)}/mo${shareText(difference, past.monthlyCost)}`;
}
