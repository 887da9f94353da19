/** Where a program begins. */
import { readVariable } from './binding';
import type { Language } from './language';
import type { Run } from './run';
import type { ProgramValue, Scope } from './value';

/** The files or, for Go, the directory. */
export function entriesOf(run: Run): readonly string[] {
  const { directory, entries } = run.request;
  switch (run.language.runtime) {
    case 'go':
      return [directory];
    case 'python':
      return entries.length > 0 ? entries : [`${directory}/__main__.py`];
    case 'nodejs': {
      if (entries.length > 0) return entries;
      const candidates = ['index.ts', 'index.js', 'index.mts', 'index.mjs', 'index.cjs'];
      const main = /"main"\s*:\s*"([^"\\]+)"/.exec(run.readText(`${directory}/package.json`) ?? '')?.[1];
      if (main) {
        // What is compiled stands in a folder such as `bin`; its source has the same name.
        const plain = main.replace(/^\.\//, '').replace(/\.[cm]?js$/, '');
        const name = plain.replace(/^.*\//, '');
        candidates.unshift(main.replace(/^\.\//, ''), `${plain}.ts`, `${name}.ts`, `${plain}/index.ts`);
      }
      const found = run.findFile(
        candidates.filter((name) => /\.[cm]?[jt]s$/.test(name)).map((name) => `${directory}/${name}`),
      );
      return found === undefined ? [] : [found];
    }
  }
}

/** The function that Pulumi calls: what a module of TypeScript exports as a whole, `main` of Go. */
export function startOf(run: Run, language: Language, scope: Scope): ProgramValue {
  if (language.runtime === 'python') return null;
  const name = language.runtime === 'go' ? 'main' : 'default';
  return readVariable(run, name, scope) ?? null;
}
