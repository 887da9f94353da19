/** Which files of the one side were which of the other. */
import type { Host } from '../host';
import { findRenames } from '../insight/renames';

interface FileSide {
  readonly files: readonly string[];
  readonly host: Host;
}

/** Old names by new ones. Only files that are on one side alone are read. */
export async function renamedFiles(before: FileSide, after: FileSide): Promise<ReadonlyMap<string, string>> {
  const [gone, fresh] = [only(before.files, after.files), only(after.files, before.files)];
  if (gone.length === 0 || fresh.length === 0) return new Map();
  return findRenames(await textsOf(gone, before.host), await textsOf(fresh, after.host));
}

function only(files: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return files.filter((file) => !known.has(file));
}

async function textsOf(files: readonly string[], host: Host): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const file of files) {
    const text = await host.read(file);
    if (text !== undefined) texts.set(file, text);
  }
  return texts;
}
