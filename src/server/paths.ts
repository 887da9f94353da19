/** Between the editor's URIs and the file names of the pipeline. */
import { URI } from 'vscode-uri';

/** `/home/me/main.tf` for a file; for other schemes a name that no file has, from which the URI can be made again. */
export function pathOfUri(uri: string): string {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== 'file') return `//${encodeURIComponent(uri)}`;
  // fsPath has backslashes and a lower-case drive letter on Windows, in the form that Node gives too.
  return parsed.fsPath.replaceAll('\\', '/');
}

export function uriOfPath(path: string): string {
  return path.startsWith('//') ? decodeURIComponent(path.slice(2)) : URI.file(path).toString();
}
