import type { CallSite } from '../project';
import type { AnalyzerDiagnostic, Resource } from '../resource';
import type { ProgramComponent } from './declaration';
import type { Expanded } from './expand-all';
import type { ShownItem } from './preview/apply-overlay';
import type { Stretch } from './segments';

/** Stretches in the order of the text: what stands in the program itself, then each component's parts. */
export function stretchesOf(
  items: readonly ShownItem[],
  components: readonly ProgramComponent[],
  remarks: readonly AnalyzerDiagnostic[],
  { moduleOf }: Expanded,
): readonly Stretch[] {
  const groups = new Map<
    string,
    { file: string; module: string; resources: Resource[]; calls: CallSite[]; diagnostics: AnalyzerDiagnostic[] }
  >();
  const group = (file: string, module: string) => {
    const key = `${file}\n${module}`;
    const known = groups.get(key) ?? { file, module, resources: [], calls: [], diagnostics: [] };
    groups.set(key, known);
    return known;
  };
  for (const { resource, call } of items) {
    if (resource) group(resource.source.file, resource.module).resources.push(resource);
    if (call) group(call.file, call.module).calls.push(call);
  }
  for (const { key, component, file, name, missing, headerRange } of components) {
    const addresses = [moduleOf(key)];
    group(file, moduleOf(component)).calls.push({ name, file, addresses, missing, headerRange });
  }
  for (const remark of remarks) group(remark.file, '').diagnostics.push(remark);
  return [...groups.values()].sort((a, b) => Number(a.module !== '') - Number(b.module !== ''));
}
