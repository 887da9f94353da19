/** Asks a real `terraform plan` what a configuration of `terraform_data` resources stands for. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newFolder } from '../../new-folder';
import type { Configuration } from './configuration';

/** Stands in a recorded value for what is known only after apply. */
export const unknownMark = '\u0000unknown';

/** What Terraform says of a configuration. */
export interface Planned {
  readonly name: string;
  /** The `input` of every resource instance by its address. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** Terraform's summary where it refuses the configuration. */
  readonly error?: string;
}

export function hasTerraform(): boolean {
  return spawnSync('terraform', ['version'], { encoding: 'utf8' }).status === 0;
}

/** Plans a configuration in a folder of its own, without network. */
export function plan({ name, files }: Configuration): Planned {
  const folder = newFolder('plan');
  const terraform = (...args: readonly string[]) =>
    spawnSync('terraform', args, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      env: { ...process.env, TF_CLI_CONFIG_FILE: '/dev/null', CHECKPOINT_DISABLE: '1', NO_COLOR: '1' },
    });
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const steps = [
      ['init', '-no-color', '-input=false', '-backend=false'],
      ['plan', '-no-color', '-input=false', '-refresh=false', '-lock=false', '-out=p'],
    ];
    for (const args of steps) {
      const { status, stderr } = terraform(...args);
      if (status !== 0) return { name, error: /Error: (.*)/.exec(stderr)?.[1] ?? 'no message' };
    }
    return { name, ...readPlan(JSON.parse(terraform('show', '-json', 'p').stdout)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Change {
  readonly after?: unknown;
  readonly after_unknown?: unknown;
}

interface PlanFile {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: { readonly after: { input?: unknown }; readonly after_unknown: { input?: unknown } };
  }[];
  readonly output_changes?: Readonly<Record<string, Change>>;
}

function readPlan({ resource_changes = [], output_changes = {} }: PlanFile): Pick<Planned, 'inputs' | 'outputs'> {
  return {
    inputs: Object.fromEntries(
      resource_changes.map(({ address, change }) => [
        address,
        withUnknown(change.after.input, change.after_unknown.input),
      ]),
    ),
    outputs: Object.fromEntries(
      Object.entries(output_changes).map(([name, { after, after_unknown }]) => [
        name,
        withUnknown(after, after_unknown),
      ]),
    ),
  };
}

/** The known parts and the places of the unknown ones, put together again. */
function withUnknown(known: unknown, unknown: unknown): unknown {
  if (unknown === true) return unknownMark;
  if (typeof unknown !== 'object' || unknown === null) return known ?? null;
  if (Array.isArray(unknown)) {
    const items: readonly unknown[] = Array.isArray(known) ? known : [];
    return unknown.length === 0 ? (known ?? null) : unknown.map((item, index) => withUnknown(items[index], item));
  }
  const result: Record<string, unknown> = typeof known === 'object' && known !== null ? { ...known } : {};
  for (const [key, inner] of Object.entries(unknown)) result[key] = withUnknown(result[key], inner);
  return result;
}
