/** Between the editor's URIs and the file names of the pipeline. */
import { URI } from 'vscode-uri';
import { isUnsaved } from '../host';

/**
 * `/home/me/main.tf` for a file. A document of another scheme, such as one that was never saved, is the only file of a directory of
 * its own, which no machine has; its URI can be made from the name again.
 */
export function pathOfUri(uri: string): string {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== 'file') return `//${encodeURIComponent(uri)}/untitled.${endings.get(uri) ?? 'tf'}`;
  // fsPath has backslashes and a lower-case drive letter on Windows, in the form that Node gives too.
  return parsed.fsPath.replaceAll('\\', '/');
}

export function uriOfPath(path: string): string {
  return isUnsaved(path) ? decodeURIComponent(path.slice(2, path.lastIndexOf('/'))) : URI.file(path).toString();
}

/** Of open documents that have no name, by URI: nothing but their language says what they may be. */
const endings = new Map<string, string>();

const endingOf: Readonly<Record<string, string>> = {
  yaml: 'yaml',
  cloudformation: 'yaml',
  json: 'json',
  jsonc: 'json',
};

/** The name of a document that is opened; it keeps it until it is closed. */
export function openedPath(uri: string, languageId: string): string {
  const ending = endingOf[languageId];
  if (ending !== undefined) endings.set(uri, ending);
  return pathOfUri(uri);
}

/** The name of a document that is closed. */
export function closedPath(uri: string): string {
  const path = pathOfUri(uri);
  endings.delete(uri);
  return path;
}
