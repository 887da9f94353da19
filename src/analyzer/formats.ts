/** The formats that are read, each with its workspace for one folder. */
import type { CanonicalTypes } from './canonical';
import type { CloudFormationSettings } from './cloudformation/settings';
import { CloudFormationWorkspace } from './cloudformation/workspace';
import type { FormatWorkspace } from './project';
import type { ProgramReader } from './pulumi/declaration';
import type { PulumiSettings } from './pulumi/settings';
import { PulumiWorkspace } from './pulumi/workspace';
import { type TerraformSettings, TerraformWorkspace } from './terraform/workspace';

/** What comes from outside the files, by format. */
export interface FormatSettings {
  readonly terraform: TerraformSettings;
  readonly cloudformation: CloudFormationSettings;
  readonly pulumi: PulumiSettings;
}

export interface FormatOptions {
  readonly settings: FormatSettings;
  readonly types: CanonicalTypes;
  /** Reads programs in languages of their own; without it of Pulumi only YAML is read. */
  readonly programs?: ProgramReader | undefined;
  /** Directories that are Terraform's root modules, whatever calls them. */
  readonly givenRoots?: readonly string[];
}

export interface Formats {
  readonly terraform: TerraformWorkspace;
  readonly cloudformation: CloudFormationWorkspace;
  readonly pulumi: PulumiWorkspace;
  readonly all: readonly FormatWorkspace[];
  readonly configure: (settings: FormatSettings) => void;
}

export function createFormats({ settings, types, programs, givenRoots = [] }: FormatOptions): Formats {
  const terraform = new TerraformWorkspace(settings.terraform, givenRoots);
  const cloudformation = new CloudFormationWorkspace({ types, settings: settings.cloudformation });
  const pulumi = new PulumiWorkspace({ types, settings: settings.pulumi, ...(programs && { programs }) });
  return {
    terraform,
    cloudformation,
    pulumi,
    all: [terraform, cloudformation, pulumi],
    configure: (changed) => {
      terraform.configure(changed.terraform);
      cloudformation.configure(changed.cloudformation);
      pulumi.configure(changed.pulumi);
    },
  };
}
