/** What is said of attributes that are not set, by the names that they have where the resource is written. */
import { attributeName, type Resource } from '../analyzer/resource';
import type { Subresource } from './estimate';
import type { Priced } from './price';
import { notSetText } from './subject';

type Told = Omit<Priced, 'unset'>;

/** What is alike is priced once, in Terraform's names; templates and programs have others. */
export function inOwnNames(resource: Resource, { unset, ...priced }: Priced): Told {
  if (unset.size === 0 || !resource.source.attributeName) return priced;
  const own = new Map(
    [...unset].map(([text, paths]) => [text, notSetText(paths.map((path) => attributeName(resource, path)))]),
  );
  const told = (text: string): string => own.get(text) ?? text;
  return { ...priced, ...inPart(priced, told), reasons: priced.reasons.map(told) };
}

type Part = Pick<Subresource, 'components' | 'subresources'>;

function inPart({ components, subresources }: Part, told: (text: string) => string): Part {
  return {
    components: components.map((component) =>
      component.problem === null ? component : { ...component, problem: told(component.problem) },
    ),
    subresources: subresources.map((part) => ({ ...part, ...inPart(part, told) })),
  };
}
