/** Reads the command line. */
import { parseArgs } from 'node:util';

export interface EstimateCommand {
  readonly kind: 'estimate';
  readonly path: string;
  readonly format: 'table' | 'json';
  readonly usageFile: string | undefined;
  readonly variables: readonly (readonly [string, string])[];
  readonly varFiles: readonly string[];
  readonly workspace: string;
  readonly defaultRegion: string | undefined;
  readonly showFree: boolean;
}

export type Command =
  | EstimateCommand
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly message: string };

export const helpText = `costline: what infrastructure code costs in a month, from prices that are shipped with it

Usage
  costline estimate PATH [options]   price a folder of Terraform or OpenTofu configuration, or a plan or state in
                                     JSON (terraform show -json)

Options
  --format table|json      how to print (default: table)
  --usage-file FILE        what is known of the use of resources, in Infracost's format
                           (default: costline-usage.yml or infracost-usage.yml beside a root module)
  --var NAME=VALUE         value of a variable; may be repeated
  --var-file FILE          file with values of variables; may be repeated
  --workspace NAME         Terraform workspace (default: "default")
  --default-region REGION  region to assume where no provider names one (default: AWS_REGION, else us-east-1)
  --show-free              list resources that cost nothing too
  --help, --version

Exit status: 0; 1 when the input cannot be read; 2 when the command line is wrong.
`;

export function parseCommand(words: readonly string[]): Command {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(words);
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [command, path, ...rest] = positionals;
  if (command === undefined) return { kind: 'help' };
  if (command !== 'estimate') return wrong(`there is no command "${command}"`);
  if (path === undefined) return wrong('estimate needs the path of a folder or of a plan in JSON');
  if (rest.length > 0) return wrong(`estimate takes one path, found also "${rest.join('" "')}"`);
  const { format } = values;
  if (format !== 'table' && format !== 'json') return wrong(`--format is table or json, found "${format}"`);
  const variables: (readonly [string, string])[] = [];
  for (const text of values.var) {
    const equals = text.indexOf('=');
    if (equals <= 0) return wrong(`--var takes NAME=VALUE, found "${text}"`);
    variables.push([text.slice(0, equals), text.slice(equals + 1)]);
  }
  return {
    kind: 'estimate',
    path,
    format,
    usageFile: values['usage-file'],
    variables,
    varFiles: values['var-file'],
    workspace: values.workspace,
    defaultRegion: values['default-region'],
    showFree: values['show-free'],
  };
}

function parse(words: readonly string[]) {
  return parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'table' },
      'usage-file': { type: 'string' },
      var: { type: 'string', multiple: true, default: [] },
      'var-file': { type: 'string', multiple: true, default: [] },
      workspace: { type: 'string', default: 'default' },
      'default-region': { type: 'string' },
      'show-free': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      version: { type: 'boolean', short: 'v', default: false },
    },
  });
}

function wrong(message: string): Command {
  return { kind: 'wrong', message };
}
