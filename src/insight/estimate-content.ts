/** What tells whether two instances are alike: as they are written, or in what they cost. */
import type { Estimate } from '../engine/estimate';
import { UnknownValue } from '../expression/value';
import { exactText } from './value-text';

const contents = new WeakMap<Estimate, string>();
const costContents = new WeakMap<Estimate, string>();

/** Equal for instances of one type that are written alike, in one region. */
export function contentOf(estimate: Estimate): string {
  let content = contents.get(estimate);
  if (content === undefined) {
    const { type, region, attributes } = estimate.resource;
    const place = region instanceof UnknownValue ? exactText(region) : (region ?? '');
    content = `${type}\n${place}\n${exactText(attributes)}`;
    contents.set(estimate, content);
  }
  return content;
}

/** Equal for instances of one type that cost the same, component by component. */
export function costContentOf(estimate: Estimate): string {
  let content = costContents.get(estimate);
  if (content === undefined) {
    const { resource, status, components, subresources } = estimate;
    content = `${resource.type}\n${status}\n${JSON.stringify([components, subresources], relevant)}`;
    costContents.set(estimate, content);
  }
  return content;
}

/** Of a component only what makes its cost. */
function relevant(key: string, value: unknown): unknown {
  return key === 'rate' || key === 'basis' || key === 'attributes' ? undefined : value;
}
