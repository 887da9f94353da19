/** Amounts by group as bars, in SVG. */
import { escapeHtml } from './html-text';
import { formatMoney } from './money';

export interface Bar {
  readonly name: string;
  /** US dollars per month; null where nothing of it is known. */
  readonly now: number | null;
  /** What it was; `undefined` where nothing is compared. */
  readonly past: number | null | undefined;
}

/** More bars than these say nothing; what is left out is one bar. */
const mostBars = 12;

/** In units of the picture. */
const [width, nameWidth, amountWidth, barHeight, gap] = [760, 250, 110, 12, 10];

/** Empty where there is nothing to see. */
export function barChart(bars: readonly Bar[]): string {
  const shown = together([...bars].filter((bar) => size(bar) > 0).sort((a, b) => size(b) - size(a)));
  const largest = Math.max(0, ...shown.map(size));
  if (largest === 0) return '';
  const compared = shown.some(({ past }) => past !== undefined);
  const step = (compared ? 2 : 1) * barHeight + gap;
  const length = (amount: number): number => Math.round((amount / largest) * (width - nameWidth - amountWidth));
  const rows = shown.map(({ name, now, past }, index) => {
    const y = index * step;
    const middle = y + (step - gap) / 2 + 4;
    const label = `<text x="${nameWidth - 8}" y="${middle}" text-anchor="end">${escapeHtml(short(name))}</text>`;
    const before =
      past === undefined
        ? ''
        : `<rect class="past" x="${nameWidth}" y="${y}" width="${length(past ?? 0)}" height="${barHeight - 1}"/>`;
    const top = past === undefined ? y : y + barHeight;
    const after = `<rect class="now" x="${nameWidth}" y="${top}" width="${length(now ?? 0)}" height="${barHeight - 1}"/>`;
    const end = nameWidth + Math.max(length(now ?? 0), length(past ?? 0)) + 6;
    return `${label}${before}${after}<text x="${end}" y="${middle}">${escapeHtml(amount(now))}</text>`;
  });
  const told = shown
    .map(({ name, now, past }) => `${name}: ${past === undefined ? '' : `${amount(past)} before, `}${amount(now)}`)
    .join('; ');
  const legend = compared ? '<p class="legend"><span class="past">before</span> <span class="now">now</span></p>' : '';
  return `<figure>
<svg viewBox="0 0 ${width} ${shown.length * step}" role="img" aria-label="${escapeHtml(`Monthly cost by group. ${told}`)}">
${rows.join('\n')}
</svg>${legend}
</figure>`;
}

function size({ now, past }: Bar): number {
  return Math.max(now ?? 0, past ?? 0);
}

function together(bars: readonly Bar[]): readonly Bar[] {
  if (bars.length <= mostBars) return bars;
  const [first, rest] = [bars.slice(0, mostBars - 1), bars.slice(mostBars - 1)];
  const past = rest.some((bar) => bar.past !== undefined)
    ? rest.reduce((sum, bar) => sum + (bar.past ?? 0), 0)
    : undefined;
  return [...first, { name: `${rest.length} others`, now: rest.reduce((sum, { now }) => sum + (now ?? 0), 0), past }];
}

function amount(value: number | null): string {
  return value === null ? 'not known' : formatMoney(value);
}

function short(name: string): string {
  return name.length > 38 ? `…${name.slice(-37)}` : name;
}
