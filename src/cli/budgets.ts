/** Finds the budgets that hold for what is priced. */

import { directoryOf, type Host, isInside } from '../host';
import { type Budget, budgetFileName, loadBudgets } from '../insight/budget-file';

/**
 * Those of `.costline.yml` in the folders of the files given and in all folders above them, up to the boundary. Mistakes in
 * them are told.
 */
export async function findBudgets(
  host: Host,
  files: Iterable<string>,
  boundary: string,
  remark: (message: string) => void,
): Promise<readonly Budget[]> {
  const folders = new Set<string>();
  for (const file of files) {
    for (
      let folder = directoryOf(file);
      isInside(folder, boundary) && !folders.has(folder);
      folder = directoryOf(folder)
    ) {
      folders.add(folder);
      if (folder === boundary) break;
    }
  }
  const budgets: Budget[] = [];
  for (const folder of [...folders].sort()) {
    const file = `${folder}/${budgetFileName}`;
    const text = await host.read(file);
    if (text === undefined) continue;
    const loaded = loadBudgets(text, file);
    for (const { line, message } of loaded.errors) remark(`${file}:${line + 1}: ${message}`);
    budgets.push(...loaded.budgets);
  }
  return budgets;
}
