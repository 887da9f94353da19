/** Readings of a program: files and configuration in, constructions out. */
import type { AnalyzerDiagnostic } from '../../resource';
import { TextDocument } from '../../text-document';
import type { ProgramRequest } from '../declaration';
import { call } from './call';
import type { ComponentInstance, Construction } from './construction';
import { entriesOf, startOf } from './entries';
import { createEnvironment, type Environment } from './environment';
import { evaluate } from './evaluate';
import { executeBlock } from './execute';
import { executeStatement } from './execute-statement';
import { createFrame, type Frame, tellMakers, withFrame } from './execution';
import { definePackage, isGoFileOf } from './go/package';
import { type Item, locate } from './item';
import type { Language } from './language';
import { member } from './member';
import { outside } from './outside';
import { bounds, type Run, Stop } from './run';
import type { SourceFile } from './source-file';
import { createConverter } from './to-value';
import { Closure, type Maker, Namespace, type ProgramValue, Scope, SdkPath, Unknown } from './value';

interface Evaluation {
  readonly constructions: readonly Construction[];
  readonly components: readonly ComponentInstance[];
  readonly diagnostics: readonly AnalyzerDiagnostic[];
  readonly wanted: readonly string[];
  /** Constructions of the last reading are not what they were: what was made of them does not hold. */
  readonly isDisturbed: boolean;
}

type Files = (name: string) => SourceFile | undefined;

/**
 * Reads a program from its entries, time and again: what has not changed since the last reading is not evaluated anew, and the
 * result is the same as if it were. `file` gives the items of a file. Throws on nothing that a program says.
 */
export type ProgramEvaluator = (request: ProgramRequest, file: Files) => Evaluation;

export function createEvaluator(language: Language): ProgramEvaluator {
  let known: { readonly reading: Reading; readonly environment: Environment } | undefined;
  const fresh = (request: ProgramRequest) => ({
    reading: createReading(language, request),
    environment: createEnvironment(request),
  });
  return (request, file) => {
    const goesOn = known?.environment.isSame(request) === true;
    if (known && goesOn) {
      for (let round = 0; round < mostRounds; round++) {
        const { evaluation, isStopped } = known.reading(known.environment.listen(request), file);
        if (isStopped) break;
        if (!evaluation.isDisturbed) return { ...evaluation, isDisturbed: round > 0 };
      }
    }
    known = fresh(request);
    const { evaluation, isStopped } = known.reading(known.environment.listen(request), file);
    if (isStopped) known = undefined;
    return { ...evaluation, isDisturbed: goesOn };
  };
}

/** So often is a program read again where a statement turns out to change what statements that were repeated have made. */
const mostRounds = 3;

type Reading = (
  request: ProgramRequest,
  file: Files,
) => {
  readonly evaluation: Evaluation;
  /** It asked for too much: there is nothing to go on from. */
  readonly isStopped: boolean;
};

function createReading(language: Language, first: ProgramRequest): Reading {
  const frames = new Map<string, Frame>();
  const starts: Frame[] = [];
  const packages = new Map<string, ProgramValue>();
  /** Files that were read in the reading at hand. */
  const modules = new Set<string>();
  let wanted = new Set<string>();
  let methods: Scope | null = null;
  let startsNext = false;
  let files: Files = () => undefined;
  const root: Maker = { within: null, changed: false };

  const source = (name: string): SourceFile | undefined => {
    wanted.add(name);
    run.unrepeatable();
    return files(name);
  };
  const frameOf = (name: string): Frame => {
    const frame = frames.get(name) ?? createFrame(new Scope(null, run.birth));
    frames.set(name, frame);
    return frame;
  };

  const run: Run = {
    request: first,
    language,
    constructions: [],
    components: [],
    item: null,
    header: null,
    frameHeader: null,
    component: null,
    uncertain: null,
    birth: { depth: 0, maker: root },
    execution: null,
    revision: 0,
    repeated: [],
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
    changes: ({ maker }) => {
      if (maker !== run.birth.maker) tellMakers(maker, run.birth.maker);
    },
    writes: (binding) => {
      if (binding.scope.frame) run.execution?.touched.add(binding);
      else run.changes(binding.scope.birth);
    },
    unrepeatable: () => {
      if (run.execution) run.execution.repeatable = false;
    },
    asFrame: (body) => {
      const { reads } = run;
      startsNext = true;
      try {
        body();
      } finally {
        startsNext = false;
        run.reads = reads;
      }
    },
    takeFrame: (closure) => {
      if (!startsNext || run.uncertain || run.component) return null;
      startsNext = false;
      run.frameHeader = run.header;
      const free = starts.find(({ scope, revision }) => revision !== run.revision && scope.around === closure.scope);
      if (free) return free;
      const frame = createFrame(new Scope(closure.scope, run.birth));
      starts.push(frame);
      return frame;
    },
    import: (from, file) => {
      const known = packages.get(from);
      if (known) return known;
      const found = language.module(from, file, run);
      const isPackage = found instanceof SdkPath || (found instanceof Namespace && found.scope === null);
      if (isPackage && !from.startsWith('.')) packages.set(from, found);
      return found;
    },
    module: (name) => {
      if (modules.has(name)) return frames.get(name)?.scope;
      if (language.runtime === 'go') return goPackage(name);
      const read = source(name);
      if (!read) return undefined;
      modules.add(name);
      const frame = frameOf(name);
      return outside(run, () =>
        withFrame(run, frame, () => {
          executeBlock(run, read, frame.scope, frame);
          return frame.scope;
        }),
      );
    },
    findFile: (candidates) => {
      run.unrepeatable();
      for (const name of candidates) {
        wanted.add(name);
        if (run.request.read(name) !== undefined) return name;
      }
      return undefined;
    },
    readText: (name) => {
      run.unrepeatable();
      wanted.add(name);
      return run.request.read(name);
    },
  };

  function goPackage(directory: string): Scope | undefined {
    const names = run.request.files.filter((name) => isGoFileOf(name, directory)).sort();
    if (names.length === 0) return undefined;
    modules.add(directory);
    const frame = frameOf(directory);
    methods ??= frame.scope;
    const main = methods;
    return withFrame(run, frame, () => {
      for (const name of names) definePackage(run, source(name)?.items ?? [], frame, main);
      return frame.scope;
    });
  }

  return (request, file) => {
    files = file;
    wanted = new Set();
    modules.clear();
    methods = null;
    Object.assign(run, { request, constructions: [], components: [], repeated: [], steps: 0 });
    run.revision++;
    const diagnostics: AnalyzerDiagnostic[] = [];
    try {
      for (const entry of entriesOf(run)) {
        const scope = run.module(entry);
        const start = scope ? startOf(run, language, scope) : null;
        if (start instanceof Closure) run.asFrame(() => callStart(run, start));
      }
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      diagnostics.push(diagnosticOf(error, file));
      doubtRepeated(run.constructions, new Unknown(error.message));
    }
    const { constructions, components, repeated } = run;
    return {
      evaluation: {
        constructions,
        components,
        diagnostics,
        wanted: [...wanted],
        // Something was repeated of which the values were changed afterwards: they are to be made anew.
        isDisturbed: repeated.some(({ changed }) => changed),
      },
      isStopped: diagnostics.length > 0,
    };
  };
}

function callStart(run: Run, start: Closure): ProgramValue {
  const place = { item: start.item, start: 0, end: start.item.text.length };
  return run.call(
    start,
    { positional: [], named: new Map(), construct: false },
    { place, callee: 'main', variable: '' },
  );
}

function uncertainly<T>(run: Run, cause: Unknown, body: () => T): T {
  const { uncertain, birth } = run;
  run.uncertain = uncertain ?? cause;
  run.birth = { depth: birth.depth + 1, maker: birth.maker };
  try {
    return body();
  } finally {
    run.uncertain = uncertain;
    run.birth = birth;
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
