import { UnknownValue } from '../expression/value';
import type { Resource } from './resource';
import { sameList } from './same-list';
import { sameValue } from './terraform/values';

/** Whether two evaluations come to the same instances, or to the same reason why they are not known. */
export function sameInstances(a: Resource['instances'], b: Resource['instances']): boolean {
  if (a instanceof UnknownValue) return b instanceof UnknownValue && sameValue(a, b);
  return !(b instanceof UnknownValue) && sameList(a, b);
}
