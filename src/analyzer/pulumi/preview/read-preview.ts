/** Reads what `pulumi preview --json` and `pulumi stack export` print: both sides of a preview, and what happens between them. */
import { jsonMistake } from '../../../syntax/json-mistake';
import type { Range } from '../../../syntax/range';
import type { CanonicalTypes } from '../../canonical';
import { isObject, listOf, member, memberAt, textOf } from '../../plan/json';
import type { ChangeAction, Plan, PlanError, PlanSettings } from '../../plan/plan';
import type { AnalyzerDiagnostic } from '../../resource';
import { TextDocument } from '../../text-document';
import { addresses, createSide, type SideSettings } from './side';
import { readState, type StateResource } from './states';

export interface PreviewSettings extends PlanSettings {
  readonly types: CanonicalTypes;
}

/** What the JSON of another program's is told as. */
type Recognized = { readonly kind: 'json'; readonly json: unknown } | PlanError;

/** A text that is no preview is answered with what was expected; steps that have not the shape they should have are left out. */
export function readPulumiPreview(text: string, settings: PreviewSettings): Plan | PlanError {
  const parsed = parse(text, 'what "pulumi preview --json" prints');
  if (parsed.kind === 'error') return parsed;
  const { json } = parsed;
  if (!isObject(json) || !Array.isArray(member(json, 'steps'))) {
    return { kind: 'error', message: 'Expected what "pulumi preview --json" prints: an object with "steps"' };
  }
  const planned = new Map<string, StateResource>();
  const prior = new Map<string, StateResource>();
  const operations = new Map<string, Set<string>>();
  for (const step of listOf(json, 'steps')) {
    const operation = textOf(step, 'op') ?? '';
    const after = readState(member(step, 'newState'));
    const before = readState(member(step, 'oldState'));
    const urn = textOf(step, 'urn') ?? after?.urn ?? before?.urn;
    if (urn === undefined) continue;
    const known = operations.get(urn) ?? new Set<string>();
    operations.set(urn, known.add(operation));
    if (after && !removals.has(operation)) planned.set(urn, after);
    if (before && !additions.has(operation)) prior.set(urn, before);
    // A resource that stays as it is may be told once.
    if (operation === 'same' && !before && after) prior.set(urn, after);
    if (operation === 'same' && !after && before) planned.set(urn, before);
  }
  const names = addresses([...planned.values(), ...[...prior.values()].filter(({ urn }) => !planned.has(urn))]);
  const side = sideSettings(text, settings, names);
  const changes = new Map<string, ChangeAction>();
  for (const [urn, done] of operations) {
    const state = planned.get(urn) ?? prior.get(urn);
    if (!state?.custom || state.external || state.type.startsWith('pulumi:')) continue;
    changes.set(side.addressOf(urn), actionOf(done));
  }
  return {
    kind: 'plan',
    planned: createSide([...planned.values()], side),
    prior: createSide([...prior.values()], side),
    changes,
    diagnostics: remarks(json, operations, settings.file),
  };
}

/** A state has one side: what exists. */
export function readPulumiState(text: string, settings: PreviewSettings): Plan | PlanError {
  const parsed = parse(text, 'what "pulumi stack export" prints');
  if (parsed.kind === 'error') return parsed;
  const { json } = parsed;
  const resources = memberAt(json, 'deployment', 'resources');
  if (!isObject(member(json, 'deployment'))) {
    return { kind: 'error', message: 'Expected what "pulumi stack export" prints: an object with a "deployment"' };
  }
  const states = (Array.isArray(resources) ? resources : []).flatMap((item: unknown) => readState(item) ?? []);
  const planned = createSide(states, sideSettings(text, settings, addresses(states)));
  return { kind: 'state', planned, prior: planned, changes: new Map(), diagnostics: [] };
}

/** Whether a text is worth handing to `readPulumiPreview` or `readPulumiState`, by how it begins. */
export function recognizePulumi(json: unknown): 'preview' | 'state' | undefined {
  if (Array.isArray(member(json, 'steps'))) return 'preview';
  return isObject(member(json, 'deployment')) && typeof member(json, 'version') === 'number' ? 'state' : undefined;
}

const removals: ReadonlySet<string> = new Set([
  'delete',
  'delete-replaced',
  'discard',
  'discard-replaced',
  'remove-pending-replace',
]);
const additions: ReadonlySet<string> = new Set([
  'create',
  'import',
  'read',
  'create-replacement',
  'import-replacement',
]);

/** The action that all operations on one resource come to. */
function actionOf(operations: ReadonlySet<string>): ChangeAction {
  const has = (...names: string[]): boolean => names.some((name) => operations.has(name));
  if (has('replace', 'create-replacement', 'import-replacement')) return 'replace';
  if (has('create', 'import')) return has('delete') ? 'replace' : 'create';
  if (has('delete', 'delete-replaced', 'discard')) return 'delete';
  return has('update') ? 'update' : 'no-op';
}

function remarks(
  json: unknown,
  operations: ReadonlyMap<string, ReadonlySet<string>>,
  file: string,
): readonly AnalyzerDiagnostic[] {
  const found: AnalyzerDiagnostic[] = [];
  const add = (severity: AnalyzerDiagnostic['severity'], code: string, message: string): void => {
    found.push({ severity, code, message, file, range: () => nowhere });
  };
  const same = memberAt(json, 'changeSummary', 'same');
  const told = [...operations.values()].filter((done) => done.has('same')).length;
  if (typeof same === 'number' && same > told) {
    add(
      'information',
      'preview-incomplete',
      `${same - told} resources that stay as they are are not in the preview; "--show-sames" adds them`,
    );
  }
  for (const item of listOf(json, 'diagnostics')) {
    const message = textOf(item, 'message');
    if (textOf(item, 'severity') === 'error' && message)
      add('warning', 'preview-failed', `The preview is not complete: ${message.trim()}`);
  }
  return found;
}

function sideSettings(text: string, settings: PreviewSettings, names: ReadonlyMap<string, string>): SideSettings {
  const document = new TextDocument(settings.file, text);
  let places: Map<string, number> | undefined;
  const find = (urn: string): number | undefined => {
    if (!places) {
      places = new Map();
      for (const match of text.matchAll(/"urn":\s*"([^"\\]+)"/g)) {
        const name = match[1] ?? '';
        if (!places.has(name)) places.set(name, match.index);
      }
    }
    return places.get(urn);
  };
  return {
    file: settings.file,
    types: settings.types,
    defaultRegion: settings.defaultRegion,
    addressOf: (urn) => names.get(urn) ?? urn,
    locate: (urn) => () => {
      const start = find(urn);
      return start === undefined ? nowhere : document.rangeAt({ start, end: start + '"urn"'.length });
    },
  };
}

function parse(text: string, expected: string): Recognized {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  try {
    const json: unknown = JSON.parse(body);
    return { kind: 'json', json };
  } catch {
    return { kind: 'error', message: `Expected ${expected}; this is no JSON: ${jsonMistake(body)}` };
  }
}

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
