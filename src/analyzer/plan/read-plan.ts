/** Reads what `terraform show -json` prints of a plan or a state: both sides of it, and what happens between them. */
import { jsonMistake } from '../../syntax/json-mistake';
import type { Range } from '../../syntax/range';
import type { AnalyzerDiagnostic } from '../resource';
import { TextDocument } from '../text-document';
import { type Change, readChanges } from './changes';
import { Configuration } from './configuration';
import { isObject, listOf, member, memberAt, textOf } from './json';
import type { ChangeAction, Plan, PlanError, PlanSettings } from './plan';
import { resourceSpans } from './positions';
import { createRegions } from './region';
import { createSide } from './side';
import { type StateResource, stateResources } from './state';

/**
 * Formats 0.1 to 1.x, of Terraform 0.12 and later and of OpenTofu. A text that is none is answered with what was
 * expected; within a plan, what has not the shape that it should have is left out.
 */
export function readPlan(text: string, settings: PlanSettings): Plan | PlanError {
  const parsed = parse(text);
  if (parsed.kind === 'error') return parsed;
  const plan = parsed.value;
  const kind = recognize(plan);
  if (kind !== 'plan' && kind !== 'state') return kind;
  return kind === 'plan' ? assemble(plan, text, settings) : assembleState(plan, text, settings);
}

function assemble(plan: unknown, text: string, settings: PlanSettings): Plan {
  const changes = readChanges(plan);
  const planned = isObject(member(plan, 'planned_values'))
    ? stateResources(member(plan, 'planned_values'), 'planned_values')
    : fromChanges(changes, 'after');
  const refreshed = stateResources(memberAt(plan, 'prior_state', 'values'), 'prior_state/values');
  const known = new Set(refreshed.map(({ address }) => address));
  const prior = [...refreshed, ...fromChanges(changes, 'before').filter(({ address }) => !known.has(address))];
  const managed = [...changes].filter(([, { mode }]) => mode === 'managed');
  return {
    kind: 'plan',
    ...sides(plan, text, settings, planned, prior, changes),
    changes: new Map(managed.map(([address, { action }]): [string, ChangeAction] => [address, action])),
  };
}

function assembleState(state: unknown, text: string, settings: PlanSettings): Plan {
  const resources = stateResources(member(state, 'values'), 'values');
  const { planned, diagnostics } = sides(state, text, settings, resources, [], undefined);
  return { kind: 'state', planned, prior: planned, changes: new Map(), diagnostics };
}

function sides(
  plan: unknown,
  text: string,
  settings: PlanSettings,
  planned: readonly StateResource[],
  prior: readonly StateResource[],
  changes: ReadonlyMap<string, Change> | undefined,
): Pick<Plan, 'planned' | 'prior' | 'diagnostics'> {
  const configuration = new Configuration(plan, new Set(planned.map(({ address }) => address)));
  const regions = createRegions(plan, configuration, [...planned, ...prior], settings.defaultRegion);
  const tooLarge: string[] = [];
  const shared = {
    configuration,
    regions,
    locate: locator(text, settings.file),
    tooLarge: (address: string) => tooLarge.push(address),
  };
  const after = createSide(planned, { ...shared, changes });
  const before = createSide(prior, { ...shared, changes: undefined });
  const remarks: Remark[] = [
    ...plansRemarks(plan),
    ...[...regions.untold].map(([provider, reference]): Remark => {
      const from = `the region of provider "${provider}" comes from ${reference}, whose value is not in the plan`;
      return { severity: 'information', code: 'region-unknown', message: from };
    }),
    ...tooLarge.map((address): Remark => {
      const message = `${address} holds more values than are read; it is priced as if none were written`;
      return { severity: 'warning', code: 'limit-exceeded', message };
    }),
  ];
  return {
    planned: after,
    prior: before,
    diagnostics: remarks.map((remark) => ({ ...remark, file: settings.file, range: () => nowhere })),
  };
}

type Remark = Pick<AnalyzerDiagnostic, 'severity' | 'code' | 'message'>;

/** What a plan says of its own completeness. */
function plansRemarks(plan: unknown): readonly Remark[] {
  const remarks: Remark[] = [];
  if (member(plan, 'errored') === true) {
    const message = 'planning ended with an error: the plan is not complete';
    remarks.push({ severity: 'warning', code: 'plan-incomplete', message });
  }
  const deferred = listOf(plan, 'deferred_changes').length;
  if (deferred > 0) {
    const message = `${deferred} ${deferred === 1 ? 'change is' : 'changes are'} deferred to a later plan`;
    remarks.push({ severity: 'information', code: 'plan-incomplete', message });
  }
  return remarks;
}

/** One side of the changes, for what no values tell. */
function fromChanges(changes: ReadonlyMap<string, Change>, side: 'before' | 'after'): readonly StateResource[] {
  const found: StateResource[] = [];
  for (const change of changes.values()) {
    const values = change[side];
    if (!isObject(values)) continue;
    const { mode, type, name, module, key, address, providerName, pointer } = change;
    const sensitive = side === 'before' ? change.beforeSensitive : change.afterSensitive;
    found.push({ mode, type, name, module, key, address, providerName, values, sensitive, pointer });
  }
  return found;
}

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Finds ranges when the first one is asked for. */
function locator(text: string, file: string) {
  const document = new TextDocument(file, text);
  let spans: ReturnType<typeof resourceSpans> | undefined;
  return (pointer: string) => {
    const range = (): Range => {
      spans ??= resourceSpans(text);
      const span = spans.get(pointer);
      return span ? document.rangeAt(span) : nowhere;
    };
    return { file, range, headerRange: range };
  };
}

function parse(text: string): { readonly kind: 'value'; readonly value: unknown } | PlanError {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (body.startsWith('PK')) return wrong('this is a saved plan, which only Terraform can read');
  try {
    const value: unknown = JSON.parse(body);
    return { kind: 'value', value };
  } catch {
    const stream = /^\s*\{"@level"/.test(body);
    if (stream) return wrong('these are the messages of "terraform plan -json"');
    return wrong(`this is no JSON: ${jsonMistake(body)}`);
  }
}

/** What a parsed text is. */
function recognize(value: unknown): 'plan' | 'state' | PlanError {
  const version = textOf(value, 'format_version');
  if (version === undefined) {
    if (Array.isArray(member(value, 'resources')) && textOf(value, 'lineage') !== undefined) {
      return wrong('this is a state file as Terraform stores it');
    }
    return wrong('this has no format_version');
  }
  // A new minor version only adds to the format ("JSON Output Format" of Terraform's documentation).
  if (!/^[01]\./.test(version))
    return wrong(`this is of format version ${version.slice(0, 20)}, formats 0.x and 1.x are read`);
  if (isObject(member(value, 'planned_values')) || Array.isArray(member(value, 'resource_changes'))) return 'plan';
  if (isObject(member(value, 'values'))) return 'state';
  // The state of nothing: there is only a version.
  if (isObject(value) && Object.hasOwn(value, 'terraform_version')) return 'state';
  return wrong('this holds neither planned_values nor resource_changes nor values');
}

function wrong(found: string): PlanError {
  return {
    kind: 'error',
    message: `expected the output of "terraform show -json" for a plan or a state; ${found}`,
  };
}
