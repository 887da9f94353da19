/** What the client may ask about changes and budgets. */
import type { Connection } from 'vscode-languageserver/node';
import { budgetFileName } from '../insight/budget-file';
import { editBudget } from './budget-edit';
import { changesModel } from './changes';
import { diffDocument, diffParagraph } from './diff-report';
import { pathOfUri, uriOfPath } from './paths';
import {
  type BudgetEditParams,
  type BudgetEditResult,
  budgetEditRequest,
  type ChangesModel,
  changesRequest,
  type DiffReportResult,
  diffReportRequest,
  type EarlierTextParams,
  earlierTextRequest,
} from './protocol';
import type { Session } from './session';

/** @param settled resolves when the view of the session is complete */
export function serveChanges(connection: Connection, session: Session, settled: () => Promise<void>): void {
  connection.onRequest(changesRequest, async (): Promise<ChangesModel> => {
    await settled();
    return changesModel(session.view().diffs, session.baselineStates(), session.settings);
  });
  connection.onRequest(diffReportRequest, async (): Promise<DiffReportResult> => {
    await settled();
    const view = session.view();
    return { markdown: diffDocument(view, session.baselineStates()), paragraph: diffParagraph(view.diffs) };
  });
  connection.onRequest(
    earlierTextRequest,
    async ({ uri }: EarlierTextParams): Promise<string | null> => (await session.earlierText(pathOfUri(uri))) ?? null,
  );
  connection.onRequest<BudgetEditResult, void>(budgetEditRequest, async ({ folder, ...limit }: BudgetEditParams) => {
    const file = `${pathOfUri(folder)}/${budgetFileName}`;
    const edited = editBudget((await session.textOf(file)) ?? '', limit, budgetFileName);
    if (edited.kind === 'refused') return edited;
    return { kind: 'edit', uri: uriOfPath(file), text: edited.text, line: edited.line };
  });
}
