/** Stops asking who fails again and again, for a while that doubles; then one question decides. */
export class Circuit {
  private failures = 0;
  private openUntil = 0;
  private pause: number;
  private trying = false;

  constructor(
    private readonly limit = 5,
    private readonly firstPause = 30_000,
    private readonly longestPause = 300_000,
    private readonly now: () => number = Date.now,
  ) {
    this.pause = firstPause;
  }

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
    this.pause = this.firstPause;
    this.trying = false;
  }

  failed(): void {
    this.failures++;
    if (this.trying) this.pause = Math.min(this.pause * 2, this.longestPause);
    if (this.trying || (this.failures >= this.limit && this.openUntil === 0)) this.openUntil = this.now() + this.pause;
    this.trying = false;
  }

  /** The question came to nothing that says anything about the other side. */
  abandoned(): void {
    this.trying = false;
  }
}
