import { EvaluationError, fail } from '../expression/error';
import { limits } from '../expression/limits';

/**
 * Values that are computed when asked for, remembered, and computed again only when something they read has changed.
 *
 * An edit invalidates the cells of the names it touched. Whatever read them is not computed again at once but checked
 * when next asked: if all it read turned out the same, its own value stands (and its identity, which later stages use
 * as the key of their caches).
 */
export class CellGraph {
  /** Counts edits; a cell remembers at which it was last verified and last changed. */
  revision = 1;
  /** The cells being computed, innermost last. */
  readonly stack: AnyCell[] = [];

  /** How many cells are being checked, one because of the other. */
  checking = 0;

  /** To be called once before the invalidations of an edit. */
  advance(): void {
    this.revision++;
  }

  /** Reads cells without becoming their dependent: for those outside the graph. */
  untracked<T>(action: () => T): T {
    const saved = this.stack.splice(0);
    try {
      return action();
    } finally {
      this.stack.push(...saved);
    }
  }
}

/** A mark that several cells share: whether one of them may have changed since it was last taken down. */
export interface Watch {
  dirty: boolean;
}

interface AnyCell {
  readonly label: string;
  dependents: Set<AnyCell> | undefined;
  addRead(cell: AnyCell): void;
  changedAt: number;
  refresh(): void;
  suspect(): boolean;
}

/** Nobody adds to it. */
const none: AnyCell[] = [];

export class Cell<T> implements AnyCell {
  /** Those who have read it; most cells of a workspace nobody reads. */
  dependents: Set<AnyCell> | undefined;
  private reads: AnyCell[] = none;
  changedAt = 0;
  private verifiedAt = 0;
  private state: 'stale' | 'suspect' | 'checking' | 'computing' | 'valid' = 'stale';
  private value: T | undefined;
  /** Told when the value may have changed, so that whoever shows it need not look at every cell. */
  watch: Watch | undefined;

  constructor(
    private readonly graph: CellGraph,
    /** The name in messages about cycles: `local.size`. */
    readonly label: string,
    private readonly compute: () => T,
    /** Whether a new value says the same as the old one, so that dependents need not be computed again. */
    private readonly same: (before: T, after: T) => boolean = Object.is,
  ) {}

  /** The value; the cell being computed, if any, becomes a dependent. Throws an `EvaluationError` on a cycle. */
  get(): T {
    const reader = this.graph.stack.at(-1);
    if (reader) {
      this.dependents ??= new Set();
      if (!this.dependents.has(reader)) {
        this.dependents.add(reader);
        reader.addRead(this);
      }
    }
    if (this.state !== 'valid') this.refresh();
    return this.value as T;
  }

  addRead(cell: AnyCell): void {
    if (this.reads === none) this.reads = [cell];
    else this.reads.push(cell);
  }

  /** The value if it is there, without computing anything. */
  peek(): T | undefined {
    return this.value;
  }

  /** Says that what `compute` depends on outside the graph has changed. */
  invalidate(): void {
    if (this.state === 'computing') return;
    this.state = 'stale';
    if (this.watch) this.watch.dirty = true;
    this.suspectDependents();
  }

  /** Says that something this cell read may have changed. Returns false where that was known already. */
  suspect(): boolean {
    if (this.state !== 'valid') return false;
    this.state = 'suspect';
    if (this.watch) this.watch.dirty = true;
    return true;
  }

  /** A list instead of recursion: chains of dependents may be longer than a stack. */
  private suspectDependents(): void {
    const pending: AnyCell[] = [...(this.dependents ?? none)];
    for (let cell = pending.pop(); cell; cell = pending.pop()) {
      if (cell.suspect() && cell.dependents) for (const dependent of cell.dependents) pending.push(dependent);
    }
  }

  refresh(): void {
    if (this.state === 'computing') this.failOnCycle();
    if (this.state === 'suspect') {
      this.state = 'checking';
      const unchanged = this.graph.checking < limits.chain && this.readsUnchanged();
      // A cell that is part of a cycle may have been computed meanwhile, by one of those it reads.
      if (this.settled()) return;
      if (unchanged) {
        this.state = 'valid';
        this.verifiedAt = this.graph.revision;
        return;
      }
    }
    if (!this.settled()) this.recompute();
  }

  /** Forgets the value and lets go of what it read. */
  dispose(): void {
    this.release();
    this.value = undefined;
    this.changedAt = 0;
    this.state = 'stale';
  }

  private settled(): boolean {
    return this.state === 'valid';
  }

  private readsUnchanged(): boolean {
    this.graph.checking++;
    try {
      for (const read of this.reads) {
        read.refresh();
        if (read.changedAt > this.verifiedAt) return false;
      }
      return true;
    } catch (error) {
      // A cycle or too long a chain: whoever computes meets it again and tells it at its place.
      if (error instanceof EvaluationError) return false;
      throw error;
    } finally {
      this.graph.checking--;
    }
  }

  private recompute(): void {
    const { graph } = this;
    if (graph.stack.length >= limits.chain) fail(`More than ${limits.chain} values refer to one another in a chain`);
    this.release();
    this.state = 'computing';
    graph.stack.push(this);
    try {
      const value = this.compute();
      if (this.changedAt === 0 || !this.same(this.value as T, value)) {
        this.value = value;
        this.changedAt = graph.revision;
      }
      this.state = 'valid';
      this.verifiedAt = graph.revision;
    } finally {
      graph.stack.pop();
      if (this.state === 'computing') this.state = 'stale';
    }
  }

  private release(): void {
    for (const read of this.reads) read.dependents?.delete(this);
    this.reads = none;
  }

  /** The message names the cycle from its alphabetically first member, whoever was asked first. */
  private failOnCycle(): never {
    const { stack } = this.graph;
    const labels = stack.slice(stack.indexOf(this)).map((cell) => cell.label);
    const start = labels.indexOf([...labels].sort()[0] ?? '');
    const cycle = [...labels.slice(start), ...labels.slice(0, start)];
    return fail(`Cycle: ${[...cycle, cycle[0]].join(' → ')}`);
  }
}
