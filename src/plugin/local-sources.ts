/** Where price specs and rate tables beside the bundled ones lie: in the workspace, in the user's folder, in FinFocus's. */
import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';
import type { Engine } from '../engine/engine';
import { FinfocusSpecs } from '../engine/finfocus-specs';
import type { RateSource } from '../engine/rates';
import type { SpecSource } from '../engine/spec-book';
import { isInside } from '../host';
import { toSlashes } from '../node/host';
import { localRates } from '../node/local-rates';
import { type LocalFiles, localFinfocusSpecs, localSpecs } from '../node/local-specs';
import { typeTokenOf } from './descriptor';
import { costlineHome, finfocusHome } from './folders';

export interface LocalSources {
  /** For the engine's spec book, before the bundled ones. */
  readonly specs: readonly SpecSource[];
  /** For the engine's rate book, before the bundled ones. */
  readonly rates: readonly RateSource[];
  readonly finfocusFor: (engine: Engine) => FinfocusSpecs;
  /** All folders of specs, whether they exist or not. */
  readonly specFolders: () => readonly string[];
  /** And of rate tables. */
  readonly rateFolders: () => readonly string[];
}

/**
 * `workspaces` are the folders that are open at the time of asking; `nameOf` says how a file of theirs is called in messages and
 * reports, `open` what an editor has of them that disk has not.
 */
export function localSources(
  workspaces: () => readonly string[],
  nameOf: (file: string) => string,
  open: LocalFiles['open'] = new Map(),
): LocalSources {
  const own = (): readonly string[] => workspaces().flatMap((folder) => ownFolder(folder, 'specs'));
  const ownRates = (): readonly string[] => workspaces().flatMap((folder) => ownFolder(folder, 'rates'));
  const user = [join(costlineHome(), 'specs')];
  const userRates = [join(costlineHome(), 'rates')];
  const finfocus = [join(finfocusHome(), 'specs')];
  const inWorkspace: LocalFiles = { nameOf, open };
  const ofUser: LocalFiles = { nameOf: homeName, open };
  return {
    specs: [localSpecs(own, 'workspace', inWorkspace), localSpecs(() => user, 'user', ofUser)],
    rates: [localRates(ownRates, 'workspace', inWorkspace), localRates(() => userRates, 'user', ofUser)],
    finfocusFor: (engine) =>
      new FinfocusSpecs(
        [
          localFinfocusSpecs(own, 'workspace', inWorkspace),
          localFinfocusSpecs(() => [...user, ...finfocus], 'user', ofUser),
        ],
        {
          tokenOf: typeTokenOf,
          ownSpec: (type) => engine.specs.get(type)?.origin,
          today: () => String(engine.today()).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'),
        },
      ),
    specFolders: () => [...own(), ...user, ...finfocus],
    rateFolders: () => [...ownRates(), ...userRates],
  };
}

/** Where a workspace's folder has its price specs, or its rate tables; none where that is a link that leads out of it. */
function ownFolder(workspace: string, name: 'specs' | 'rates'): readonly string[] {
  const folder = join(workspace, '.costline', name);
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
