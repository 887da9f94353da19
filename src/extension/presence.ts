/** Whether there is infrastructure code in the window: until there is, Costline starts nothing and shows nothing. */
import * as vscode from 'vscode';
import { recognizeTemplate } from '../analyzer/cloudformation/recognize';

/** Files whose name alone says it. */
const named =
  '**/{*.tf,*.tofu,*.tf.json,Pulumi.yaml,Pulumi.yml,cdk.json,samconfig.toml,template.yaml,template.yml,*.template,*.template.json,*.template.yaml,*.template.yml}';
const nowhere = '**/{node_modules,.git,.terraform,cdk.out,.venv,vendor}/**';

/** Resolves as soon as there is some, which may be never; the subscriptions are let go of then, or when disposed. */
export function whenPresent(onPresent: () => void): vscode.Disposable {
  let done = false;
  const subscriptions: vscode.Disposable[] = [];
  const stop = (): void => {
    done = true;
    for (const subscription of subscriptions.splice(0)) subscription.dispose();
  };
  const found = (): void => {
    if (done) return;
    stop();
    onPresent();
  };
  const look = async (): Promise<void> => {
    const [file] = await vscode.workspace.findFiles(named, nowhere, 1);
    if (file) found();
  };
  const lookAt = (document: vscode.TextDocument): void => {
    if (saysIt(document)) found();
  };
  subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(lookAt),
    vscode.workspace.onDidChangeTextDocument(({ document }) => lookAt(document)),
    vscode.workspace.onDidCreateFiles(() => void look()),
    vscode.workspace.onDidChangeWorkspaceFolders(() => void look()),
  );
  vscode.workspace.textDocuments.forEach(lookAt);
  if (!done) void look();
  return { dispose: stop };
}

function saysIt(document: vscode.TextDocument): boolean {
  const { languageId, uri } = document;
  if (/^(terraform|opentofu)/.test(languageId) || /\.(tf|tofu|tfvars)$/.test(uri.path)) return true;
  if (!/\.(ya?ml|json|template)$/.test(uri.path) && !/^(yaml|jsonc?|cloudformation)$/.test(languageId)) return false;
  if (/\/Pulumi\.ya?ml$/.test(uri.path)) return true;
  const text = document.getText();
  return (
    recognizeTemplate(text) !== undefined || (uri.scheme === 'untitled' && /^\s*"?runtime"?:\s*"?yaml/m.test(text))
  );
}
