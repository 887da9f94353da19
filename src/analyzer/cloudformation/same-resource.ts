import type { Resource } from '../resource';
import { sameInstances } from '../same-instances';
import { sameList } from '../same-list';
import { sameValue } from '../terraform/values';

/** Whether two evaluations of a resource say the same, so that the first can stand. Places are asked for, not compared. */
export function sameResource(a: Resource, b: Resource | undefined): boolean {
  return (
    b !== undefined &&
    a.address === b.address &&
    a.type === b.type &&
    a.writtenType === b.writtenType &&
    a.title === b.title &&
    a.regionAssumed === b.regionAssumed &&
    a.source.file === b.source.file &&
    sameValue(a.region, b.region) &&
    sameInstances(a.instances, b.instances) &&
    sameList(a.remarks ?? [], b.remarks ?? []) &&
    sameValue(a.attributes, b.attributes) &&
    a.tags.size === b.tags.size &&
    [...a.tags].every(([key, value]) => b.tags.get(key) === value)
  );
}
