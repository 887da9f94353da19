/** Hovers: over a block's header or an attribute that decides an amount, the components and the origin of every number. */
import { type Hover, MarkupKind } from 'vscode-languageserver';
import { allComponents, type Estimate } from '../engine/estimate';
import { escapeCell, type LinkTo } from '../report/component-table';
import { explanations } from '../report/markdown';
import type { Position, Range } from '../syntax/range';
import { rollUpText } from './amounts';
import { clientCommands, type ServerSettings } from './protocol';
import type { BlockView, FileView } from './view';

/** More kinds of instances than this are counted, not shown. */
const mostShown = 3;

export function hoverAt(file: FileView, uri: string, position: Position, settings: ServerSettings): Hover | null {
  for (const block of file.blocks) {
    const range = hoverRange(block, position);
    if (range) return { range, contents: { kind: MarkupKind.Markdown, value: blockMarkdown(block, uri) } };
  }
  for (const call of file.calls) {
    if (!contains(call.headerRange, position)) continue;
    const missing = call.missing === undefined ? undefined : escapeCell(call.missing);
    const text = missing ?? call.callers.map((estimates) => rollUpText(estimates, settings.period)).join('\n\n');
    return {
      range: call.headerRange,
      contents: { kind: MarkupKind.Markdown, value: `**module.${escapeCell(call.name)}** — ${text}` },
    };
  }
  return null;
}

function blockMarkdown(block: BlockView, uri: string): string {
  const all = explanations(block.estimates, linkTo(block, uri));
  const shown = all.slice(0, mostShown);
  if (all.length > shown.length) shown.push(`… and ${all.length - shown.length} more`);
  const target = encodeURIComponent(JSON.stringify([uri, block.headerRange.start]));
  shown.push(
    `[Explain](command:${clientCommands.explain}?${target}) · [Summary](command:${clientCommands.showSummary})`,
  );
  return shown.join('\n\n---\n\n');
}

/** Links to the attributes of a block. */
export function linkTo({ estimates }: BlockView, uri: string): LinkTo {
  return (path) => {
    const range = estimates[0]?.resource.source.attributeRange(path);
    return range && `${uri}#L${range.start.line + 1}`;
  };
}

/** The range under the position that has something to say: the header, or an attribute that decides an amount. */
function hoverRange(block: BlockView, position: Position): Range | undefined {
  if (contains(block.headerRange, position)) return block.headerRange;
  const [first] = block.estimates;
  if (!first || !contains(first.resource.source.range(), position)) return undefined;
  return decisiveRanges(first).find((range) => contains(range, position));
}

function decisiveRanges(estimate: Estimate): readonly Range[] {
  const { source } = estimate.resource;
  return [...allComponents(estimate)].flatMap(({ attributes }) =>
    attributes.map((path) => source.attributeRange(path)).filter((range) => range !== undefined),
  );
}

export function contains({ start, end }: Range, { line, character }: Position): boolean {
  if (line < start.line || line > end.line) return false;
  if (line === start.line && character < start.character) return false;
  return !(line === end.line && character > end.character);
}

/** The block around a position, anywhere inside it. */
export function blockAt(file: FileView, position: Position): BlockView | undefined {
  return file.blocks.find(({ estimates }) => {
    const range = estimates[0]?.resource.source.range();
    return range !== undefined && contains(range, position);
  });
}
