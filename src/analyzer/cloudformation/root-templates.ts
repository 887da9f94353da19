/** Which templates of a workspace are deployed by themselves. */
import type { TemplateFile } from './template-file';

/** Those that nothing calls, sorted by path; where templates call one another in a circle, the first of them. */
export function rootTemplates(
  templates: ReadonlyMap<string, TemplateFile>,
  callsOf: (template: TemplateFile) => readonly string[],
): readonly string[] {
  const calls = new Map([...templates].map(([file, template]) => [file, callsOf(template)]));
  const called = new Set<string>();
  for (const [file, paths] of calls) for (const path of paths) if (path !== file) called.add(path);
  const paths = [...templates.keys()].sort();
  const roots = paths.filter((path) => !called.has(path));
  const reached = new Set<string>();
  const reach = (start: string): void => {
    const pending = [start];
    for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
      if (reached.has(path)) continue;
      reached.add(path);
      pending.push(...(calls.get(path) ?? []));
    }
  };
  for (const root of roots) reach(root);
  for (const path of paths) {
    if (reached.has(path)) continue;
    roots.push(path);
    reach(path);
  }
  return roots.sort();
}
