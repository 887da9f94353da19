/** Whether a text fits a pattern in which `*` stands for any characters and `?` for one. Linear in both, but for a factor. */
export function globMatches(pattern: string, text: string): boolean {
  let [at, inText] = [0, 0];
  let [star, resume] = [-1, 0];
  while (inText < text.length) {
    const wanted = pattern[at];
    if (wanted === '*') {
      star = at++;
      resume = inText;
    } else if (wanted !== undefined && (wanted === '?' || wanted === text[inText])) {
      at++;
      inText++;
    } else if (star >= 0) {
      at = star + 1;
      inText = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
