/** Whether two lists say the same; most items are the identical objects from one keystroke to the next. */
export function saysTheSame<T>(before: readonly T[], after: readonly T[]): boolean {
  return (
    before.length === after.length &&
    before.every((item, index) => item === after[index] || JSON.stringify(item) === JSON.stringify(after[index]))
  );
}
