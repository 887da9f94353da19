import type { Overlay } from './preview/overlay';

/** What comes from outside the files: flags and the user's settings. */
export interface PulumiSettings {
  /** The stack chosen for the project in a directory; `undefined` for none. */
  readonly stack: (directory: string) => string | undefined;
  /** Configuration values given explicitly, by key (`aws:region`, `shop:size`, `size`); they come last. */
  readonly config: ReadonlyMap<string, string>;
  /** What a preview has said of the project in a directory; `undefined` for none. */
  readonly preview?: (directory: string) => Overlay | undefined;
  /** The region to assume for a Terraform provider (`aws`, `azurerm`, `google`) where nothing names one. */
  readonly defaultRegion: (provider: string) => string | undefined;
}
