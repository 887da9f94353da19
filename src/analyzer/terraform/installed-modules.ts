import { resolvePath } from '../../host';

/** Where `terraform init` keeps the list of what it has downloaded, from the root module. */
export const manifestName = '.terraform/modules/modules.json';

/** Directories by call path (`network.subnets`), from the list that `terraform init` writes; empty where it is no such list. */
export function readManifest(text: string, root: string): ReadonlyMap<string, string> {
  const directories = new Map<string, string>();
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return directories;
  }
  const modules = property(parsed, 'Modules');
  if (!Array.isArray(modules)) return directories;
  for (const entry of modules) {
    const [key, directory] = [property(entry, 'Key'), property(entry, 'Dir')];
    if (typeof key === 'string' && key !== '' && typeof directory === 'string') {
      directories.set(key, resolvePath(root, directory.replaceAll('\\', '/')));
    }
  }
  return directories;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
