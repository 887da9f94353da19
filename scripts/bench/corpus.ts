/** What is found in infrastructure code of other people: how much of it is read, and what its resources cost or why not. */
import { estimateFolder } from '../../src/cli/estimate-folder';
import type { Engine } from '../../src/engine/engine';
import type { EstimateStatus } from '../../src/engine/estimate';
import { createNodeHost } from '../../src/node/host';
import { bundledPricingFolder, createBundledEngine } from '../../src/node/pricing';

const defaultRegion = 'us-east-1';

export async function printCorpus(name: string, folder: string): Promise<void> {
  const engine = createBundledEngine(bundledPricingFolder());
  const started = performance.now();
  const { projects, files, diagnostics } = await estimate(folder, engine);
  const milliseconds = performance.now() - started;
  const counts: Record<EstimateStatus, number> = { priced: 0, usage: 0, free: 0, unpriced: 0, unsupported: 0 };
  const unsupported = new Map<string, number>();
  const reasons = new Map<string, number>();
  for (const { status, resource, reasons: own } of projects.flatMap(({ estimates }) => estimates)) {
    counts[status]++;
    if (status === 'unsupported') count(unsupported, resource.writtenType);
    if (status === 'unpriced') count(reasons, own[0] ?? '');
  }
  const total = Object.values(counts).reduce((sum, one) => sum + one, 0);
  console.log(
    `${name}: ${files.length} files, ${projects.length} projects, ${diagnostics.length} mistakes in syntax, ${total} resources ` +
      `(${Object.entries(counts)
        .map(([status, one]) => `${one} ${status}`)
        .join(', ')}) in ${milliseconds.toFixed(0)} ms`,
  );
  console.log(`  not supported: ${mostOf(unsupported)}`);
  console.log(`  price unknown: ${mostOf(reasons)}`);
}

function estimate(folder: string, engine: Engine): ReturnType<typeof estimateFolder> {
  return estimateFolder({
    host: createNodeHost([folder], () => {}),
    path: folder,
    kind: 'folder',
    boundary: folder,
    settings: {
      terraform: {
        environment: new Map(),
        varFiles: [],
        variables: new Map(),
        workspace: 'default',
        defaultRegion: () => undefined,
      },
      cloudformation: { defaultRegion, accountId: undefined, parameters: new Map(), parameterFiles: [] },
      pulumi: { stack: () => undefined, config: new Map(), defaultRegion: () => defaultRegion },
    },
    given: new Map(),
    engine,
    ready: async () => {},
    stated: async (usage) => usage,
    usage: undefined,
    remark: () => {},
    displayPath: (file) => file,
    isProject: false,
  });
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostOf(counts: ReadonlyMap<string, number>): string {
  const most = [...counts].sort(([, a], [, b]) => b - a).slice(0, 12);
  return most.map(([name, number]) => `${name} (${number})`).join(', ') || 'none';
}
