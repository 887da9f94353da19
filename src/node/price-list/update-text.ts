/** What an update of prices came to, in words. */
import { publicationOf } from '../../engine/publication';
import { placeText } from './place-text';
import type { ServiceUpdate } from './update-prices';

/** So many rows are named; the rest is counted. */
const mostNamed = 5;

/** A line for each table, and what is wrong below it. */
export function updateText(updates: readonly ServiceUpdate[]): string {
  return updates.map((update) => `${linesOf(update).join('\n')}\n`).join('');
}

function linesOf(update: ServiceUpdate): readonly string[] {
  const { currency } = publicationOf(update.region);
  const sign = currency === 'USD' ? '$' : `${currency} `;
  const name = `${update.service} ${placeText(update.region)}`;
  switch (update.kind) {
    case 'current':
      return [`${name}: the prices are those that AWS publishes now`];
    case 'absent':
      return [`${name}: not offered there`];
    case 'failed':
      return [`${name}: not updated: ${update.message}`];
    case 'updated':
      return [
        `${name}: as of ${update.published}`,
        ...update.tables.flatMap(({ table, rows, quarantined, ambiguous, missing }) => [
          `  ${table}: ${rows.length} ${rows.length === 1 ? 'price' : 'prices'}`,
          ...told(
            'are more than tenfold off what is shipped and are not used',
            quarantined.map(
              ({ row, before }) => `${row.keys.join(' ')} (${sign}${before} → ${sign}${row.tiers[0]?.price})`,
            ),
          ),
          ...told('have several prices in the list, of which none is used', ambiguous),
          ...told('are not in the list, and keep their price', missing),
        ]),
      ];
  }
}

function told(what: string, rows: readonly string[]): readonly string[] {
  if (rows.length === 0) return [];
  const more = rows.length > mostNamed ? `, … (${rows.length - mostNamed} more)` : '';
  return [`    ${rows.length} ${what}: ${rows.slice(0, mostNamed).join(', ')}${more}`];
}
