/** Makes a canonical resource of a declaration. */
import { EvaluationError } from '../../expression/error';
import { emptyObject, ListValue, MapValue, reveal, UnknownValue, type Value } from '../../expression/value';
import type { Range } from '../../syntax/range';
import type { CanonicalTypes, CloudFormationMap } from '../canonical';
import { canonicalize, mapApplies } from '../canonicalize';
import { ownRegion } from '../own-region';
import type { AttributePath, Resource, Source } from '../resource';
import { textMap } from '../terraform/body';
import { attributeNames } from './attribute-names';
import { azureNativeAttributes, azureNativeInput, azureNativeType } from './azure-native';
import type { InputPath, PulumiDeclaration } from './declaration';
import { cloudFormationType, nativeProperties, propertyNames } from './native-properties';
import { camelCase, canonicalToken, parseToken, snakeCase } from './token';
import { bridgedAttributes, inputPathOf, type Resolve, resolved } from './translate-inputs';
import { terraformType } from './types/terraform-type';

/** What a declaration is known as by those that refer to it. */
export interface Identity {
  /** Canonical type; the token where there is none. */
  readonly type: string;
  readonly name: string;
  /** Address of the component it belongs to; empty for the program itself. */
  readonly module: string;
}

export interface TranslationContext {
  readonly types: CanonicalTypes;
  readonly identity: (key: string) => Identity | undefined;
  /** What a component's output leads to; `undefined` for outputs of resources. */
  readonly output: (key: string, output: string) => Value | undefined;
  /** The region that the provider of a declaration gives, and whether it had to be assumed. */
  readonly region: (declaration: PulumiDeclaration, attributes: MapValue) => Pick<Resource, 'region' | 'regionAssumed'>;
  /** The declaration of a key as it stands now. */
  readonly current: (key: string) => PulumiDeclaration | undefined;
}

/** The canonical type of a declaration; its token where there is none. */
export function canonicalType(
  { token, inputs }: Pick<PulumiDeclaration, 'token' | 'inputs'>,
  types: CanonicalTypes,
): string {
  const native = nativeMap(token, inputs, types) ?? azureNativeType(token);
  return native?.type ?? terraformType(token) ?? plainType(token);
}

/** CloudFormation's own type where nothing leads from it to Terraform, as templates have it; else the token. */
function plainType(token: string): string {
  return cloudFormationType(token) ?? canonicalToken(token);
}

/** What stands for values that are not known: references lead to canonical names, and to what components consist of. */
function resolver(context: Pick<TranslationContext, 'identity' | 'output'>): Resolve {
  return (value) => {
    const { cause } = value;
    const { reference } = cause;
    if (!reference) return value;
    const output = context.output(reference.address, reference.attribute);
    if (output !== undefined) return output;
    const identity = context.identity(reference.address);
    if (!identity) return new UnknownValue({ kind: cause.kind, message: cause.message });
    const { type, name, module } = identity;
    const attribute = snakeCase(reference.attribute);
    return new UnknownValue({ ...cause, reference: { ...reference, address: `${type}.${name}`, attribute, module } });
  };
}

/** The resource that a declaration constructs; inputs that are not known altogether make one without attributes. */
export function translate(declaration: PulumiDeclaration, module: string, context: TranslationContext): Resource {
  const { token, writtenType, name, instances } = declaration;
  const form = canonicalForm(declaration, context);
  const address = (logical: string): string => `${canonicalToken(token)}::${logical}`;
  return {
    address: address(name),
    type: form.type,
    writtenType,
    provider: parseToken(token)?.package === 'aws-native' ? 'aws' : (/^[a-z0-9-]+/.exec(form.type)?.[0] ?? ''),
    name,
    title: name,
    module,
    ...(ownOf(form) ?? context.region(declaration, form.attributes)),
    attributes: form.attributes,
    tags: tagsOf(form.attributes),
    instances: instances instanceof UnknownValue ? instances : instances.map(address),
    source: sourceOf(declaration, form, context),
  };
}

function ownOf({ type, attributes }: Form): Pick<Resource, 'region' | 'regionAssumed'> | undefined {
  const region = ownRegion(type, attributes);
  return region === undefined ? undefined : { region, regionAssumed: false };
}

interface Form {
  readonly type: string;
  readonly attributes: MapValue;
  /** The inputs that the attribute at a path comes from. */
  readonly inputs: (path: AttributePath) => readonly InputPath[];
  /** Those that it would come from, where none of them is there. */
  readonly unwritten: (path: AttributePath) => readonly InputPath[];
}

function canonicalForm(declaration: PulumiDeclaration, context: TranslationContext): Form {
  const { token } = declaration;
  const { types } = context;
  const inputs = declaration.inputs instanceof MapValue ? declaration.inputs : emptyObject;
  const resolve = resolver(context);
  const map = nativeMap(token, declaration.inputs, types);
  try {
    if (map) {
      const nameOf = propertyNames(types.ofCloudFormation(map.cloudFormationType));
      const canonical = canonicalize(map, nativeProperties(inputs, nameOf, resolve));
      return {
        type: map.type,
        attributes: canonical.attributes,
        inputs: (path) =>
          canonical.origin(path).flatMap((origin) => {
            const found = inputPathOf(origin, inputs, nameOf);
            return found ? [found] : [];
          }),
        unwritten: (path) =>
          canonical.unwritten(path).map((origin) => spelled(origin, (name) => camelCase(snakeCase(name)))),
      };
    }
    const azure = azureNativeType(token);
    if (azure) {
      return {
        type: azure.type,
        attributes: azureNativeAttributes(azure, inputs, resolve),
        inputs: (path) => {
          const found = azureNativeInput(azure, path);
          return found ? [found] : [];
        },
        unwritten: () => [],
      };
    }
    const type = terraformType(token);
    if (type === undefined) {
      const attributes = resolved(inputs, resolve);
      return {
        type: plainType(token),
        attributes: attributes instanceof MapValue ? attributes : emptyObject,
        inputs: (path) => [path],
        unwritten: () => [],
      };
    }
    const names = attributeNames(type, types);
    return {
      type,
      attributes: bridgedAttributes(inputs, names, resolve),
      inputs: (path) => {
        const found = inputPathOf(path, inputs, (input, value) => names.attribute(input, value).name);
        return found ? [found] : [];
      },
      unwritten: (path) => [
        spelled(
          path.filter((step) => typeof step === 'string'),
          names.input,
        ),
      ],
    };
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return { type: canonicalType(declaration, types), attributes: emptyObject, inputs: () => [], unwritten: () => [] };
  }
}

/** The map of a native token that fits its inputs; where that depends on what is not known, the first that may. */
function nativeMap(token: string, inputs: Value, types: CanonicalTypes): CloudFormationMap | undefined {
  const type = cloudFormationType(token);
  if (type === undefined) return undefined;
  const maps = types.ofCloudFormation(type);
  const nameOf = propertyNames(maps);
  const plain = inputs instanceof MapValue ? inputs : emptyObject;
  return maps.find(
    (map) =>
      mapApplies(
        map,
        nativeProperties(plain, nameOf, (value) => value),
      ) !== false,
  );
}

/** Tags in a map, or in a list of keys with values as CloudFormation has them. */
function tagsOf(attributes: MapValue): ReadonlyMap<string, string> {
  const tags = reveal(attributes.get('tags') ?? null);
  if (!(tags instanceof ListValue)) return textMap(tags);
  const found = new Map<string, Value>();
  for (const item of tags.items) {
    const tag = reveal(item);
    if (!(tag instanceof MapValue)) continue;
    const key = reveal(tag.get('Key') ?? tag.get('key') ?? null);
    if (typeof key === 'string') found.set(key, tag.get('Value') ?? tag.get('value') ?? null);
  }
  return textMap(new MapValue('map', found));
}

/** Ranges come from the declaration as it stands when they are asked for. */
function sourceOf({ key, source }: PulumiDeclaration, form: Form, context: TranslationContext): Source {
  const now = (): PulumiDeclaration['source'] => context.current(key)?.source ?? source;
  return {
    file: source.file,
    range: () => now().range(),
    headerRange: () => now().headerRange(),
    typeRange: () => now().typeRange?.(),
    anchor: () => now().anchor?.(),
    attributeRange: (path) => {
      let found: Range | undefined;
      for (const input of form.inputs(path)) found ??= now().inputRange(input);
      return found;
    },
    attributeName: (path) => {
      const written = form.inputs(path).slice(0, 1);
      const names = (written.length > 0 ? written : form.unwritten(path)).map((input) =>
        writtenName(input, source.file),
      );
      return names.length > 0 ? [...new Set(names)].join(', ') : undefined;
    },
    mentions: (path) => {
      const keys = new Set(form.inputs(path).flatMap((input) => now().mentions(input)));
      return [...keys].flatMap((mentioned) => {
        const identity = context.identity(mentioned);
        return identity ? [`${identity.type}.${identity.name}`] : [];
      });
    },
  };
}

/** An input as the language of a file spells it: `root_block_device.volume_size`, `RootBlockDevice.VolumeSize`. */
function writtenName(input: InputPath, file: string): string {
  const spell = file.endsWith('.py') ? snakeCase : file.endsWith('.go') ? capitalized : (name: string) => name;
  return spelled(input, spell).join('.');
}

function spelled(path: InputPath, spell: (name: string) => string): InputPath {
  return path.map((step) => (typeof step === 'string' ? spell(step) : step));
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
