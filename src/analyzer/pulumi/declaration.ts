/** What Pulumi YAML and Pulumi programs both come to: resources as they are constructed, in Pulumi's own words. */
import type { MapValue, UnknownValue, Value } from '../../expression/value';
import type { Range } from '../../syntax/range';
import type { AnalyzerDiagnostic, Anchor } from '../resource';

/** One construction of a resource, a provider or a packaged component (`awsx:ec2:Vpc`). */
export interface PulumiDeclaration {
  /**
   * Tells declarations of a project apart, and survives edits elsewhere. References name it: an output of a declaration that
   * is not known is an `UnknownValue` whose `cause.reference` is `{address: key, key: '', attribute, module: ''}` (`outputOf`).
   */
  readonly key: string;
  /** Package, module and type, in the short or the canonical form: `aws:ec2:Instance`, `aws:ec2/instance:Instance`. */
  readonly token: string;
  /** The type as the text has it: `aws:ec2:Instance` in YAML, `aws.ec2.Instance` in a program. */
  readonly writtenType: string;
  /** What people call it: the logical name, as far as it is known, else the name of the variable. */
  readonly name: string;
  /** Inputs by their names in camel case, at every depth but inside of maps that the user keys (`tags`). */
  readonly inputs: MapValue | UnknownValue;
  readonly options: DeclarationOptions;
  /**
   * Logical names of what is constructed here, all alike and each once: one, or several in a loop, or none in a branch that is
   * not taken; or why their number is not known. Resources of a loop that differ are declarations of their own.
   */
  readonly instances: readonly string[] | UnknownValue;
  /** Key of the `ProgramComponent` whose constructor makes it; empty for the program itself. */
  readonly component: string;
  readonly source: DeclarationSource;
}

export interface DeclarationOptions {
  /** It exists already and is only looked up (`get`, `Instance.get(…)`, the option `import` not meant): it costs nothing here. */
  readonly existing: boolean;
  /** Keys of the declarations of explicit providers (`pulumi:providers:aws`) by package; unknown where they cannot be told. */
  readonly providers: ReadonlyMap<string, string | UnknownValue>;
  /** Key of the declaration or component that is the parent; empty where it has none. */
  readonly parent: string;
  /** The option `region`, of packages that know it; null where it is not written. */
  readonly region: Value;
}

/** Where a declaration stands. Everything is found when asked for, for it moves with every edit above. */
export interface DeclarationSource {
  readonly file: string;
  readonly range: () => Range;
  /** What names it: the logical name and type in YAML; `new aws.ec2.Instance("web"` in a program. */
  readonly headerRange: () => Range;
  /** Where the type is written, with its key, where that is apart from the header. */
  readonly typeRange?: () => Range | undefined;
  /** See `Source.anchor`; absent where a format does not say. */
  readonly anchor?: () => Anchor | undefined;
  /** An input at a path such as [`rootBlockDevice`, `volumeSize`] with its name, where it is written. */
  readonly inputRange: (path: InputPath) => Range | undefined;
  /** Keys of the declarations that the expression of an input names. */
  readonly mentions: (path: InputPath) => readonly string[];
}

export type InputPath = readonly (string | number)[];

/** One construction of a component that the program itself defines (a subclass of `ComponentResource`). */
export interface ProgramComponent {
  readonly key: string;
  readonly name: string;
  /** Key of the component that constructs it; empty for the program itself. */
  readonly component: string;
  readonly file: string;
  /** Why what it constructs cannot be told, where it cannot. */
  readonly missing: string | undefined;
  readonly headerRange: () => Range;
}

export type ProgramRuntime = 'nodejs' | 'python' | 'go';

/** A program to be read; never to be run. */
export interface ProgramRequest {
  readonly runtime: ProgramRuntime;
  /** Directory of the project, or what `main` in Pulumi.yaml says of it. */
  readonly directory: string;
  /** Where to begin, absolute; empty for what the runtime looks for (`index.ts`, `__main__.py`, every `.go` file). */
  readonly entries: readonly string[];
  /** The text of a file; `undefined` where it is not there, or not yet. */
  readonly read: (file: string) => string | undefined;
  /** Files under the directory that `read` has. */
  readonly files: readonly string[];
  /** The value of a configuration key such as `aws:region` or `shop:size`; `undefined` where none is set. */
  readonly config: (key: string) => Value | undefined;
  readonly project: string;
  readonly stack: string;
  /** Unknown where nothing says. */
  readonly organization: Value;
  /** Answers of functions of packages that can be given without asking a cloud; by token and camelCase arguments. */
  readonly invoke: (token: string, inputs: Value, options: DeclarationOptions | undefined) => Value;
}

export interface ProgramReading {
  /** In the order in which they stand. What has not changed since the last reading may be given again as it is. */
  readonly declarations: readonly PulumiDeclaration[];
  readonly components: readonly ProgramComponent[];
  readonly diagnostics: readonly AnalyzerDiagnostic[];
  /** Files that were read, or that would be: those that `read` had none of are brought in and the program is read again. */
  readonly wanted: readonly string[];
}

/** Reads programs statically. One is made for each workspace; it may remember what it has parsed by file and text. */
export interface ProgramReader {
  /** Whether the grammars that a runtime needs are there. */
  readonly ready: (runtime: ProgramRuntime) => boolean;
  /** Brings them in; says why where they cannot be had. */
  readonly load: (runtime: ProgramRuntime) => Promise<string | undefined>;
  /** To be called when `ready`. Throws on nothing that a program says. */
  readonly read: (request: ProgramRequest) => ProgramReading;
}
