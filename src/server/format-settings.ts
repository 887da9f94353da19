import type { TemplateSettings } from '../analyzer/cloudformation/settings';
import type { FormatSettings } from '../analyzer/formats';
import type { Overlay } from '../analyzer/pulumi/preview/overlay';
import type { VariableInput } from '../analyzer/terraform/variables';
import type { TerraformSettings } from '../analyzer/terraform/workspace';
import { directoryOf, resolvePath } from '../host';
import type { ServerSettings } from './protocol';
import { relativeTo } from './relative';

/** What the settings of the editor are about: a folder, and what is known of it besides them. */
export interface FolderContext {
  readonly path: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What previews have said, by the directory of the Pulumi project. */
  readonly previews: ReadonlyMap<string, Overlay>;
}

/** The editor's settings as the formats want them, for one folder. */
export function formatSettings(
  settings: ServerSettings,
  { path, environment, previews }: FolderContext,
): FormatSettings {
  const { defaultRegion, cloudformation, pulumi } = settings;
  return {
    terraform: terraformSettings(settings, path, environment),
    cloudformation: {
      defaultRegion,
      accountId: cloudformation.accountId || undefined,
      parameters: new Map(),
      parameterFiles: [],
      forTemplate: (template) => templateSettings(settings, path, template),
    },
    pulumi: {
      stack: (directory) => pulumi.projects[relativeTo(path, directory)]?.stack ?? (pulumi.stack || undefined),
      config: new Map(),
      preview: (directory) => previews.get(directory),
      defaultRegion: (provider) => (provider === 'aws' ? defaultRegion : undefined),
    },
  };
}

/** The variable files and the workspace of one root: its own, else those for all. */
export function rootSettings(
  { terraform }: ServerSettings,
  folder: string,
  root: string,
): { readonly varFiles: readonly string[]; readonly workspace: string } {
  const own = terraform.roots[relativeTo(folder, root)];
  return {
    varFiles: (own?.varFiles ?? terraform.varFiles).map((file) => resolvePath(root, file)),
    workspace: own?.workspace ?? terraform.workspace,
  };
}

/** What is said for one template comes after what is said for all. */
export function templateSettings(
  { cloudformation: { templates, parameters: general } }: ServerSettings,
  folder: string,
  template: string,
): TemplateSettings {
  const { region, parameters, parameterFiles } = templates[relativeTo(folder, template)] ?? {};
  return {
    ...(region !== undefined && { region }),
    parameters: new Map(Object.entries({ ...general, ...parameters })),
    ...(parameterFiles && { parameterFiles: parameterFiles.map((file) => resolvePath(directoryOf(template), file)) }),
  };
}

function terraformSettings(
  settings: ServerSettings,
  folder: string,
  environment: FolderContext['environment'],
): TerraformSettings {
  const variables = new Map<string, VariableInput>();
  for (const [name, text] of Object.entries(environment)) {
    if (name.startsWith('TF_VAR_') && text !== undefined)
      variables.set(name.slice(7), { kind: 'text', text, origin: name });
  }
  return {
    environment: variables,
    variables: new Map(),
    varFiles: [],
    workspace: settings.terraform.workspace,
    forRoot: (root) => rootSettings(settings, folder, root),
    defaultRegion: (provider) => (provider === 'aws' ? settings.defaultRegion : undefined),
  };
}
