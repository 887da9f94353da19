/** YAML as people write it into specs and usage files: read with the lines of its mistakes, never a throw or a hang. */
import { Document, LineCounter, type Node } from 'yaml';
import { shortMessage } from '../syntax/short-message';
import { parseYamlDocument } from '../syntax/yaml/parse-document';

export interface YamlText {
  readonly document: Document;
  /** At most twenty: with more of them the text is something else. */
  readonly errors: readonly YamlError[];
  /** Zero-based line of a node; 0 where there is none. */
  readonly lineOf: (node: Node | null | undefined) => number;
}

export interface YamlError {
  /** Zero-based. */
  readonly line: number;
  readonly message: string;
}

const mostErrors = 20;

/** Nobody writes collections nested so deep, and the library needs a stack frame and more for each. */
const deepestNesting = 100;

export function parseYaml(text: string): YamlText {
  const tooDeep = lineOfTooDeep(text);
  if (tooDeep !== undefined) {
    const message = `Collections are nested more than ${deepestNesting} levels deep`;
    return { document: new Document(null), errors: [{ line: tooDeep, message }], lineOf: () => 0 };
  }
  const lines = new LineCounter();
  const lineAt = (offset: number): number => lines.linePos(offset).line - 1;
  const options = {
    // Anchors and merge keys (`<<: *web`) are in use where many resources have the same figures.
    merge: true,
    // The library compares every key with all before it: a file of thousands of addresses would take minutes.
    uniqueKeys: false,
  };
  const { document } = parseYamlDocument(text, options, lines);
  return {
    document,
    errors: document.errors
      .slice(0, mostErrors)
      .map(({ pos, message }) => ({ line: lineAt(pos[0]), message: shortMessage(message) })),
    lineOf: (node) => (node?.range ? lineAt(node.range[0]) : 0),
  };
}

/** Counts brackets and indentation without regard to quotes: what is inside them balances, or stays far below the limit. */
function lineOfTooDeep(text: string): number | undefined {
  let line = 0;
  let brackets = 0;
  let indentation = 0;
  let atStart = true;
  for (let index = 0; index < text.length; index++) {
    switch (text[index]) {
      case '\n':
        line++;
        indentation = 0;
        atStart = true;
        continue;
      case '{':
      case '[':
        brackets++;
        break;
      case '}':
      case ']':
        brackets = Math.max(0, brackets - 1);
        break;
      case ' ':
      case '-':
      case '?':
        if (atStart) indentation++;
        continue;
      default:
    }
    atStart = false;
    // A level of blocks takes two columns as a rule, one at least.
    if (brackets > deepestNesting || indentation > 2 * deepestNesting) return line;
  }
  return indentation > 2 * deepestNesting ? line : undefined;
}
