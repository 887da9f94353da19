/** What is wrong in a usage file, with its place: told where it is written, for a figure that nobody reads changes nothing. */
import { isAlias, isMap, isNode, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { MapValue } from '../expression/value';
import { shortMessage } from '../syntax/short-message';
import type { Estimate } from './estimate';
import { nearestName } from './nearest';
import type { Spec, UsageKey } from './spec';
import { loadUsage, normalizeAddress, toValue, wildcards } from './usage';
import { type UsageKeyInfo, usageKeysOf } from './usage-keys';
import { readWorkingHours } from './working-hours';
import { parseYaml } from './yaml';

export interface UsageProblem {
  readonly severity: 'error' | 'warning' | 'information';
  readonly code: 'usage-syntax' | 'usage-key' | 'usage-value' | 'usage-address' | 'usage-profile';
  readonly message: string;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
}

export interface UsageSubjects {
  readonly specFor: (type: string) => Spec | undefined;
  /** Type of each resource by the addresses of its instances, and of the resource. */
  readonly addresses: ReadonlyMap<string, string>;
  /** The profile that is chosen; empty for none. */
  readonly profile: string;
  /** Whether the file is of the format that others read too: what they know and we do not is no mistake then. */
  readonly shared: boolean;
}

const sections = ['resource_usage', 'resource_type_default_usage', 'working_hours'];
const topKeys = ['version', ...sections, 'profiles'];

/** At most so many: with more of them the file is of something else. */
const mostProblems = 200;

export function checkUsage(text: string, subjects: UsageSubjects): readonly UsageProblem[] {
  const { document } = parseYaml(text);
  const problems: UsageProblem[] = document.errors.slice(0, 20).map(({ pos, message }) => ({
    severity: 'error',
    code: 'usage-syntax',
    message: shortMessage(message),
    start: pos[0],
    end: Math.max(pos[1], pos[0] + 1),
  }));
  const told = new Told(problems, subjects);
  const root: unknown = document.contents;
  if (isMap(root)) checkRoot(root, told);
  return [...problems, ...otherProblems(text, problems)].slice(0, mostProblems);
}

/** What those who price say of lines of which nothing is said yet: nesting beyond bounds, aliases that lead nowhere. */
function otherProblems(text: string, told: readonly UsageProblem[]): readonly UsageProblem[] {
  const { errors } = loadUsage(text, '');
  if (errors.length === 0) return [];
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const spans = starts.map((start, line) => ({
    start,
    end: Math.max(start, (starts[line + 1] ?? text.length + 1) - 1),
  }));
  return errors.flatMap(({ line, message }): readonly UsageProblem[] => {
    const span = spans[line];
    if (!span || told.some(({ start, end }) => start <= span.end && end >= span.start)) return [];
    return [{ severity: 'error', code: 'usage-value', message, ...span }];
  });
}

/** Type of each resource by the addresses of its instances; by its own where it has none. */
export function addressesOf(estimates: Iterable<Estimate>): ReadonlyMap<string, string> {
  const addresses = new Map<string, string>();
  for (const { resource, instances } of estimates) {
    for (const address of instances.length > 0 ? instances : [resource.address])
      addresses.set(normalizeAddress(address), resource.type);
  }
  return addresses;
}

/** The types of the addresses that an entry may mean, most of them one. */
export function typeOfEntry(address: string, addresses: ReadonlyMap<string, string>): string | undefined {
  const wanted = normalizeAddress(address);
  const exact = addresses.get(wanted);
  if (exact !== undefined || !wanted.includes('[*]')) return exact;
  for (const [known, type] of addresses) if (wildcards(known).includes(wanted)) return type;
  return undefined;
}

class Told {
  constructor(
    private readonly problems: UsageProblem[],
    readonly subjects: UsageSubjects,
  ) {}

  tell(severity: UsageProblem['severity'], code: UsageProblem['code'], node: Node, message: string): void {
    const [start, end] = node.range ?? [0, 1];
    this.problems.push({ severity, code, message: shortMessage(message), start, end });
  }
}

function checkRoot(root: YAMLMap, told: Told): void {
  for (const [name, key, value] of entries(root)) {
    if (name === 'profiles') checkProfiles(key, value, told);
    else if (!topKeys.includes(name))
      told.tell('warning', 'usage-key', key, `A usage file has no "${name}"${meant(name, topKeys)}`);
    else checkSection(name, key, value, told);
  }
  const { profile } = told.subjects;
  const profiles: unknown = root.get('profiles', true);
  if (profile !== '' && isMap(profiles) && !profiles.has(profile))
    told.tell(
      'warning',
      'usage-profile',
      keyOf(root, 'profiles'),
      `The profile "${profile}", which is chosen, is not here`,
    );
}

function checkProfiles(key: Node, value: unknown, told: Told): void {
  if (!isMap(value)) {
    if (!isEmpty(value))
      told.tell('error', 'usage-value', key, '"profiles" is a map: each profile with what it states');
    return;
  }
  for (const [profile, profileKey, content] of entries(value)) {
    if (isEmpty(content)) continue;
    if (!isMap(content)) {
      told.tell('error', 'usage-value', profileKey, `Profile "${profile}" is a map with ${sections.join(', ')}`);
      continue;
    }
    for (const [name, sectionKey, section] of entries(content)) {
      if (sections.includes(name)) checkSection(name, sectionKey, section, told);
      else told.tell('warning', 'usage-key', sectionKey, `A profile has no "${name}"${meant(name, sections)}`);
    }
  }
}

function checkSection(name: string, key: Node, value: unknown, told: Told): void {
  if (name === 'version' || isEmpty(value) || isAlias(value)) return;
  if (name === 'working_hours') {
    checkWorkingHours(value, key, told);
    return;
  }
  if (!isMap(value)) {
    told.tell('error', 'usage-value', key, `"${name}" is a map of addresses or types`);
    return;
  }
  const seen = new Set<string>();
  for (const [entry, entryKey, content] of entries(value)) {
    if (seen.has(entry)) told.tell('warning', 'usage-key', entryKey, `${entry} is there twice; the last one counts`);
    seen.add(entry);
    const type = name === 'resource_usage' ? checkAddress(entry, entryKey, told) : checkType(entry, entryKey, told);
    checkEntry(entry, type, entryKey, content, told);
  }
}

/** The type; undefined where the address says none. */
function checkAddress(address: string, key: Node, told: Told): string | undefined {
  const { addresses } = told.subjects;
  const type = typeOfEntry(address, addresses);
  if (type !== undefined) return type;
  const written = /(?:^|\.)([a-z]\w*_\w+)\.[\w-]+(?:\[[^\]]*\])?$/.exec(address)?.[1];
  // Where nothing is known of the project, the address may be right.
  if (addresses.size === 0) return written;
  const instances = [...addresses.keys()].find((known) => known.startsWith(`${address}[`));
  const near =
    instances === undefined ? meant(address, addresses.keys()) : `; it has instances: ${address}[*] means all`;
  told.tell('information', 'usage-address', key, `There is no resource ${address}${near}`);
  return written;
}

function checkType(type: string, key: Node, told: Told): string | undefined {
  if (type === '*' || told.subjects.specFor(type)) return type;
  const near = meant(type, new Set(told.subjects.addresses.values()));
  told.tell('information', 'usage-address', key, `There is no price spec for ${type}${near}`);
  return undefined;
}

function checkEntry(name: string, type: string | undefined, key: Node, content: unknown, told: Told): void {
  if (isEmpty(content) || isAlias(content)) return;
  if (!isMap(content)) {
    told.tell('error', 'usage-value', key, `The usage of ${name} is a map of usage keys`);
    return;
  }
  const spec = type === undefined ? undefined : told.subjects.specFor(type);
  if (type !== undefined && type !== '*' && !spec) return;
  const keys = usageKeysOf(spec);
  for (const [usage, usageKey, value] of entries(content)) {
    const own = keys.find((candidate) => candidate.name === usage);
    if (own) checkValue(own, usage, value, usageKey, told);
    else if (usage === 'working_hours')
      told.tell('warning', 'usage-key', usageKey, `${type} cannot be stopped: its working_hours say nothing`);
    else if (spec) tellUnknown(type ?? '', usage, usageKey, keys, told);
  }
}

function tellUnknown(type: string, name: string, key: Node, keys: readonly UsageKeyInfo[], told: Told): void {
  const names = keys.map((known) => known.name);
  const near = meant(name, names);
  // A key near one of ours is misspelt; any other is one that another program may read.
  const severity = told.subjects.shared && near === '' ? 'information' : 'warning';
  const which = near === '' ? `; it has ${names.join(', ')}` : near;
  told.tell(severity, 'usage-key', key, `${type} has no usage key "${name}"${which}`);
}

function checkValue(key: Pick<UsageKey, 'type' | 'keys'>, name: string, value: unknown, node: Node, told: Told): void {
  if (isEmpty(value) || isAlias(value)) return;
  if (name === 'working_hours') {
    checkWorkingHours(value, node, told);
    return;
  }
  const place = isNode(value) ? value : node;
  if (key.type === 'object') {
    if (!isMap(value)) {
      if (!isSeq(value)) told.tell('error', 'usage-value', place, `"${name}" is a map${listed(key.keys)}`);
      return;
    }
    if (key.keys.size === 0) return;
    for (const [inner, innerKey, content] of entries(value)) {
      const own = key.keys.get(inner);
      if (own) checkValue(own, inner, content, innerKey, told);
      else
        told.tell(
          'warning',
          'usage-key',
          innerKey,
          `"${name}" has no "${inner}"${meant(inner, key.keys.keys()) || `; it has ${[...key.keys.keys()].join(', ')}`}`,
        );
    }
    return;
  }
  const plain = isScalar(value) ? value.value : undefined;
  const fits =
    key.type === 'number'
      ? typeof plain === 'number' ||
        (typeof plain === 'string' && plain.trim() !== '' && Number.isFinite(Number(plain)))
      : key.type === 'boolean'
        ? typeof plain === 'boolean' || plain === 'true' || plain === 'false'
        : isScalar(value);
  if (!fits) told.tell('error', 'usage-value', place, `"${name}" is ${articles[key.type]}`);
  else if (key.type === 'number' && Number(plain) < 0)
    told.tell('error', 'usage-value', place, `"${name}" is not below zero`);
}

const articles = { number: 'a number', boolean: 'true or false', string: 'text', object: 'a map' };

function checkWorkingHours(value: unknown, key: Node, told: Told): void {
  const plain: unknown = isMap(value)
    ? Object.fromEntries(entries(value).map(([name, , own]) => [name, isScalar(own) ? own.value : null]))
    : isScalar(value)
      ? value.value
      : undefined;
  const stated = toValue(plain);
  const read = readWorkingHours(stated instanceof MapValue || typeof stated === 'string' ? stated : null, 730);
  if (read.kind === 'wrong') told.tell('error', 'usage-value', isNode(value) ? value : key, read.message);
}

function meant(name: string, known: Iterable<string>): string {
  const near = nearestName(name, known);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}

function listed(keys: ReadonlyMap<string, unknown>): string {
  return keys.size === 0 ? '' : ` with ${[...keys.keys()].join(', ')}`;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (isScalar(value) && value.value === null);
}

/** Keys that are text, but for `<<`, which takes over other entries. */
function entries(map: YAMLMap): readonly (readonly [name: string, key: Node, value: unknown])[] {
  return map.items.flatMap(({ key, value }): (readonly [string, Node, unknown])[] =>
    isScalar(key) && typeof key.value !== 'symbol' && key.value !== '<<' ? [[String(key.value), key, value]] : [],
  );
}

function keyOf(map: YAMLMap, name: string): Node {
  return entries(map).find(([key]) => key === name)?.[1] ?? map;
}
