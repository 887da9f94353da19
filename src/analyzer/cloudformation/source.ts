/** Where a resource stands: places are looked up in the text as it is when they are asked for. */
import { EvaluationError } from '../../expression/error';
import type { Range, Span } from '../../syntax/range';
import { childOf, type DataEntry, type DataNode, pairOf } from '../../syntax/yaml';
import type { Anchor, AttributePath, Source } from '../resource';
import { steadyRange } from '../steady-range';
import type { ConstructSource } from './cdk-source';
import type { Generated } from './expansion';
import { functionOf } from './scope';
import { namesIn } from './sub';
import type { TemplateInstance } from './template-instance';

interface Located {
  readonly instance: TemplateInstance;
  readonly entryKey: string;
  readonly logicalId: string;
  readonly construct: ConstructSource | undefined;
  /** The properties that a canonical attribute comes from; the same path where there is no map. */
  readonly origin: ((path: AttributePath) => readonly AttributePath[]) | undefined;
  /** The properties that one would come from that is not written. */
  readonly unwritten: ((path: AttributePath) => readonly AttributePath[]) | undefined;
}

export const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

export function sourceOf(located: Located): Source {
  const { instance, construct } = located;
  const { template } = instance;
  const originsOf = (path: AttributePath): readonly AttributePath[] => located.origin?.(path) ?? [path];
  const attributeName = (path: AttributePath): string | undefined => {
    const written = located.origin?.(path) ?? [];
    const origins = written.length > 0 ? written : (located.unwritten?.(path) ?? []);
    const names = origins.map((origin) => origin.join('.'));
    return names.length > 0 ? [...new Set(names)].join(', ') : undefined;
  };
  const mentions = (path: AttributePath): readonly string[] => {
    const properties = present(located)?.properties;
    return originsOf(path).flatMap((origin) => {
      const node = nodeAt(properties, origin)?.node;
      return node ? mentioned(instance, node) : [];
    });
  };
  if (construct?.range) {
    const { file, range, attributeRange } = construct;
    const find = (path: AttributePath): Range | undefined =>
      originsOf(path)
        .map((origin) => attributeRange(String(origin[0] ?? '')))
        .find((found) => found !== undefined);
    return { file, range, headerRange: range, mentions, attributeRange: find, attributeName };
  }
  const locate = (generated: Generated | undefined, span: (of: Generated) => Span | undefined): Range | undefined => {
    const found = generated && span(generated);
    return generated && found && template.rangeOf(generated.entry, found);
  };
  const entryKey = `Resources.${located.entryKey}`;
  let seen: { readonly entry: DataEntry; readonly generated: Generated } | undefined;
  /** Where it begins and ends follows from its entry alone, which most keystrokes leave as it is. */
  const placed = (): Generated | undefined => {
    const entry = template.get(entryKey);
    if (seen && seen.entry === entry) return seen.generated;
    const generated = present(located);
    seen = entry && generated && { entry, generated };
    return generated;
  };
  const header = steadyRange();
  const headerRange = (): Range => {
    const generated = placed();
    if (!generated || template.place) return locate(generated, (of) => of.header) ?? nowhere;
    const start = template.document.positionAt(generated.entry.chunk.base);
    return header({ version: generated, start }, () => template.rangeOf(generated.entry, generated.header));
  };
  return {
    file: template.file,
    range: () => locate(placed(), ({ whole }) => whole) ?? nowhere,
    headerRange,
    typeRange: () => locate(placed(), ({ entry }) => pairOf(entry.node, 'Type')),
    anchor: () => {
      const generated = placed();
      return generated && !template.place ? anchorOf(located, generated.entry) : undefined;
    },
    mentions,
    attributeName,
    attributeRange: (path) =>
      locate(present(located), ({ properties }) =>
        originsOf(path)
          .map((origin) => nodeAt(properties, origin)?.span)
          .find((span) => span !== undefined),
      ),
  };
}

/** What the resource is in the text as it is now, even where that has mistakes. */
function present({ instance, entryKey, logicalId }: Located): Generated | undefined {
  const { template, context } = instance;
  const inList = (list: readonly Generated[] | undefined): Generated | undefined =>
    list?.find((generated) => generated.logicalId === logicalId);
  try {
    return context.graph.untracked(() => {
      const evaluated = inList(instance.expansion(entryKey)?.generated);
      if (!evaluated) return undefined;
      const { section, key } = evaluated.entry;
      const entry = template.get(`${section}.${key}`);
      if (!entry || entry === evaluated.entry) return evaluated;
      return (
        inList(context.expand(instance, entry).generated) ?? {
          ...evaluated,
          entry,
          properties: undefined,
          header: entry.keySpan,
          whole: entry.keySpan,
        }
      );
    });
  } catch (error) {
    if (error instanceof EvaluationError) return undefined;
    throw error;
  }
}

/** An entry keeps its places as long as it is the same and starts in the same column. */
const versions = new WeakMap<DataEntry, { readonly column: number; readonly version: object }>();

function anchorOf({ instance }: Located, entry: DataEntry): Anchor {
  const { line, character } = instance.template.document.positionAt(entry.chunk.base);
  let known = versions.get(entry);
  if (known?.column !== character) {
    known = { column: character, version: {} };
    versions.set(entry, known);
  }
  return { version: known.version, line };
}

interface Found {
  readonly node: DataNode;
  /** The property with its key; the key alone where a map or list stands behind it. */
  readonly span: Span;
}

/** The property at a path, as far as the text has it: a function stands for everything in it. */
function nodeAt(properties: DataNode | undefined, path: AttributePath): Found | undefined {
  let node = properties;
  let found: Found | undefined;
  for (const step of path) {
    if (!node || functionOf(node)) break;
    if (node.kind === 'list') {
      const item: DataNode | undefined = node.items[Number(step)];
      if (!item) break;
      const [first] = item.kind === 'map' ? item.entries : [];
      found = { node: item, span: first && !functionOf(item) ? first.keySpan : item };
      node = item;
      continue;
    }
    const pair = pairOf(node, String(step));
    if (!pair) break;
    const { value } = pair;
    found = { node: value, span: value.kind === 'scalar' || functionOf(value) ? pair : pair.keySpan };
    node = value;
  }
  return found;
}

function mentioned(instance: TemplateInstance, node: DataNode): readonly string[] {
  return namesIn(node).flatMap((name) => {
    try {
      return instance.context.graph.untracked(() => {
        const declared = instance.declared(name);
        if (declared?.kind !== 'resource') return [];
        return [`${instance.typeOf(declared.logicalId)}.${declared.logicalId}`];
      });
    } catch (error) {
      if (error instanceof EvaluationError) return [];
      throw error;
    }
  });
}

/** What stands in a resource beside its properties: text of its `Metadata`. */
export function metadataOf({ node }: Generated, key: string): string | undefined {
  const found = childOf(childOf(node, 'Metadata'), key);
  return found?.kind === 'scalar' && found.value !== null ? String(found.value) : undefined;
}
