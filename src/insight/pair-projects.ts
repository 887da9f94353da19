/** Which project of one side is which of the other: of the same path, or of the path that its files had before. */
import { directoryOf } from '../host';
import type { DiffProject } from './diff';

export interface ProjectPair {
  readonly before: DiffProject | undefined;
  readonly after: DiffProject | undefined;
}

/** In the order of the projects as they are now, then those that are gone. */
export function pairProjects(
  before: readonly DiffProject[],
  after: readonly DiffProject[],
  renames: ReadonlyMap<string, string>,
): readonly ProjectPair[] {
  const left = new Map(before.map((project) => [keyOf(project.format, project.path), project]));
  const pairs = after.map((project) => {
    const key = keyOf(project.format, project.path);
    const same = left.get(key);
    left.delete(key);
    return { before: same, after: project };
  });
  const result = pairs.map(({ before: same, after: project }): ProjectPair => {
    if (same) return { before: same, after: project };
    for (const path of formerPaths(project.path, renames)) {
      const key = keyOf(project.format, path);
      const former = left.get(key);
      if (!former) continue;
      left.delete(key);
      return { before: former, after: project };
    }
    return { before: undefined, after: project };
  });
  return [...result, ...[...left.values()].map((project) => ({ before: project, after: undefined }))];
}

function keyOf(format: string, path: string): string {
  return `${format}\n${path}`;
}

/** Where a project that is a file was, or where the files of a directory were, the most of them first. */
function formerPaths(path: string, renames: ReadonlyMap<string, string>): readonly string[] {
  const file = renames.get(path);
  if (file !== undefined) return [file];
  const counts = new Map<string, number>();
  for (const [now, was] of renames) {
    if (inDirectory(now) !== path) continue;
    const directory = inDirectory(was);
    counts.set(directory, (counts.get(directory) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([directory]) => directory);
}

/** The directory of a path, which may be a relative one. */
function inDirectory(file: string): string {
  return file.includes('/') ? directoryOf(file) : '.';
}
