/**
 * Figures of AWS's pricing pages and price lists as public texts have them, written down by hand: price for one unit, of the first
 * tier where there are several. The date is that of the text; where it tells none, the first month that it can be of, or the day
 * on which it was looked at.
 */
import { resolve } from 'node:path';
import { type Figure, figureOf, readCsv } from './figure';

export function pageFigures(): readonly Figure[] {
  return readCsv(resolve(__dirname, 'price-pages.csv')).flatMap((line) => {
    const of = (column: string): string => line.get(column) ?? '';
    const given = { region: of('region'), theirs: Number(of('usd')), error: 0, origin: of('page'), date: of('date') };
    const figure = figureOf(of('table'), of('row').split(' '), given);
    return figure ? { ...figure, ours: figure.ours.slice(0, 1) } : [];
  });
}
