/** The resources of a plan's values (`planned_values`, `prior_state`), flat, under full addresses. */
import { join, keyText } from './address';
import { isObject, type JsonObject, listOf, member, textOf } from './json';

/** One instance of a resource or data source as plan JSON tells it. */
export interface StateResource {
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  /** Address of the module instance; empty for the root module. */
  readonly module: string;
  /** `[0]`, `["a"]` or nothing. */
  readonly key: string;
  /** Full address with module and instance key. */
  readonly address: string;
  /** `registry.terraform.io/hashicorp/aws`; `aws` before Terraform 0.13. */
  readonly providerName: string;
  readonly values: unknown;
  /** The shape of `values` with `true` for what is sensitive. */
  readonly sensitive: unknown;
  /** Path of the JSON object in the file, its parts joined by `/`. */
  readonly pointer: string;
}

/** More nested modules than this are not read: Terraform's own addresses would not fit into anything. */
const deepestModule = 200;

/** Resources in the order of the text; a module's own come before those of the modules that it calls. */
export function stateResources(values: unknown, pointer: string): readonly StateResource[] {
  const found: StateResource[] = [];
  const visit = (module: unknown, place: string, depth: number): void => {
    const address = textOf(module, 'address') ?? '';
    listOf(module, 'resources').forEach((item, index) => {
      const resource = readResource(item, address, `${place}/resources/${index}`);
      if (resource) found.push(resource);
    });
    if (depth === deepestModule) return;
    listOf(module, 'child_modules').forEach((child, index) => {
      visit(child, `${place}/child_modules/${index}`, depth + 1);
    });
  };
  visit(member(values, 'root_module'), `${pointer}/root_module`, 0);
  return found;
}

function readResource(item: unknown, module: string, pointer: string): StateResource | undefined {
  if (!isObject(item)) return undefined;
  const identity = identify(item, module);
  return (
    identity && {
      ...identity,
      module,
      providerName: textOf(item, 'provider_name') ?? '',
      values: member(item, 'values'),
      sensitive: member(item, 'sensitive_values'),
      pointer,
    }
  );
}

/** What a resource is called, of a resource or of a change to one. */
export function identify(
  item: JsonObject,
  module: string,
): Pick<StateResource, 'mode' | 'type' | 'name' | 'key' | 'address'> | undefined {
  const type = textOf(item, 'type');
  const name = textOf(item, 'name');
  if (!type || !name) return undefined;
  const mode = textOf(item, 'mode') ?? 'managed';
  // Until 1.0 an address of planned values lacks the module or the key; the parts are always told.
  const base = join(module, mode === 'data' ? `data.${type}.${name}` : `${type}.${name}`);
  const told = textOf(item, 'address') ?? '';
  const key = told.startsWith(`${base}[`) ? told.slice(base.length) : keyText(member(item, 'index'));
  return { mode, type, name, key, address: base + key };
}
