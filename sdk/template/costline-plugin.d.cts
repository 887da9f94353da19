/** What a plugin is asked about: one resource as the code has it. */
export interface Resource {
  /** `aws`, `azure`, `gcp`, `kubernetes` or `custom`. */
  readonly provider: string;
  /** Pulumi type token: `aws:ec2/instance:Instance`, `hcloud:index/server:Server`. */
  readonly type: string;
  /** What the provider prices by, such as `t3.micro`; empty where there is no such attribute. */
  readonly sku: string;
  readonly region: string;
  /** All attributes as text, under Terraform's and under Pulumi's names. */
  readonly tags: Readonly<Record<string, string>>;
  /** The attributes as they are, under Terraform's names; values that are not known, and secrets, are not among them. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Says which resource it is; means nothing else. */
  readonly id: string;
}

export type Price =
  | {
      /** US dollars a month for one instance; a month has 730 hours. More than 0. */
      readonly monthly: number;
      /** What the price is for, in a few words. */
      readonly detail?: string;
      /** Parts of the price by name (`compute`, `boot_volume`); they sum up to `monthly`. */
      readonly breakdown?: Readonly<Record<string, number>>;
      readonly impacts?: readonly Impact[];
      /** Seconds for which the price need not be asked for again. */
      readonly validFor?: number;
    }
  /** It costs nothing, and why. */
  | { readonly free: string }
  /** No price is known, and why. Never answer 0 instead. */
  | { readonly unpriced: string };

export interface Impact {
  readonly kind: 'carbon' | 'energy' | 'water';
  /** In a month. */
  readonly value: number;
  /** `gCO2e`, `kWh`, `L`. */
  readonly unit: string;
}

export interface Plugin {
  readonly name: string;
  readonly version: string;
  /** The clouds it knows, as in `Resource.provider`; none for all. */
  readonly providers?: readonly string[];
  /** Answers for one resource. What it throws is told to the person who asked. */
  readonly price: (resource: Resource) => Price | Promise<Price>;
  /** The Pulumi token of a Terraform type, where the plugin prices it. */
  readonly tokenOf?: (terraformType: string) => string | undefined;
}

export interface Running {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/**
 * Serves a plugin over gRPC on 127.0.0.1: at the port of `--port=N`, else of FINFOCUS_PLUGIN_PORT, else at a free one. Prints
 * `PORT=N` as its first line; write everything else to standard error. Ends when its host ends.
 */
export declare function serve(plugin: Plugin): Promise<Running>;
