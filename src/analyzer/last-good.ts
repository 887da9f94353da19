/** What declarations were when their text last had no mistakes, by name: half-typed text keeps it. */
export class LastGood<T> {
  private readonly values = new Map<string, T>();
  /** Names that nothing declares any more, the latest last. */
  private readonly vanished = new Set<string>();

  get(key: string): T | undefined {
    return this.values.get(key);
  }

  set(key: string, value: T): void {
    this.values.set(key, value);
  }

  delete(key: string): void {
    this.values.delete(key);
  }

  /** A name that is gone for a while may come back half-typed; of those that are gone only the latest are kept. */
  bound(changed: ReadonlySet<string>, isDeclared: (key: string) => boolean): void {
    for (const key of changed) {
      this.vanished.delete(key);
      if (!isDeclared(key) && this.values.has(key)) this.vanished.add(key);
    }
    for (const key of this.vanished) {
      if (this.vanished.size <= mostVanished) return;
      this.vanished.delete(key);
      this.values.delete(key);
    }
  }
}

/** So many names that are gone are remembered. */
const mostVanished = 20;
