/** What imports of Python lead to: files of the program, packages of providers, the standard library as far as it is read. */
import { directoryOf } from '../../../../host';
import { readVariable } from '../binding';
import { neverReturns } from '../execute';
import { moduleNamespace } from '../modules';
import { jsonOf, namespace, native, parsedJson } from '../natives';
import type { Run } from '../run';
import { Namespace, type ProgramValue, Scope, SdkPath, unknown } from '../value';
import { pulumiModule } from './pulumi-module';

export function importPython(from: string, file: string, run: Run): ProgramValue | Scope {
  if (from === 'pulumi') return pulumiModule(run);
  const library = libraries[from];
  if (library) return library;
  const sdk = /^pulumi_([a-z0-9_]+)((?:\.\w+)*)$/.exec(from);
  if (sdk?.[1]) {
    const path = (sdk[2] ?? '').split('.').filter((part) => part !== '');
    return new SdkPath(
      sdk[1].replaceAll('_', '-'),
      path.map((part) => part.replace(/_$/, '')),
    );
  }
  const dots = /^\.*/.exec(from)?.[0].length ?? 0;
  let base = dots === 0 ? run.request.directory : directoryOf(file);
  for (let up = 1; up < dots; up++) base = directoryOf(base);
  const path = from
    .slice(dots)
    .split('.')
    .filter((part) => part !== '');
  return packageAt(run, base, path, from, file);
}

/** A module or package of the program; names of a package that are files of its own are read when asked for. */
function packageAt(run: Run, base: string, path: readonly string[], from: string, file: string): ProgramValue | Scope {
  const plain = [base, ...path].join('/');
  const found = run.findFile(path.length === 0 ? [`${plain}/__init__.py`] : [`${plain}.py`, `${plain}/__init__.py`]);
  const scope = found === undefined || found === file ? undefined : run.module(found);
  if (scope && !found?.endsWith('/__init__.py')) return scope;
  const isFolder = scope !== undefined || run.request.files.some((each) => each.startsWith(`${plain}/`));
  if (!isFolder) return unknown(`the module \`${from}\` is not read`);
  return new Namespace(from, (name) => {
    const own = scope && readVariable(run, name, scope);
    if (own !== undefined) return own;
    const inner = packageAt(run, plain, [name], `${from}.${name}`, file);
    return inner instanceof Scope ? moduleNamespace(run, inner) : inner;
  });
}

const environment = native('getenv', 0, ([name]) =>
  unknown(`the environment variable ${typeof name === 'string' ? `\`${name}\` ` : ''}is not read`, 'variable'),
);

const libraries: Readonly<Record<string, Namespace>> = {
  json: namespace('json', {
    dumps: native('dumps', 0, ([value = null]) => jsonOf(value)),
    loads: native('loads', 0, ([value = null], run) => parsedJson(value, run)),
  }),
  os: namespace('os', {
    getenv: environment,
    environ: new Namespace('os.environ', (name) =>
      name === 'get' ? environment : unknown('the environment variables are not read', 'variable'),
    ),
  }),
  sys: namespace('sys', { exit: native('exit', 0, () => neverReturns) }),
  dataclasses: namespace('dataclasses', { dataclass: null }),
  typing: new Namespace('typing', () => null),
  enum: namespace('enum', { Enum: null }),
  abc: namespace('abc', { ABC: null }),
};
