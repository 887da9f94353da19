/** Failures in a row. */
const limit = 5;
/** In milliseconds. */
const firstPause = 30_000;
const longestPause = 300_000;

/** Stops asking who fails again and again, for a while that doubles; then one question decides. */
export class Circuit {
  private failures = 0;
  private openUntil = 0;
  private pause = firstPause;
  private trying = false;

  /** @param now milliseconds of a clock that nobody sets */
  constructor(private readonly now: () => number) {}

  /** Milliseconds until a question may be asked; 0 for now. Whoever gets 0 must tell of success or failure. */
  wait(): number {
    if (this.openUntil === 0) return 0;
    const rest = this.openUntil - this.now();
    if (rest > 0) return rest;
    if (this.trying) return 100;
    this.trying = true;
    return 0;
  }

  succeeded(): void {
    this.failures = 0;
    this.openUntil = 0;
    this.pause = firstPause;
    this.trying = false;
  }

  failed(): void {
    this.failures++;
    if (this.trying) this.pause = Math.min(this.pause * 2, longestPause);
    if (this.trying || (this.failures >= limit && this.openUntil === 0)) this.openUntil = this.now() + this.pause;
    this.trying = false;
  }

  /** The question came to nothing that says anything about the other side. */
  abandoned(): void {
    this.trying = false;
  }
}
