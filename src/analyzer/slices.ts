/** Long work in slices, so that whoever waits for the thread gets it in between: a newer edit comes before older work. */

/** Milliseconds of work before others have their turn: half of what a frame of a screen takes. */
const slice = 8;

/**
 * Goes through the steps, with a pause after each slice. Returns false, the rest undone, as soon as `isCancelled` says so after
 * a pause.
 */
export async function inSlices(steps: Iterable<void>, isCancelled: () => boolean = () => false): Promise<boolean> {
  let started = performance.now();
  for (const _ of steps) {
    if (performance.now() - started < slice) continue;
    await pause();
    if (isCancelled()) return false;
    started = performance.now();
  }
  return true;
}

function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
