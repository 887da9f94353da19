/** The components of an estimate as a Markdown table, with where every number comes from. */
import { type AttributePath, attributeName, type Resource } from '../analyzer/resource';
import type { CostComponent, Estimate, RateReference } from '../engine/estimate';
import { formatMoney, formatQuantity, formatUnitPrice } from './money';

/** A component with the names of the subresources it is part of. */
export interface NamedComponent {
  readonly path: readonly string[];
  readonly component: CostComponent;
}

export function* namedComponents(
  part: Pick<Estimate, 'components' | 'subresources'>,
  path: readonly string[] = [],
): Generator<NamedComponent> {
  for (const component of part.components) yield { path, component };
  for (const subresource of part.subresources) yield* namedComponents(subresource, [...path, subresource.name]);
}

/** `root_block_device / Storage (general purpose SSD, gp3)`. */
export function fullName({ path, component }: NamedComponent): string {
  return [...path, component.name].join(' / ');
}

export function quantityText({ monthlyQuantity, unit, problem }: CostComponent): string {
  if (monthlyQuantity !== null) return `${formatQuantity(monthlyQuantity)} ${unit}`;
  return problem === null ? 'depends on usage' : 'unknown';
}

export function unitPriceText({ unitPrice }: CostComponent): string {
  return unitPrice === null ? 'unknown' : formatUnitPrice(unitPrice);
}

export function costText({ monthlyCost }: CostComponent): string {
  return monthlyCost === null ? '–' : formatMoney(monthlyCost);
}

/** `bundled, us-east-1, as of 2026-03-15`; `plugin aws-public 0.1.4, us-east-1`. */
export function rateText(rate: RateReference | null): string {
  if (!rate) return '';
  const where = rate.file.startsWith('pricing/')
    ? 'bundled'
    : rate.file
      ? `${rate.file}:${rate.line + 1}`
      : rate.origin;
  return [where, rate.region, rate.asOf && `as of ${rate.asOf}`].filter(Boolean).join(', ');
}

/** Address of the line that an attribute stands in, for a link; `undefined` where there is none. */
export type LinkTo = (path: AttributePath) => string | undefined;

/** Empty where the estimate has no components. */
export function componentTable(estimate: Estimate, linkTo: LinkTo = () => undefined): string {
  const rows = [...namedComponents(estimate)].map((named) => {
    const { component } = named;
    const cells = [
      escapeCell(fullName(named)),
      escapeCell(quantityText(component)) + originText(estimate.resource, component, linkTo),
      escapeCell(unitPriceText(component)),
      escapeCell(costText(component)),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  if (rows.length === 0) return '';
  return ['| Component | Quantity | Unit price | Monthly cost |', '|:--|:--|--:|--:|', ...rows].join('\n');
}

/** Where a quantity comes from, as far as the quantity does not say it itself: ` ← volume_size`. */
function originText(resource: Resource, { basis }: CostComponent, linkTo: LinkTo): string {
  switch (basis.kind) {
    case 'hours':
      return '';
    case 'default':
      return ' ← default';
    case 'usage':
      return ` ← usage ${escapeCell(basis.key)}`;
    case 'unstated-usage':
      return basis.key === '' ? '' : ` ← ${escapeCell(basis.key)}`;
    case 'attribute': {
      const name = escapeCell(attributeName(resource, basis.path));
      const link = linkTo(basis.path);
      return link === undefined ? ` ← ${name}` : ` ← [${name}](${link})`;
    }
  }
}

/**
 * Each distinct origin of a price once: `bundled, us-east-1, as of 2025-06-18 (source, aws/ebs)`; who knows a thing to be free, where
 * that is not Costline.
 */
export function priceOrigins(estimate: Estimate): readonly string[] {
  const origins = new Set<string>();
  for (const { component } of namedComponents(estimate)) {
    const { rate } = component;
    // A plugin is the whole origin.
    if (rate?.table === 'plugin') origins.add(rateText(rate));
    else if (rate) origins.add(`${rateText(rate)} (${[rate.origin, rate.table].filter(Boolean).join(', ')})`);
  }
  const { status, answeredBy } = estimate;
  if (origins.size === 0 && status === 'free' && answeredBy !== '' && answeredBy !== 'bundled') origins.add(answeredBy);
  return [...origins];
}

/** Text that cannot break out of its cell or become a link or HTML: names may come from the workspace. */
export function escapeCell(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#!~&]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}
