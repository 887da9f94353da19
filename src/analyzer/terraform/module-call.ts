/** Module calls: their instances, each a module with inputs of its own. */

import { limits } from '../../expression/limits';
import { ListValue, sortedMap, UnknownValue, type Value } from '../../expression/value';
import { resolvePath } from '../../host';
import type { Report } from './body';
import { attributeOf, bodyOf, type Declaration } from './declarations';
import { expand } from './instances';
import type { ModuleDirectory } from './module-directory';
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
  const none = (value: Value, missing?: string): Evaluated => {
    module.removeChildren(name);
    return give(value, [], missing);
  };
  const unavailable = (message: string): Evaluated => none(new UnknownValue({ kind: 'unavailable', message }), message);

  if (!body) return none(null);
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
  if (isWithin(module, directory))
    return unavailable(`module ${name} calls itself: its source ${source} is among its callers`);

  const expansion = expand(module, body, report);
  const { instances } = expansion;
  if (instances instanceof UnknownValue) return none(instances, instances.cause.message);
  const keys = instances.map(({ key }) => key);
  const children = module.placeChildren(name, keys, (address, known, index) => {
    const names = instances[index]?.names ?? new Map();
    if (known && known.directory === directory && sameNames(known.caller?.names, names)) return known;
    return new ModuleInstance(module.context, address, directory, { instance: module, name, names });
  });
  if (!children) {
    const most = limits.modules.toLocaleString('en');
    return unavailable(`module ${name} is left out: there would be more than ${most} module instances`);
  }
  const values = children.map(outputsOf);
  const value: Value =
    expansion.mode === 'single'
      ? (values[0] ?? null)
      : expansion.mode === 'count'
        ? new ListValue('tuple', values)
        : sortedMap(
            'object',
            instances.map(({ name: key }, index) => [key, values[index] ?? null]),
          );
  return give(value, children);
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

/** Whether a directory is that of the module or of one that calls it: Terraform would never come to an end. */
function isWithin(module: ModuleInstance, directory: ModuleDirectory): boolean {
  for (let outer: ModuleInstance | undefined = module; outer; outer = outer.caller?.instance) {
    if (outer.directory === directory) return true;
  }
  return false;
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
