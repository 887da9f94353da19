/** Bundled prices and the reader of programs, for sessions in memory. */
import { join, resolve } from 'node:path';
import { createProgramReader } from '../../src/analyzer/pulumi/program/reader';
import { createGrammarSource } from '../../src/node/grammars';
import { createBundledEngine } from '../../src/node/pricing';

const repository = resolve(__dirname, '..', '..');
const packages = join(repository, 'node_modules');

/** Where the packages have their grammars is where the build takes them from. */
export function bundled() {
  const typescript = createGrammarSource(join(packages, 'tree-sitter-typescript'));
  const python = createGrammarSource(join(packages, 'tree-sitter-python'));
  const runtime = createGrammarSource(join(packages, 'web-tree-sitter'));
  const programs = createProgramReader({
    library: typescript.library,
    wasm: (name) => (name === 'tree-sitter' ? runtime : name === 'python' ? python : typescript).wasm(name),
  });
  return { engine: createBundledEngine(join(repository, 'pricing')), programs };
}
