import type { Project } from '../analyzer/project';
import type { Folder } from './folder';
import type { PricedSegment, SegmentPricer } from './priced-segments';

export interface PricedProject {
  readonly project: Project;
  readonly segments: readonly PricedSegment[];
}

/** The projects of a folder with their estimates. */
export function pricedProjects(folder: Folder, pricer: SegmentPricer, generation: number): readonly PricedProject[] {
  return folder
    .projects()
    .map((project) => ({ project, segments: [...segmentsOf(project, folder, pricer, generation)] }));
}

/** Evaluates and prices the projects of a folder step by step. */
export function* preparePrices(folder: Folder, pricer: SegmentPricer, generation: number): Generator<void> {
  for (const project of folder.projects()) {
    yield* project.prepare();
    for (const _ of segmentsOf(project, folder, pricer, generation)) yield;
  }
}

function* segmentsOf(
  project: Project,
  folder: Folder,
  pricer: SegmentPricer,
  generation: number,
): Generator<PricedSegment> {
  const usage = folder.stated.usageFor(project.directory);
  const related = project.related();
  for (const segment of project.segments()) yield pricer.price(segment, related, usage, generation);
}
