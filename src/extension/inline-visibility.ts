/** Whether amounts stand in the text. A switch of this window, beside the settings that choose how they look. */
import * as vscode from 'vscode';

export interface InlineVisibility {
  readonly visible: boolean;
  readonly onDidChange: vscode.Event<void>;
  toggle(): Promise<void>;
}

const key = 'inlineHidden';

/** Kept with the workspace, so that a project stays quiet once it was made so; nothing is written to its files. */
export function createInlineVisibility(state: vscode.Memento): InlineVisibility {
  const changes = new vscode.EventEmitter<void>();
  return {
    get visible() {
      return !state.get(key, false);
    },
    onDidChange: changes.event,
    async toggle() {
      await state.update(key, !state.get(key, false));
      changes.fire();
    },
  };
}
