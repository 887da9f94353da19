import type { Item } from './item';
import type { Run } from './run';

/** Runs what belongs to another file: nothing of where the program stands now holds there. */
export function outside<T>(run: Run, body: () => T, at: Item | null = null): T {
  const { item, component, reads } = run;
  run.item = at;
  run.component = null;
  run.reads = null;
  try {
    return body();
  } finally {
    run.item = item;
    run.component = component;
    run.reads = reads;
  }
}
