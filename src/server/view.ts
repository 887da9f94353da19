/** The estimates of the whole workspace at one moment, and what of them belongs to a file. */
import type { AnalyzerDiagnostic } from '../analyzer/resource';
import type { ModuleCallSite, RootModule } from '../analyzer/terraform/root-module';
import type { Engine } from '../engine/engine';
import type { Estimate } from '../engine/estimate';
import type { UsageFile } from '../engine/usage';
import { isInModule, type Summary, summarize } from '../insight/summary';
import type { Range } from '../syntax/range';

/** One root module with its estimates. */
export interface RootView {
  /** Directory of the root module. */
  readonly path: string;
  /** Directory of the workspace folder it is in. */
  readonly folder: string;
  readonly estimates: readonly Estimate[];
  readonly calls: readonly ModuleCallSite[];
  readonly diagnostics: readonly AnalyzerDiagnostic[];
}

export interface WorkspaceView {
  readonly roots: readonly RootView[];
  readonly summary: Summary;
}

/** A resource block of a file with its estimates in every module instance and root module that it is part of. */
export interface BlockView {
  /** `aws_instance.web`. */
  readonly name: string;
  readonly headerRange: Range;
  readonly estimates: readonly Estimate[];
}

/** A module call of a file; one entry per module instance that it stands in. */
export interface CallView {
  readonly name: string;
  readonly headerRange: Range;
  readonly missing: string | undefined;
  /** The estimates of everything in the called module, once per calling module instance. */
  readonly callers: readonly (readonly Estimate[])[];
}

export interface FileView {
  readonly blocks: readonly BlockView[];
  readonly calls: readonly CallView[];
  readonly diagnostics: readonly AnalyzerDiagnostic[];
}

/** Estimates by root module; an unchanged root module gives the identical list again. */
export class EstimateLists {
  private readonly known = new WeakMap<
    RootModule,
    { resources: unknown; usage: UsageFile; generation: number; list: readonly Estimate[] }
  >();

  constructor(
    private readonly engine: Engine,
    private readonly generation: () => number,
  ) {}

  of(root: RootModule, usage: UsageFile): readonly Estimate[] {
    const resources = root.resources();
    const generation = this.generation();
    const before = this.known.get(root);
    if (before && before.resources === resources && before.usage === usage && before.generation === generation)
      return before.list;
    const related = root.related();
    const list: Estimate[] = [];
    for (const resource of resources)
      for (const estimate of this.engine.estimate(resource, related, usage)) list.push(estimate);
    this.known.set(root, { resources, usage, generation, list });
    return list;
  }
}

export function createView(roots: readonly RootView[]): WorkspaceView {
  return { roots, summary: summarize(roots.flatMap((root) => root.estimates)) };
}

/** What of the workspace stands in one file. */
export function fileView(view: WorkspaceView, file: string): FileView {
  const blocks = new Map<string, Estimate[]>();
  const calls = new Map<string, CallView & { readonly callers: (readonly Estimate[])[] }>();
  const diagnostics: AnalyzerDiagnostic[] = [];
  for (const root of view.roots) {
    for (const estimate of root.estimates) {
      const { resource } = estimate;
      if (resource.source.file !== file) continue;
      const name = `${resource.type}.${resource.name}`;
      const list = blocks.get(name);
      if (list) list.push(estimate);
      else blocks.set(name, [estimate]);
    }
    for (const call of root.calls) {
      if (call.file !== file) continue;
      const inside = root.estimates.filter(({ resource }) =>
        call.addresses.some((address) => isInModule(resource.module, address)),
      );
      const known = calls.get(call.name);
      if (known) known.callers.push(inside);
      else
        calls.set(call.name, {
          name: call.name,
          headerRange: call.headerRange(),
          missing: call.missing,
          callers: [inside],
        });
    }
    diagnostics.push(...root.diagnostics.filter((diagnostic) => diagnostic.file === file));
  }
  return {
    blocks: [...blocks].map(([name, estimates]) => ({
      name,
      headerRange: estimates[0]?.resource.source.headerRange() ?? nowhere,
      estimates,
    })),
    calls: [...calls.values()],
    diagnostics,
  };
}

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
