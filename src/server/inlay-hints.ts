/** The same amounts as the decorations, as inlay hints, for those who prefer them. */
import type { InlayHint } from 'vscode-languageserver';
import type { Range } from '../syntax/range';
import type { Hint, ServerSettings } from './protocol';

export function inlayHints(hints: readonly Hint[], visible: Range, settings: ServerSettings): InlayHint[] {
  if (!settings.inlayHints.enabled) return [];
  return hints
    .filter(({ range }) => range.start.line >= visible.start.line && range.start.line <= visible.end.line)
    .map(({ range, text, delta, detail }) => ({
      // At the end of the attribute; of one over several lines at the end of what stands in its first.
      position: range.end.line === range.start.line ? range.end : range.start,
      label: delta ? `${text}  ${delta.text}` : text,
      paddingLeft: true,
      tooltip: { kind: 'markdown', value: detail },
    }));
}
