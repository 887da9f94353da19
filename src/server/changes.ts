/** What differs from the baselines, block by block: for the panel, and the view beside the commit message. */
import type { Estimate } from '../engine/estimate';
import { isInside } from '../host';
import type { BlockChange, BlockSide } from '../insight/block-change';
import type { Summary } from '../insight/summary';
import { blockSideText, blockTitle, causeText, componentTitle, differenceOfEach } from '../report/change-text';
import { differenceParts, plainAmount, summaryDiff } from './amounts';
import type { BaselineState, FolderDiff } from './baseline';
import { uriOfPath } from './paths';
import type { ChangeRow, ChangeSide, ChangesModel, ServerSettings } from './protocol';
import { relativeTo } from './relative';

type Period = ServerSettings['period'];

export function changesModel(
  diffs: readonly FolderDiff[],
  states: readonly BaselineState[],
  { period, baseline }: Pick<ServerSettings, 'period' | 'baseline'>,
): ChangesModel {
  const sums = diffs.map(({ diff }) => diff);
  return {
    wanted: baseline,
    baseline: diffs[0]?.label ?? '',
    message: [...new Set(states.map(({ message }) => message))].filter(Boolean).join('; '),
    summary: summaryDiff(diffs, period),
    past: sum(sums.map(({ past }) => past)),
    now: sum(sums.map(({ now }) => now)),
    rows: diffs.flatMap((diff) =>
      diff.blocks().flatMap((block): readonly ChangeRow[] => {
        const row = changeRow(block, diff, period);
        return row ? [row] : [];
      }),
    ),
  };
}

function changeRow(block: BlockChange, { folder, isText }: FolderDiff, period: Period): ChangeRow | undefined {
  const { kind, before, after, total, address, project } = block;
  const source = (after.estimates[0] ?? before.estimates[0])?.resource.source;
  if (!source || kind === 'unchanged') return undefined;
  return {
    kind,
    address,
    title: blockTitle(block),
    root: project.path,
    difference: total.difference,
    text: blockDifference(block, period),
    past: side(before, folder, period),
    now: side(after, folder, period),
    uri: uriOfPath(source.file),
    range: source.headerRange(),
    hasEarlierText: isText && isInside(source.file, folder),
    components:
      kind === 'moved'
        ? []
        : block.components.map((component) => ({
            name: componentTitle(component),
            difference: differenceOfEach(block, component),
            cause: causeText(component.cause),
          })),
  };
}

const suffixes: Readonly<Record<Period, string>> = { hour: '/h', month: '/mo', year: '/yr' };

/** `+$140.16/mo`, `was $5.00, now unknown`, `same cost`. */
function blockDifference({ total, uncertain, kind }: BlockChange, period: Period): string {
  const parts = differenceParts(total, period);
  if (parts.length > 0) {
    const [first = '', ...others] = parts;
    const amount = /^[+-]/.test(first) ? first + suffixes[period] : first;
    return [amount, ...others, ...(uncertain === 'usage' && kind === 'added' ? ['+ usage'] : [])].join(', ');
  }
  if (uncertain === 'usage') return 'depends on usage';
  return uncertain === 'unknown' ? 'unknown' : 'same cost';
}

function side(block: BlockSide, folder: string, period: Period): ChangeSide | null {
  const [first] = block.estimates;
  if (!first) return null;
  const { monthlyCost } = block;
  return {
    ...facets(first, folder),
    monthlyCost,
    text: monthlyCost === null ? blockSideText(block) : plainAmount(monthlyCost, period),
  };
}

function facets({ resource }: Estimate, folder: string): Omit<ChangeSide, 'monthlyCost' | 'text'> {
  return {
    type: resource.type,
    provider: resource.provider,
    region: typeof resource.region === 'string' ? resource.region : '',
    module: resource.module,
    file: relativeTo(folder, resource.source.file),
    tags: Object.fromEntries(resource.tags),
  };
}

function sum(summaries: readonly Summary[]): number | null {
  const amounts = summaries.flatMap(({ monthlyCost }) => monthlyCost ?? []);
  return amounts.length === 0 ? null : amounts.reduce((total, amount) => total + amount, 0);
}
