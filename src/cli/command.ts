/** What a command line asks for. */
import type { Increase } from '../insight/budget-file';
import type { Filter } from '../insight/filter';
import type { Grouping } from '../insight/group';
import type { SortKey } from '../report/report';
import type { Format } from './formats';
import type { Topic } from './help';

/** What the figures are made from. */
export interface InputOptions {
  readonly usageFile: string | undefined;
  readonly usageProfile: string | undefined;
  readonly hoursPerMonth: number | undefined;
  /** ISO date of the day to price for; today where it is not given. */
  readonly date: string | undefined;
  /** Code of the currency of amounts. */
  readonly currency: string;
  /** Units of it for one US dollar; what is shipped where it is not given. */
  readonly exchangeRate: number | undefined;
  readonly variables: readonly (readonly [string, string])[];
  readonly varFiles: readonly string[];
  readonly workspace: string;
  /** Of CloudFormation templates. */
  readonly parameters: readonly (readonly [string, string])[];
  readonly parameterFiles: readonly string[];
  /** Of Pulumi projects. */
  readonly stack: string | undefined;
  readonly config: readonly (readonly [string, string])[];
  readonly defaultRegion: string | undefined;
  /** Whether the plugins that are found are asked. */
  readonly plugins: boolean;
}

/** How they are shown. */
export interface OutputOptions {
  readonly format: Format;
  readonly output: string | undefined;
  readonly grouping: Grouping | undefined;
  readonly filters: readonly Filter[];
  readonly sort: SortKey | undefined;
  readonly top: number | undefined;
  readonly showFree: boolean;
  readonly quiet: boolean;
  readonly color: boolean | undefined;
}

export interface EstimateCommand {
  readonly kind: 'estimate';
  readonly path: string;
  readonly input: InputOptions;
  readonly show: OutputOptions;
  /** File to write the estimate to. */
  readonly save: string | undefined;
}

export interface DiffCommand {
  readonly kind: 'diff';
  readonly path: string;
  readonly input: InputOptions;
  readonly show: OutputOptions;
  /** Revision or file to compare with. */
  readonly base: string | undefined;
  /** Revision to compare; the files as they are where there is none. */
  readonly head: string | undefined;
  readonly failAbove: FailAbove | undefined;
}

export interface FailAbove extends Increase {
  /** As it was said. */
  readonly text: string;
}

export interface ReportCommand {
  readonly kind: 'report';
  readonly from: string;
  readonly show: OutputOptions;
  readonly failAbove: FailAbove | undefined;
}

export interface HookCommand {
  readonly kind: 'hook';
  readonly action: 'install' | 'uninstall' | 'status';
  readonly path: string;
  readonly failAbove: FailAbove | undefined;
  /** Whether hooks that other repositories use too may be changed. */
  readonly shared: boolean;
}

export type Command =
  | EstimateCommand
  | DiffCommand
  | ReportCommand
  | HookCommand
  | { readonly kind: 'help'; readonly topic: Topic }
  | { readonly kind: 'version' }
  /** `topic` is the command that it was said to. */
  | { readonly kind: 'wrong'; readonly message: string; readonly topic: Topic };
