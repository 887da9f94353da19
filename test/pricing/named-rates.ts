/** What a price spec names in rate tables without being evaluated: rows, tables with their keys, facts. */
import type { RateBook } from '../../src/engine/rates';
import type { ComponentSpec, RateSpec, Spec, SubresourceSpec } from '../../src/engine/spec';
import type { Expression, TemplatePart } from '../../src/syntax/hcl';

/** One line for each rate or fact that a spec names and no table has. */
export function missingRates(spec: Spec, rates: RateBook): readonly string[] {
  const missing = new Set<string>();
  const texts = (node: Expression): readonly string[] => possibleTexts(node, spec, 0);
  for (const { rate } of componentsOf(spec)) for (const line of missingOf(rate, rates, texts)) missing.add(line);
  for (const node of expressionsOf(spec)) {
    if (node.kind === 'call' && node.name.name === 'fact')
      for (const line of missingFact(node, rates)) missing.add(line);
  }
  return [...missing].sort();
}

export function componentsOf(part: Pick<Spec, 'components' | 'subresources'>): readonly ComponentSpec[] {
  const inner = part.subresources.flatMap(({ body }) => (body.kind === 'inline' ? componentsOf(body) : []));
  return [...part.components, ...inner];
}

/** Stands for a part of a text that only an evaluation can tell. */
export const anything = '\u0000';

function missingOf(rate: RateSpec, rates: RateBook, texts: (node: Expression) => readonly string[]): readonly string[] {
  if (rate.kind === 'price') return [];
  const region = rate.region?.kind === 'literal' ? String(rate.region.value) : undefined;
  if (rate.kind === 'row') return texts(rate.reference).flatMap((text) => missingRow(text, region, rates));
  return texts(rate.table).flatMap((table) => {
    if (table.includes(anything)) return [];
    const names = rates.keys(table);
    if (names.length === 0) return [`no table ${table}`];
    const given = [...rate.keys.keys()];
    if ([...names].sort().join() !== given.sort().join())
      return [`${table} has the keys ${names.join(', ')}, asked with ${given.join(', ')}`];
    const wanted = names
      .map((name) => rate.keys.get(name))
      .map((node) => (node?.kind === 'literal' ? String(node.value) : anything));
    return rates.rows(table).some((row) => row.every((value, index) => [anything, value].includes(wanted[index] ?? '')))
      ? []
      : [`no row ${wanted.map((value) => (value === anything ? '*' : value)).join(' ')} in ${table}`];
  });
}

function missingRow(text: string, region: string | undefined, rates: RateBook): readonly string[] {
  const dot = text.lastIndexOf('.');
  const [table, row] = [text.slice(0, dot), text.slice(dot + 1)];
  if (table.includes(anything)) return [];
  if (rates.keys(table).length !== 1) return [`no table ${table} with one key`];
  const pattern = new RegExp(`^${row.split(anything).map(escapePattern).join('.*')}$`);
  const found = rates.rows(table).filter(([name]) => pattern.test(name ?? ''));
  if (found.length === 0) return [`no row ${row.replaceAll(anything, '*')} in ${table}`];
  if (region === undefined || found.some((keys) => rates.lookup(table, keys, region).found)) return [];
  return [`no price of ${text} in ${region}`];
}

function missingFact(call: Expression & { readonly kind: 'call' }, rates: RateBook): readonly string[] {
  const [table, ...keys] = call.arguments;
  const column = keys.pop();
  if (table?.kind !== 'literal' || column?.kind !== 'literal') return [];
  const name = String(table.value);
  if (rates.keys(name).length !== keys.length) return [`no facts ${name} with ${keys.length} keys`];
  const has = rates.rows(name).some((row) => rates.fact(name, row, String(column.value)) !== undefined);
  return has ? [] : [`no column ${column.value} in ${name}`];
}

/** The texts an expression may give: both sides of every condition; `anything` for what depends on the resource. */
export function possibleTexts(node: Expression, spec: Spec, depth: number): readonly string[] {
  const inner = (other: Expression): readonly string[] => possibleTexts(other, spec, depth + 1);
  switch (depth < 20 ? node.kind : 'missing') {
    case 'literal':
      return node.kind === 'literal' ? [String(node.value)] : [];
    case 'parentheses':
      return node.kind === 'parentheses' ? inner(node.inner) : [];
    case 'conditional':
      return node.kind === 'conditional' ? [...inner(node.then), ...inner(node.else)] : [];
    case 'variable': {
      const named = node.kind === 'variable' ? spec.lets.get(node.name) : undefined;
      return named ? inner(named) : [anything];
    }
    case 'template':
      return node.kind === 'template'
        ? node.parts.reduce((texts, part) => joined(texts, partTexts(part, inner)), [''])
        : [];
    default:
      return [anything];
  }
}

function partTexts(part: TemplatePart, inner: (node: Expression) => readonly string[]): readonly string[] {
  if (part.kind === 'text') return [part.value];
  return part.kind === 'interpolation' ? inner(part.expression) : [anything];
}

function joined(texts: readonly string[], more: readonly string[]): string[] {
  return texts.flatMap((text) => more.map((next) => text + next));
}

export function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Every node of every expression of a spec. */
function* expressionsOf(spec: Spec): Generator<Expression> {
  for (const node of spec.lets.values()) yield* nodesOf(node);
  for (const { when, forEach, quantity } of componentsOf(spec)) yield* nodesOf({ when, forEach, quantity });
  for (const part of subresourcesOf(spec))
    yield* nodesOf({ ...part, body: part.body.kind === 'type' ? part.body : null });
}

function subresourcesOf(part: Pick<Spec, 'subresources'>): readonly SubresourceSpec[] {
  return part.subresources.flatMap((one) => [one, ...(one.body.kind === 'inline' ? subresourcesOf(one.body) : [])]);
}

function* nodesOf(value: unknown): Generator<Expression> {
  if (Array.isArray(value)) for (const item of value) yield* nodesOf(item);
  else if (typeof value === 'object' && value !== null) {
    if (isExpression(value)) yield value;
    for (const item of Object.values(value)) yield* nodesOf(item);
  }
}

function isExpression(value: object): value is Expression {
  return 'kind' in value && 'start' in value;
}
