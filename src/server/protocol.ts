/**
 * What the language server and its client say to each other beyond the Language Server Protocol. This file has types
 * and names only; it is all that `extension/` knows of the server.
 */
import type { Range } from '../syntax/range';

/** Amounts to paint at line ends. Replaces all earlier hints of the document. Sent when they differ from the last ones. */
export const hintsNotification = 'costline/hints';
export interface HintsParams {
  readonly uri: string;
  /** Version of the document the ranges belong to; null for a file that is not open. */
  readonly version: number | null;
  readonly hints: readonly Hint[];
  readonly marks: readonly Mark[];
}

export interface Hint {
  /** The attribute or block header that causes the amount; painted at the end of the line it starts in. */
  readonly range: Range;
  /** `$210.24/mo`, `$0.20 per 1M requests`, `price unknown: …`. */
  readonly text: string;
  /** What it costs more or less than in the baseline; absent where it is the same. */
  readonly delta?: HintDelta;
  readonly kind: HintKind;
  /** Markdown for the hover over the amount. */
  readonly detail: string;
}

export interface HintDelta {
  /** `▲ $140.16`. */
  readonly text: string;
  readonly kind: 'increase' | 'decrease';
}

/** A block that differs from the baseline, for the margin; sent where the settings ask for it. */
export interface Mark {
  /** Its header; where something is gone, that of what stands there now. */
  readonly range: Range;
  readonly kind: MarkKind;
  /** `+$140.16 vs HEAD`. */
  readonly text: string;
}

export type MarkKind = 'increase' | 'decrease' | 'changed' | 'removed';

/** `high`: over the threshold of the settings. `unknown`: the text says why. */
export type HintKind = 'cost' | 'high' | 'usage' | 'unknown' | 'free';

/** The state of the whole workspace, for the status bar; sent when it differs from the last one. */
export const summaryNotification = 'costline/summary';
export interface SummaryParams {
  /** False while the workspace is still being read. */
  readonly ready: boolean;
  /** US dollars per month; null where nothing can be priced. */
  readonly monthlyCost: number | null;
  /** `$1,204.10/mo`, in the period of the settings; `–` where nothing can be priced. */
  readonly text: string;
  readonly counts: StatusCounts;
  /** The oldest date among the prices in use: `2025-06-18`; empty where there is none. */
  readonly oldestPrice: string;
  /** Code of the currency that amounts are in. */
  readonly currency: string;
  /** Hours of a month, for amounts by the hour. */
  readonly hoursPerMonth: number;
  /** What differs from the baselines; null where there is none. */
  readonly diff: SummaryDiff | null;
}

export interface SummaryDiff {
  /** `+$140.16/mo vs HEAD · 2 added, 1 changed`. */
  readonly text: string;
  /** `+$140.16`; empty where nothing differs in cost. */
  readonly short: string;
  /** US dollars per month; null where no difference is known. */
  readonly difference: number | null;
}

export interface StatusCounts {
  readonly priced: number;
  readonly usage: number;
  readonly free: number;
  readonly unpriced: number;
  readonly unsupported: number;
}

/** The content of the summary panel. Params: none. */
export const panelRequest = 'costline/panel';
export interface PanelModel {
  readonly summary: SummaryParams;
  /** One per resource block instance group, all root modules, in the order of the text. */
  readonly rows: readonly PanelRow[];
  /** Problems worth a line in the panel: modules that are missing, specs with mistakes. */
  readonly notes: readonly string[];
}

export interface PanelRow {
  /** `module.app.aws_instance.web`, with the instance key where it stands for one instance. */
  readonly address: string;
  readonly type: string;
  readonly provider: string;
  readonly region: string;
  /** Address of the module, empty for the root module. */
  readonly module: string;
  /** Folder of the root module, relative to the workspace folder; `.` for the folder itself. */
  readonly root: string;
  readonly file: string;
  readonly uri: string;
  readonly range: Range;
  /** How many instances this stands for. */
  readonly instances: number;
  readonly status: 'priced' | 'usage' | 'free' | 'unpriced' | 'unsupported';
  /** US dollars per month for all instances; null where nothing is known. */
  readonly monthlyCost: number | null;
  readonly text: string;
  readonly tags: Readonly<Record<string, string>>;
  /** How many components and reasons `panelPartsRequest` has to tell. */
  readonly components: number;
  readonly reasons: number;
}

/**
 * What resources of the panel consist of, asked for when they are opened: of ten thousand nobody opens more than a few. The answer
 * has one for each name, null where there is no such resource any more.
 */
export const panelPartsRequest = 'costline/panelParts';
export interface PanelPartsParams {
  readonly rows: readonly PanelRowName[];
}
/** What tells a resource from all others of the workspace. */
export type PanelRowName = Pick<PanelRow, 'uri' | 'root' | 'address'>;
export interface PanelParts {
  readonly components: readonly PanelComponent[];
  /** Why something is not known, what is assumed, and where prices are from that no component tells of. */
  readonly reasons: readonly string[];
}

export interface PanelComponent {
  /** With the names of the subresources it is part of: `root_block_device / Storage (…)`. */
  readonly name: string;
  /** With its unit. */
  readonly quantity: string;
  readonly unitPrice: string;
  readonly cost: string;
  /** `bundled, us-east-1, as of 2026-03-15`. */
  readonly source: string;
}

/** The cost report as a Markdown document. */
export const reportRequest = 'costline/report';
export interface ReportParams {
  /** Limits the report to one file. */
  readonly uri?: string;
}
export interface ReportResult {
  readonly markdown: string;
}

/** The explanation of the resource at a position, as Markdown; null where there is none. */
export const explainRequest = 'costline/explain';
export interface ExplainParams {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}
export interface ExplainResult {
  readonly title: string;
  readonly markdown: string;
}

export interface RootSettings {
  readonly varFiles?: readonly string[];
  readonly workspace?: string;
}

export interface TemplateSettings {
  /** Relative to the template's folder. */
  readonly parameterFiles?: readonly string[];
  readonly parameters?: Readonly<Record<string, string>>;
  readonly region?: string;
}

export interface PulumiProjectSettings {
  readonly stack?: string;
}

/** What is chosen for single projects; each folder has its own, by path relative to it (`.` for the folder itself). */
export interface ProjectChoices {
  readonly roots: Readonly<Record<string, RootSettings>>;
  readonly templates: Readonly<Record<string, TemplateSettings>>;
  readonly stacks: Readonly<Record<string, PulumiProjectSettings>>;
}

/** The projects with what can be chosen for them. Params: none; the result is a list. */
export const projectsRequest = 'costline/projects';
export type ProjectInfo = TerraformInfo | TemplateInfo | PulumiInfo;

interface ProjectPlace {
  /** URI of the workspace folder. */
  readonly folder: string;
  /** Folder of the project, or file of the template, relative to it; `.` for the folder itself. */
  readonly project: string;
}

export interface TerraformInfo extends ProjectPlace {
  readonly format: 'terraform';
  /** Variable files that are not read without being told to, relative to the root module. */
  readonly files: readonly string[];
  readonly chosenFiles: readonly string[];
  readonly workspace: string;
}

export interface TemplateInfo extends ProjectPlace {
  readonly format: 'cloudformation';
  /** Parameter files of the folder, relative to the template's. */
  readonly files: readonly string[];
  readonly chosenFiles: readonly string[];
  readonly parameters: readonly TemplateParameter[];
}

export interface TemplateParameter {
  readonly name: string;
  /** `String`, `Number`, `List<AWS::EC2::Subnet::Id>` … */
  readonly type: string;
  /** Empty where there is none. */
  readonly description: string;
  /** Null where the template gives none. */
  readonly default: string | null;
  /** The only values that are allowed; empty where all are. */
  readonly allowed: readonly string[];
  /** What the settings say for this template; null where they say nothing. */
  readonly value: string | null;
}

export interface PulumiInfo extends ProjectPlace {
  readonly format: 'pulumi';
  readonly stacks: readonly string[];
  /** The stack that is shown, chosen or not. */
  readonly stack: string;
}

/**
 * Runs `pulumi preview` for a project, which executes its program: to be asked only when a person wants it, in a trusted
 * workspace. What it says is shown on the program's lines until their text changes. Cancelling ends the process.
 */
export const pulumiPreviewRequest = 'costline/pulumiPreview';
/** As `PulumiInfo` has them. */
export interface PulumiPreviewParams {
  readonly folder: string;
  readonly project: string;
}
export type PulumiPreviewResult =
  | {
      readonly kind: 'shown';
      /** `pulumi preview 12:04`. */
      readonly label: string;
      readonly stack: string;
      /** Resources at lines of the program, and those that no line is known to make. */
      readonly onLines: number;
      readonly elsewhere: number;
    }
  /** Pulumi's command is not there; `looked` says where it was looked for. */
  | { readonly kind: 'not-installed'; readonly looked: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

/** A commit, a checkout, something staged: baselines may be others now. No params. */
export const repositoryChangedNotification = 'costline/repositoryChanged';

/** The workspace is trusted from now on; at the start `initializationOptions.trusted` says it. No params. */
export const trustedNotification = 'costline/trusted';

/** Reads all files, specs and prices anew. Params and result: none. */
export const refreshRequest = 'costline/refresh';

/** Commands that code lenses and hovers call in the client. */
export const clientCommands = {
  /** Arguments: uri, position. */
  explain: 'costline.explain',
  showSummary: 'costline.showSummary',
  /** Arguments: uri, position. */
  editUsage: 'costline.editUsage',
} as const;

/** The settings under `costline` that the server reads with `workspace/configuration`. */
export interface ServerSettings {
  readonly period: 'hour' | 'month' | 'year';
  /** US dollars per month; smaller amounts get no hint. */
  readonly minimumAmount: number;
  readonly showFree: boolean;
  readonly codeLens: { readonly enabled: boolean };
  readonly inlayHints: { readonly enabled: boolean };
  readonly decorations: { readonly enabled: boolean };
  readonly thresholds: {
    /** US dollars per month from which an amount is painted as high; null for never. */
    readonly high: number | null;
    /** US dollars per month above which a resource gets a diagnostic; null for never. */
    readonly resource: number | null;
  };
  readonly diagnostics: {
    /** Whether a price that cannot be known is told in the Problems view. */
    readonly unknownPrices: boolean;
  };
  readonly defaultRegion: string;
  /** Patterns of folders that are not read, as in .gitignore: those that `files.exclude` hides. */
  readonly exclude: readonly string[];
  /** Path relative to the workspace folder; empty: costline-usage.yml or infracost-usage.yml beside the root module. */
  readonly usageFile: string;
  /** Name of the profile of usage files that counts; empty for none. */
  readonly usageProfile: string;
  /** Hours of a month for what runs through. */
  readonly hoursPerMonth: number;
  /** Code of the currency that amounts are shown in: `USD`, `EUR`. */
  readonly currency: string;
  /** Units of it for one US dollar; null for what is shipped. */
  readonly exchangeRate: number | null;
  /** What costs are compared with: a revision, `index`, `merge-base`; empty for nothing. */
  readonly baseline: string;
  readonly diff: {
    /** Whether marks stand in the margin. */
    readonly gutter: boolean;
  };
  readonly plugins: {
    readonly enabled: boolean;
    /** Folders of plugins beside the usual ones, absolute. */
    readonly folders: readonly string[];
  };
  /** What is stated of resources where the code leaves it open, by address, type or `*`. */
  readonly assume: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly terraform: {
    /** Relative to the root module. */
    readonly varFiles: readonly string[];
    readonly workspace: string;
    /** What holds for one root module instead. */
    readonly roots: ProjectChoices['roots'];
  };
  readonly cloudformation: {
    /** Values for the parameters of every template that has them. */
    readonly parameters: Readonly<Record<string, string>>;
    /** Twelve digits, for `AWS::AccountId`; empty where it is not to be known. */
    readonly accountId: string;
    readonly templates: ProjectChoices['templates'];
  };
  readonly pulumi: {
    /** The stack of projects for which none is chosen, where they have it. */
    readonly stack: string;
    readonly projects: ProjectChoices['stacks'];
    /** Path of Pulumi's command; empty where it is on the PATH. */
    readonly command: string;
  };
}

/** What differs from the baseline, block by block. Params: none. */
export const changesRequest = 'costline/changes';
export interface ChangesModel {
  /** As the settings name the baseline: `HEAD`, `saved`; empty for none. */
  readonly wanted: string;
  /** What is compared with, for people; empty where nothing is. */
  readonly baseline: string;
  /** Why nothing is compared, in the words for the person; empty where something is, or nothing is wanted. */
  readonly message: string;
  /** The sums in words; null where nothing is compared. */
  readonly summary: SummaryDiff | null;
  /** US dollars per month of what is known; null where nothing is. */
  readonly past: number | null;
  readonly now: number | null;
  readonly rows: readonly ChangeRow[];
}

export interface ChangeRow {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** As it is now; as it was where it is gone. */
  readonly address: string;
  /** The address with what changed in its name or number: `aws_instance.web × 1 → × 3`. */
  readonly title: string;
  readonly root: string;
  /** US dollars per month; null where no difference is known. */
  readonly difference: number | null;
  /** `+$140.16/mo`, `unknown`, `same cost`. */
  readonly text: string;
  readonly past: ChangeSide | null;
  readonly now: ChangeSide | null;
  /** Where it stands; where it stood, in the file as it was, for what is gone. */
  readonly uri: string;
  readonly range: Range;
  /** Whether the file as it was can be shown. */
  readonly hasEarlierText: boolean;
  readonly components: readonly ChangedComponent[];
}

/** One side of a block, with what it may be grouped by. */
export interface ChangeSide {
  readonly type: string;
  readonly provider: string;
  readonly region: string;
  readonly module: string;
  readonly file: string;
  readonly tags: Readonly<Record<string, string>>;
  /** US dollars per month of all instances; null where nothing is known. */
  readonly monthlyCost: number | null;
  /** `$70.08`, `free`, `depends on usage`. */
  readonly text: string;
}

export interface ChangedComponent {
  readonly name: string;
  /** `+$61.32`, for one instance. */
  readonly difference: string;
  /** `instance_type: t3.micro → m5.large`; empty where nobody knows. */
  readonly cause: string;
}

/** What differs, as a Markdown document, and in one line for the message of a commit. Params: none. */
export const diffReportRequest = 'costline/diffReport';
export interface DiffReportResult {
  readonly markdown: string;
  /** Empty where nothing differs. */
  readonly paragraph: string;
}

/** How each paragraph of `diffReportRequest` begins: a later one takes the place of an earlier. */
export const paragraphStart = 'Monthly cost vs ';

/** The text of a file as the baseline has it; null where it has none. */
export const earlierTextRequest = 'costline/earlierText';
export interface EarlierTextParams {
  readonly uri: string;
}

/** The text of a project's usage file with an entry for the resource at a position. */
export const usageEditRequest = 'costline/usageEdit';
export interface UsageEditParams {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}
export type UsageEditResult =
  | {
      readonly kind: 'edit';
      /** URI of the file, which may not be there yet. */
      readonly uri: string;
      readonly text: string;
      /** Zero-based line of the entry. */
      readonly line: number;
    }
  | { readonly kind: 'refused'; readonly message: string };

/** Fetches AWS's public price lists; the only request that uses the network. Taken back, it stops. */
export const pricesUpdateRequest = 'costline/pricesUpdate';
export interface PricesUpdateParams {
  /** Offer codes; empty for all that fill a table. */
  readonly services: readonly string[];
  readonly regions: readonly string[];
}
export interface PricesUpdateResult {
  /** A line for each table, and what is wrong below it. */
  readonly text: string;
  /** How many lists could not be fetched. */
  readonly failed: number;
}

/** How far an update of prices has come. */
export const pricesProgressNotification = 'costline/pricesProgress';
export interface PricesProgressParams {
  readonly message: string;
  /** Of the whole, from 0 to 100. */
  readonly percent: number;
}

/** What can be fetched, and what would be. Params: none. */
export const pricesChoicesRequest = 'costline/pricesChoices';
export interface PricesChoices {
  /** Offer codes with the tables that they fill. */
  readonly services: readonly { readonly code: string; readonly tables: readonly string[] }[];
  /** Regions of AWS that resources of the workspace are in. */
  readonly regions: readonly string[];
}

/** The text of a folder's `.costline.yml` with another limit in it. */
export const budgetEditRequest = 'costline/budgetEdit';
export interface BudgetEditParams {
  /** URI of the workspace folder. */
  readonly folder: string;
  readonly scope: 'all' | 'type' | 'tag';
  /** `aws_instance`, `team=web`; empty for everything. */
  readonly name: string;
  readonly limit: 'total' | 'increase';
  /** `500`, `10%`. */
  readonly value: string;
}
export type BudgetEditResult =
  | {
      readonly kind: 'edit';
      /** URI of the file, which may not be there yet. */
      readonly uri: string;
      readonly text: string;
      /** Zero-based line of the limit. */
      readonly line: number;
    }
  | { readonly kind: 'refused'; readonly message: string };
