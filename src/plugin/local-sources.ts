/** Where price specs beside the bundled ones lie: in the workspace, in the user's folder, in FinFocus's. */
import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';
import type { Engine } from '../engine/engine';
import { FinfocusSpecs } from '../engine/finfocus-specs';
import type { SpecSource } from '../engine/spec-book';
import { isInside } from '../host';
import { toSlashes } from '../node/host';
import { localFinfocusSpecs, localSpecs, type SpecFiles } from '../node/local-specs';
import { typeTokenOf } from './descriptor';
import { costlineHome, finfocusHome } from './folders';

export interface LocalSources {
  /** For the engine's spec book, before the bundled ones. */
  readonly specs: readonly SpecSource[];
  readonly finfocusFor: (engine: Engine) => FinfocusSpecs;
  /** All folders, whether they exist or not. */
  readonly folders: () => readonly string[];
}

/**
 * `workspaces` are the folders that are open at the time of asking; `nameOf` says how a file of theirs is called in messages and
 * reports, `open` what an editor has of them that disk has not.
 */
export function localSources(
  workspaces: () => readonly string[],
  nameOf: (file: string) => string,
  open: SpecFiles['open'] = new Map(),
): LocalSources {
  const own = (): readonly string[] => workspaces().flatMap(specFolder);
  const user = [join(costlineHome(), 'specs')];
  const finfocus = [join(finfocusHome(), 'specs')];
  const inWorkspace: SpecFiles = { nameOf, open };
  const ofUser: SpecFiles = { nameOf: homeName, open };
  return {
    specs: [localSpecs(own, 'workspace', inWorkspace), localSpecs(() => user, 'user', ofUser)],
    finfocusFor: (engine) =>
      new FinfocusSpecs(
        [
          localFinfocusSpecs(own, 'workspace', inWorkspace),
          localFinfocusSpecs(() => [...user, ...finfocus], 'user', ofUser),
        ],
        {
          tokenOf: typeTokenOf,
          ownSpec: (type) => engine.specs.get(type)?.origin,
          today: () => new Date().toISOString().slice(0, 10),
        },
      ),
    folders: () => [...own(), ...user, ...finfocus],
  };
}

/** Where a workspace's folder has its price specs; none where that is a link that leads out of it. */
function specFolder(workspace: string): readonly string[] {
  const folder = join(workspace, '.costline', 'specs');
  try {
    return realpathSync(folder).startsWith(realpathSync(workspace) + sep) ? [folder] : [];
  } catch {
    return [folder]; // It is yet to be made.
  }
}

/** `~/.costline/specs/x_thing.yaml`. */
function homeName(file: string): string {
  const home = toSlashes(homedir());
  return isInside(file, home) ? `~${file.slice(home.length)}` : file;
}
