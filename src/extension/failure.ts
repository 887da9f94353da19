/** Tells of a failure: the whole cause in the log, one sentence to the person. */
import * as vscode from 'vscode';

/** @param sentence what did not work, as a whole sentence in the person's language */
export function showFailure(log: vscode.LogOutputChannel, sentence: string, error: unknown): void {
  log.error(sentence, error);
  const showLog = vscode.l10n.t('Show Log');
  const cause = error instanceof Error ? error.message : String(error);
  vscode.window.showErrorMessage(`${sentence} ${cause}`, showLog).then(
    (chosen) => {
      if (chosen === showLog) log.show();
    },
    (failure: unknown) => log.error('The message could not be shown', failure),
  );
}
