/** How a package that bridges a Terraform provider names that provider's resource types. */
export interface PackageNames {
  /** What Terraform's names begin with: `aws_`. */
  readonly prefix: string;
  /** What stands between the prefix and the type, by module: `{ec2: '', s3: 's3_'}`; a module not named here stands for itself. */
  readonly modules: Readonly<Record<string, string>>;
  /**
   * Services that a module takes in with its own, as `module:Beginning` of their types, with what stands for the beginning too:
   * `{'lex:V2models': 'lexv2models_'}`. The first that fits counts.
   */
  readonly beginnings?: Readonly<Record<string, string>>;
  /** Types that the rule does not give, as `module:Type`, with what follows the prefix. */
  readonly exceptions: Readonly<Record<string, string>>;
}
