/** What imports of Go lead to. */
import { moduleNamespace } from '../modules';
import type { Run } from '../run';
import { Namespace, type ProgramValue, Scope, SdkPath, unknown } from '../value';
import { libraries } from './libraries';
import { configPackage, pulumiMember } from './pulumi-module';

export function importGo(from: string, _file: string, run: Run): ProgramValue | Scope {
  const library = libraries[from];
  if (library) return library;
  if (/^github\.com\/pulumi\/pulumi\/sdk(\/v\d+)?\/go\/pulumi$/.test(from))
    return new Namespace('pulumi', pulumiMember);
  if (/^github\.com\/pulumi\/pulumi\/sdk(\/v\d+)?\/go\/pulumi\/config$/.test(from)) return configPackage;
  return packageOf(from) ?? ownPackage(run, from) ?? unknown(`the package \`${from}\` is not read`);
}

/**
 * `github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2` is the module `ec2` of `aws`;
 * `github.com/pulumi/pulumi-azure-native-sdk/compute/v2` is `compute` of `azure-native`.
 */
function packageOf(from: string): SdkPath | undefined {
  const parts = /^(?:github\.com\/[^/]+|[\w.-]+)\/pulumi-([\w-]+?)(-sdk)?(?:\/(.*))?$/.exec(from);
  const name = parts?.[1];
  if (!name) return undefined;
  const below = parts?.[3] ?? '';
  const module = /(?:^|\/)go\/[^/]+(?:\/(.*))?$/.exec(below)?.[1] ?? (parts?.[2] ? below : '');
  const path = module.split('/').filter((part) => part !== '');
  return new SdkPath(name, name === 'kubernetes' ? path : path.filter((part) => !/^v\d$/.test(part)));
}

/** A package of the program's own Go module: all files of its directory. */
function ownPackage(run: Run, from: string): ProgramValue | undefined {
  const text = run.readText(`${run.request.directory}/go.mod`);
  const module = /^\s*module\s+(\S+)/m.exec(text ?? '')?.[1];
  if (!module || (from !== module && !from.startsWith(`${module}/`))) return undefined;
  const directory = run.request.directory + from.slice(module.length);
  const scope = run.module(directory);
  return scope instanceof Scope ? moduleNamespace(run, scope) : undefined;
}
