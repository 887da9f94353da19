/** What a program constructs, as declarations: those of one place that are alike are one. */
import { emptyObject, MapValue, UnknownValue, type Value } from '../../../expression/value';
import type { DeclarationOptions, InputPath, ProgramComponent, PulumiDeclaration } from '../declaration';
import { type Anchored, anchorOf } from './anchor';
import { type ComponentInstance, Construction } from './construction';
import { fileOf, type Item, locate, type Place, type Positions } from './item';
import type { Language } from './language';
import { isAlike } from './same-inputs';
import { createConverter, fieldName, toUnknown } from './to-value';
import { Dictionary, type Header, List, type ProgramValue, type Slot, Unknown } from './value';

/** A declaration with the construction that tells whether a later reading comes to the same. */
export interface MadeDeclaration {
  readonly declaration: PulumiDeclaration;
  /** The first of the constructions that it stands for, as it was read last; the declaration asks it for its place. */
  readonly site: Site;
}

interface Site extends Anchored {
  construction: Construction;
}

/** Constructions of one place that are alike. */
interface Group {
  readonly first: Construction;
  readonly all: Construction[];
}

/** With so many groups of one place a construction is compared; it begins one of its own where none of those is like it. */
const comparedGroups = 32;

/**
 * In the order in which they were constructed. What says the same as in the last reading is the same declaration; it learns
 * where it stands now. `positions` makes ranges of offsets of a file as it is when asked.
 */
export function makeDeclarations(
  constructions: readonly Construction[],
  language: Language,
  positions: Positions,
  last: ReadonlyMap<string, MadeDeclaration> | undefined,
): readonly MadeDeclaration[] {
  const toValue = createConverter(language);
  const { groups, haveMoved } = groupsOf(constructions);
  // What was repeated refers to others by the keys that they had.
  const known = haveMoved ? undefined : last;
  return groups.map((group) => {
    const before = known?.get(group.first.key);
    if (!before || !isSameGroup(before, group)) return made(group, language, positions, toValue);
    before.site.construction = group.first;
    return before;
  });
}

/** Gives every construction the key of its group: what it reads was constructed before, and has its key already. */
function groupsOf(constructions: readonly Construction[]): {
  readonly groups: readonly Group[];
  readonly haveMoved: boolean;
} {
  const groups: Group[] = [];
  let haveMoved = false;
  const give = (construction: Construction, key: string): void => {
    if (construction.key !== '' && construction.key !== key) haveMoved = true;
    construction.key = key;
  };
  const byPlace = new Map<Item, Map<number, Group[]>>();
  const keys = new Map<string, number>();
  for (const construction of constructions) {
    const { item, start } = construction.place;
    const byStart = byPlace.get(item) ?? new Map<number, Group[]>();
    byPlace.set(item, byStart);
    const here = byStart.get(start) ?? [];
    byStart.set(start, here);
    const alike = here.slice(-comparedGroups).find(({ first }) => isAlike(first, construction));
    if (alike) {
      give(construction, alike.first.key);
      alike.all.push(construction);
      continue;
    }
    give(construction, distinct(keyOf(construction), keys));
    const group = { first: construction, all: [construction] };
    here.push(group);
    groups.push(group);
  }
  return { groups, haveMoved };
}

function isSameGroup({ declaration, site }: MadeDeclaration, { first, all }: Group): boolean {
  const { instances, name, source } = declaration;
  if (name !== labelOf(first) || source.file !== fileOf(first.place.item)) return false;
  if (!first.uncertain) {
    if (instances instanceof UnknownValue) return false;
    const names = all.length === 1 ? [name] : distinctNames(all);
    if (names.length !== instances.length || names.some((each, index) => each !== instances[index])) return false;
  }
  return isAlike(site.construction, first);
}

/** Gives components their keys, which those of declarations begin with; says whether one had another key. */
export function keyComponents(components: readonly ComponentInstance[]): boolean {
  let haveMoved = false;
  const keys = new Map<string, number>();
  for (const component of components) {
    const name = typeof component.name === 'string' ? component.name : '';
    const around = component.around ? `${component.around.key}/` : '';
    const key = distinct(`${around}${component.type}::${name}`, keys);
    if (component.key !== '' && component.key !== key) haveMoved = true;
    component.key = key;
  }
  return haveMoved;
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
    headerRange: () => positions(headerOf(component)),
  }));
}

function keyOf(construction: Construction): string {
  const around = construction.component ? `${construction.component.key}/` : '';
  return `${around}${construction.token}::${labelOf(construction)}`;
}

function distinct(key: string, taken: Map<string, number>): string {
  const count = taken.get(key) ?? 0;
  taken.set(key, count + 1);
  return count === 0 ? key : distinct(`${key}#${count + 1}`, taken);
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

function made(
  { first, all }: Group,
  language: Language,
  positions: Positions,
  toValue: (value: ProgramValue) => Value,
): MadeDeclaration {
  const site: Site = { construction: first, seen: undefined };
  const declaration: PulumiDeclaration = {
    key: first.key,
    token: first.token,
    writtenType: first.writtenType,
    name: labelOf(first),
    inputs: inputsOf(toValue, first),
    options: optionsOf(first, toValue),
    instances: first.uncertain ? toUnknown(first.uncertain) : distinctNames(all),
    component: first.component?.key ?? '',
    source: {
      file: fileOf(first.place.item),
      range: () => positions(locate(site.construction.place)),
      headerRange: () => positions(headerOf(site.construction)),
      anchor: () => anchorOf(site, positions),
      inputRange: (path) => {
        const place = placeOfInput(site.construction, path, language);
        return place && positions(locate(place));
      },
      mentions: (path) => mentionsOf(site.construction, path, language),
    },
  };
  return { declaration, site };
}

/** Names of what is constructed in a loop; where they are not known, they are counted. */
function distinctNames(all: readonly Construction[]): readonly string[] {
  const taken = new Map<string, number>();
  return all.map((construction) => {
    const label = labelOf(construction);
    const count = taken.get(label) ?? 0;
    taken.set(label, count + 1);
    return count === 0 ? label : `${label}-${count + 1}`;
  });
}

/** `new aws.ec2.Instance("web"`: to the end of the name where that stands in the same statement. */
function headerOf({ place, nameEnd }: Header): {
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
