/** One reading of a program: files and configuration in, constructions out. */
import type { AnalyzerDiagnostic } from '../../resource';
import { TextDocument } from '../../text-document';
import type { ProgramRequest } from '../declaration';
import { readBinding, setBinding } from './binding';
import { call } from './call';
import type { ComponentInstance, Construction } from './construction';
import { evaluate } from './evaluate';
import { execute, executeBlock } from './execute';
import { type Item, locate } from './item';
import type { Language } from './language';
import { member } from './member';
import { executeExport, executeImport } from './modules';
import { bounds, type Completion, type Run, Stop } from './run';
import type { SourceFile } from './source-file';
import { createConverter } from './to-value';
import type { Statement } from './tree';
import { Closure, type ProgramValue, Scope, Unknown } from './value';

interface Evaluation {
  readonly constructions: readonly Construction[];
  readonly components: readonly ComponentInstance[];
  readonly diagnostics: readonly AnalyzerDiagnostic[];
  readonly wanted: readonly string[];
}

/** Reads a program from its entries. `file` gives the items of a file; Throws on nothing that a program says. */
export function evaluateProgram(
  request: ProgramRequest,
  language: Language,
  file: (name: string) => SourceFile | undefined,
): Evaluation {
  const wanted = new Set<string>();
  const modules = new Map<string, Scope>();
  let methods: Scope | null = null;

  const source = (name: string): SourceFile | undefined => {
    wanted.add(name);
    return file(name);
  };

  const run: Run = {
    request,
    language,
    constructions: [],
    components: [],
    diagnostics: [],
    item: null,
    header: null,
    component: null,
    uncertain: null,
    uncertainDepth: 0,
    journal: null,
    reads: null,
    callDepth: 0,
    evaluationDepth: 0,
    steps: 0,
    active: new Set(),
    spend: (steps) => {
      run.steps += steps;
      if (run.steps > bounds.steps) {
        const { item } = run;
        throw new Stop(
          'The program takes too many steps to be read, and the rest of it is not',
          item && { item, start: 0, end: item.text.length },
        );
      }
    },
    evaluate: (expression, scope, variable) => evaluate(run, expression, scope, variable),
    execute: (statement, scope) => executeStatement(run, statement, scope),
    call: (callee, args, site) => call(run, callee, args, site),
    member: (object, name) => member(run, object, name, methods),
    uncertainly: (cause, body) => uncertainly(run, cause, body),
    // Lists may still grow: nothing is remembered.
    toValue: (value) => createConverter(language)(value),
    module: (name) => {
      const known = modules.get(name);
      if (known) return known;
      if (language.runtime === 'go') return goPackage(name);
      const read = source(name);
      if (!read) return undefined;
      const scope = new Scope(null);
      modules.set(name, scope);
      return outside(run, () => {
        executeBlock(run, { start: 0, end: 0, items: read.items }, scope);
        return scope;
      });
    },
    findFile: (candidates) => {
      for (const name of candidates) {
        wanted.add(name);
        if (request.read(name) !== undefined) return name;
      }
      return undefined;
    },
    readText: (name) => {
      wanted.add(name);
      return request.read(name);
    },
  };

  /** All files of a directory are one scope; what stands on their top level is there at once. */
  function goPackage(directory: string): Scope | undefined {
    const names = request.files.filter((name) => isGoFileOf(name, directory)).sort();
    if (names.length === 0) return undefined;
    const scope = new Scope(null);
    modules.set(directory, scope);
    methods ??= scope;
    const main = methods;
    for (const name of names) {
      for (const item of source(name)?.items ?? []) defineGo(run, item, item.statement, scope, main);
    }
    return scope;
  }

  try {
    for (const entry of entriesOf(run)) {
      const scope = run.module(entry);
      const start = scope ? startOf(language, scope) : null;
      if (start instanceof Closure) callStart(run, start);
    }
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    run.diagnostics.push(diagnosticOf(error, file));
    doubtRepeated(run.constructions, new Unknown(error.message));
  }
  return {
    constructions: run.constructions,
    components: run.components,
    diagnostics: run.diagnostics,
    wanted: [...wanted],
  };
}

/** Where a program begins: the files or, for Go, the directory. */
function entriesOf(run: Run): readonly string[] {
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
function startOf(language: Language, scope: Scope): ProgramValue {
  if (language.runtime === 'python') return null;
  const name = language.runtime === 'go' ? 'main' : 'default';
  const binding = scope.bindings.get(name);
  return binding ? readBinding(binding, name) : null;
}

function callStart(run: Run, start: Closure): void {
  const place = { item: start.item, start: 0, end: start.item.text.length };
  run.call(start, { positional: [], named: new Map(), construct: false }, { place, callee: 'main', variable: '' });
}

function isGoFileOf(name: string, directory: string): boolean {
  return (
    name.endsWith('.go') &&
    !name.endsWith('_test.go') &&
    name.startsWith(`${directory}/`) &&
    !name.slice(directory.length + 1).includes('/')
  );
}

/** Top-level names of Go are there whatever their order; values are computed when first read. */
function defineGo(run: Run, item: Item, statement: Statement, scope: Scope, methods: Scope): void {
  const within = <T>(body: () => T): T => outside(run, body, item);
  switch (statement.kind) {
    case 'sequence':
      for (const each of statement.statements) defineGo(run, item, each, scope, methods);
      return;
    case 'function': {
      const { function: node } = statement;
      scope.bindings.set(node.name, { value: new Closure(node, scope, item), thunk: null });
      return;
    }
    case 'method': {
      const { function: node, type } = statement;
      methods.bindings.set(`${type}.${node.name}`, { value: new Closure(node, scope, item), thunk: null });
      return;
    }
    case 'import':
      within(() => executeImport(run, statement, scope));
      return;
    case 'declare': {
      const { pattern, value } = statement;
      if (pattern.kind !== 'name' || !value) {
        within(() => execute(run, statement, scope));
        return;
      }
      scope.bindings.set(pattern.name, {
        value: null,
        thunk: () => within(() => run.evaluate(value, scope, pattern.name)),
      });
      return;
    }
    default:
  }
}

/** Runs what belongs to another file: nothing of where the program stands now holds there. */
function outside<T>(run: Run, body: () => T, at: Item | null = null): T {
  const { item, component, reads } = run;
  run.item = at;
  run.component = null;
  run.reads = null;
  try {
    return body();
  } finally {
    run.item = item;
    run.component = component;
    run.reads = reads;
  }
}

function executeStatement(run: Run, statement: Statement, scope: Scope): Completion | undefined {
  switch (statement.kind) {
    case 'import':
      executeImport(run, statement, scope);
      return undefined;
    case 'export':
      executeExport(run, statement, scope);
      return undefined;
    case 'exportDefault': {
      const value = run.evaluate(statement.value, scope);
      const own = scope.bindings.get('default');
      if (own) setBinding(run, own, value);
      else scope.bindings.set('default', { value, thunk: null });
      return undefined;
    }
    default:
      return execute(run, statement, scope);
  }
}

function uncertainly<T>(run: Run, cause: Unknown, body: () => T): T {
  const { uncertain } = run;
  run.uncertain = uncertain ?? cause;
  run.uncertainDepth++;
  try {
    return body();
  } finally {
    run.uncertain = uncertain;
    run.uncertainDepth--;
  }
}

/** What a place constructed several times when the reading ended, it may have constructed more often. */
function doubtRepeated(constructions: readonly Construction[], cause: Unknown): void {
  const firsts = new Map<Item, Map<number, Construction>>();
  for (const construction of constructions) {
    const { item, start } = construction.place;
    const byStart = firsts.get(item) ?? new Map<number, Construction>();
    firsts.set(item, byStart);
    const first = byStart.get(start);
    if (first) {
      first.uncertain ??= cause;
      construction.uncertain ??= cause;
    } else byStart.set(start, construction);
  }
}

function diagnosticOf({ message, place }: Stop, file: (name: string) => SourceFile | undefined): AnalyzerDiagnostic {
  const found = place ? locate(place) : undefined;
  return {
    severity: 'error',
    code: 'program-too-large',
    message,
    file: found?.file ?? '',
    range: () => {
      const now = place ? locate(place) : { file: '', start: 0, end: 0 };
      const document = file(now.file)?.document ?? new TextDocument(now.file, '');
      return document.rangeAt(now);
    },
  };
}
