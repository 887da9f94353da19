/** Helpers of the analyzer's tests: files in, one line per resource out. */
import type { Resource } from '../../src/analyzer/resource';
import { type TerraformSettings, TerraformWorkspace } from '../../src/analyzer/terraform/workspace';
import { formatNumber } from '../../src/expression/convert';
import { ListValue, MapValue, SensitiveValue, UnknownValue, type Value } from '../../src/expression/value';

export const plainSettings: TerraformSettings = {
  environment: new Map(),
  varFiles: [],
  variables: new Map(),
  workspace: 'default',
  defaultRegion: () => 'us-east-1',
};

/** A workspace with these files; names are relative to `/ws`. */
export function workspaceOf(
  files: Readonly<Record<string, string>>,
  settings: Partial<TerraformSettings> = {},
): TerraformWorkspace {
  const workspace = new TerraformWorkspace({ ...plainSettings, ...settings });
  for (const [name, text] of Object.entries(files)) workspace.put(`/ws/${name}`, text);
  return workspace;
}

/** `address × instances @region {attributes}` of every resource of every root module. */
export function resourceLines(workspace: TerraformWorkspace): readonly string[] {
  return workspace.projects().flatMap((root) => root.resources().map(resourceLine));
}

export function resourceLine(resource: Resource): string {
  const { instances, region, attributes, address } = resource;
  const names =
    instances instanceof UnknownValue
      ? `${address} × ? (${instances.cause.message})`
      : instances.map((name) => name).join(', ');
  const place =
    region === 'us-east-1' || region === null
      ? ''
      : ` @${typeof region === 'string' ? region : `? (${region.cause.message})`}`;
  return `${names}${place} ${valueText(attributes)}`;
}

export function valueText(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof UnknownValue) return `?(${value.cause.message})`;
  if (value instanceof SensitiveValue) return `sensitive(${valueText(value.value)})`;
  if (value instanceof ListValue) return `[${value.items.map(valueText).join(', ')}]`;
  if (value instanceof MapValue)
    return `{${[...value.entries].map(([key, item]) => `${key}=${valueText(item)}`).join(' ')}}`;
  return '';
}
