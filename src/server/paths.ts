/** Between the editor's URIs and the file names of the pipeline. */
import { URI } from 'vscode-uri';

/**
 * `/home/me/main.tf` for a file. A document of another scheme, such as one that was never saved, is the only configuration file
 * of a directory of its own, which no machine has; its URI can be made from the name again.
 */
export function pathOfUri(uri: string): string {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== 'file') return `//${encodeURIComponent(uri)}/untitled.tf`;
  // fsPath has backslashes and a lower-case drive letter on Windows, in the form that Node gives too.
  return parsed.fsPath.replaceAll('\\', '/');
}

export function uriOfPath(path: string): string {
  return path.startsWith('//') ? decodeURIComponent(path.slice(2, path.lastIndexOf('/'))) : URI.file(path).toString();
}
