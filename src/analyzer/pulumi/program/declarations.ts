/** What a program constructs, as declarations: those of one place that are alike are one. */
import { emptyObject, ListValue, MapValue, OpenMapValue, UnknownValue, type Value } from '../../../expression/value';
import type { Range } from '../../../syntax/range';
import type { DeclarationOptions, InputPath, ProgramComponent, PulumiDeclaration } from '../declaration';
import { type ComponentInstance, Construction } from './construction';
import { locate, type Place } from './item';
import type { Language } from './language';
import { createConverter, fieldName, toUnknown } from './to-value';
import { Dictionary, List, type ProgramValue, type Slot, Unknown } from './value';

/** A declaration with what tells whether it is the same as one of the last reading. */
export interface MadeDeclaration {
  readonly declaration: PulumiDeclaration;
  readonly signature: string;
  /** Where it stands now; the declaration asks it. */
  readonly site: { construction: Construction };
}

export type Positions = (place: { readonly file: string; readonly start: number; readonly end: number }) => Range;

interface Group {
  readonly first: Construction;
  readonly all: Construction[];
  readonly inputs: MapValue | UnknownValue;
  readonly options: DeclarationOptions;
  readonly signature: string;
}

/** In the order in which they were constructed. `positions` makes ranges of offsets of a file as it is when asked. */
export function makeDeclarations(
  constructions: readonly Construction[],
  language: Language,
  positions: Positions,
): readonly MadeDeclaration[] {
  const toValue = createConverter(language);
  const groups = new Map<string, Group>();
  const keys = new Set<string>();
  for (const construction of constructions) {
    // Outputs of what is constructed later cannot be read, so every reference has its key by now.
    const inputs = inputsOf(toValue, construction);
    const options = optionsOf(construction, toValue);
    const signature = JSON.stringify([
      construction.token,
      construction.writtenType,
      construction.component?.key ?? '',
      construction.uncertain?.message ?? null,
      textOf(inputs),
      optionsText(options),
    ]);
    const { item, start } = construction.place;
    const same = `${identityOf(item)}:${start}:${signature}`;
    const group = groups.get(same);
    if (group) {
      construction.key = group.first.key;
      group.all.push(construction);
      continue;
    }
    construction.key = distinct(keyOf(construction), keys);
    groups.set(same, { first: construction, all: [construction], inputs, options, signature });
  }
  return [...groups.values()].map((group) => made(group, language, positions));
}

/** The keys of components, which those of declarations begin with. */
export function keyComponents(components: readonly ComponentInstance[]): void {
  const keys = new Set<string>();
  for (const component of components) {
    const name = typeof component.name === 'string' ? component.name : '';
    const around = component.around ? `${component.around.key}/` : '';
    component.key = distinct(`${around}${component.type}::${name}`, keys);
  }
}

export function makeComponents(
  components: readonly ComponentInstance[],
  positions: Positions,
): readonly ProgramComponent[] {
  return components.map((component) => ({
    key: component.key,
    name: typeof component.name === 'string' ? component.name : component.type,
    component: component.around?.key ?? '',
    file: locate(component.place).file,
    missing: undefined,
    headerRange: () => positions(locate(component.place)),
  }));
}

const identities = new WeakMap<object, number>();
let lastIdentity = 0;

function identityOf(item: object): number {
  const known = identities.get(item);
  if (known !== undefined) return known;
  identities.set(item, ++lastIdentity);
  return lastIdentity;
}

function keyOf(construction: Construction): string {
  const around = construction.component ? `${construction.component.key}/` : '';
  return `${around}${construction.token}::${labelOf(construction)}`;
}

function distinct(key: string, taken: Set<string>): string {
  let result = key;
  for (let number = 2; taken.has(result); number++) result = `${key}#${number}`;
  taken.add(result);
  return result;
}

function labelOf({ name, variable, token }: Construction): string {
  if (typeof name === 'string' && name !== '') return name;
  return variable !== '' ? variable : (token.split(':').at(-1) ?? token);
}

function inputsOf(toValue: (value: ProgramValue) => Value, { inputs }: Construction): MapValue | UnknownValue {
  const value = toValue(inputs);
  if (value instanceof MapValue || value instanceof UnknownValue) return value;
  return emptyObject;
}

function optionsOf(construction: Construction, toValue: (value: ProgramValue) => Value): DeclarationOptions {
  const { existing, providers, parent, region } = construction.options;
  return {
    existing,
    providers: new Map(
      [...providers].map(([name, provider]) => [
        name,
        provider instanceof Unknown ? toUnknown(provider) : provider.key,
      ]),
    ),
    parent: parent?.key ?? '',
    region: toValue(region),
  };
}

function optionsText({ existing, providers, parent, region }: DeclarationOptions): unknown {
  const names = [...providers].map(([name, provider]) => [
    name,
    typeof provider === 'string' ? provider : textOf(provider),
  ]);
  return [existing, names, parent, textOf(region)];
}

/** A text that two values share only if they are the same. */
function textOf(value: Value): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof OpenMapValue) return { map: [...part.entries], rest: part.rest.cause };
    if (part instanceof MapValue) return { map: [...part.entries] };
    if (part instanceof ListValue) return { list: part.items };
    return part;
  });
}

function made(group: Group, language: Language, positions: Positions): MadeDeclaration {
  const { first, all, inputs, options, signature } = group;
  const site = { construction: first };
  const names = distinctNames(all);
  const declaration: PulumiDeclaration = {
    key: first.key,
    token: first.token,
    writtenType: first.writtenType,
    name: labelOf(first),
    inputs,
    options,
    instances: first.uncertain ? toUnknown(first.uncertain) : names,
    component: first.component?.key ?? '',
    source: {
      file: locate(first.place).file,
      range: () => positions(locate(site.construction.place)),
      headerRange: () => positions(headerOf(site.construction)),
      inputRange: (path) => {
        const place = placeOfInput(site.construction, path, language);
        return place && positions(locate(place));
      },
      mentions: (path) => mentionsOf(site.construction, path, language),
    },
  };
  return { declaration, signature: JSON.stringify([first.key, names, signature]), site };
}

/** Names of what is constructed in a loop; where they are not known, they are counted. */
function distinctNames(all: readonly Construction[]): readonly string[] {
  const taken = new Set<string>();
  return all.map((construction) => {
    const label = labelOf(construction);
    let name = label;
    for (let number = 2; taken.has(name); number++) name = `${label}-${number}`;
    taken.add(name);
    return name;
  });
}

/** `new aws.ec2.Instance("web"`: to the end of the name where that stands in the same statement. */
function headerOf({ place, nameEnd }: Construction): {
  readonly file: string;
  readonly start: number;
  readonly end: number;
} {
  const whole = locate(place);
  if (!nameEnd) return whole;
  const name = locate(nameEnd);
  if (name.file !== whole.file || name.start < whole.start || name.end > whole.end) return whole;
  return { ...whole, end: name.end };
}

/** The slots on the way to an input, from the outermost. */
function slotsTo(construction: Construction, path: InputPath, language: Language): readonly Slot[] {
  const slots: Slot[] = [];
  let value: ProgramValue = construction.inputs;
  for (const part of path) {
    if (value instanceof List && typeof part === 'number') {
      value = value.items[part] ?? null;
      continue;
    }
    // A block that is written alone may be asked for as the first of a list.
    if (value instanceof Dictionary && part === 0) continue;
    if (!(value instanceof Dictionary)) break;
    const dictionary: Dictionary = value;
    const found = [...dictionary.entries].find(
      ([key]) => key === part || fieldName(language, dictionary, key) === part,
    );
    if (!found) break;
    const [, slot] = found;
    slots.push(slot);
    value = slot.value;
  }
  return slots;
}

/** Where an input is written: in the file of its construction, else at the argument that it comes through. */
function placeOfInput(construction: Construction, path: InputPath, language: Language): Place | undefined {
  const slots = slotsTo(construction, path, language);
  const wanted = path.filter((part) => typeof part === 'string').length;
  if (slots.length < wanted) return undefined;
  const { file } = locate(construction.place);
  const places = slots.flatMap(({ place }) => (place && locate(place).file === file ? [place] : []));
  if (places.length === slots.length) return places.at(-1);
  return places.at(-1) ?? construction.inputsPlace ?? undefined;
}

function mentionsOf(construction: Construction, path: InputPath, language: Language): readonly string[] {
  const slots = slotsTo(construction, path, language);
  const last = path.length === 0 ? undefined : slots.at(-1);
  const keys = new Set<string>();
  for (const read of last?.reads ?? []) keys.add(read.key);
  collect(last ? last.value : path.length === 0 ? construction.inputs : null, keys, 0);
  return [...keys];
}

function collect(value: ProgramValue, keys: Set<string>, depth: number): void {
  if (value === null || typeof value !== 'object' || depth > 20 || keys.size > 1000) return;
  if (value instanceof Unknown) {
    if (value.output) keys.add(value.output.construction.key);
  } else if (value instanceof Construction) keys.add(value.key);
  else if (value instanceof List) for (const item of value.items.slice(0, 1000)) collect(item, keys, depth + 1);
  else if (value instanceof Dictionary) {
    for (const slot of [...value.entries.values()].slice(0, 1000)) {
      for (const read of slot.reads) keys.add(read.key);
      collect(slot.value, keys, depth + 1);
    }
  }
}
