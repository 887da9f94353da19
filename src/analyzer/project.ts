/** What every format gives to whoever shows costs: projects, cut into segments of one file each. */
import type { Host } from '../host';
import type { Range } from '../syntax/range';
import type { TextEdit } from '../syntax/text-edit';
import type { ResourcesByType } from './related';
import type { AnalyzerDiagnostic, RelatedResources, Resource } from './resource';

export type Format = 'terraform' | 'cloudformation' | 'pulumi';

/** What is deployed as one: a root module of Terraform, a CloudFormation template, a stack of a Pulumi project. */
export interface Project {
  readonly format: Format;
  /** Directory of the root module or Pulumi project; file of the template. Unique among the projects of a format. */
  readonly path: string;
  /** Where files beside it are looked for, such as its usage file. */
  readonly directory: string;
  /**
   * In the order in which they stand in the project. A segment is the identical object, and so is the list, until
   * something in it changes: that is how what a keystroke did not touch is not computed again.
   */
  readonly segments: () => readonly Segment[];
  /**
   * Brings the segments up to date step by step, for those who have something else to do in between; `segments` does the rest at
   * once. Steps that were taken before the next edit are not lost by it.
   */
  readonly prepare: () => Iterable<void>;
  readonly resources: () => readonly Resource[];
  readonly diagnostics: () => readonly AnalyzerDiagnostic[];
  readonly related: () => RelatedResources;
  /** What there is to say of the project as a whole. */
  readonly notes?: () => readonly string[];
  /** Renames that the text declares, for who compares with an earlier state; none where the format has no such thing. */
  readonly moves?: () => readonly MovedAddress[];
}

/** What an instance, or all instances of a resource or module, was called: addresses as `Resource.instances` has them. */
export interface MovedAddress {
  readonly from: string;
  readonly to: string;
}

/** A stretch of one file in one module instance (or nested stack) with what it stands for. */
export interface Segment {
  readonly file: string;
  /** Address of the module instance; empty for the project itself. */
  readonly module: string;
  readonly resources: readonly Resource[];
  readonly byType: ResourcesByType;
  readonly calls: readonly CallSite[];
  readonly diagnostics: readonly AnalyzerDiagnostic[];
}

/** What stands in the text for resources elsewhere: a module call, a nested stack, a component. */
export interface CallSite {
  readonly name: string;
  readonly file: string;
  /** Addresses of the module instances that it makes: `module.app["a"]`; `Network` for a nested stack. */
  readonly addresses: readonly string[];
  /** Why the module cannot be read, where it cannot. */
  readonly missing: string | undefined;
  readonly headerRange: () => Range;
}

/** A mistake in a file's syntax. */
export interface SyntaxProblem {
  readonly code: string;
  readonly message: string;
  readonly range: Range;
}

/**
 * All files of one format under a folder. Files go in, projects come out; an edit costs what depends on it. Nothing here
 * throws on what a file says.
 */
export interface FormatWorkspace {
  readonly format: Format;
  /**
   * Whether a file is worth reading, by its name and what is known so far. What it says is looked at by `put`: a
   * format that shares its names with others (YAML, JSON) forgets a file that is none of its own.
   */
  readonly takes: (file: string) => boolean;
  /** Puts a file with its whole text, new or changed. */
  readonly put: (file: string, text: string) => void;
  /** Applies one edit to a file; `text` is the whole text after it. */
  readonly edit: (file: string, text: string, edit: TextEdit) => void;
  readonly remove: (file: string) => void;
  /** A file outside of `takes` has changed or gone, or one that expressions have read. */
  readonly forget: (file: string) => void;
  /** Whether the file has been put, whatever became of it. */
  readonly has: (file: string) => boolean;
  /** Whether the file says something in this format as it is now: what says nothing costs nothing, however often it is edited. */
  readonly says: (file: string) => boolean;
  /** Folders whose programs (TypeScript, Python, Go …) say something in this format, with all below them. */
  readonly programFolders?: () => readonly string[];
  /** The files that say something in this format. */
  readonly files: () => readonly string[];
  readonly syntaxErrors: (file: string) => readonly SyntaxProblem[];
  readonly projects: () => readonly Project[];
  /**
   * Whether `load` has something to do; to be asked after the projects have been looked at.
   */
  readonly wants: () => boolean;
  /**
   * Brings in what the files ask for and is not there yet: modules, files that expressions read, grammars. Nothing outside of
   * `boundaries` is read.
   */
  readonly load: (host: Host, boundaries: readonly string[], isCancelled?: () => boolean) => Promise<void>;
}
