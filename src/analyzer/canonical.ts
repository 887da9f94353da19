/**
 * How other formats' words for a resource become the canonical ones, which are Terraform's. Price specs hold the maps
 * (`cloudformation:` in `pricing/specs/README.md`); the analyzers of CloudFormation and of Pulumi's native providers apply them.
 */
import type { MapValue } from '../expression/value';
import type { Expression } from '../syntax/hcl';

/** A canonical type as CloudFormation says it. */
export interface CloudFormationMap {
  /** Canonical type: `aws_db_instance`. */
  readonly type: string;
  /** `AWS::RDS::DBInstance`. */
  readonly cloudFormationType: string;
  /** Whether a resource with these properties (`self`) is of the canonical type; null where all are. */
  readonly when: Expression | null;
  /** Canonical attribute → where its value comes from. */
  readonly attributes: ReadonlyMap<string, AttributeMap>;
}

export type AttributeMap =
  /** The property at a path, as it is: `Ebs.VolumeSize`. */
  | { readonly kind: 'property'; readonly path: readonly string[] }
  /** Computed; `self` is the properties that the map stands on, `each.value` the element inside of blocks. */
  | { readonly kind: 'expression'; readonly expression: Expression }
  /** One nested block for each element of the list at a path, or one for the object that stands there. */
  | {
      readonly kind: 'blocks';
      /** Empty for one block made of properties of the same level. */
      readonly of: readonly string[];
      /** Which elements count: `self` is the element. */
      readonly when: Expression | null;
      readonly attributes: ReadonlyMap<string, AttributeMap>;
    };

/** What the formats ask of the price specs. */
export interface CanonicalTypes {
  /** The maps of a CloudFormation type, in the order in which they are to be tried; empty where there is none. */
  readonly ofCloudFormation: (type: string) => readonly CloudFormationMap[];
  /**
   * Names of attributes and blocks that the spec of a canonical type reads, at any depth; `undefined` where there is no spec.
   * Tells singular from plural where another format's name leaves it open.
   */
  readonly attributeNames: (type: string) => ReadonlySet<string> | undefined;
}

/** Properties in canonical form. */
export interface Canonical {
  readonly attributes: MapValue;
  /** The properties that the attribute at a canonical path comes from, for ranges; empty where from none. */
  readonly origin: (path: readonly (string | number)[]) => readonly (readonly (string | number)[])[];
  /** The properties that the attribute at a canonical path would come from, where none of them is there. */
  readonly unwritten: (path: readonly (string | number)[]) => readonly (readonly (string | number)[])[];
}
