/**
 * Bundles the programs into dist/: the extension, the language server, the command line, and what plugins are written with.
 *
 *   node scripts/build.mjs            production: minified, no source maps
 *   node scripts/build.mjs --dev      readable, with source maps
 *   node scripts/build.mjs --watch    as --dev, and again after every change
 *
 * esbuild only bundles; types are checked by `npm run check`. Prices are data and stay where they are: the programs
 * read `pricing/` beside `dist/`.
 */
import { chmod, copyFile, mkdir, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies, main, Refusal, root } from './project.mjs';

/** Every bundle with its entry. A missing entry is an error, never a smaller build. */
const bundles = [
  { entry: 'src/extension/main.ts', file: 'dist/extension.js', external: ['vscode'] },
  { entry: 'src/extension/panel/main.ts', file: 'dist/panel.js', platform: 'browser' },
  { entry: 'src/server/main.ts', file: 'dist/server.js' },
  { entry: 'src/cli/main.ts', file: 'dist/cli.js', executable: true },
  // Loaded by the others when somebody asks for it: who has no plugins does not read it at every start.
  { entry: 'src/cli/plugin.ts', file: 'dist/cli-plugin.js' },
  { entry: 'src/plugin/grpc-connection.ts', file: 'dist/grpc-connection.js' },
  { entry: 'sdk/serve.ts', file: 'dist/plugin-sdk.js' },
];

/** tree-sitter and its grammars, which the programs read when the first Pulumi program is met (`src/node/grammars.ts`). */
const grammars = [
  'web-tree-sitter/web-tree-sitter.wasm',
  'tree-sitter-typescript/tree-sitter-typescript.wasm',
  'tree-sitter-python/tree-sitter-python.wasm',
  'tree-sitter-go/tree-sitter-go.wasm',
];

/**
 * @param {{ readonly dev?: boolean, readonly watch?: boolean }} [options]
 * @returns {Promise<void>} resolves when dist/ is written (in watch mode: for the first time); rejects if any bundle fails
 */
export async function build({ dev = false, watch = false } = {}) {
  const esbuild = await import('esbuild');
  await rm(join(root, 'dist'), { recursive: true, force: true });
  await copyGrammars(join(root, 'dist', 'grammars'));
  const contexts = await Promise.all(bundles.map((bundle) => esbuild.context(settings(bundle, dev || watch))));
  try {
    const outcomes = await Promise.allSettled(contexts.map((context) => context.rebuild()));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed && !watch) throw new Refusal('The build failed.');
    if (watch) await Promise.all(contexts.map((context) => context.watch()));
  } finally {
    if (!watch) await Promise.all(contexts.map((context) => context.dispose()));
  }
}

/** @param {string} folder beside the bundles that read programs */
export async function copyGrammars(folder) {
  await mkdir(folder, { recursive: true });
  await Promise.all(grammars.map((file) => copyFile(join(root, 'node_modules', file), join(folder, basename(file)))));
}

function settings({ entry, file, external = [], platform = 'node', executable = false }, dev) {
  return {
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: file,
    external,
    bundle: true,
    platform,
    target: platform === 'browser' ? 'chrome120' : 'node20',
    format: platform === 'browser' ? 'iife' : 'cjs',
    // Some packages' CommonJS build defeats bundlers (jsonc-parser's UMD requires its parts by computed names).
    mainFields: ['module', 'main'],
    minify: !dev,
    sourcemap: dev ? 'linked' : false,
    legalComments: 'none',
    logLevel: 'info',
    ...(executable && { banner: { js: '#!/usr/bin/env node' } }),
    plugins: [leaveOtherBundles, ...(executable ? [makeExecutable(join(root, file))] : [])],
  };
}

/** A dynamic import of what is the entry of another bundle loads that bundle; it stands beside. */
const leaveOtherBundles = {
  name: 'other-bundles',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\// }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const source = `${resolve(resolveDir, path)}.ts`;
      const other = bundles.find(({ entry }) => join(root, entry) === source);
      return other && { path: `./${basename(other.file)}`, external: true };
    });
  },
};

function makeExecutable(file) {
  return {
    name: 'executable',
    setup(build) {
      build.onEnd(async (result) => {
        if (result.errors.length === 0) await chmod(file, 0o755);
      });
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(async () => {
    await installDependencies();
    await build({ dev: process.argv.includes('--dev'), watch: process.argv.includes('--watch') });
  });
}
