/** Keystroke to hints on generated workspaces of the sizes that are given; started by bench.mjs. */
import { benchKeystroke, type Percentiles } from './bench/keystroke';

async function main(): Promise<void> {
  for (const size of process.argv.slice(2).map(Number)) {
    const { resources, first, inBlock, inLocal, withDiff, coldOpen, heap } = await benchKeystroke(
      size,
      size > 20_000 ? 100 : 400,
    );
    console.log(
      `${resources.toLocaleString('en')} resources: cold open ${coldOpen.toFixed(0)} ms, heap ${heap.toFixed(0)} MB; ` +
        `keystroke → hints (ms, p50 / p95 / p99) in a block ${show(inBlock)} (the first hundred ${show(first)}), in a local value that every eighth resource reads ${show(inLocal)}` +
        (withDiff ? `; in a block, with what differs from a baseline, ${show(withDiff)}` : ''),
    );
  }
}

function show({ p50, p95, p99 }: Percentiles): string {
  return [p50, p95, p99].map((value) => value.toFixed(2)).join(' / ');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
