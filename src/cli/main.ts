/** The `costline` command. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCommand } from './arguments';
import type { Command } from './command';
import { type Context, createContext } from './context';
import { runDiff } from './diff';
import { runEstimate } from './estimate';
import { helpText } from './help';
import { runHook } from './hook';
import { InputError } from './input';
import { runReport } from './report';
import { refuse } from './words';

async function main(): Promise<number> {
  const [name, ...words] = process.argv.slice(2);
  if (name === 'plugin') return runPlugin(words);
  if (name === 'prices') return runPrices(words);
  const command = parseCommand(process.argv.slice(2));
  switch (command.kind) {
    case 'help':
      if (command.topic === 'plugin') return runPlugin(['--help']);
      if (command.topic === 'prices') return runPrices(['--help']);
      process.stdout.write(helpText(command.topic));
      return 0;
    case 'version':
      process.stdout.write(`${version()}\n`);
      return 0;
    case 'wrong':
      return refuse(command.message, command.topic === 'all' ? undefined : command.topic);
    default: {
      const context = createContext(version(), 'show' in command && command.show.quiet);
      try {
        await run(command, context);
      } finally {
        await context.end();
      }
      return context.end();
    }
  }
}

async function runPlugin(words: readonly string[]): Promise<number> {
  return (await import('./plugin')).runPluginCommand(words);
}

async function runPrices(words: readonly string[]): Promise<number> {
  return (await import('./prices')).runPricesCommand(words);
}

function run(command: Exclude<Command, { kind: 'help' | 'version' | 'wrong' }>, context: Context): Promise<void> {
  switch (command.kind) {
    case 'estimate':
      return runEstimate(command, context);
    case 'diff':
      return runDiff(command, context);
    case 'report':
      return runReport(command, context);
    case 'hook':
      return runHook(command, context);
  }
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8'));
  const found = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return String(found);
}

// Whoever reads the output may stop before its end (`costline estimate . | head`): that is no fault of anyone.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`costline: the output cannot be written: ${error.message}\n`);
  process.exit(1);
});

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`costline: ${error instanceof InputError ? message : `unexpected: ${message}`}\n`);
    process.exitCode = 1;
  },
);
