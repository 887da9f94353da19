/** Puts a text that the server has written into its file, and opens it there. */
import * as vscode from 'vscode';

export interface EditedFile {
  readonly uri: string;
  readonly text: string;
  /** Zero-based line to show. */
  readonly line: number;
}

/** The file is saved, unless somebody has something in it that is not: that is theirs to save. */
export async function openEdited({ uri: address, text, line }: EditedFile): Promise<void> {
  const uri = vscode.Uri.parse(address);
  const open = vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri.toString());
  const saves = open?.isDirty !== true;
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true });
  edit.replace(uri, new vscode.Range(0, 0, Number.MAX_SAFE_INTEGER, 0), text);
  await vscode.workspace.applyEdit(edit);
  const document = await vscode.workspace.openTextDocument(uri);
  if (saves) await document.save();
  const place = new vscode.Position(line, 0);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(place, place) });
}
