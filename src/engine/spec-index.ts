/** Finds specs by what stands in them, without loading them all: their text is looked through once. */
import type { SpecOrigin } from './spec';

/** Where spec files come from. Asked once per type until invalidated. */
export interface SpecSource {
  readonly origin: SpecOrigin;
  /** Text of the spec of a type, undefined where the source has none. */
  readonly read: (type: string) => { readonly text: string; readonly file: string } | undefined;
  /** Text of the list of types of a provider that are known to be free (`free-list.ts`). */
  readonly readFree?: (provider: string) => { readonly text: string; readonly file: string } | undefined;
  /** The types of a provider that the source has specs of; without it no other format's name leads to them. */
  readonly types?: (provider: string) => readonly string[];
}

export interface SpecIndex {
  /** Canonical types whose spec may have a map of a CloudFormation type, those of the first source first. */
  readonly namingCloudFormation: ReadonlyMap<string, readonly string[]>;
  /** Types whose spec names another type: looks for such resources, or prices parts as that type. */
  readonly namingType: ReadonlyMap<string, readonly string[]>;
}

export function indexSpecs(sources: readonly SpecSource[], provider: string): SpecIndex {
  const namingCloudFormation = new Map<string, string[]>();
  const namingType = new Map<string, string[]>();
  for (const source of sources) {
    for (const type of source.types?.(provider) ?? []) {
      const text = source.read(type)?.text ?? '';
      for (const [name] of text.matchAll(/\b\w+(?:::\w+){2,3}/g)) note(namingCloudFormation, name, type);
      for (const [, name = ''] of text.matchAll(/"([a-z]\w*)"/g)) if (name.includes('_')) note(namingType, name, type);
    }
  }
  return { namingCloudFormation, namingType };
}

/** `aws` of `aws_instance` and of `AWS::EC2::Instance`; custom resources are of AWS. */
export function providerOf(type: string): string {
  const [first = '', second] = type.split('::', 2);
  if (second === undefined) return type.split('_', 1)[0] ?? '';
  return first === 'Custom' ? 'aws' : first.toLowerCase();
}

function note(index: Map<string, string[]>, name: string, type: string): void {
  const types = index.get(name);
  if (!types) index.set(name, [type]);
  else if (!types.includes(type)) types.push(type);
}
