/** Tries a plugin: whether it does what hosts expect of it. */

import { checks, deadline, Skip } from './conformance-checks';
import { openConnection } from './connection';
import type { FoundPlugin } from './discover';
import { openLogFile } from './log-file';
import type { ResourceDescriptor } from './messages';
import { type PluginProcess, startProcess } from './plugin-process';
import { toStruct } from './struct';

export interface Check {
  readonly name: string;
  /** What FinFocus's suite calls it; empty for a check of ours. */
  readonly finfocus: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** What was found where it failed, or why it was skipped. */
  readonly detail: string;
  readonly milliseconds: number;
}

export interface Trial {
  readonly environment: Readonly<Record<string, string>>;
  readonly logFile: string;
  /** What it is asked about; by its providers where nothing is given. */
  readonly descriptor: ResourceDescriptor | undefined;
}

/** Starts the plugin, does every check, ends it. What goes wrong is an outcome, never a rejection. */
export async function checkConformance(plugin: FoundPlugin, trial: Trial): Promise<readonly Check[]> {
  const log = openLogFile(trial.logFile);
  const results: Check[] = [];
  const start = performance.now();
  let process: PluginProcess;
  try {
    process = await startProcess(plugin, trial.environment, log);
  } catch (error) {
    log.close();
    const skipped = checks.map(
      ([name, , finfocus = '']): Check => ({
        name,
        finfocus,
        outcome: 'skipped',
        detail: 'it does not start',
        milliseconds: 0,
      }),
    );
    return [
      {
        name: 'starts and listens',
        finfocus: '',
        outcome: 'failed',
        detail: messageOf(error),
        milliseconds: since(start),
      },
      ...skipped,
    ];
  }
  results.push({ name: 'starts and listens', finfocus: '', outcome: 'passed', detail: '', milliseconds: since(start) });
  const connection = await openConnection(process.port);
  try {
    const info = await connection.call('GetPluginInfo', {}, { deadline }).catch(() => undefined);
    const descriptor = trial.descriptor ?? exampleFor(info?.providers ?? plugin.manifest?.providers ?? []);
    for (const [name, perform, finfocus = ''] of checks) {
      const outcome = await outcomeOf(() => perform({ process, connection, info, descriptor }));
      results.push({ name, finfocus, ...outcome });
    }
  } finally {
    connection.close();
    await process.stop();
    log.close();
  }
  return results;
}

async function outcomeOf(perform: () => Promise<void>): Promise<Omit<Check, 'name' | 'finfocus'>> {
  const start = performance.now();
  try {
    await perform();
    return { outcome: 'passed', detail: '', milliseconds: since(start) };
  } catch (error) {
    const outcome = error instanceof Skip ? 'skipped' : 'failed';
    return { outcome, detail: messageOf(error), milliseconds: since(start) };
  }
}

/** A question that most plugins of a cloud know. */
function exampleFor(providers: readonly string[]): ResourceDescriptor {
  const [provider = 'aws'] = providers;
  const known: Readonly<Record<string, readonly [type: string, sku: string, region: string]>> = {
    aws: ['aws:ec2/instance:Instance', 't3.micro', 'us-east-1'],
    azure: ['azure:compute/linuxVirtualMachine:LinuxVirtualMachine', 'Standard_B1s', 'eastus'],
    gcp: ['gcp:compute/instance:Instance', 'e2-micro', 'us-central1'],
  };
  const [resource_type, sku, region] = known[provider] ?? ['example:index/server:Server', 'small', ''];
  return { provider, resource_type, sku, region, tags: {}, id: 'conformance', attributes: toStruct({}) };
}

function since(start: number): number {
  return Math.round(performance.now() - start);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
