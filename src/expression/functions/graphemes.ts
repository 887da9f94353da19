/** Strings as people count them: Terraform measures, cuts and reverses strings by grapheme cluster. */
import { fail } from '../error';

/** Made when it is first needed: that takes longer than all else which is loaded with it. */
let segmenter: Intl.Segmenter | undefined;

/** A string of these alone has one cluster per code unit. */
const simple = /^[\x20-\x7e\n\t]*$/;

/** Code units beyond which looking for clusters takes too long. */
const maximalLength = 1_000_000;

export function graphemes(value: string): string[] {
  if (simple.test(value)) return value.split('');
  if (value.length > maximalLength) {
    return fail(`characters are only counted in strings of up to ${maximalLength.toLocaleString('en')} of them`);
  }
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(value), ({ segment }) => segment);
}

export function graphemeCount(value: string): number {
  return simple.test(value) ? value.length : graphemes(value).length;
}
