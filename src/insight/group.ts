/** By what resources are put together in a report. */
import type { Estimate } from '../engine/estimate';

export type Grouping =
  | { readonly kind: 'resource' | 'type' | 'provider' | 'region' | 'module' | 'file' }
  | { readonly kind: 'tag'; readonly key: string };

/** `type`, `tag:team`; `undefined` where the text is no grouping. */
export function parseGrouping(text: string): Grouping | undefined {
  if (text.startsWith('tag:') && text.length > 4) return { kind: 'tag', key: text.slice(4) };
  switch (text) {
    case 'resource':
    case 'type':
    case 'provider':
    case 'region':
    case 'module':
    case 'file':
      return { kind: text };
    default:
      return undefined;
  }
}

/** The group of an estimate; what has no region, module or tag is in a group that says so. */
export function groupOf({ resource }: Estimate, grouping: Grouping, displayPath: (file: string) => string): string {
  switch (grouping.kind) {
    case 'resource':
      return resource.address;
    case 'type':
      return resource.type;
    case 'provider':
      return resource.provider;
    case 'region':
      return typeof resource.region === 'string'
        ? resource.region
        : resource.region === null
          ? '(no region)'
          : '(unknown)';
    case 'module':
      return resource.module === '' ? '(root)' : resource.module;
    case 'file':
      return displayPath(resource.source.file);
    case 'tag':
      return resource.tags.get(grouping.key) ?? '(not tagged)';
  }
}
