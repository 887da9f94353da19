import type { ProgramReader, ProgramReading, ProgramRequest, ProgramRuntime } from '../declaration';
import { keyComponents, type MadeDeclaration, makeComponents, makeDeclarations } from './declarations';
import { createEvaluator, type ProgramEvaluator } from './evaluator';
import { go } from './go/language';
import { createGrammarLoader, type Grammar, type GrammarName, type GrammarSource } from './grammars';
import type { Positions } from './item';
import { javascript } from './javascript/language';
import type { Language } from './language';
import { python } from './python/language';
import { readSourceFile, release, type SourceFile } from './source-file';

const languages: Readonly<Record<ProgramRuntime, Language>> = { nodejs: javascript, python, go };

/** Files whose trees are kept in tree-sitter's memory: those that were read last, which are those that are edited. */
const keptTrees = 24;

/** Files that are kept in all. */
const keptFiles = 4_000;

/** What a reading of a project was, to give again what has not changed. */
type LastReading = ReadonlyMap<string, MadeDeclaration>;

/** Reads programs; see `ProgramReader`. */
export function createProgramReader(source: GrammarSource): ProgramReader {
  const load = createGrammarLoader(source);
  const grammars = new Map<GrammarName, Grammar>();
  const files = new Map<string, SourceFile>();
  const readings = new Map<string, LastReading>();
  const evaluators = new Map<string, ProgramEvaluator>();

  const fileOf = (name: string, text: string, grammar: Grammar, language: Language): SourceFile => {
    const last = files.get(name);
    if (last?.document.text === text) return last;
    const read = readSourceFile(name, text, grammar, language.rules, last);
    files.delete(name);
    files.set(name, read);
    trim(files);
    return read;
  };

  return {
    ready: (runtime) => grammars.has(languages[runtime].grammar),
    load: async (runtime) => {
      const { grammar } = languages[runtime];
      try {
        grammars.set(grammar, await load(grammar));
        return undefined;
      } catch (error) {
        return `The grammar of ${grammar} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`;
      }
    },
    read: (request) => {
      const language = languages[request.runtime];
      const grammar = grammars.get(language.grammar);
      if (!grammar) return { declarations: [], components: [], diagnostics: [], wanted: [] };
      const key = `${request.runtime} ${request.directory} ${request.stack}`;
      const evaluator = evaluators.get(key) ?? createEvaluator(language);
      evaluators.set(key, evaluator);
      const { reading, made } = read(request, language, evaluator, readings.get(key), (name) => {
        const text = request.read(name);
        return text === undefined ? undefined : fileOf(name, text, grammar, language);
      });
      readings.set(key, made);
      return reading;
    },
  };

  function read(
    request: ProgramRequest,
    language: Language,
    evaluator: ProgramEvaluator,
    last: LastReading | undefined,
    file: (name: string) => SourceFile | undefined,
  ): { readonly reading: ProgramReading; readonly made: LastReading } {
    const { constructions, components, diagnostics, wanted, isDisturbed } = evaluator(request, file);
    const positions: Positions = (place) => {
      const document = files.get(place.file)?.document;
      const none = { line: 0, character: 0 };
      return document ? document.rangeAt(place) : { start: none, end: none };
    };
    const haveMoved = keyComponents(components);
    const all = makeDeclarations(constructions, language, positions, haveMoved || isDisturbed ? undefined : last);
    return {
      reading: {
        declarations: all.map(({ declaration }) => declaration),
        components: makeComponents(components, positions),
        diagnostics,
        wanted,
      },
      made: new Map(all.map((each) => [each.declaration.key, each])),
    };
  }
}

/** Frees trees of files that were not read lately, and forgets those that were not for long. */
function trim(files: Map<string, SourceFile>): void {
  let position = files.size;
  for (const [name, file] of files) {
    position--;
    if (position < keptTrees) return;
    if (file.tree) files.set(name, release(file));
    if (position >= keptFiles) files.delete(name);
  }
}
