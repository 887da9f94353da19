/** The words of a command line, read by Node; what is wrong with them is told in our own. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearestName } from '../engine/nearest';

/** What somebody typed is not what a command takes; the message is for the person. */
export class WrongWords extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Throws `WrongWords` where an option is none, or has no value, or one too many. */
export function parseWords<T extends Options>(words: readonly string[], options: T) {
  const args = [...words];
  for (const token of parseArgs({ args, options, strict: false, tokens: true }).tokens) {
    if (token.kind === 'option') checkOption(token, options);
  }
  return parseArgs({ args, options, allowPositionals: true });
}

interface OptionWord {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function checkOption({ name, rawName, value, inlineValue }: OptionWord, options: Options): void {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!option) throw new WrongWords(`there is no option "${rawName}"${meant(name, Object.keys(options), '--')}`);
  if (option.type === 'boolean') {
    if (value !== undefined) throw new WrongWords(`${rawName} takes no value, found "${value}"`);
  } else if (value === undefined) {
    throw new WrongWords(`${rawName} needs a value`);
  } else if (inlineValue !== true && /^-./.test(value)) {
    throw new WrongWords(
      `${rawName} needs a value, found the option "${value}"; a value with a dash is ${rawName}=${value}`,
    );
  }
}

/** `; did you mean "--format"?` where a name is near. */
export function meant(written: string, known: readonly string[], before = ''): string {
  const near = nearestName(written, known);
  return near === undefined ? '' : `; did you mean "${before}${near}"?`;
}

/** Says what is wrong with the words of a command, and where its help is. The exit status. */
export function refuse(message: string, command?: string): 2 {
  const help =
    command === undefined ? 'costline --help for the commands' : `costline ${command} --help for what it takes`;
  process.stderr.write(`costline: ${message}\nRun ${help}.\n`);
  return 2;
}
