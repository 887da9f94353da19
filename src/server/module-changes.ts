/** What differs in module instances, for the calls that make them. */
import type { Project } from '../analyzer/project';
import type { ProjectDiff, ResourceChange } from '../insight/diff';
import { isInModule } from '../insight/summary';

/** What differs in some module instances of a project and all below them; `path` is relative to the folder. */
export type ModuleChanges = (
  project: Pick<Project, 'format'>,
  path: string,
  addresses: readonly string[],
) => readonly ResourceChange[];

export function moduleChanges(projects: readonly ProjectDiff[]): ModuleChanges {
  const byProject = new Map<string, ReadonlyMap<string, readonly ResourceChange[]>>();
  return ({ format }, path, addresses) => {
    if (addresses.length === 0) return [];
    const key = `${format} ${path}`;
    let modules = byProject.get(key);
    if (!modules) {
      modules = byModule(projects.filter((diff) => diff.format === format && diff.path === path));
      byProject.set(key, modules);
    }
    return [...modules].flatMap(([module, changes]) =>
      addresses.some((address) => isInModule(module, address)) ? changes : [],
    );
  };
}

/** What is in modules, by the address of the module that it is in itself. */
function byModule(projects: readonly ProjectDiff[]): ReadonlyMap<string, readonly ResourceChange[]> {
  const modules = new Map<string, ResourceChange[]>();
  for (const { changes } of projects) {
    for (const change of changes) {
      const module = (change.after ?? change.before)?.resource.module ?? '';
      if (module === '' || change.kind === 'unchanged') continue;
      const known = modules.get(module);
      if (known) known.push(change);
      else modules.set(module, [change]);
    }
  }
  return modules;
}
