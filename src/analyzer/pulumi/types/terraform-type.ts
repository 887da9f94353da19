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
  [
    'docker',
    {
      prefix: 'docker_',
      modules: { index: '' },
      exceptions: { 'index:RemoteImage': 'image', 'index:ServiceConfig': 'config' },
    },
  ],
  ['docker-build', { prefix: 'docker_', modules: { index: '' }, exceptions: { 'index:Index': 'image' } }],
  ['random', { prefix: '', modules: { index: '' }, exceptions: {} }],
]);

/** Types of packages that bridge no provider, by what they make or come to. */
const others: ReadonlyMap<string, string> = new Map([
  // Commands run somewhere and make nothing in a cloud, which is what Terraform has this type for.
  ['command:local:Command', 'null_resource'],
  ['command:remote:Command', 'null_resource'],
  ['command:remote:CopyFile', 'null_resource'],
  ['command:remote:CopyToRemote', 'null_resource'],
  // The files of a folder in a bucket: what they take is billed with the bucket.
  ['synced-folder:index:S3BucketFolder', 'aws_s3_object'],
  ['synced-folder:index:AzureBlobFolder', 'azurerm_storage_blob'],
  ['synced-folder:index:GoogleCloudFolder', 'google_storage_bucket_object'],
]);

/** Terraform's name for a token; `undefined` where the package bridges no provider that is known here. */
export function terraformType(text: string): string | undefined {
  const token = parseToken(text);
  const names = token && packages.get(token.package);
  if (!names) return token && others.get(`${token.package}:${token.module}:${token.type}`);
  const own = `${token.module}:${token.type}`;
  const exception = names.exceptions[own];
  if (exception !== undefined) return names.prefix + exception;
  const taken = Object.entries(names.beginnings ?? {}).find(([beginning]) => own.startsWith(beginning));
  if (taken) return names.prefix + taken[1] + snakeCase(own.slice(taken[0].length));
  return `${names.prefix}${names.modules[token.module] ?? `${token.module}_`}${snakeCase(token.type)}`;
}
