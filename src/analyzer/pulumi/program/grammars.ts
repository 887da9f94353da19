import type * as TreeSitter from 'web-tree-sitter';

/** Languages that have a grammar. JavaScript is read with TypeScript's. */
export type GrammarName = 'typescript' | 'python' | 'go';

type TreeSitterLibrary = Pick<typeof TreeSitter, 'Parser' | 'Language' | 'Edit'>;

/** Where tree-sitter and its grammars come from; asked when the first program of a language is met. */
export interface GrammarSource {
  readonly library: () => Promise<TreeSitterLibrary>;
  /** The WebAssembly module of a grammar, or of tree-sitter itself. */
  readonly wasm: (name: GrammarName | 'tree-sitter') => Promise<Uint8Array>;
}

/** A language that is ready to be parsed. */
export interface Grammar {
  readonly parser: TreeSitter.Parser;
  readonly library: TreeSitterLibrary;
}

/** Loads each grammar once. Rejects where a file is missing or is no grammar; a later call tries again. */
export function createGrammarLoader(source: GrammarSource): (name: GrammarName) => Promise<Grammar> {
  const grammars = new Map<GrammarName, Promise<Grammar>>();
  let library: Promise<TreeSitterLibrary> | undefined;
  const start = async (): Promise<TreeSitterLibrary> => {
    const [loaded, wasmBinary] = await Promise.all([source.library(), source.wasm('tree-sitter')]);
    await loaded.Parser.init({ wasmBinary });
    return loaded;
  };
  const load = async (name: GrammarName): Promise<Grammar> => {
    library ??= start();
    const loaded = await library;
    const parser = new loaded.Parser();
    parser.setLanguage(await loaded.Language.load(await source.wasm(name)));
    return { parser, library: loaded };
  };
  return (name) => {
    const known = grammars.get(name);
    if (known) return known;
    const loading = load(name);
    grammars.set(name, loading);
    loading.catch(() => {
      grammars.delete(name);
      library = undefined;
    });
    return loading;
  };
}
