/** Strings as people count them: Terraform measures, cuts and reverses strings by grapheme cluster. */
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A string of these alone has one cluster per code unit. */
const simple = /^[\x20-\x7e\n\t]*$/;

export function graphemes(value: string): string[] {
  if (simple.test(value)) return value.split('');
  return Array.from(segmenter.segment(value), ({ segment }) => segment);
}

export function graphemeCount(value: string): number {
  return simple.test(value) ? value.length : graphemes(value).length;
}
