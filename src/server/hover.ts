/** Hovers: over a block's header or an attribute that decides an amount, the components and the origin of every number. */
import { type Hover, MarkupKind } from 'vscode-languageserver';
import { allComponents, type Estimate } from '../engine/estimate';
import { escapeCell, type LinkTo } from '../report/component-table';
import { explanations } from '../report/markdown';
import type { Position, Range } from '../syntax/range';
import { blockText, rollUpText, sumOf } from './amounts';
import { clientCommands, type ServerSettings } from './protocol';
import { byResource, resourceTable } from './several-resources';
import type { BlockView, FileView } from './view';

/** More kinds of instances than this are counted, not shown. */
const mostShown = 3;

/** The same where there is a document of its own for it. */
const mostExplained = 50;

export function hoverAt(file: FileView, uri: string, position: Position, settings: ServerSettings): Hover | null {
  for (const block of file.blocks) {
    const range = hoverRange(block, position);
    if (range)
      return { range, contents: { kind: MarkupKind.Markdown, value: blockMarkdown(block, file, uri, settings) } };
  }
  for (const call of file.calls) {
    if (!contains(call.headerRange, position)) continue;
    const missing = call.missing === undefined ? undefined : escapeCell(call.missing);
    const text = missing ?? call.callers.map((estimates) => rollUpText(estimates, settings.period)).join('\n\n');
    return {
      range: call.headerRange,
      contents: { kind: MarkupKind.Markdown, value: `**${escapeCell(call.name)}** — ${text}` },
    };
  }
  return null;
}

function blockMarkdown(block: BlockView, file: FileView, uri: string, settings: ServerSettings): string {
  const shown = [...blockExplanations(block, uri, settings, mostShown)];
  const target = encodeURIComponent(JSON.stringify([uri, block.headerRange.start]));
  const billed = block.estimates.some(({ status }) => status !== 'free' && status !== 'unsupported');
  const links = [
    `[Explain](command:${clientCommands.explain}?${target})`,
    ...(billed && file.hasUsageFile ? [`[Edit usage](command:${clientCommands.editUsage}?${target})`] : []),
    `[Summary](command:${clientCommands.showSummary})`,
  ];
  shown.push(links.join(' · '));
  return shown.join('\n\n---\n\n');
}

/**
 * A block in full; of several resources first the list of them, then each, the dearest first. More than `most` kinds of instances,
 * or resources, are counted. Attributes are links where the document is known.
 */
export function blockExplanations(
  block: BlockView,
  uri: string | undefined,
  settings: ServerSettings,
  most = mostExplained,
): readonly string[] {
  const resources = byResource(block.estimates);
  if (resources.length <= 1) return firstOf(explanations(block.estimates, linkTo(block.estimates, uri)), most);
  const sums = `**${escapeCell(block.name)}** — ${escapeCell(blockText(block.estimates, settings.period))}`;
  const dearest = [...resources].sort((a, b) => (sumOf(b) ?? 0) - (sumOf(a) ?? 0));
  return [
    `${sums}\n\n${resourceTable(dearest, settings)}`,
    ...firstOf(dearest, most).flatMap((estimates) =>
      typeof estimates === 'string' ? estimates : explanations(estimates, linkTo(estimates, uri)),
    ),
  ];
}

function firstOf<T>(all: readonly T[], most: number): readonly (T | string)[] {
  return all.length <= most ? all : [...all.slice(0, most), `… and ${all.length - most} more`];
}

/** Links to the attributes of a resource. */
function linkTo(estimates: readonly Estimate[], uri: string | undefined): LinkTo {
  return (path) => {
    if (uri === undefined) return undefined;
    const range = estimates[0]?.resource.source.attributeRange(path);
    return range && `${uri}#L${range.start.line + 1}`;
  };
}

/** The range under the position that has something to say: the header, or an attribute that decides an amount. */
function hoverRange(block: BlockView, position: Position): Range | undefined {
  if (contains(block.headerRange, position)) return block.headerRange;
  const type = block.estimates[0]?.resource.source.typeRange?.();
  if (type && contains(type, position)) return type;
  for (const [estimate] of byResource(block.estimates)) {
    if (!estimate || !contains(estimate.resource.source.range(), position)) continue;
    const found = decisiveRanges(estimate).find((range) => contains(range, position));
    if (found) return found;
  }
  return undefined;
}

function decisiveRanges(estimate: Estimate): readonly Range[] {
  const { source } = estimate.resource;
  return [...allComponents(estimate)].flatMap(({ attributes }) =>
    attributes.map((path) => source.attributeRange(path)).filter((range) => range !== undefined),
  );
}

function contains({ start, end }: Range, { line, character }: Position): boolean {
  if (line < start.line || line > end.line) return false;
  if (line === start.line && character < start.character) return false;
  return !(line === end.line && character > end.character);
}

/** The block around a position, anywhere inside it. */
export function blockAt(file: FileView, position: Position): BlockView | undefined {
  return file.blocks.find(({ estimates }) =>
    byResource(estimates).some(([first]) => first && contains(first.resource.source.range(), position)),
  );
}
