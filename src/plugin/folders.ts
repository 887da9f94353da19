/** Where plugins, specs and what is remembered about them lie on this machine. */
import { homedir } from 'node:os';
import { join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** `~/.costline`: the user's plugins, specs, settings and consents; `COSTLINE_HOME` puts it elsewhere. */
export function costlineHome(environment: Environment = process.env): string {
  return environment.COSTLINE_HOME || join(homedir(), '.costline');
}

/** FinFocus's folder, by its own rules: `FINFOCUS_HOME`, `PULUMI_HOME/finfocus`, `~/.finfocus`. */
export function finfocusHome(environment: Environment = process.env): string {
  if (environment.FINFOCUS_HOME) return environment.FINFOCUS_HOME;
  return environment.PULUMI_HOME ? join(environment.PULUMI_HOME, 'finfocus') : join(homedir(), '.finfocus');
}
