/** Usage files as the editor shows them: what is wrong in them, what may be written, and what it says. */
import {
  type CompletionItem,
  type Diagnostic,
  DiagnosticSeverity,
  type Hover,
  type Position,
} from 'vscode-languageserver';
import type { TextDocument } from '../analyzer/text-document';
import type { Estimate } from '../engine/estimate';
import type { SpecBook } from '../engine/spec-book';
import { normalizeAddress, wildcards } from '../engine/usage';
import { addressesOf, checkUsage, type UsageProblem, type UsageSubjects } from '../engine/usage-check';
import { usageKeysOf } from '../engine/usage-keys';
import { nameOf } from '../host';
import { blockText } from './amounts';
import { uriOfPath } from './paths';
import type { UsageEditResult } from './protocol';
import type { Session } from './session';
import { completeUsage, hoverUsage } from './usage-completion';
import { editUsage } from './usage-edit';
import { estimatesOf } from './view';

export function usageDiagnostics(session: Session, specs: SpecBook, file: string, content: TextDocument): Diagnostic[] {
  return checkUsage(content.text, subjectsOf(session, specs, file)).map(({ severity, code, message, start, end }) => ({
    severity: severities[severity],
    code,
    message,
    source: 'Costline',
    range: { start: content.positionAt(start), end: content.positionAt(end) },
  }));
}

const severities: Readonly<Record<UsageProblem['severity'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

export function usageCompletion(session: Session, specs: SpecBook, file: string, position: Position): CompletionItem[] {
  const text = session.documents().get(file)?.content.text;
  return text === undefined || !session.isUsage(file)
    ? []
    : completeUsage(text, position, subjectsOf(session, specs, file));
}

export function usageHover(session: Session, specs: SpecBook, file: string, position: Position): Hover | null {
  const text = session.documents().get(file)?.content.text;
  if (text === undefined) return null;
  return hoverUsage(text, position, subjectsOf(session, specs, file), (address) => costOf(session, file, address));
}

/** The usage file with an entry for the resource that the first of these is of. @param estimates of a block; none where there is none */
export async function usageEdit(
  session: Session,
  specs: SpecBook,
  estimates: readonly Estimate[],
): Promise<UsageEditResult> {
  const [first] = estimates;
  const project =
    first &&
    session
      .view()
      .projects.find((candidate) => estimatesOf(candidate).some(({ resource }) => resource === first.resource));
  const target = project && session.usagePathOf(project);
  if (!first || target === undefined)
    return { kind: 'refused', message: 'There is no resource here whose use could be stated.' };
  const { resource } = first;
  const keys = usageKeysOf(specs.get(resource.type));
  const own = estimates.filter((estimate) => estimate.resource === resource);
  const text = (await session.textOf(target)) ?? '';
  const edited = editUsage(text, addressOf(resource.address, own), keys, nameOf(target));
  return edited.kind === 'refused'
    ? edited
    : { kind: 'edit', uri: uriOfPath(target), text: edited.text, line: edited.line };
}

/** `[*]` for all instances where there are any with keys. */
function addressOf(address: string, estimates: readonly { readonly instances: readonly string[] }[]): string {
  const [first] = estimates.flatMap(({ instances }) => instances);
  if (first === undefined || normalizeAddress(first) === normalizeAddress(address)) return normalizeAddress(address);
  return wildcards(normalizeAddress(first))[0] ?? normalizeAddress(address);
}

function subjectsOf(session: Session, specs: SpecBook, file: string): UsageSubjects {
  const { projects, profile } = session.projectsUsing(file);
  const addresses = addressesOf(projects.flatMap((project) => [...estimatesOf(project)]));
  return { specFor: (type) => specs.get(type), addresses, profile, shared: nameOf(file).startsWith('infracost') };
}

function costOf(session: Session, file: string, address: string): string | undefined {
  const wanted = normalizeAddress(address);
  const estimates = session
    .projectsUsing(file)
    .projects.flatMap((project) =>
      estimatesOf(project).filter(({ resource, instances }) =>
        [resource.address, ...instances].some((known) => wildcards(normalizeAddress(known)).includes(wanted)),
      ),
    );
  return estimates.length === 0 ? undefined : blockText(estimates, session.settings.period);
}
