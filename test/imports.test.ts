import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** What each folder of src may import, besides itself and `host.ts`: the stations to its left (ARCHITECTURE.md). */
const allowed: Readonly<Record<string, readonly string[]>> = {
  syntax: [],
  expression: ['syntax'],
  analyzer: ['syntax', 'expression'],
  engine: ['syntax', 'expression', 'analyzer/resource.ts', 'analyzer/canonical.ts'],
  insight: ['syntax', 'expression', 'analyzer', 'engine'],
  report: ['syntax', 'expression', 'analyzer', 'engine', 'insight'],
  node: ['host.ts', 'engine', 'analyzer'],
  plugin: ['syntax', 'expression', 'analyzer', 'engine', 'node'],
  server: ['syntax', 'expression', 'analyzer', 'engine', 'insight', 'report', 'node', 'plugin'],
  cli: ['syntax', 'expression', 'analyzer', 'engine', 'insight', 'report', 'node', 'plugin'],
  extension: [
    'server/protocol.ts',
    'server/plugin-protocol.ts',
    'syntax/range.ts',
    'report/money.ts',
    'report/status-text.ts',
    'analyzer/cloudformation/recognize.ts',
  ],
  'host.ts': [],
};

/**
 * Packages and Node modules that the pure stations may use: none that touches files, processes or an editor. Of
 * `web-tree-sitter` they use the types alone; the library and its grammars come from outside.
 */
const purePackages = /^(web-tree-sitter|yaml|jsonc-parser|smol-toml|ignore|re2js|lru-cache|@noble\/hashes.*)$/;
const pureFolders = new Set(['syntax', 'expression', 'analyzer', 'engine', 'insight', 'report', 'host.ts']);

interface Import {
  readonly file: string;
  readonly specifier: string;
}

const root = resolve(__dirname, '..', 'src');

describe('Import directions', () => {
  const files = listFiles(root);
  const imports = files.flatMap(importsOf);

  it('finds the sources', () =>
    assert.ok(files.length > 50 && imports.length > 150, `${files.length} files, ${imports.length} imports`));

  it('point left along the stations', () => {
    const wrong = imports.filter(({ file, specifier }) => {
      if (!specifier.startsWith('.')) return false;
      const from = folderOf(file);
      const target = resolveImport(file, specifier);
      const folder = folderOf(target);
      if (folder === from || folder === 'host.ts') return false;
      const rules = allowed[from] ?? [];
      return !rules.some((rule) => target === rule || target.startsWith(`${rule}/`));
    });
    assert.deepEqual(
      wrong.map(({ file, specifier }) => `${file} imports ${specifier}`),
      [],
    );
  });

  it('keep files, processes and editors out of the pure stations', () => {
    const wrong = imports.filter(
      ({ file, specifier }) =>
        pureFolders.has(folderOf(file)) && !specifier.startsWith('.') && !purePackages.test(specifier),
    );
    assert.deepEqual(
      wrong.map(({ file, specifier }) => `${file} imports ${specifier}`),
      [],
    );
  });

  it('keep VS Code to the extension', () => {
    const wrong = imports.filter(({ file, specifier }) => specifier === 'vscode' && folderOf(file) !== 'extension');
    assert.deepEqual(wrong, []);
  });

  it('make no circles among files', () => {
    const graph = new Map<string, string[]>();
    for (const { file, specifier } of valueImports(files)) {
      if (specifier.startsWith('.')) graph.set(file, [...(graph.get(file) ?? []), resolveImport(file, specifier)]);
    }
    assert.deepEqual(findCircle(graph), undefined);
  });
});

function listFiles(directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return listFiles(path);
    return entry.name.endsWith('.ts') ? [relative(root, path).replaceAll('\\', '/')] : [];
  });
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)';/gms)].map((match) => ({
    file,
    specifier: match[1] ?? '',
  }));
}

/** Imports that exist at run time: those of types alone are erased. */
function valueImports(list: readonly string[]): readonly Import[] {
  return list.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(/^(?:import|export)\s+(?!type\b)([^;]*?)from '([^']+)';/gms)]
      .filter((match) => !/^\{(\s*type\s+[^,}]+,?)*\s*\}\s*$/.test((match[1] ?? '').trim()))
      .map((match) => ({ file, specifier: match[2] ?? '' }));
  });
}

function resolveImport(file: string, specifier: string): string {
  const base = join(file, '..', specifier).replaceAll('\\', '/');
  const candidates = [`${base}.ts`, `${base}/index.ts`, base];
  return candidates.find((candidate) => known().has(candidate)) ?? base;
}

let knownFiles: ReadonlySet<string> | undefined;
function known(): ReadonlySet<string> {
  knownFiles ??= new Set(listFiles(root));
  return knownFiles;
}

function folderOf(file: string): string {
  return file.split('/')[0] ?? file;
}

function findCircle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of graph.get(file) ?? []) {
      const circle = visit(next, [...path, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const circle = visit(file, []);
    if (circle) return circle;
  }
  return undefined;
}
