/** The resources of one side of a plan, from what the plan tells of their instances. */
import { emptyObject, type MapValue, type UnknownValue } from '../../expression/value';
import type { AttributePath, Resource, Source } from '../resource';
import { textMap } from '../terraform/body';
import { join } from './address';
import { readAttributes } from './attributes';
import type { Change } from './changes';
import { type Configuration, referencesIn } from './configuration';
import { member } from './json';
import type { PlanSide } from './plan';
import type { Regions } from './region';
import { createPlanRelated } from './related';
import type { StateResource } from './state';

export interface SideContext {
  readonly configuration: Configuration;
  readonly regions: Regions;
  /** Changes that say what is known after apply; none for what exists already. */
  readonly changes: ReadonlyMap<string, Change> | undefined;
  readonly locate: (pointer: string) => Pick<Source, 'file' | 'range' | 'headerRange'>;
  /** Told the address of a resource that holds more values than are read. */
  readonly tooLarge: (address: string) => void;
}

/** Instances of one block that are alike become one resource; the others one each. */
export function createSide(instances: readonly StateResource[], context: SideContext): PlanSide {
  const groups = new Map<string, { readonly resource: Resource; readonly instances: string[] }>();
  for (const instance of instances) {
    if (instance.mode !== 'managed') continue;
    const members: string[] = [instance.address];
    const resource = describe(instance, members, context);
    const alike = `${resource.address}\n${fingerprint(resource.region)}\n${fingerprint(resource.attributes)}`;
    const group = groups.get(alike);
    if (group) group.instances.push(instance.address);
    else groups.set(alike, { resource, instances: members });
  }
  const resources = [...groups.values()].map(({ resource }) => resource);
  return { resources, related: createPlanRelated(resources) };
}

function describe(instance: StateResource, instances: readonly string[], context: SideContext): Resource {
  const { type, name, module, key, address } = instance;
  const { configuration, changes } = context;
  const block = `${type}.${name}`;
  const change = changes?.get(address);
  const holder = configuration.resource(module, block);
  const written = member(holder, 'expressions');
  const attributes = readAttributes(
    {
      known: instance.values,
      unknown: change?.afterUnknown,
      sensitive: change?.afterSensitive ?? instance.sensitive,
      written: changes ? written : undefined,
    },
    { address, follow: (references) => configuration.follow(references, { module, key, holder }) },
  );
  if (!attributes) context.tooLarge(address);
  return {
    address: join(module, block),
    type,
    writtenType: type,
    provider: type.split('_', 1)[0] ?? type,
    name,
    title: block,
    module,
    ...context.regions.of(instance, attributes ?? emptyObject),
    attributes: attributes ?? emptyObject,
    tags: tagsOf(attributes ?? emptyObject),
    instances,
    source: {
      ...context.locate(instance.pointer),
      attributeRange: () => undefined,
      mentions: (path) => mentioned(written, path),
    },
  };
}

/** The resource's own tags with those that the provider configuration adds. */
function tagsOf(attributes: MapValue): ReadonlyMap<string, string> {
  return new Map([...textMap(attributes.get('tags_all')), ...textMap(attributes.get('tags'))]);
}

/** `type.name` of every resource that an attribute's expression names. */
function mentioned(written: unknown, path: AttributePath): readonly string[] {
  let found: readonly unknown[] = [written];
  for (const step of path) {
    found = found.flatMap((item) => {
      const blocks: readonly unknown[] = Array.isArray(item) ? item : [item];
      return typeof step === 'number' ? blocks.slice(step, step + 1) : blocks.map((block) => member(block, step));
    });
  }
  const names = found
    .flatMap((item) => referencesIn(item))
    .map((reference) => /^([a-z0-9]+_[^.]+\.[^.[]+)/.exec(reference)?.[1])
    .filter((name) => name !== undefined);
  return [...new Set(names)];
}

/** A text that is equal for equal values. */
function fingerprint(value: MapValue | UnknownValue | string | null): string {
  return JSON.stringify(value, (_, item: unknown) => (item instanceof Map ? [...item] : item));
}
