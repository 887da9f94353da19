/** What the commands about plugins print: a table, JSON, or JUnit's XML for those who collect test results. */

export type PluginFormat = 'table' | 'json' | 'junit';

/** Rows of text under titles; `failed` says what JUnit and the exit status go by. */
export interface PluginReport {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly PluginRow[];
  /** Lines after the table. */
  readonly notes: readonly string[];
}

export interface PluginRow {
  readonly cells: readonly string[];
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly milliseconds?: number;
}

export function renderPlugins(report: PluginReport, format: PluginFormat): string {
  switch (format) {
    case 'table':
      return table(report);
    case 'json':
      return `${JSON.stringify(jsonOf(report), null, 2)}\n`;
    case 'junit':
      return junit(report);
  }
}

function table({ columns, rows, notes }: PluginReport): string {
  const all = rows.length === 0 ? [] : [columns, ...rows.map(({ cells }) => cells)];
  const widths = columns.map((_, column) => Math.max(0, ...all.map((cells) => plain(cells[column] ?? '').length)));
  const lines = all.map((cells) =>
    widths
      .map((width, column) => plain(cells[column] ?? '').padEnd(width))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, ...notes.map(plain)].map((line) => `${line}\n`).join('');
}

function jsonOf({ columns, rows, notes }: PluginReport): unknown {
  const records = rows.map(({ cells, outcome, milliseconds }) => ({
    ...Object.fromEntries(
      columns.map((column, index) => [column.toLowerCase().replaceAll(' ', '_'), cells[index] ?? '']),
    ),
    outcome,
    ...(milliseconds !== undefined && { milliseconds }),
  }));
  return { rows: records, notes };
}

function junit({ title, rows }: PluginReport): string {
  const count = (outcome: PluginRow['outcome']): number => rows.filter((row) => row.outcome === outcome).length;
  const total = rows.reduce((sum, { milliseconds }) => sum + (milliseconds ?? 0), 0) / 1000;
  const cases = rows.map(({ cells: [name = '', ...rest], outcome, milliseconds = 0 }) => {
    const head = `    <testcase name="${escaped(name)}" classname="${escaped(title)}" time="${milliseconds / 1000}"`;
    const detail = escaped(rest.filter((cell) => cell !== '').join(' · '));
    if (outcome === 'failed') return `${head}><failure message="${detail}"/></testcase>`;
    return outcome === 'skipped' ? `${head}><skipped message="${detail}"/></testcase>` : `${head}/>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="${escaped(title)}" tests="${rows.length}" failures="${count('failed')}" skipped="${count('skipped')}" time="${total}">
${cases.join('\n')}
  </testsuite>
</testsuites>
`;
}

/** Names and messages are the plugins': nothing of them moves a terminal's cursor. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
}

function escaped(text: string): string {
  return plain(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
