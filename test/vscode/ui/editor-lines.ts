/** Reads the active text editor's lines out of the workbench's page, where everything is placed by its position only. */

export interface EditorLine {
  /** One-based, as the editor's margin says. */
  readonly line: number;
  /** What the line reads on the screen, inlay hints included. */
  readonly text: string;
  /** Text that decorations add to the line, from left to right. */
  readonly after: readonly { readonly text: string; readonly color: string }[];
  /** The code lens above the line, one entry for each link or text of it. */
  readonly lenses: readonly string[];
  readonly squiggles: readonly ('error' | 'warning' | 'info' | 'hint')[];
}

/** The little of the page's own types that is used here; the project's programs know no DOM. */
interface PageElement {
  readonly textContent: string | null;
  getBoundingClientRect(): PageBox;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}
interface PageBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
interface PageText {
  readonly data: string;
}
interface PageRange {
  setStart(node: PageText, offset: number): void;
  setEnd(node: PageText, offset: number): void;
  getBoundingClientRect(): PageBox;
}
declare const document: PageElement & {
  createRange(): PageRange;
  createTreeWalker(root: PageElement, show: 4): { nextNode(): PageText | null };
};
declare function getComputedStyle(
  element: PageElement,
  pseudo: '::after' | '::before',
): { readonly content: string; readonly color: string };

/** The active text editor. */
export const editorSelector = '.editor-group-container.active .editor-instance .monaco-editor';

/** For `page.evaluate(readEditorLines, editorSelector)`: it runs in the page, so it uses nothing from outside itself. */
export function readEditorLines(selector: string): EditorLine[] {
  const editor = document.querySelector(selector);
  if (!editor) return [];
  const topOf = (element: PageElement): number => Math.round(element.getBoundingClientRect().top);
  const all = (selected: string): PageElement[] => [...editor.querySelectorAll(selected)];
  const numbers = new Map(all('.margin .line-numbers').map((element) => [topOf(element), Number(element.textContent)]));
  const lenses = all('.codelens-decoration');
  const marks = (['error', 'warning', 'info', 'hint'] as const).flatMap((severity) =>
    all(`.squiggly-${severity}`).map((element) => ({ severity, top: topOf(element) })),
  );

  const readLine = (element: PageElement): EditorLine[] => {
    const { top, height } = element.getBoundingClientRect();
    const line = numbers.get(Math.round(top));
    if (!line) return [];
    const above = lenses.filter((lens) => topOf(lens) < top && topOf(lens) > top - 1.6 * height);
    return [
      {
        line,
        text: (element.textContent ?? '').replaceAll('\u00a0', ' '),
        after: [...element.querySelectorAll('span')].flatMap(readAfter),
        lenses: above.flatMap(readLens),
        squiggles: marks.filter((mark) => Math.abs(mark.top - top) < height / 2).map(({ severity }) => severity),
      },
    ];
  };
  const readAfter = (span: PageElement): { text: string; color: string }[] => {
    const { content, color } = getComputedStyle(span, '::after');
    const quoted = /^"(.*)"$/s.exec(content)?.[1];
    // A theme colour that nobody contributed is transparent: there, but not to be seen.
    if (!quoted || /^rgba\(.*, 0\)$/.test(color)) return [];
    return [{ text: quoted.replaceAll(/\\(.)/g, '$1').replaceAll('\u00a0', ' '), color }];
  };
  const readLens = (lens: PageElement): string[] => {
    const links = [...lens.querySelectorAll('a, span:not(:has(a))')].map((part) => (part.textContent ?? '').trim());
    return links.filter((link) => link !== '' && link !== '|');
  };
  return all('.view-lines .view-line')
    .flatMap(readLine)
    .sort((one, other) => one.line - other.line);
}

/**
 * For `page.evaluate(findText, …)`: the middle of the first occurrence of `text` on a line of the active editor, in CSS
 * pixels; undefined where the line is not on the screen or does not hold it.
 */
export function findText(target: {
  readonly selector: string;
  readonly line: number;
  readonly text: string;
}): { readonly x: number; readonly y: number } | undefined {
  const editor = document.querySelector(target.selector);
  if (!editor) return undefined;
  const topOf = (element: PageElement): number => Math.round(element.getBoundingClientRect().top);
  const numbers = [...editor.querySelectorAll('.margin .line-numbers')];
  const number = numbers.find((element) => Number(element.textContent) === target.line);
  const line = [...editor.querySelectorAll('.view-lines .view-line')].find(
    (element) => number && topOf(element) === topOf(number),
  );
  const offset = (line?.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(target.text);
  if (!line || offset < 0) return undefined;
  const range = document.createRange();
  const showText = 4;
  const walker = document.createTreeWalker(line, showText);
  let passed = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const next = passed + node.data.length;
    const [start, end] = [offset - passed, offset + target.text.length - passed];
    if (start >= 0 && start < node.data.length) range.setStart(node, start);
    if (end > 0 && end <= node.data.length) range.setEnd(node, end);
    passed = next;
  }
  const { left, top, width, height } = range.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
