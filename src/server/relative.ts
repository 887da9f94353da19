/** `modules/app` for a path inside a folder, `.` for the folder itself, the whole path for others. */
export function relativeTo(folder: string, path: string): string {
  if (path === folder) return '.';
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}
