import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProgramReader } from '../analyzer/pulumi/declaration';
import type { GrammarName, GrammarSource } from '../analyzer/pulumi/program/grammars';
import { createProgramReader } from '../analyzer/pulumi/program/reader';

/**
 * A reader of Pulumi programs with the grammars that are shipped: `scripts/build.mjs` puts them beside the bundle that the
 * running script is.
 */
export function createBundledProgramReader(): ProgramReader {
  return createProgramReader(createGrammarSource(join(__dirname, 'grammars')));
}

/** tree-sitter and its grammars from a folder of this machine, each read when first needed. */
export function createGrammarSource(folder: string): GrammarSource {
  return {
    library: async () => (await import('./tree-sitter')).default,
    wasm: async (name) => new Uint8Array(await readFile(join(folder, grammarFile(name)))),
  };
}

function grammarFile(name: GrammarName | 'tree-sitter'): string {
  return name === 'tree-sitter' ? 'web-tree-sitter.wasm' : `tree-sitter-${name}.wasm`;
}
