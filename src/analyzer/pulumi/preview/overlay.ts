/** Finds for every resource of a preview the line of the program that makes it. */
import { UnknownValue } from '../../../expression/value';
import type { Range } from '../../../syntax/range';
import type { Plan } from '../../plan/plan';
import type { CallSite } from '../../project';
import type { Resource, Source } from '../../resource';
import type { ProgramComponent, PulumiDeclaration } from '../declaration';
import { canonicalToken } from '../token';
import { matchName, type NamePattern, namePattern } from './name-pattern';

export interface Preview {
  readonly plan: Plan;
  /** The stack that it is of. */
  readonly stack: string;
  /** What it is for people: `pulumi preview 12:04`. */
  readonly label: string;
}

/** A preview on the lines of a program as it was when the preview was made. */
export interface Overlay extends Pick<Preview, 'stack' | 'label'> {
  /** By the key of a declaration, or of a component that the program defines. */
  readonly placed: ReadonlyMap<string, Placed>;
  /** What no line of the program makes, as far as can be told. It stands in the project's file. */
  readonly elsewhere: readonly Resource[];
  /** What the preview itself says of its completeness. */
  readonly remarks: readonly string[];
}

export interface Placed {
  /** How it was read from the text; `undefined` for a component that the program defines. */
  readonly declaration: PulumiDeclaration | undefined;
  readonly text: string;
  readonly resources: readonly Resource[];
  /** Address of the component that it turned out to be, where the text alone does not tell what it is made of. */
  readonly component: string | undefined;
}

/** What is read from the text, one for each declaration. */
export interface ReadItem {
  readonly declaration: PulumiDeclaration;
  /** Absent for packaged components, and for what costs nothing here. */
  readonly resource: Resource | undefined;
  /** Of a packaged component; its children follow. */
  readonly call: (CallSite & { readonly module: string }) | undefined;
}

export interface ReadProgram {
  readonly items: readonly ReadItem[];
  readonly components: readonly ProgramComponent[];
  /** Address of a component by its key. */
  readonly moduleOf: (component: string) => string;
  /** A declaration as it stands now. */
  readonly current: (key: string) => PulumiDeclaration | undefined;
  readonly textAt: (file: string, range: Range) => string;
  readonly projectFile: string;
}

/** A line that makes resources of one type. */
interface Site {
  readonly key: string;
  readonly declaration: PulumiDeclaration;
  readonly resource: Resource;
  readonly token: string;
  /** Names of what it makes; `undefined` where they are not known. */
  readonly names: readonly string[] | undefined;
  readonly pattern: NamePattern;
  /** The packaged component that it is a child of. */
  readonly owner: string | undefined;
}

/** A component: where it stands is what it makes. */
interface Maker {
  readonly key: string;
  readonly address: string;
  readonly source: Source;
}

export function createOverlay({ plan, stack, label }: Preview, program: ReadProgram): Overlay {
  const sites = sitesOf(program);
  const makers = makersOf(program);
  const found = new Map<string, { resources: Resource[]; component: string | undefined }>();
  const place = (key: string, source: Source, resource: Resource, component?: string): void => {
    const known = found.get(key) ?? { resources: [], component };
    found.set(key, known);
    known.resources.push({ ...resource, source, remarks: [`from ${label}`] });
  };
  const taken = new Set<Site>();
  const atSite = (site: Site, resource: Resource): void => {
    taken.add(site);
    place(site.owner ?? site.key, site.resource.source, resource);
  };
  const named = byName(sites);
  let rest = plan.planned.resources.filter((resource) => {
    const site = nearest(named.get(keyOf(resource)) ?? [], resource);
    if (site) atSite(site, resource);
    return !site;
  });
  // Sites whose names fit exactly are not offered others.
  const open = sites.filter((site) => !taken.has(site));
  rest = rest.filter((resource) => {
    const site = fitting(open, resource);
    if (site) atSite(site, resource);
    return !site;
  });
  const unknownMakers = open.filter((site) => !taken.has(site) && site.owner === undefined).flatMap(makerOf);
  rest = rest.filter((resource) => {
    const maker = innermost(makers, resource.module);
    if (maker) place(maker.key, maker.source, resource);
    else {
      const other = innermost(unknownMakers, resource.module);
      if (!other) return true;
      place(other.key, other.source, resource, other.address);
    }
    return false;
  });
  return {
    stack,
    label,
    placed: new Map(
      [...found].map(([key, { resources, component }]) => {
        const declaration = program.current(key);
        return [key, { declaration, text: textOf(key, program), resources, component }];
      }),
    ),
    elsewhere: rest.map((resource) => ({
      ...resource,
      source: nowhereIn(program.projectFile),
      remarks: [`from ${label}; no line of the program is known to make it`],
    })),
    remarks: plan.diagnostics.map(({ message }) => message),
  };
}

/** The text of a declaration, or of the header of a component that the program defines, as it is now. */
export function textOf(key: string, { current, components, textAt }: ReadProgram): string {
  const declaration = current(key);
  if (declaration) return textAt(declaration.source.file, declaration.source.range());
  const component = components.find((one) => one.key === key);
  return component ? textAt(component.file, component.headerRange()) : '';
}

function sitesOf({ items, textAt }: ReadProgram): readonly Site[] {
  const packaged = new Set(items.flatMap(({ declaration, call }) => (call ? [declaration.key] : [])));
  return items.flatMap(({ declaration, resource }): readonly Site[] => {
    if (!resource) return [];
    const { key, token, component, instances, source } = declaration;
    const owner = packaged.has(component) ? component : undefined;
    const names = instances instanceof UnknownValue ? undefined : instances;
    const pattern = namePattern(textAt(source.file, source.headerRange()));
    return [{ key, declaration, resource, token: canonicalToken(token), names, pattern, owner }];
  });
}

/** Packaged components, and those that the program defines. */
function makersOf({ items, components, moduleOf }: ReadProgram): readonly Maker[] {
  const packaged = items.flatMap(({ declaration, call }): readonly Maker[] => {
    if (!call) return [];
    const { key } = declaration;
    return [{ key, address: moduleOf(key), source: headerSource(call.file, call.headerRange) }];
  });
  const own = components.map(({ key, file, headerRange }) => ({
    key,
    address: moduleOf(key),
    source: headerSource(file, headerRange),
  }));
  return [...packaged, ...own];
}

/** A declaration of which nothing by its own type is in the preview may be a component: nobody has said what it is made of. */
function makerOf({ key, resource, names }: Site): readonly Maker[] {
  const [name, other] = names ?? [];
  if (name === undefined || other !== undefined) return [];
  const address = resource.module === '' ? name : `${resource.module}.${name}`;
  return [{ key, address, source: resource.source }];
}

function keyOf({ writtenType, name }: Resource): string {
  return `${canonicalToken(writtenType)}::${name}`;
}

function byName(sites: readonly Site[]): ReadonlyMap<string, readonly Site[]> {
  const named = new Map<string, Site[]>();
  for (const site of sites) {
    for (const name of site.names ?? []) {
      const key = `${site.token}::${name}`;
      named.set(key, [...(named.get(key) ?? []), site]);
    }
  }
  return named;
}

/** The one in the same component; where the text does not tell the component, the only one there is. */
function nearest(sites: readonly Site[], { module }: Resource): Site | undefined {
  return sites.find(({ resource }) => resource.module === module) ?? (sites.length === 1 ? sites[0] : undefined);
}

/** Among sites of the type the one whose written name says most of the resource's, those of the same component first. */
function fitting(sites: readonly Site[], resource: Resource): Site | undefined {
  const token = canonicalToken(resource.writtenType);
  let best: { readonly site: Site; readonly score: number } | undefined;
  for (const site of sites) {
    if (site.token !== token) continue;
    const sameModule = site.resource.module === resource.module;
    // What a packaged component calls its children stands nowhere in the text.
    const written = site.owner === undefined ? matchName(site.pattern, resource.name) : sameModule ? 0 : undefined;
    if (written === undefined) continue;
    const score = written + (sameModule ? sameModuleWeight : 0);
    if (!best || score > best.score) best = { site, score };
  }
  return best?.site;
}

/** More than any name is long. */
const sameModuleWeight = 100_000;

function innermost(makers: readonly Maker[], module: string): Maker | undefined {
  let best: Maker | undefined;
  for (const maker of makers) {
    const { address } = maker;
    if (module !== address && !module.startsWith(`${address}.`)) continue;
    if (!best || address.length > best.address.length) best = maker;
  }
  return best;
}

function headerSource(file: string, headerRange: () => Range): Source {
  return { file, range: headerRange, headerRange, attributeRange: () => undefined, mentions: () => [] };
}

function nowhereIn(file: string): Source {
  const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return headerSource(file, () => nowhere);
}
