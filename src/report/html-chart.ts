/** Amounts by group as bars, in SVG. */
import { escapeHtml } from './html-text';
import { formatMoney } from './money';

export interface Bar {
  readonly name: string;
  /** US dollars per month. */
  readonly now: number;
  /** What it was; `undefined` where nothing is compared. */
  readonly past: number | undefined;
}

/** More bars than these say nothing; what is left out is one bar. */
const mostBars = 12;

/** In units of the picture. */
const [width, nameWidth, amountWidth, barHeight, gap] = [760, 250, 110, 12, 10];

/** Empty where there is nothing to see. */
export function barChart(bars: readonly Bar[]): string {
  const shown = together([...bars].filter(({ now, past = 0 }) => now + past > 0).sort((a, b) => size(b) - size(a)));
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
        : `<rect class="past" x="${nameWidth}" y="${y}" width="${length(past)}" height="${barHeight - 1}"/>`;
    const top = past === undefined ? y : y + barHeight;
    const after = `<rect class="now" x="${nameWidth}" y="${top}" width="${length(now)}" height="${barHeight - 1}"/>`;
    const end = nameWidth + Math.max(length(now), length(past ?? 0)) + 6;
    return `${label}${before}${after}<text x="${end}" y="${middle}">${escapeHtml(formatMoney(now))}</text>`;
  });
  const told = shown
    .map(
      ({ name, now, past }) =>
        `${name}: ${past === undefined ? '' : `${formatMoney(past)} before, `}${formatMoney(now)}`,
    )
    .join('; ');
  const legend = compared ? '<p class="legend"><span class="past">before</span> <span class="now">now</span></p>' : '';
  return `<figure>
<svg viewBox="0 0 ${width} ${shown.length * step}" role="img" aria-label="${escapeHtml(`Monthly cost by group. ${told}`)}">
${rows.join('\n')}
</svg>${legend}
</figure>`;
}

function size({ now, past = 0 }: Bar): number {
  return Math.max(now, past);
}

function together(bars: readonly Bar[]): readonly Bar[] {
  if (bars.length <= mostBars) return bars;
  const [first, rest] = [bars.slice(0, mostBars - 1), bars.slice(mostBars - 1)];
  const past = rest.some((bar) => bar.past !== undefined)
    ? rest.reduce((sum, bar) => sum + (bar.past ?? 0), 0)
    : undefined;
  return [...first, { name: `${rest.length} others`, now: rest.reduce((sum, { now }) => sum + now, 0), past }];
}

function short(name: string): string {
  return name.length > 38 ? `…${name.slice(-37)}` : name;
}
