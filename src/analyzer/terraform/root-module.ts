import type { Range } from '../../syntax/range';
import type { AnalyzerDiagnostic, RelatedResources, Resource } from '../resource';
import type { Problem } from './body';
import type { ModuleDirectory } from './module-directory';
import { ModuleInstance, type RootContext } from './module-instance';
import { createRelated, type Related, sameList } from './related';

/** One module call as it stands in the text, with what its instances are. */
export interface ModuleCallSite {
  readonly name: string;
  readonly file: string;
  /** Addresses of the module instances that this call makes: `module.app["a"]`. */
  readonly addresses: readonly string[];
  /** Why the module cannot be read, where it cannot. */
  readonly missing: string | undefined;
  readonly headerRange: () => Range;
}

/** A root module, evaluated: its resources and those of all modules under it. */
export class RootModule {
  readonly instance: ModuleInstance;
  private snapshot: Snapshot | undefined;

  constructor(
    readonly context: RootContext,
    directory: ModuleDirectory,
  ) {
    this.instance = new ModuleInstance(context, '', directory, undefined);
  }

  get path(): string {
    return this.context.path;
  }

  /** All resources in the order of files and positions, each module's where its call stands. */
  resources(): readonly Resource[] {
    return this.current().resources;
  }

  calls(): readonly ModuleCallSite[] {
    return this.current().calls;
  }

  diagnostics(): readonly AnalyzerDiagnostic[] {
    return this.current().diagnostics;
  }

  related(): RelatedResources {
    return this.current().related;
  }

  /** All module instances, the root's own first. */
  *instances(from: ModuleInstance = this.instance): Generator<ModuleInstance> {
    yield from;
    for (const child of from.children.values()) yield* this.instances(child);
  }

  private current(): Snapshot {
    const { revision } = this.context.graph;
    if (this.snapshot?.revision !== revision) {
      const before = this.snapshot;
      this.snapshot = this.context.graph.untracked(() => collect(this.instance, revision, before));
    }
    return this.snapshot as Snapshot;
  }
}

interface Snapshot {
  readonly revision: number;
  readonly resources: readonly Resource[];
  readonly calls: readonly ModuleCallSite[];
  readonly diagnostics: readonly AnalyzerDiagnostic[];
  readonly related: Related;
}

function collect(root: ModuleInstance, revision: number, before: Snapshot | undefined): Snapshot {
  const resources: Resource[] = [];
  const calls: ModuleCallSite[] = [];
  const diagnostics: AnalyzerDiagnostic[] = [];
  const visit = (module: ModuleInstance): void => {
    for (const { key, kind, name, file } of module.directory.all()) {
      // Providers, outputs and variables are evaluated when something reads them; their own errors are told all the same.
      if (kind === 'terraform') continue;
      const evaluated = module.cell(key).get();
      for (const problem of evaluated.problems) diagnostics.push(diagnosticOf(module, problem));
      for (const resource of evaluated.resources) resources.push(resource);
      if (!evaluated.call) continue;
      const { instances, missing } = evaluated.call;
      const headerRange = () => headerOf(module, key);
      calls.push({ name, file, addresses: instances.map((instance) => instance.address), missing, headerRange });
      if (missing !== undefined) {
        diagnostics.push({
          severity: 'information',
          code: 'module-not-found',
          message: missing,
          file,
          range: headerRange,
        });
      }
      for (const instance of instances) visit(instance);
    }
  };
  visit(root);
  const same = before && sameList(before.resources, resources);
  return {
    revision,
    resources: same ? before.resources : resources,
    calls,
    diagnostics,
    related: same ? before.related : createRelated(resources, before?.related),
  };
}

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function headerOf(module: ModuleInstance, key: string): Range {
  const declaration = module.directory.get(key);
  const document = declaration && module.directory.file(declaration.file)?.document;
  if (!document || declaration.node.kind !== 'block') return nowhere;
  const { item, node } = declaration;
  const end = node.labels.at(-1)?.end ?? node.type.end;
  return document.rangeAt({ start: item.base + node.start, end: item.base + end });
}

function diagnosticOf(module: ModuleInstance, problem: Problem): AnalyzerDiagnostic {
  const { file, item, span, message } = problem;
  const owner = module.caller?.instance.directory.file(file) ? module.caller.instance : module;
  const directory = module.directory.file(file) ? module.directory : owner.directory;
  return {
    severity: 'warning',
    code: 'evaluation-error',
    message,
    file,
    range: () => {
      const document = directory.file(file)?.document;
      return document ? document.rangeAt({ start: item.base + span.start, end: item.base + span.end }) : nowhere;
    },
  };
}
