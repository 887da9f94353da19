import { directoryOf, resolvePath } from '../../../../host';
import { parsedJson } from '../natives';
import type { Run } from '../run';
import { type ProgramValue, type Scope, SdkPath, unknown } from '../value';

const endings = ['.ts', '.js', '/index.ts', '/index.js', '.mts', '.cts', '.mjs', '.cjs', '.tsx'];

/** A module that an import of a file names: a file of the program, or a package. */
export function importJavaScript(run: Run, from: string, file: string): ProgramValue | Scope {
  if (!from.startsWith('.')) return packageOf(from);
  const path = resolvePath(directoryOf(file), from);
  if (path.endsWith('.json')) {
    const text = run.readText(path);
    return text === undefined ? unknown(`the file \`${from}\` is not there`) : parsedJson(text, run);
  }
  // An import of `./network.js` may mean `network.ts`.
  const plain = path.replace(/\.[cm]?js$/, '');
  const candidates = [path, ...endings.map((ending) => plain + ending)].filter((each) => /\.[cm]?[jt]sx?$/.test(each));
  const found = run.findFile(candidates);
  if (found === undefined) return unknown(`the file \`${from}\` is not there`);
  const scope = run.module(found);
  return scope ?? unknown(`the file \`${from}\` is not read`);
}

/** `@pulumi/aws/ec2`, `@pulumiverse/scaleway`, `pulumi-stripe`. */
function packageOf(from: string): ProgramValue {
  const parts =
    /^@(?:pulumi|pulumiverse)\/([^/]+)(\/.+)?$/.exec(from) ?? /^(?:@[^/]+\/)?pulumi-([^/]+)(\/.+)?$/.exec(from);
  const name = parts?.[1];
  if (!name || name === 'policy' || name === 'pulumi') return unknown(`the package \`${from}\` is not read`);
  const path = (parts[2] ?? '').split('/').filter((part) => part !== '' && part !== 'index');
  return new SdkPath(name, path);
}
