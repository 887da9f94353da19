/** How much there is under one root module: blocks that are each within bounds may multiply through modules. */
import { limits } from '../../expression/limits';

export class Population {
  private modules = 0;
  private instances = 0;

  /** Counts module instances that come, or go where `count` is negative. False, and nothing counted, for too many. */
  addModules(count: number): boolean {
    if (count > 0 && this.modules + count > limits.modules) return false;
    this.modules += count;
    return true;
  }

  /** Counts resource instances that come or go, likewise. */
  addInstances(count: number): boolean {
    if (count > 0 && this.instances + count > limits.allInstances) return false;
    this.instances += count;
    return true;
  }
}
