/** Reads a JSON report again: the estimates of one moment, or a comparison. */
import { hoursPerMonth } from '../engine/estimate';
import { isHoursPerMonth } from '../engine/workspace-file';
import type { BudgetResult } from '../insight/budget';
import { type ChangeKind, costDiff, describe, type ProjectDiff } from '../insight/diff';
import type { InstancePair, Matched } from '../insight/match';
import { summarize } from '../insight/summary';
import { jsonMistake } from '../syntax/json-mistake';
import { field, items, numberOf, type Objects, objectOf, textOf } from './json-fields';
import type { JsonDiagnostic } from './json-shape';
import type { ShownCurrency } from './money';
import type { ReportComparison, ReportProject } from './report';
import { savedBudgets, savedDiagnostics } from './saved-budgets';
import { savedEstimate } from './saved-estimate';

export interface SavedReport {
  readonly kind: 'report';
  readonly generated: string;
  /** Of all amounts. */
  readonly currency: ShownCurrency;
  readonly hoursPerMonth: number;
  readonly projects: readonly ReportProject[];
  readonly comparison: ReportComparison | undefined;
  readonly budgets: readonly BudgetResult[];
  readonly diagnostics: readonly JsonDiagnostic[];
}

/** Why a text is no saved report, in the words for the person. */
export interface SavedError {
  readonly kind: 'error';
  readonly message: string;
}

export function readSaved(text: string): SavedReport | SavedError {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  let root: Objects | undefined;
  try {
    root = objectOf(JSON.parse(body));
  } catch {
    return { kind: 'error', message: `this is no JSON: ${jsonMistake(body)}` };
  }
  if (!root || !Array.isArray(field(root, 'resources')) || !Array.isArray(field(root, 'projects'))) {
    return { kind: 'error', message: 'expected what "costline estimate --save FILE" or "--format json" writes' };
  }
  const projects = items(root, 'projects').map((item) => ({
    format: textOf(item, 'format'),
    path: textOf(item, 'path'),
    pastPath: textOf(item, 'pastPath'),
  }));
  const blocks = readBlocks(items(root, 'resources'));
  const generated = textOf(root, 'generated');
  const estimates = projects.map(({ format, path }, index) => ({
    format,
    path,
    estimates: blocks.filter(({ project, after }) => project === index && after).flatMap(({ after }) => after ?? []),
  }));
  const told = {
    currency: savedCurrency(root),
    hoursPerMonth: savedHours(root),
    budgets: savedBudgets(root),
    diagnostics: savedDiagnostics(root),
  };
  const baseline = field(root, 'baseline');
  if (typeof baseline !== 'string') {
    return { kind: 'report', generated, projects: estimates, comparison: undefined, ...told };
  }
  const compared = projects.map(({ format, path, pastPath }, index): ProjectDiff => {
    const own = blocks.filter(({ project }) => project === index);
    return {
      format,
      path,
      beforePath: pastPath || (own.some(({ before }) => before) ? path : null),
      changes: own.map((block) => describe(block, pastPath !== '')),
    };
  });
  const past = summarize(compared.flatMap(({ changes }) => changes.flatMap(({ before }) => before ?? [])));
  const now = summarize(estimates.flatMap((project) => project.estimates));
  return {
    kind: 'report',
    generated,
    projects: estimates,
    comparison: { diff: costDiff(compared, past, now), baseline, limit: undefined },
    ...told,
  };
}

function savedCurrency(root: Objects): ShownCurrency {
  const written = textOf(root, 'currency');
  const code = /^[A-Z]{3}$/.test(written) ? written : 'USD';
  const exchange = objectOf(field(root, 'exchangeRate'));
  const perDollar = exchange && numberOf(exchange, 'perDollar');
  return perDollar ? { code, perDollar, asOf: textOf(exchange, 'asOf') } : { code };
}

function savedHours(root: Objects): number {
  const hours = field(root, 'hoursPerMonth');
  return isHoursPerMonth(hours) ? hours : hoursPerMonth;
}

interface Block extends Matched {
  readonly project: number;
}

/** Entries that stand beside each other and differ in nothing but the address are instances of one estimate. */
function readBlocks(entries: readonly Objects[]): readonly Block[] {
  const groups: { readonly key: string; readonly entry: Objects; readonly pairs: InstancePair[] }[] = [];
  for (const entry of entries) {
    const pair = pairOf(entry);
    const key = JSON.stringify(entry, (name, value: unknown) => (addresses.has(name) ? undefined : value));
    const last = groups.at(-1);
    if (last?.key === key) last.pairs.push(pair);
    else groups.push({ key, entry, pairs: [pair] });
  }
  return groups.map(({ entry, pairs }) => {
    const change = objectOf(field(entry, 'change'));
    const kind = change ? changeKind(textOf(change, 'kind')) : undefined;
    const past = change && objectOf(field(change, 'past'));
    const after =
      kind === 'removed'
        ? null
        : savedEstimate(
            entry,
            pairs.flatMap((pair) => pair.after ?? []),
          );
    const formerly = pairs.flatMap((pair) => pair.before ?? []);
    const before = kind === undefined || kind === 'added' ? null : savedEstimate(past ?? entry, formerly);
    return { project: numberOf(entry, 'project') ?? 0, before, after, instances: pairs };
  });
}

/** What tells instances of one block apart; `action` is a plan's. */
const addresses = new Set(['address', 'pastAddress', 'action']);

function pairOf(entry: Objects): InstancePair {
  const address = textOf(entry, 'address');
  const change = objectOf(field(entry, 'change'));
  const kind = change && changeKind(textOf(change, 'kind'));
  const formerly = (change && textOf(change, 'pastAddress')) || address;
  return {
    before: kind === undefined || kind === 'added' ? null : formerly,
    after: kind === 'removed' ? null : address,
  };
}

function changeKind(text: string): ChangeKind {
  return text === 'added' || text === 'removed' || text === 'changed' || text === 'moved' ? text : 'unchanged';
}
