/** Where price specs beside the bundled ones lie: in the workspace, in the user's folder, in FinFocus's. */
import { join } from 'node:path';
import type { Engine } from '../engine/engine';
import { FinfocusSpecs } from '../engine/finfocus-specs';
import type { SpecSource } from '../engine/spec-book';
import { localFinfocusSpecs, localSpecs } from '../node/local-specs';
import { typeTokenOf } from './descriptor';
import { costlineHome, finfocusHome } from './folders';

export interface LocalSources {
  /** For the engine's spec book, before the bundled ones. */
  readonly specs: readonly SpecSource[];
  readonly finfocusFor: (engine: Engine) => FinfocusSpecs;
  /** All folders, whether they exist or not. */
  readonly folders: () => readonly string[];
}

/** `workspaces` are the folders that are open at the time of asking. */
export function localSources(workspaces: () => readonly string[]): LocalSources {
  const own = (): readonly string[] => workspaces().map((folder) => join(folder, '.costline', 'specs'));
  const user = [join(costlineHome(), 'specs')];
  const finfocus = [join(finfocusHome(), 'specs')];
  return {
    specs: [localSpecs(own, 'workspace'), localSpecs(() => user, 'user')],
    finfocusFor: (engine) =>
      new FinfocusSpecs(
        [localFinfocusSpecs(own, 'workspace'), localFinfocusSpecs(() => [...user, ...finfocus], 'user')],
        {
          tokenOf: typeTokenOf,
          ownSpec: (type) => engine.specs.get(type)?.origin,
          today: () => new Date().toISOString().slice(0, 10),
        },
      ),
    folders: () => [...own(), ...user, ...finfocus],
  };
}
