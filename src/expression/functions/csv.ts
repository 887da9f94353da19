/** `csvdecode`: CSV as in RFC 4180, with the first line naming the columns. */
import { fail } from '../error';
import type { FunctionContext, TerraformFunction } from '../function';
import { sortedMap, type Value } from '../value';
import { list, text, unary } from './signature';

export const csvFunctions: readonly TerraformFunction[] = [unary('csvdecode', text('str'), decodeCsv)];

function decodeCsv(source: string, context: FunctionContext): Value {
  const [header, ...rows] = parseCsv(source);
  if (!header) return fail('the header line is missing');
  if (new Set(header).size < header.length) return fail('two columns have the same name');
  context.spend(rows.length * (header.length + 1));
  return list(
    rows.map((row, index) => {
      if (row.length !== header.length) {
        return fail(`row ${index + 1} has ${row.length} fields where the header has ${header.length}`);
      }
      return sortedMap(
        'object',
        header.map((name, column) => [name, (row[column] ?? '').normalize()]),
      );
    }),
  );
}

/** The fields of every line; empty lines are skipped, line ends inside quotes become `\n`. */
function parseCsv(source: string): string[][] {
  const text = source.replaceAll('\r\n', '\n').replace(/\r$/, '');
  const rows: string[][] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/y;
  let row: string[] = [];
  let position = 0;
  while (position < text.length || row.length > 0) {
    if (row.length === 0 && text[position] === '\n') {
      position++;
      continue;
    }
    field.lastIndex = position;
    const match = field.exec(text);
    if (!match || match[2]?.includes('"')) return fail(`row ${rows.length} has a quote that is out of place`);
    const [, quoted, bare = '', end] = match;
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    position = field.lastIndex;
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
