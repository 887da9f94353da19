/** Module calls: their instances, each a module with inputs of its own. */

import { ListValue, sortedMap, UnknownValue, type Value } from '../../expression/value';
import { resolvePath } from '../../host';
import type { Report } from './body';
import { attributeOf, bodyOf, type Declaration } from './declarations';
import { expand } from './instances';
import { type Evaluated, ModuleInstance, outputsOf } from './module-instance';
import { sameValue } from './values';

export interface ModuleCall {
  readonly name: string;
  readonly instances: readonly ModuleInstance[];
  /** Why the module could not be read; its resources are then missing from every sum. */
  readonly missing: string | undefined;
  /** Whether another evaluation of the call gives the same. */
  readonly same: (other: ModuleCall | undefined) => boolean;
}

/** More than this and the configuration calls itself. */
const deepestNesting = 32;

export function evaluateModuleCall(module: ModuleInstance, declaration: Declaration, report: Report): Evaluated {
  const body = bodyOf(declaration);
  const source = body && sourceOf(declaration);
  const { name } = declaration;
  const give = (value: Value, instances: readonly ModuleInstance[], missing?: string): Evaluated => ({
    value,
    problems: report.problems,
    resources: [],
    // The arguments are part of the call, so a call whose text changed is never the same.
    call: { name, instances, missing, same: () => false },
  });
  const unavailable = (message: string): Evaluated =>
    give(new UnknownValue({ kind: 'unavailable', message }), [], message);

  if (!body) return give(null, []);
  if (source === undefined) return unavailable(`module.${name} has no source that can be read from the text`);
  const path = localPath(module.directory.path, source) ?? module.context.installedModule(callPath(module, name));
  const directory = path === undefined ? undefined : module.context.directory(path);
  if (!directory || directory.isEmpty) {
    return unavailable(
      path === undefined
        ? `run terraform init to price module ${name}: its source ${source} has not been downloaded`
        : `module ${name}: there is no Terraform file in ${source}`,
    );
  }
  if (depth(module) >= deepestNesting) return unavailable(`module ${name} is nested more than ${deepestNesting} deep`);

  const expansion = expand(module, body, report);
  if (expansion.instances instanceof UnknownValue)
    return give(expansion.instances, [], expansion.instances.cause.message);
  const children = expansion.instances.map(({ key, names }) =>
    childInstance(module, declaration, directory.path, key, names),
  );
  module.keepChildren(name, children);
  const values = children.map(outputsOf);
  const value: Value =
    expansion.mode === 'single'
      ? (values[0] ?? null)
      : expansion.mode === 'count'
        ? new ListValue('tuple', values)
        : sortedMap(
            'object',
            expansion.instances.map(({ name: key }, index) => [key, values[index] ?? null]),
          );
  return give(value, children);
}

/** The same instance as before where it has been there before, so that its cells are kept. */
function childInstance(
  module: ModuleInstance,
  declaration: Declaration,
  path: string,
  key: string,
  names: ReadonlyMap<string, Value>,
): ModuleInstance {
  const local = `module.${declaration.name}${key}`;
  const address = module.address ? `${module.address}.${local}` : local;
  const known = module.children.get(address);
  const directory = module.context.directory(path);
  if (!directory) throw new Error(`module directory ${path} vanished`);
  if (known && known.directory === directory && sameNames(known.caller?.names, names)) return known;
  const child = new ModuleInstance(module.context, address, directory, {
    instance: module,
    name: declaration.name,
    names,
  });
  module.children.set(address, child);
  return child;
}

/** Names of the calls on the way to a module, as terraform init names them: `network.subnets`. */
function callPath(module: ModuleInstance, name: string): string {
  const { caller } = module;
  return caller ? `${callPath(caller.instance, caller.name)}.${name}` : name;
}

function sameNames(a: ReadonlyMap<string, Value> | undefined, b: ReadonlyMap<string, Value>): boolean {
  if (!a || a.size !== b.size) return false;
  for (const [name, value] of b) {
    const other = a.get(name);
    if (other === undefined || !sameValue(other, value)) return false;
  }
  return true;
}

function depth(module: ModuleInstance): number {
  let levels = 0;
  for (let caller = module.caller; caller; caller = caller.instance.caller) levels++;
  return levels;
}

/** The `source` argument, which Terraform wants to be a constant. */
export function sourceOf(declaration: Declaration): string | undefined {
  const body = bodyOf(declaration);
  const node = body && attributeOf(body, 'source')?.value;
  return node?.kind === 'literal' && typeof node.value === 'string' ? node.value : undefined;
}

/** The directory of a local source, `undefined` for a registry, git or other remote one. */
export function localPath(from: string, source: string): string | undefined {
  return /^\.\.?(\/|$)/.test(source) ? resolvePath(from, source) : undefined;
}
