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
  const others = new Map(
    ['go', 'python'].map((name) => [name, createGrammarSource(join(packages, `tree-sitter-${name}`))] as const),
  );
  const runtime = createGrammarSource(join(packages, 'web-tree-sitter'));
  const programs = createProgramReader({
    library: typescript.library,
    wasm: (name) => (name === 'tree-sitter' ? runtime : (others.get(name) ?? typescript)).wasm(name),
  });
  return { engine: createBundledEngine(join(repository, 'pricing')), programs };
}
