/** What prices weigh as they are shipped, and how long the first look-up in a table takes; started by bench.mjs. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, deflateRawSync } from 'node:zlib';
import { bundledRateBook } from '../../src/node/pricing';

const lookups: readonly (readonly [table: string, ...keys: string[]])[] = [
  ['aws/vpc', 'nat_gateway_hours'],
  ['aws/rds.instance', 'db.r6g.large', 'postgres', 'none', 'single-az'],
  ['aws/ec2.instance', 'm5.large', 'linux'],
];

function main(pricing: string): void {
  const shipped = mkdtempSync(join(tmpdir(), 'costline-prices-'));
  try {
    const rates = filesUnder(join(pricing, 'rates'), '.csv').map((name) => compress(pricing, shipped, name));
    cpSync(join(pricing, 'specs'), join(shipped, 'specs'), { recursive: true });
    const specs = filesUnder(join(pricing, 'specs'), '.yaml').map(
      (name) => deflateRawSync(readFileSync(join(pricing, 'specs', name)), { level: 9 }).length,
    );
    const [ofRates, ofSpecs] = [sum(rates), sum(specs)];
    console.log(
      `prices as shipped: ${rates.length} rate tables ${kilobytes(ofRates)}, ${specs.length} specs ${kilobytes(ofSpecs)}, together ${kilobytes(ofRates + ofSpecs)}`,
    );
    // The first look-up of a process also compiles what it runs; that is part of what people wait for.
    for (const [table, ...keys] of lookups) {
      const time = measure(() => bundledRateBook(shipped).lookup(table, keys, 'us-east-1'));
      console.log(`first look-up in ${table}: ${time.toFixed(1)} ms`);
    }
  } finally {
    rmSync(shipped, { recursive: true, force: true });
  }
}

function compress(pricing: string, shipped: string, name: string): number {
  const target = join(shipped, 'rates', `${name}.br`);
  mkdirSync(dirname(target), { recursive: true });
  const data = brotliCompressSync(readFileSync(join(pricing, 'rates', name)));
  writeFileSync(target, data);
  return data.length;
}

function filesUnder(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending));
}

function measure(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;

main(process.argv[2] ?? 'pricing');
