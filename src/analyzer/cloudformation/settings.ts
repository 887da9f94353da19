import type { ParameterInput } from './parameter-file';

/** What comes from outside the templates: flags, the user's settings. */
export interface CloudFormationSettings {
  /** The region to assume for stacks of which nobody says where they are deployed. */
  readonly defaultRegion: string | undefined;
  /** Twelve digits, for `AWS::AccountId`. */
  readonly accountId: string | undefined;
  /** Values for every template that has a parameter of the name. They come last. */
  readonly parameters: ReadonlyMap<string, ParameterInput>;
  /** Parameter files for every template, absolute, in order; later ones replace earlier ones. */
  readonly parameterFiles: readonly string[];
  /** What holds for one template (its file) beside or instead of the above. */
  readonly forTemplate?: (path: string) => TemplateSettings | undefined;
}

export interface TemplateSettings {
  readonly region?: string;
  readonly stackName?: string;
  readonly parameters?: ReadonlyMap<string, ParameterInput>;
  /** Instead of those for every template. */
  readonly parameterFiles?: readonly string[];
}
