/** What is to be said of a project as a whole. */
import type { Range } from '../../syntax/range';
import type { AnalyzerDiagnostic } from '../resource';
import type { Overlay } from './preview/overlay';
import { type ProjectFile, programRuntime } from './project-file';

interface RemarkedProject {
  readonly about: ProjectFile;
  readonly projectFile: string;
  readonly shownStack: () => string;
  readonly stacks: () => readonly string[];
  readonly unreadable: string | undefined;
}

/** What is assumed, and what cannot be read, at the start of the project's file. */
export function projectRemarks(project: RemarkedProject, stackIsChosen: boolean): readonly AnalyzerDiagnostic[] {
  const { about, projectFile, unreadable } = project;
  const remarks: AnalyzerDiagnostic[] = [];
  const add = (code: string, message: string): void => {
    remarks.push({ severity: 'information', code, message, file: projectFile, range: () => nowhere });
  };
  const stacks = project.stacks();
  if (!stackIsChosen && stacks.length > 1) {
    add('stack-assumed', `Costs are those of stack ${project.shownStack()}, of ${stacks.join(', ')}`);
  }
  if (about.runtime !== 'yaml' && !programRuntime(about.runtime)) {
    add(
      'runtime-not-supported',
      `Programs of runtime ${about.runtime} are not read; "pulumi preview --json" tells what they make`,
    );
  }
  if (unreadable !== undefined) add('program-not-read', unreadable);
  return remarks;
}

/** What a preview says beside the lines of the program; `name` and `stack` are those of the project that is shown. */
export function overlayNotes(overlay: Overlay, name: string, stack: string): readonly string[] {
  const { label, elsewhere, remarks } = overlay;
  if (overlay.stack !== stack) return [`${label} was of stack ${overlay.stack} of ${name}, not of ${stack}`];
  const names = elsewhere.slice(0, mostNamed).map(({ address }) => address);
  if (elsewhere.length > mostNamed) names.push(`${elsewhere.length - mostNamed} more`);
  return [
    `${name} (${stack}): values are from ${label}, where the text is still the same`,
    ...remarks,
    ...(names.length > 0 ? [`At no line of the program, so far as can be told: ${names.join(', ')}`] : []),
  ];
}

/** Resources beyond these are counted. */
const mostNamed = 10;

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
