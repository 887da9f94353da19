/** What the client may ask about usage files; they have completion of their own, and no other file is offered it. */
import { CompletionRequest, type Connection } from 'vscode-languageserver/node';
import type { SpecBook } from '../engine/spec-book';
import { usageFileNames } from '../engine/usage';
import { blockAt } from './hover';
import { pathOfUri } from './paths';
import { type UsageEditParams, type UsageEditResult, usageEditRequest } from './protocol';
import type { Session } from './session';
import { usageCompletion, usageEdit } from './usage-view';

/** @param settled resolves when the view of the session is complete */
export function serveUsage(
  connection: Connection,
  session: Session,
  specs: SpecBook,
  settled: () => Promise<void>,
): void {
  connection.onCompletion(async ({ textDocument: { uri }, position }) => {
    await settled();
    return usageCompletion(session, specs, pathOfUri(uri), position);
  });
  connection.onRequest<UsageEditResult, void>(usageEditRequest, async ({ uri, position }: UsageEditParams) => {
    await settled();
    const block = blockAt(session.file(pathOfUri(uri)), position);
    return usageEdit(session, specs, block?.estimates ?? []);
  });
}

/** Asks for completion in usage files. @param named one that the settings name; empty for none */
export async function registerUsageCompletion(connection: Connection, named: string): Promise<void> {
  const patterns = [...usageFileNames, ...(named === '' ? [] : [named.replace(/^(\.?\/)+/, '')])];
  await connection.client.register(CompletionRequest.type, {
    documentSelector: patterns.map((name) => ({ scheme: 'file', pattern: `**/${name}` })),
  });
}
