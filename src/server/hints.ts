/** The amounts at line ends: what each attribute or nested block of a resource causes. */
import { type Anchor, attributeName, type Resource } from '../analyzer/resource';
import { allComponents, type CostComponent, type Estimate } from '../engine/estimate';
import type { ResourceChange } from '../insight/diff';
import { escapeCell } from '../report/component-table';
import { basisText } from '../report/json';
import { formatMoney, formatQuantity, formatUnitPrice } from '../report/money';
import type { Range } from '../syntax/range';
import { amountInWords, blockText, deltaText, perCallerText, sumOf, usagePriceText } from './amounts';
import type { Hint, HintDelta, HintKind, ServerSettings } from './protocol';
import { byResource, resourceTable } from './several-resources';
import type { BlockView, FileView } from './view';

export function hintsOf(view: FileView, settings: ServerSettings): readonly Hint[] {
  const hints: Hint[] = [];
  for (const block of view.blocks) for (const hint of hintsOfBlock(block, settings)) hints.push(hint);
  return onePerLine(hints);
}

function hintsOfBlock(block: BlockView, settings: ServerSettings): readonly Hint[] {
  const known = ofBlocks.get(block);
  if (known?.settings === settings) return known.hints;
  const hints = hintsByEstimate(block, settings);
  ofBlocks.set(block, { settings, hints });
  return hints;
}

/** Most blocks are the same from one keystroke to the next. */
const ofBlocks = new WeakMap<BlockView, { readonly settings: ServerSettings; readonly hints: readonly Hint[] }>();

function hintsByEstimate(block: BlockView, settings: ServerSettings): readonly Hint[] {
  const [only] = block.estimates;
  const anchor = only?.resource.source.anchor?.();
  // What is told of several module instances together depends on more than one estimate.
  if (!only || block.estimates.length > 1 || block.changes.length > 0 || !anchor) return blockHints(block, settings);
  const known = remembered.get(only);
  if (known?.anchor.version === anchor.version && known.settings === settings)
    return moved(known.hints, anchor.line - known.anchor.line);
  const hints = blockHints(block, settings);
  remembered.set(only, { anchor, settings, hints });
  return hints;
}

/** An argument that several resources of a program share stands once in the text, and what it causes in each beside it. */
function onePerLine(hints: readonly Hint[]): readonly Hint[] {
  if (new Set(hints.map(({ range }) => range.start.line)).size === hints.length) return hints;
  const lines = new Map<number, Hint>();
  for (const hint of hints) {
    const { line } = hint.range.start;
    const before = lines.get(line);
    lines.set(line, before ? together(before, hint) : hint);
  }
  return [...lines.values()];
}

const byWeight: readonly HintKind[] = ['unknown', 'high', 'cost', 'usage', 'free'];

function together(before: Hint, hint: Hint): Hint {
  const kind = byWeight.find((other) => other === before.kind || other === hint.kind) ?? before.kind;
  const detail = [before.detail, hint.detail].filter((text) => text !== '').join('\n');
  const text = [before, hint].map((each) => (each.delta ? `${each.text}  ${each.delta.text}` : each.text)).join(' + ');
  return { range: before.range, text, kind, detail };
}

/** Hints of blocks, by their only estimate: a keystroke changes those of one block, the others move with their lines. */
const remembered = new WeakMap<
  Estimate,
  { readonly anchor: Anchor; readonly settings: ServerSettings; readonly hints: readonly Hint[] }
>();

function moved(hints: readonly Hint[], lines: number): readonly Hint[] {
  if (lines === 0) return hints;
  return hints.map(({ range: { start, end }, ...hint }) => ({
    range: {
      start: { line: start.line + lines, character: start.character },
      end: { line: end.line + lines, character: end.character },
    },
    ...hint,
  }));
}

/** What stands at one line of a block for one module instance. */
interface LineAmount {
  readonly range: Range;
  /** US dollars per month of all instances; null where only prices are known. */
  monthly: number | null;
  /** What it costs more than it did, all instances together. */
  delta: number;
  readonly components: CostComponent[];
  /** Each component in full, as Markdown. */
  readonly details: string[];
}

function blockHints(block: BlockView, settings: ServerSettings): readonly Hint[] {
  const { callers } = block;
  const lines = new Map<number, { range: Range; callers: (readonly [string, LineAmount])[] }>();
  for (const [caller, estimates] of callers) {
    for (const [line, amount] of lineAmounts(estimates, block.changes)) {
      const known = lines.get(line);
      if (known) known.callers.push([caller, amount]);
      else lines.set(line, { range: amount.range, callers: [[caller, amount]] });
    }
  }
  const hints = [...lines.values()].flatMap(({ range, callers: amounts }) => lineHint(range, amounts, settings));
  const header = headerHint(block, callers, hints, settings);
  return header ? [header, ...hints] : hints;
}

/** Amounts by the line of the attribute that decides them; what no attribute of the text decides is left to the header. */
function lineAmounts(
  estimates: readonly Estimate[],
  changes: readonly ResourceChange[],
): ReadonlyMap<number, LineAmount> {
  const lines = new Map<number, LineAmount>();
  const deltas = componentDeltas(estimates, changes);
  for (const estimate of estimates) {
    const { source } = estimate.resource;
    const header = source.headerRange().start.line;
    for (const component of allComponents(estimate)) {
      const range = component.attributes
        .map((path) => source.attributeRange(path))
        .find((found) => found !== undefined);
      if (!range || range.start.line === header) continue;
      const line = lines.get(range.start.line) ?? { range, monthly: null, delta: 0, components: [], details: [] };
      lines.set(range.start.line, line);
      line.components.push(component);
      line.details.push(componentLine(estimate.resource, component));
      line.delta += deltas.get(estimate)?.get(component) ?? 0;
      if (component.monthlyCost !== null)
        line.monthly = (line.monthly ?? 0) + component.monthlyCost * estimate.instances.length;
    }
  }
  return lines;
}

/**
 * What components cost more than they did, where both amounts are known, in US dollars per month of all instances. By estimate,
 * for what is alike is priced once: estimates share components.
 */
function componentDeltas(
  estimates: readonly Estimate[],
  changes: readonly ResourceChange[],
): ReadonlyMap<Estimate, ReadonlyMap<CostComponent, number>> {
  const deltas = new Map(estimates.map((estimate) => [estimate, new Map<CostComponent, number>()]));
  for (const { kind, after: estimate, components, instances } of changes) {
    const own = estimate && deltas.get(estimate);
    if (!own) continue;
    const add = (component: CostComponent, monthly: number | null): void => {
      own.set(component, (own.get(component) ?? 0) + (monthly ?? 0) * instances.length);
    };
    if (kind === 'added') {
      for (const component of allComponents(estimate)) add(component, component.monthlyCost);
    }
    for (const { before, after } of components) {
      if (!after || kind !== 'changed') continue;
      const past = before ? before.monthlyCost : 0;
      if (past !== null && after.monthlyCost !== null) add(after, after.monthlyCost - past);
    }
  }
  return deltas;
}

function lineHint(
  range: Range,
  callers: readonly (readonly [string, LineAmount])[],
  settings: ServerSettings,
): readonly Hint[] {
  // What differs by caller stands beside each one's amount.
  const single = callers.length === 1 ? callers[0]?.[1] : undefined;
  const texts = callers.map(([name, amount]): readonly [string, string] => [
    name,
    single ? amountOf(amount, settings) : lineText(amount, settings),
  ]);
  const delta = single && deltaOf(single.delta, settings);
  const amounts = callers.map(([, amount]) => amount);
  const largest = Math.max(...amounts.map(({ monthly }) => monthly ?? 0));
  const unknown = amounts.every(({ components }) => components.some(hasProblem));
  const hasAmount = amounts.some(({ monthly }) => monthly !== null);
  if (hasAmount && !unknown && largest < Math.max(settings.minimumAmount, Number.MIN_VALUE)) return [];
  return [
    {
      range,
      text: perCallerText(texts),
      ...(delta && { delta }),
      kind: unknown ? 'unknown' : hasAmount ? kindOf(largest, settings) : 'usage',
      detail: amounts
        .slice(0, 3)
        .flatMap(({ details }) => details)
        .join('\n'),
    },
  ];
}

function deltaOf(monthly: number, { period }: ServerSettings): HintDelta | undefined {
  const text = deltaText(monthly, period);
  return text === undefined ? undefined : { text, kind: monthly > 0 ? 'increase' : 'decrease' };
}

function lineText(amount: LineAmount, settings: ServerSettings): string {
  const delta = deltaText(amount.delta, settings.period);
  return delta === undefined ? amountOf(amount, settings) : `${amountOf(amount, settings)}  ${delta}`;
}

function amountOf({ monthly, components }: LineAmount, settings: ServerSettings): string {
  const problem = components.find(hasProblem)?.problem;
  const usagePrice = usagePriceText(components);
  const status = problem ? 'unpriced' : usagePrice !== undefined || monthly === null ? 'usage' : 'priced';
  return amountInWords(status, monthly, settings.period, { reason: problem ?? undefined, usagePrice });
}

function hasProblem(component: CostComponent): boolean {
  return component.problem !== null && component.basis.kind !== 'unstated-usage';
}

function kindOf(monthly: number, settings: ServerSettings): HintKind {
  const { high } = settings.thresholds;
  return high !== null && monthly >= high ? 'high' : 'cost';
}

/** `- Storage (general purpose SSD, gp3): 100 GB × $0.08 = $8.00 (attribute size)`. */
function componentLine(resource: Resource, component: CostComponent): string {
  const lines = linesOf(resource);
  let line = lines.get(component);
  if (line === undefined) {
    line = describeComponent(resource, component);
    lines.set(component, line);
  }
  return line;
}

type ComponentLines = WeakMap<CostComponent, string>;

/** Components live as long as their estimates, which an edit elsewhere leaves alone. */
const componentLines: ComponentLines = new WeakMap();
const linesByResource = new WeakMap<Resource, ComponentLines>();

/** What is alike is priced once, and is said otherwise only where a format has names of its own for attributes. */
function linesOf(resource: Resource): ComponentLines {
  if (!resource.source.attributeName) return componentLines;
  let lines = linesByResource.get(resource);
  if (!lines) {
    lines = new WeakMap();
    linesByResource.set(resource, lines);
  }
  return lines;
}

function describeComponent(resource: Resource, component: CostComponent): string {
  const { name, unit, monthlyQuantity, unitPrice, monthlyCost, basis } = component;
  const quantity = monthlyQuantity === null ? `? ${unit}` : `${formatQuantity(monthlyQuantity)} ${unit}`;
  const price = unitPrice === null ? 'price unknown' : formatUnitPrice(unitPrice);
  const cost = monthlyCost === null ? '' : ` = ${formatMoney(monthlyCost)}`;
  const from = basis.kind === 'attribute' ? `attribute ${attributeName(resource, basis.path)}` : basisText(basis);
  return `- ${escapeCell(`${name}: ${quantity} × ${price}${cost} (${from})`)}`;
}

/**
 * At the header stands what neither a lens nor a line inside says: the whole amount where there are no lenses, and why
 * something is not known.
 */
function headerHint(
  block: BlockView,
  callers: ReadonlyMap<string, readonly Estimate[]>,
  hints: readonly Hint[],
  settings: ServerSettings,
): Hint | undefined {
  const statuses = new Set(block.estimates.map(({ status }) => status));
  if ([...statuses].every((status) => status === 'unsupported' || status === 'free') && statuses.has('unsupported'))
    return undefined;
  if (statuses.size === 1 && statuses.has('free') && !settings.showFree) return undefined;
  const unknown = statuses.has('unpriced');
  const told = unknown && hints.some(({ kind }) => kind === 'unknown');
  // A lens above the header says the same.
  if (settings.codeLens.enabled && (!unknown || told)) return undefined;
  const sums = [...callers.values()].map((estimates) => sumOf(estimates));
  const largest = Math.max(...sums.map((sum) => sum ?? 0));
  const hasAmount = sums.some((sum) => sum !== null && sum > 0);
  if (hasAmount && !unknown && largest < settings.minimumAmount) return undefined;
  const texts = [...callers].map(([name, estimates]): readonly [string, string] => [
    name,
    blockText(estimates, settings.period),
  ]);
  const kind: HintKind = unknown
    ? 'unknown'
    : statuses.has('priced') || hasAmount
      ? kindOf(largest, settings)
      : statuses.has('usage')
        ? 'usage'
        : 'free';
  const resources = byResource(block.estimates);
  const detail =
    resources.length > 1
      ? resourceTable(resources, settings)
      : block.estimates
          .slice(0, 3)
          .flatMap((estimate) =>
            [...allComponents(estimate)].map((component) => componentLine(estimate.resource, component)),
          )
          .join('\n');
  return { range: block.headerRange, text: perCallerText(texts), kind, detail };
}
