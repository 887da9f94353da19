/** Style and script of the HTML report. Both stand in the file itself, and the file allows these two and no others. */

export const style = `
:root { color-scheme: light dark; --text: #1f2328; --back: #ffffff; --faint: #59636e; --line: #d1d9e0; --now: #0969da; --past: #afb8c1; --dear: #b42318; --cheap: #1a7f37; }
@media (prefers-color-scheme: dark) { :root { --text: #f0f6fc; --back: #0d1117; --faint: #9198a1; --line: #3d444d; --now: #4493f8; --past: #59636e; --dear: #ff7b72; --cheap: #3fb950; } }
body { font: 14px/1.5 system-ui, sans-serif; color: var(--text); background: var(--back); margin: 0; }
main { max-width: 1100px; margin: 0 auto; padding: 24px; }
h1 { font-size: 20px; margin: 0; }
h2 { font-size: 16px; margin: 32px 0 8px; }
.amount { font-size: 32px; font-weight: 600; margin: 4px 0 8px; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 4px 12px 4px 0; border-bottom: 1px solid var(--line); font-weight: normal; vertical-align: top; overflow-wrap: anywhere; }
thead th { white-space: nowrap; }
thead button { font: inherit; font-weight: 600; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
thead button:focus-visible { outline: 2px solid var(--now); }
th[aria-sort=ascending] button::after { content: " ▲"; }
th[aria-sort=descending] button::after { content: " ▼"; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.added, .over { color: var(--dear); }
.removed { color: var(--cheap); }
.remark, footer, .legend { color: var(--faint); }
figure { margin: 24px 0; }
svg { width: 100%; height: auto; max-width: 760px; font-size: 12px; }
svg text { fill: var(--text); }
rect.now { fill: var(--now); }
rect.past { fill: var(--past); }
span.now::before, span.past::before { content: ""; display: inline-block; width: 10px; height: 10px; margin-right: 4px; background: var(--now); }
span.past::before { background: var(--past); }
footer { margin-top: 32px; }
`;

/** Sorts a table by the column whose heading is pressed; pressed again the other way, a third time as it was. */
export const script = `
for (const table of document.querySelectorAll('table')) {
  const headings = [...table.tHead.rows[0].cells];
  const body = table.tBodies[0];
  headings.forEach((heading, column) => heading.firstElementChild.addEventListener('click', () => {
    const before = heading.getAttribute('aria-sort');
    const order = before === 'descending' ? 'ascending' : before === 'ascending' ? null : 'descending';
    for (const other of headings) other.removeAttribute('aria-sort');
    if (order) heading.setAttribute('aria-sort', order);
    const key = (row) => {
      if (!order) return Number(row.dataset.order);
      const { value } = row.cells[column].dataset;
      return value === undefined ? row.cells[column].textContent : Number(value);
    };
    const sign = order === 'descending' ? -1 : 1;
    const rows = [...body.rows].map((row) => ({ row, key: key(row) }));
    rows.sort((a, b) => sign * (typeof a.key === 'number' ? a.key - b.key : a.key.localeCompare(b.key)));
    body.append(...rows.map(({ row }) => row));
  }));
}
`;
