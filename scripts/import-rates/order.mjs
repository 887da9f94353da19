// An order for class names that people expect: m5.2xlarge before m5.12xlarge. Plain code units, no locale.

/** Compares two lists of key values. */
export function naturalOrder(a, b) {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareText(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareText(a, b) {
  if (a === b) return 0;
  const left = a.match(/\d+|\D+/g) ?? [];
  const right = b.match(/\d+|\D+/g) ?? [];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    if (left[i] === right[i]) continue;
    if (/^\d/.test(left[i]) && /^\d/.test(right[i])) {
      const difference = Number(left[i]) - Number(right[i]);
      if (difference !== 0) return difference;
    }
    return left[i] < right[i] ? -1 : 1;
  }
  return left.length - right.length;
}
