/** What the templates of a workspace export to one another. */
import type { Value } from '../../expression/value';
import { Cell, type CellGraph } from '../cell';
import { exportName, withoutReference } from './evaluate-entry';
import type { TemplateInstance } from './template-instance';

interface Exported {
  readonly instance: TemplateInstance;
  readonly output: string;
}

export class Exports {
  private readonly names: Cell<ReadonlyMap<string, Exported>>;

  constructor(graph: CellGraph, instances: () => readonly TemplateInstance[]) {
    this.names = new Cell<ReadonlyMap<string, Exported>>(graph, 'exports', () => {
      const names = new Map<string, Exported>();
      for (const instance of instances()) {
        for (const output of instance.template.keysOf('Outputs')) {
          const name = exportName(instance, output);
          if (name !== undefined && !names.has(name)) names.set(name, { instance, output });
        }
      }
      return names;
    });
  }

  invalidate(): void {
    this.names.invalidate();
  }

  /** The value exported under a name; `undefined` where no template exports it. */
  value(name: string): Value | undefined {
    const found = this.names.get().get(name);
    return found && withoutReference(found.instance.value(`Outputs.${found.output}`));
  }
}
