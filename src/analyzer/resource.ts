import type { MapValue, UnknownValue, Value } from '../expression/value';
import type { Range } from '../syntax/range';

/**
 * One resource block (or the like of another format) with what is known of it: the canonical form in which every
 * format reaches the engine.
 */
export interface Resource {
  /** Address without instance key: `module.app["a"].aws_instance.web`. */
  readonly address: string;
  /** Canonical type: Terraform's name of it. */
  readonly type: string;
  /** The type as it is written: Terraform's, `AWS::EC2::Instance`, `aws:ec2/instance:Instance`. */
  readonly writtenType: string;
  /** The first word of the type: `aws`, `azurerm`, `google`. */
  readonly provider: string;
  readonly name: string;
  /** What people call the block: `aws_instance.web`; the logical ID of a CloudFormation resource. Unique in its file. */
  readonly title: string;
  /** Address of the module instance it belongs to; empty for the root module. */
  readonly module: string;
  /** The cloud's name of the region, or why it is not known. Null where the provider has no regions that we know of. */
  readonly region: string | UnknownValue | null;
  /** Whether the region was not written anywhere but assumed. */
  readonly regionAssumed: boolean;
  /** Attributes under Terraform's names; a nested block is a list of objects. Only what is written is in it. */
  readonly attributes: MapValue;
  readonly tags: ReadonlyMap<string, string>;
  /** Full addresses of the instances that this stands for, all alike; or why their number is not known. */
  readonly instances: readonly string[] | UnknownValue;
  readonly source: Source;
  /** What is to be said of where it is known from, if not from the text: `from pulumi preview 12:04`. */
  readonly remarks?: readonly string[];
}

/** Where a resource stands in the text. Ranges are found when asked, for they move with every edit above. */
export interface Source {
  readonly file: string;
  readonly range: () => Range;
  /** The block's header, up to its brace; where a format says so cheaply, the identical object until its text or place changes. */
  readonly headerRange: () => Range;
  /** Where the type is written, with its key, in formats that have it apart from the header. */
  readonly typeRange?: () => Range | undefined;
  /**
   * Where the text of the block is held to. As long as `version` is the identical object, every range of the block is what it
   * was, moved by as many lines as `line` has moved. Absent where a format does not say.
   */
  readonly anchor?: () => Anchor | undefined;
  /** Resources that the expression of an attribute names, as its module names them: `aws_dynamodb_table.scores`. */
  readonly mentions: (path: AttributePath) => readonly string[];
  /** The attribute or nested block at a path such as [`root_block_device`, 0, `volume_size`]. */
  readonly attributeRange: (path: AttributePath) => Range | undefined;
  /** How the attribute at a path is written here: `BlockDeviceMappings.0.Ebs.VolumeSize`. Absent where it has Terraform's name. */
  readonly attributeName?: (path: AttributePath) => string | undefined;
}

/** What people call the attribute at a path: as it is written, where that is known, else by Terraform's name. */
export function attributeName({ source }: Resource, path: AttributePath): string {
  return source.attributeName?.(path) ?? path.join('.');
}

export interface Anchor {
  readonly version: object;
  readonly line: number;
}

export type AttributePath = readonly (string | number)[];

/** Something to say about the text, beside the syntax errors. */
export interface AnalyzerDiagnostic {
  readonly severity: 'error' | 'warning' | 'information';
  /** Stable, for settings and documentation: `evaluation-error`, `module-not-found`. */
  readonly code: string;
  readonly message: string;
  readonly file: string;
  readonly range: () => Range;
}

/** Finds other resources by what refers to what; the engine asks, the analyzer of the format answers. */
export interface RelatedResources {
  /**
   * The first resource of a type that a value refers to, or one of whose named attributes equals the value.
   * Looks in the resource's own module first.
   */
  readonly find: (from: Resource, type: string, value: Value, attributes: readonly string[]) => Resource | undefined;
  /** The resources of a type whose attribute refers to the given resource, or equals `value` where one is given. */
  readonly referring: (to: Resource, type: string, attribute: string, value: Value | undefined) => readonly Resource[];
  /** A token that stays the same as long as no resource of the type has changed, and so no answer about the type. */
  readonly state: (type: string) => unknown;
}
