/** The formats that are read, each with its workspace for one folder. */
import type { FormatWorkspace } from './project';
import { type TerraformSettings, TerraformWorkspace } from './terraform/workspace';

/** What comes from outside the files, by format. */
export interface FormatSettings {
  readonly terraform: TerraformSettings;
}

export interface Formats {
  readonly terraform: TerraformWorkspace;
  readonly all: readonly FormatWorkspace[];
  readonly configure: (settings: FormatSettings) => void;
}

/** `givenRoots`: directories that are Terraform's root modules, whatever calls them. */
export function createFormats(settings: FormatSettings, givenRoots: readonly string[] = []): Formats {
  const terraform = new TerraformWorkspace(settings.terraform, givenRoots);
  return {
    terraform,
    all: [terraform],
    configure: (changed) => terraform.configure(changed.terraform),
  };
}
