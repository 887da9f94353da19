/** What a project shows while a preview lies over its program: the preview's resources, until the text says something else. */
import type { CallSite } from '../../project';
import type { Resource } from '../../resource';
import { sameDeclaration } from '../same';
import { type Overlay, type Placed, type ReadItem, type ReadProgram, textOf } from './overlay';

export type ShownItem = Pick<ReadItem, 'resource' | 'call'>;

/**
 * A declaration whose text or meaning is another one by now counts as it is read, and says so; so does one that is not in the
 * preview.
 */
export function applyOverlay(overlay: Overlay, program: ReadProgram): readonly ShownItem[] {
  const { label, placed, elsewhere } = overlay;
  const shown: ShownItem[] = [];
  /** Packaged components of which the preview tells the children. */
  const replaced = new Set<string>();
  const show = (resources: readonly Resource[]): void => {
    for (const resource of resources) shown.push({ resource, call: undefined });
  };
  for (const { declaration, resource, call } of program.items) {
    const { key, component } = declaration;
    if (replaced.has(component)) continue;
    const known = placed.get(key);
    const holds = known !== undefined && stillHolds(known, key, program);
    if (call) shown.push({ resource: undefined, call });
    if (holds) {
      if (call) replaced.add(key);
      else if (known.component !== undefined) {
        shown.push({ resource: undefined, call: callOf(known.component, key, program) });
      }
      show(known.resources);
    } else if (resource) {
      const before = known ?? placed.get(component);
      show([remarked(resource, before?.declaration ? `changed since ${label}` : `not in ${label}`)]);
    }
  }
  for (const { key } of program.components) {
    const known = placed.get(key);
    if (known && stillHolds(known, key, program)) show(known.resources);
  }
  show(elsewhere);
  return shown;
}

function stillHolds({ text, declaration }: Placed, key: string, program: ReadProgram): boolean {
  if (textOf(key, program) !== text) return false;
  const current = program.current(key);
  return declaration === undefined || (current !== undefined && sameDeclaration(declaration, current));
}

function callOf(
  address: string,
  key: string,
  program: ReadProgram,
): (CallSite & { readonly module: string }) | undefined {
  const declaration = program.current(key);
  if (!declaration) return undefined;
  const { name, source, component } = declaration;
  return {
    name,
    file: source.file,
    addresses: [address],
    missing: undefined,
    headerRange: () => (program.current(key) ?? declaration).source.headerRange(),
    module: program.moduleOf(component),
  };
}

/** The same resource with a remark; the identical object as long as both stay the same. */
function remarked(resource: Resource, remark: string): Resource {
  const known = remarks.get(resource);
  if (known?.remark === remark) return known.resource;
  const made = { ...resource, remarks: [remark] };
  remarks.set(resource, { remark, resource: made });
  return made;
}

const remarks = new WeakMap<Resource, { readonly remark: string; readonly resource: Resource }>();
