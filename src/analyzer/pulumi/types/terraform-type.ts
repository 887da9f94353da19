/** From the tokens of packages that bridge Terraform providers to the types of those providers. */
import { parseToken, snakeCase } from '../token';
import { awsNames } from './aws';
import { azureNames } from './azure';
import { gcpNames } from './gcp';
import type { PackageNames } from './package-names';

const packages: ReadonlyMap<string, PackageNames> = new Map([
  ['aws', awsNames],
  ['azure', azureNames],
  ['gcp', gcpNames],
  // Small providers with one module, whose types stand for themselves.
  ...['archive', 'cloudinit', 'external', 'local', 'null', 'template', 'time', 'tls'].map(
    (name): [string, PackageNames] => [name, { prefix: `${name}_`, modules: { index: '' }, exceptions: {} }],
  ),
  ['random', { prefix: '', modules: { index: '' }, exceptions: {} }],
]);

/** Terraform's name for a token; `undefined` where the package bridges no provider that is known here. */
export function terraformType(text: string): string | undefined {
  const token = parseToken(text);
  // Commands run somewhere and make nothing in a cloud, which is what Terraform has this type for.
  if (token?.package === 'command') return 'null_resource';
  const names = token && packages.get(token.package);
  if (!names) return undefined;
  const own = `${token.module}:${token.type}`;
  const exception = names.exceptions[own];
  if (exception !== undefined) return names.prefix + exception;
  const taken = Object.entries(names.beginnings ?? {}).find(([beginning]) => own.startsWith(beginning));
  if (taken) return names.prefix + taken[1] + snakeCase(own.slice(taken[0].length));
  return `${names.prefix}${names.modules[token.module] ?? `${token.module}_`}${snakeCase(token.type)}`;
}
