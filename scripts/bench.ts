/** `npm run bench`: parsing beside hcl2-parser, and keystroke to hints on generated workspaces, in one run. */
import { benchKeystroke, type Percentiles } from './bench/keystroke';

async function main(): Promise<void> {
  const sizes = process.argv.slice(2).map(Number).filter((size) => size > 0);
  if (sizes.length === 0) await (await import('./bench/parse')).benchParse();
  console.log('\nkeystroke → hints (ms)     in a block: p50 / p95 / p99      in a shared local: p50 / p95 / p99      cold open ms   heap MB');
  for (const size of sizes.length > 0 ? sizes : [100, 1000, 10_000]) {
    const { resources, inBlock, inLocal, coldOpen, heap } = await benchKeystroke(size);
    console.log(
      `${String(resources).padStart(7)} resources ${show(inBlock).padStart(32)} ${show(inLocal).padStart(38)} ${coldOpen.toFixed(0).padStart(18)} ${heap.toFixed(1).padStart(10)}`,
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
