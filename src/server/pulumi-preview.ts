/** Runs `pulumi preview` for a project and says what came of it. */
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { listOf, textOf } from '../analyzer/plan/json';
import { findProgram, isProgram } from '../node/find-program';
import { type RunLimits, runProgram } from './run-program';

export interface PreviewCommand {
  /** Directory of the project. */
  readonly directory: string;
  readonly stack: string;
  /** Path of Pulumi's command; empty where it is to be looked for. */
  readonly command: string;
  readonly onMessage: (line: string) => void;
  readonly signal: AbortSignal;
}

export type PreviewOutcome =
  /** What it has printed. */
  | { readonly kind: 'printed'; readonly text: string }
  /** `looked` says where. */
  | { readonly kind: 'not-installed'; readonly looked: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

/** A large stack's preview has a few megabytes, and takes a few minutes. */
const limits: RunLimits = { bytes: 256 * 1_048_576, milliseconds: 30 * 60_000, patience: 5_000 };

export async function previewPulumi({
  directory,
  stack,
  command,
  onMessage,
  signal,
}: PreviewCommand): Promise<PreviewOutcome> {
  const own = join(homedir(), '.pulumi', 'bin');
  const given = isAbsolute(command) && isProgram(command) ? command : undefined;
  const program = command === '' ? findProgram('pulumi', [own]) : given;
  if (program === undefined) return { kind: 'not-installed', looked: command === '' ? `PATH, ${own}` : command };
  // Nothing else of Pulumi is ever run: a preview changes no stack, no cloud and no configuration.
  const parameters = ['preview', '--json', '--show-sames', '--non-interactive', '--color=never', `--stack=${stack}`];
  onMessage(`${program} ${parameters.join(' ')} (in ${directory})`);
  const result = await runProgram({
    program,
    parameters,
    directory,
    environment: environment(),
    limits,
    onMessage,
    signal,
  });
  if (result.kind !== 'ended') return result;
  if (result.code === 0) return { kind: 'printed', text: result.output };
  return { kind: 'failed', message: reasonOf(result.output, result.messages) || `It ended with status ${result.code}` };
}

/** The user's own, without what makes of the output something else, and without what the editor means for itself. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => name !== 'PULUMI_ENABLE_STREAMING_JSON_PREVIEW' && !/^(?:ELECTRON|VSCODE)_/.test(name),
  );
  return { ...Object.fromEntries(own), PULUMI_SKIP_UPDATE_CHECK: 'true' };
}

/** What the preview gives as errors, else the last that was said. */
function reasonOf(output: string, messages: string): string {
  const errors: string[] = [];
  try {
    const json: unknown = JSON.parse(output);
    for (const item of listOf(json, 'diagnostics')) {
      const message = textOf(item, 'message');
      if (textOf(item, 'severity') === 'error' && message) errors.push(message.trim());
    }
  } catch {
    // It failed before it had anything to print.
  }
  const said = messages
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const error = said.filter((line) => /^error:/.test(line)).at(-1);
  return errors[0] ?? (error ?? said.at(-1) ?? '').replace(/^error:\s*/, '');
}
