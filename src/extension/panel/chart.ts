/// <reference lib="dom" />
/** The sums of the groups as bars, before and now, or as the table of the same numbers. */
import type { ServerSettings } from '../../server/protocol';
import { amountIn, signed } from './amount';
import type { Bar } from './bars';
import { element, graphic } from './element';
import { groupName } from './group-name';
import type { Grouping, PanelTexts } from './messages';

export interface Chart {
  readonly figure: HTMLElement;
  show(content: ChartContent): void;
}

export interface ChartContent {
  readonly bars: readonly Bar[];
  readonly texts: PanelTexts;
  readonly period: ServerSettings['period'];
  readonly grouping: Grouping;
  readonly tagKey: string;
  readonly asTable: boolean;
}

/** In pixels of the page. */
const [barHeight, barGap, rowGap] = [9, 2, 11];

export function createChart(onForm: (asTable: boolean) => void): Chart {
  const title = element('figcaption');
  const legend = element('span', { class: 'legend', 'aria-hidden': 'true' });
  const form = element('button', { type: 'button', class: 'link' });
  const body = element('div', { class: 'chart-body' });
  const figure = element(
    'figure',
    { class: 'chart' },
    element('div', { class: 'chart-head' }, title, legend, form),
    body,
  );
  let last: ChartContent | undefined;
  const render = (content: ChartContent): void => {
    last = content;
    const { bars, texts, grouping, tagKey, asTable } = content;
    figure.hidden = grouping === 'none' || bars.length === 0;
    if (figure.hidden) return;
    const by = grouping === 'tag' ? `${texts.groupings.tag} ${tagKey}` : texts.groupings[grouping];
    title.textContent = texts.chart.title.replace('{0}', by);
    form.textContent = asTable ? texts.chart.asChart : texts.chart.asTable;
    const compared = bars.some(({ past }) => past !== undefined);
    legend.hidden = asTable || !compared;
    legend.replaceChildren(
      element('span', { class: 'key past' }),
      texts.changeColumns.past,
      element('span', { class: 'key now' }),
      texts.changeColumns.now,
    );
    const label = title.textContent;
    body.replaceChildren(
      asTable ? numbers(content, compared, label) : picture(content, compared, label, body.clientWidth),
    );
  };
  form.addEventListener('click', () => onForm(!(last?.asTable ?? false)));
  // The picture is as wide as its place, so that its letters keep their size.
  new ResizeObserver(() => {
    if (last && !last.asTable) render(last);
  }).observe(figure);
  return { figure, show: render };
}

function picture(content: ChartContent, compared: boolean, label: string, width: number): SVGElement {
  const { bars, period } = content;
  const nameWidth = Math.min(230, Math.max(90, width * 0.32));
  const amountWidth = compared ? 170 : 96;
  const step = (compared ? 2 * barHeight + barGap : barHeight + 4) + rowGap;
  const largest = Math.max(...bars.map(({ now, past = 0 }) => Math.max(now, past)));
  const room = Math.max(20, width - nameWidth - amountWidth);
  const length = (amount: number): number => (amount <= 0 ? 0 : Math.max(1, (amount / largest) * room));
  const rows = bars.flatMap((bar, index) => {
    const { now, past } = bar;
    const top = index * step;
    const middle = top + (step - rowGap) / 2;
    const name = barName(bar, content);
    const height = compared ? barHeight : barHeight + 4;
    const rect = (kind: string, amount: number, y: number): SVGElement =>
      graphic('rect', { class: kind, x: nameWidth, y, width: length(amount), height, rx: 1.5 });
    const end = nameWidth + Math.max(length(now), length(past ?? 0)) + 8;
    const difference = past === undefined ? 0 : now - past;
    const text = graphic('text', { x: end, y: middle, class: 'amount' }, amountIn(period, now));
    if (Math.abs(difference) >= 0.005) {
      const kind = difference > 0 ? 'increase' : 'decrease';
      text.append(graphic('tspan', { class: kind, dx: 8 }, signed(difference, period)));
    }
    return [
      graphic(
        'text',
        { x: nameWidth - 10, y: middle, class: 'name', 'text-anchor': 'end' },
        shortened(name, nameWidth),
      ),
      ...(past === undefined ? [] : [rect('past', past, top)]),
      rect('now', now, past === undefined ? top : top + barHeight + barGap),
      text,
    ];
  });
  const height = bars.length * step - rowGap;
  const told = bars.map((bar) => barSentence(bar, content)).join('; ');
  return graphic(
    'svg',
    {
      role: 'img',
      width: Math.max(width, 1),
      height,
      viewBox: `0 0 ${Math.max(width, 1)} ${height}`,
      'aria-label': `${label}. ${told}`,
    },
    ...rows,
  );
}

/** A letter is somewhat more than six pixels wide. */
function shortened(name: string, width: number): string {
  const most = Math.floor((width - 10) / 6.4);
  return name.length <= most ? name : `…${name.slice(name.length - most + 1)}`;
}

function barSentence(bar: Bar, content: ChartContent): string {
  const { period, texts } = content;
  const now = amountIn(period, bar.now);
  const name = barName(bar, content);
  if (bar.past === undefined) return `${name}: ${now}`;
  const { changeColumns: words } = texts;
  return `${name}: ${words.past} ${amountIn(period, bar.past)}, ${words.now} ${now}`;
}

function barName({ key, groups }: Bar, { texts, grouping }: ChartContent): string {
  return groups > 1 ? texts.chart.others.replace('{0}', String(groups)) : groupName(key, grouping, texts);
}

function numbers(content: ChartContent, compared: boolean, label: string): HTMLElement {
  const { bars, texts, period } = content;
  const { past, now, difference } = texts.changeColumns;
  const heads = [texts.chart.group, ...(compared ? [past, now, difference] : [texts.columns.cost])];
  return element(
    'table',
    { class: 'numbers' },
    element('caption', { class: 'unseen' }, label),
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
    element(
      'tbody',
      {},
      ...bars.map((bar) => {
        const cells = [
          ...(compared ? [amountIn(period, bar.past ?? 0)] : []),
          amountIn(period, bar.now),
          ...(compared ? [signed(bar.now - (bar.past ?? 0), period)] : []),
        ];
        return element(
          'tr',
          {},
          element('th', { scope: 'row' }, barName(bar, content)),
          ...cells.map((cell) => element('td', {}, cell)),
        );
      }),
    ),
  );
}
