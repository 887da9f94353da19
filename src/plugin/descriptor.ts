/**
 * A resource as plugins are told of it: type token, provider, sku, region, attributes. The rules are those of FinFocus's own
 * host, so that its plugins find what they look for.
 */
import type { AttributePath, Resource } from '../analyzer/resource';
import { ListValue, MapValue, reveal, SensitiveValue, UnknownValue, type Value } from '../expression/value';
import type { Json, ResourceDescriptor, Texts } from './messages';
import { tokenOf } from './pulumi-token';
import { toStruct } from './struct';
import { usageTags } from './usage-tags';

export type Description =
  | {
      readonly kind: 'askable';
      readonly descriptor: ResourceDescriptor;
      /** The attributes that name the sku and the region: what decides the price. */
      readonly decisive: readonly AttributePath[];
    }
  /** A value that decides the price is not known, so that no answer could be trusted. */
  | { readonly kind: 'undecided'; readonly because: string };

/** `usage` is what is stated of its use. */
export function describeResource(resource: Resource, usage: MapValue): Description {
  const token = typeTokenOf(resource);
  const provider = cloudOf(resource.provider);
  if (resource.region instanceof UnknownValue)
    return { kind: 'undecided', because: `the region is not known: ${resource.region.cause.message}` };
  const sku = skuOf(provider, resource, token);
  if (sku instanceof UnknownValue) return { kind: 'undecided', because: sku.cause.message };
  const attributes = plainAttributes(resource.attributes);
  return {
    kind: 'askable',
    decisive: sku.path,
    descriptor: {
      provider,
      resource_type: token,
      sku: sku.text,
      region: resource.region ?? regionOf(provider, attributes),
      tags: { ...usageTags(usage), ...tagsOf(attributes) },
      id: resource.address,
      attributes: toStruct(attributes),
    },
  };
}

export function typeTokenOf({ writtenType, type }: Resource): string {
  return /^[a-z0-9-]+:[^:]+:[^:]+$/.test(writtenType) ? writtenType : tokenOf(type);
}

const clouds: Readonly<Record<string, string>> = {
  aws: 'aws',
  'aws-native': 'aws',
  awscc: 'aws',
  azurerm: 'azure',
  azure: 'azure',
  'azure-native': 'azure',
  google: 'gcp',
  'google-beta': 'gcp',
  'google-native': 'gcp',
  gcp: 'gcp',
  kubernetes: 'kubernetes',
};

/** The protocol knows four clouds; every other provider is `custom`. */
function cloudOf(provider: string): string {
  return clouds[provider] ?? 'custom';
}

interface Sku {
  readonly text: string;
  readonly path: readonly AttributePath[];
}

const skuAttributes: Readonly<Record<string, readonly string[]>> = {
  aws: ['instance_type', 'instance_class', 'type', 'volume_type', 'db_instance_class', 'node_type', 'sku', 'tier'],
  azure: ['vm_size', 'size', 'sku_name', 'sku', 'tier'],
  gcp: ['machine_type', 'type', 'tier'],
};

const otherSkuAttributes = ['sku', 'type', 'server_type', 'size', 'tier'];

/** Types whose sku is one and the same for all. */
const wellKnown: Readonly<Record<string, string>> = { 'eks/cluster': 'cluster', 'eks/addon': 'addon' };

function skuOf(provider: string, resource: Resource, token: string): Sku | UnknownValue {
  for (const name of skuAttributes[provider] ?? otherSkuAttributes) {
    const value: Value = reveal(resource.attributes.get(name) ?? null);
    if (value instanceof UnknownValue) return value;
    if (typeof value === 'string' && value !== '') return { text: value, path: [[name]] };
  }
  return { text: wellKnown[token.split(':')[1] ?? ''] ?? '', path: [] };
}

/** For providers whose regions the analyzer does not know of. */
function regionOf(provider: string, attributes: Readonly<Record<string, Json>>): string {
  if (provider !== 'custom') return '';
  const found = ['region', 'location', 'zone']
    .map((name) => attributes[name])
    .find((value) => typeof value === 'string');
  return typeof found === 'string' ? found : '';
}

/** The host drops what looks like a credential, whatever its value (specification 0.7.2). */
const credential = /password|passwd|secret|token|credential|private_?key|access_?key|connection_?string/i;

const limits = { properties: 100, key: 128, value: 2048, encoded: 65_536, depth: 8 } as const;

type JsonObject = { readonly [key: string]: Json };

/** What is known and no secret, as JSON of at most 64 KiB. */
function plainAttributes(attributes: MapValue): JsonObject {
  const result: Record<string, Json> = {};
  let size = 0;
  for (const [name, value] of attributes.entries) {
    if (Object.keys(result).length >= limits.properties) break;
    if (!mayBeTold(name)) continue;
    const plain = toJson(value, 0);
    if (plain === undefined) continue;
    size += name.length + JSON.stringify(plain).length;
    if (size > limits.encoded) break;
    result[name] = plain;
  }
  return result;
}

function mayBeTold(name: string): boolean {
  return name.length <= limits.key && !name.startsWith('__') && !credential.test(name);
}

function toJson(value: Value, depth: number): Json | undefined {
  if (value instanceof SensitiveValue || value instanceof UnknownValue || depth > limits.depth) return undefined;
  if (value instanceof ListValue) {
    return value.items.map((item) => toJson(item, depth + 1)).filter((item) => item !== undefined);
  }
  if (!(value instanceof MapValue)) return value;
  const result: Record<string, Json> = {};
  for (const [name, item] of value.entries) {
    const plain = mayBeTold(name) ? toJson(item, depth + 1) : undefined;
    if (plain !== undefined) result[name] = plain;
  }
  return result;
}

/** Attributes as text, under Terraform's spelling and under Pulumi's (`instanceType`), over the cloud's own tags. */
function tagsOf(attributes: JsonObject): Texts {
  const result: Record<string, string> = {};
  const put = (name: string, value: Json): void => {
    const text = textOf(value);
    if (text !== undefined && text.length <= limits.value) result[name] = text;
  };
  const own = Object.entries(attributes).filter(([name]) => name !== 'tags' && name !== 'labels');
  for (const tags of [attributes.labels, attributes.tags]) {
    if (tags !== undefined && isObject(tags)) for (const [key, item] of Object.entries(tags)) put(key, item);
  }
  for (const [name, value] of own) put(camelCase(name), value);
  for (const [name, value] of own) put(name, value);
  return result;
}

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function textOf(value: Json): string | undefined {
  if (value === null) return undefined;
  if (typeof value !== 'object') return String(value);
  if (isObject(value)) {
    const chosen =
      value.value ?? value.id ?? value.name ?? (Object.keys(value).length === 1 ? Object.values(value)[0] : undefined);
    return chosen === undefined || typeof chosen === 'object' ? JSON.stringify(value) : String(chosen);
  }
  const [only] = value;
  if (value.length === 1 && only !== undefined) return textOf(only);
  return value.map((item) => textOf(item) ?? '').join(',');
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
