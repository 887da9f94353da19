import type { Formats } from '../analyzer/formats';
import { directoryOf, isInside, relativePath } from '../host';
import { rootSettings, templateSettings } from './format-settings';
import { uriOfPath } from './paths';
import type { ProjectInfo, ServerSettings } from './protocol';
import { relativeTo } from './relative';

/** The projects of a folder with what can be chosen for them. */
export function projectInfos(
  { terraform, cloudformation, pulumi }: Formats,
  settings: ServerSettings,
  folder: string,
): readonly ProjectInfo[] {
  const place = (path: string) => ({ folder: uriOfPath(folder), project: relativeTo(folder, path) });
  const variableFiles = terraform.optionalVariableFiles();
  const parameterFiles = cloudformation.parameterFiles();
  return [
    ...terraform.projects().map(({ path }): ProjectInfo => {
      const { varFiles, workspace } = rootSettings(settings, folder, path);
      const from = (file: string): string => relativePath(path, file);
      return {
        format: 'terraform',
        ...place(path),
        files: nearFirst(variableFiles, path).map(from),
        chosenFiles: varFiles.map(from),
        workspace,
      };
    }),
    ...cloudformation.projects().map((template): ProjectInfo => {
      const { path } = template;
      const directory = directoryOf(path);
      const from = (file: string): string => relativePath(directory, file);
      const { parameterFiles: chosen = [] } = templateSettings(settings, folder, path);
      const stated = settings.cloudformation.templates[relativeTo(folder, path)]?.parameters ?? {};
      return {
        format: 'cloudformation',
        ...place(path),
        files: nearFirst(parameterFiles, directory).map(from),
        chosenFiles: chosen.map(from),
        parameters: template.parameters().map(({ name, type, description = '', default: initial, allowed }) => ({
          name,
          type,
          description,
          default: initial ?? null,
          allowed,
          value: stated[name] ?? null,
        })),
      };
    }),
    ...pulumi.projects().map(
      (project): ProjectInfo => ({
        format: 'pulumi',
        ...place(project.path),
        stacks: project.stacks(),
        stack: project.shownStack(),
      }),
    ),
  ];
}

/** Those below a directory before those anywhere else. */
function nearFirst(files: readonly string[], directory: string): readonly string[] {
  const near = files.filter((file) => isInside(file, directory));
  return [...near, ...files.filter((file) => !near.includes(file))];
}
