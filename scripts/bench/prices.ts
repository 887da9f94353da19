/** What prices weigh as they are shipped, and how long the first look-up in a table takes; started by bench.mjs. */
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledRateBook, createBundledEngine } from '../../src/node/pricing';
import { compressRates, compressSpecs } from '../compress-prices.mjs';

const lookups: readonly (readonly [table: string, ...keys: string[]])[] = [
  ['aws/vpc', 'nat_gateway_hours'],
  ['aws/rds.instance', 'db.r6g.large', 'postgres', 'none', 'single-az'],
  ['aws/ec2.instance', 'm5.large', 'linux'],
];

async function main(pricing: string): Promise<void> {
  const shipped = mkdtempSync(join(tmpdir(), 'costline-prices-'));
  try {
    const [rates, specs] = [join(shipped, 'rates'), join(shipped, 'specs')];
    for (const name of ['rates', 'specs']) cpSync(join(pricing, name), join(shipped, name), { recursive: true });
    const counts = { rates: filesUnder(rates, '.csv').length, specs: filesUnder(specs, '.yaml').length };
    await compressRates(rates);
    await compressSpecs(specs);
    const [ofRates, ofSpecs] = [weight(rates), weight(specs)];
    console.log(
      `prices as shipped: ${counts.rates} rate tables ${kilobytes(ofRates)}, ${counts.specs} specs ${kilobytes(ofSpecs)}, together ${kilobytes(ofRates + ofSpecs)}`,
    );
    // The first look-up of a process also compiles what it runs; that is part of what people wait for.
    const ofSpec = measure(() => createBundledEngine(shipped).specs.get('aws_instance'));
    console.log(`first spec: ${ofSpec.toFixed(1)} ms`);
    for (const [table, ...keys] of lookups) {
      const time = measure(() => bundledRateBook(shipped).lookup(table, keys, 'us-east-1'));
      console.log(`first look-up in ${table}: ${time.toFixed(1)} ms`);
    }
  } finally {
    rmSync(shipped, { recursive: true, force: true });
  }
}

function filesUnder(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending));
}

/** Bytes of the compressed files below a folder. */
function weight(folder: string): number {
  return filesUnder(folder, '.br').reduce((total, name) => total + statSync(join(folder, name)).size, 0);
}

function measure(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;

main(process.argv[2] ?? 'pricing').catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
