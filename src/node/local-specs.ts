/** Price specs in folders of the workspace and of the user: read when first asked for, inside of the folder only. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FinfocusSpecSource } from '../engine/finfocus-specs';
import type { SpecOrigin } from '../engine/spec';
import type { SpecSource } from '../engine/spec-book';
import { directoryOf } from '../host';
import { toSlashes } from './host';
import { readInside } from './read-inside';

/** How files of specs and rate tables are called, and what an editor has of them that disk has not. Paths have slashes. */
export interface LocalFiles {
  /** Name of a file in messages and reports. */
  readonly nameOf: (file: string) => string;
  /** Texts of files that are open, by path; they count before what is on disk. */
  readonly open: ReadonlyMap<string, string>;
}

/** A spec is a page of text. */
const largestSpec = 1024 * 1024;

/** More files than this in a folder of specs are something else. */
const mostFiles = 2_000;

/** Specs in Costline's format: `<type>.yaml`, also in a folder named after the provider; free types in `free.yaml`. */
export function localSpecs(folders: () => readonly string[], origin: SpecOrigin, files: LocalFiles): SpecSource {
  const read = (...names: readonly string[]): { text: string; file: string } | undefined => {
    for (const folder of folders()) {
      for (const name of names) {
        const file = toSlashes(join(folder, name));
        const text = files.open.get(file) ?? readInside(folder, file, largestSpec);
        if (text !== undefined) return { text, file: files.nameOf(file) };
      }
    }
    return undefined;
  };
  return {
    origin,
    read: (type) => {
      if (!/^[A-Za-z0-9_]{1,100}$/.test(type)) return undefined;
      const provider = type.split('_', 1)[0] ?? '';
      return read(`${type}.yaml`, `${type}.yml`, join(provider, `${type}.yaml`));
    },
    readFree: (provider) =>
      /^[A-Za-z0-9_]{1,100}$/.test(provider) ? read(join(provider, 'free.yaml'), 'free.yaml') : undefined,
  };
}

/** All files of a folder, for formats whose files are not found by the type. */
export function localFinfocusSpecs(
  folders: () => readonly string[],
  origin: SpecOrigin,
  files: LocalFiles,
): FinfocusSpecSource {
  return {
    origin,
    list: () =>
      folders().flatMap((folder) =>
        [...new Set([...namesIn(folder), ...openIn(folder, files)])].flatMap((name) => {
          const file = toSlashes(join(folder, name));
          const text = files.open.get(file) ?? readInside(folder, file, largestSpec);
          return text === undefined ? [] : [{ file: files.nameOf(file), text }];
        }),
      ),
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/i.test(name))
      .sort()
      .slice(0, mostFiles);
  } catch {
    return []; // Most people have no such folder.
  }
}

/** Files that are open and were never saved. */
function openIn(folder: string, { open }: LocalFiles): readonly string[] {
  const path = toSlashes(folder);
  return [...open.keys()].filter((file) => directoryOf(file) === path).map((file) => file.slice(path.length + 1));
}
