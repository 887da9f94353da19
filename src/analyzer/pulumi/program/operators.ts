import { formatPercent } from './python-format';
import { bounds, type Run } from './run';
import { Dictionary, List, type ProgramValue, SdkPath, Unknown, unknown } from './value';

/** Whether a value counts as true in the language, or why that is not known. */
export function isTrue(run: Run, value: ProgramValue): boolean | Unknown {
  if (value instanceof Unknown) return value;
  if (value === null || typeof value !== 'object') return run.language.isTrue(value);
  if (!run.language.emptyIsFalse) return true;
  if (value instanceof List) return value.items.length > 0 || (value.rest ?? false);
  if (value instanceof Dictionary && value.class === null) return value.entries.size > 0 || (value.rest ?? false);
  return true;
}

/** The text of a value where it stands in a text. */
export function textOfValue(run: Run, value: ProgramValue): string | Unknown {
  const { words } = run.language;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? words.true : words.false;
  if (value === null) return words.null;
  if (value instanceof Unknown) return value;
  if (value instanceof List && run.language.runtime === 'nodejs') {
    const parts = value.items.map((item) => textOfValue(run, item));
    return value.rest ?? parts.find((part) => part instanceof Unknown) ?? parts.join(',');
  }
  if ('token' in value) return new Unknown(`\`${value.variable || 'a resource'}\` is no text`, 'computed');
  return unknown('a text is made of something that is no text');
}

export function binary(run: Run, operator: string, left: ProgramValue, right: ProgramValue): ProgramValue {
  if (operator === '==' || operator === '!=') {
    const same = equals(run, left, right);
    return same instanceof Unknown ? same : same === (operator === '==');
  }
  if (left instanceof Unknown) return left;
  if (right instanceof Unknown) return right;
  if (operator === 'in' || operator === 'not in') {
    const found = contains(run, right, left);
    return found instanceof Unknown ? found : found === (operator === 'in');
  }
  if (typeof left === 'number' && typeof right === 'number') return arithmetic(run, operator, left, right);
  if (typeof left === 'string' && operator === '%' && run.language.runtime === 'python') {
    return formatPercent(run, left, right);
  }
  if (operator === '+') return sum(run, left, right);
  if (operator === '*' && run.language.runtime === 'python') return repeated(run, left, right);
  if (operator === '|' && left instanceof Dictionary && right instanceof Dictionary) {
    const merged = new Dictionary(
      left.shape,
      new Map([...left.entries, ...right.entries]),
      run.birth,
      '',
      left.rest ?? right.rest,
    );
    return merged;
  }
  if (typeof left === 'string' && typeof right === 'string') {
    if (operator === '<') return left < right;
    if (operator === '>') return left > right;
    if (operator === '<=') return left <= right;
    if (operator === '>=') return left >= right;
  }
  if (operator === 'instanceof') return unknown('`instanceof` is not read');
  return unknown(`\`${operator}\` of these values is not read`);
}

function equals(run: Run, left: ProgramValue, right: ProgramValue): boolean | Unknown {
  if (left === right && !(left instanceof Unknown)) return true;
  const missing = [left, right].find((value) => value instanceof Unknown);
  if (missing instanceof Unknown) {
    // What is known after deployment is there, whatever it is.
    const other = missing === left ? right : left;
    return other === null && missing.kind === 'computed' ? false : missing;
  }
  if (left === null || right === null) {
    const other = left ?? right;
    // The zero values of Go are not told from nothing.
    return run.language.runtime === 'go' && (other === '' || other === 0 || other === false);
  }
  if (left instanceof List && right instanceof List && run.language.runtime === 'python') {
    if (left.rest || right.rest) return left.rest ?? right.rest ?? false;
    if (left.items.length !== right.items.length) return false;
    for (const [index, item] of left.items.entries()) {
      const same = equals(run, item, right.items[index] ?? null);
      if (same !== true) return same;
    }
    return true;
  }
  if (left instanceof SdkPath || right instanceof SdkPath) return unknown('a name of a package is compared');
  return false;
}

function contains(run: Run, container: ProgramValue, item: ProgramValue): boolean | Unknown {
  if (typeof container === 'string' && typeof item === 'string') return container.includes(item);
  if (container instanceof Dictionary && item !== null && typeof item !== 'object') {
    return container.entries.has(String(item)) || (container.rest ?? false);
  }
  if (!(container instanceof List)) return unknown('`in` of this value is not read');
  run.spend(container.items.length >> 2);
  let open: Unknown | null = container.rest;
  for (const each of container.items) {
    const same = equals(run, each, item);
    if (same === true) return true;
    if (same instanceof Unknown) open ??= same;
  }
  return open ?? false;
}

function arithmetic(run: Run, operator: string, left: number, right: number): ProgramValue {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '**':
      return left ** right;
    case '/':
      return divide(run, left, right);
    case '//':
      return right === 0 ? unknown('a division by zero') : Math.floor(left / right);
    case '%':
      return remainder(run, left, right);
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    case '>=':
      return left >= right;
    case '&':
      return left & right;
    case '|':
      return left | right;
    case '<<':
      return left * 2 ** right;
    case '>>':
      return Math.floor(left / 2 ** right);
    default:
      return unknown(`\`${operator}\` is not read`);
  }
}

/** Go divides whole numbers to whole numbers, and types are not read: only what comes to the same is known. */
function divide(run: Run, left: number, right: number): ProgramValue {
  if (right === 0) return unknown('a division by zero');
  const result = left / right;
  if (run.language.runtime !== 'go' || Number.isInteger(result)) return result;
  const whole = Number.isInteger(left) && Number.isInteger(right);
  return whole ? unknown('a division leaves a rest, and the types of its numbers are not read') : result;
}

function remainder(run: Run, left: number, right: number): ProgramValue {
  if (right === 0) return unknown('a division by zero');
  const result = left % right;
  return run.language.runtime === 'python' && result !== 0 && result < 0 !== right < 0 ? result + right : result;
}

function sum(run: Run, left: ProgramValue, right: ProgramValue): ProgramValue {
  if (left instanceof List && right instanceof List && run.language.runtime === 'python') {
    run.spend((left.items.length + right.items.length) >> 2);
    if (left.items.length + right.items.length > bounds.items) return unknown('a list is too long to be read');
    const list = new List([...left.items, ...right.items], run.birth, left.rest ?? right.rest);
    return list;
  }
  if (typeof left !== 'string' && typeof right !== 'string') return unknown('`+` of these values is not read');
  const [first, second] = [textOfValue(run, left), textOfValue(run, right)];
  if (first instanceof Unknown) return first;
  if (second instanceof Unknown) return second;
  if (first.length + second.length > bounds.text) return unknown('a text is too long to be read');
  run.spend((first.length + second.length) >> 8);
  return first + second;
}

function repeated(run: Run, left: ProgramValue, right: ProgramValue): ProgramValue {
  const [what, times] = typeof left === 'number' ? [right, left] : [left, right];
  if (typeof times !== 'number') return unknown('`*` of these values is not read');
  const count = Math.max(0, Math.floor(times));
  if (typeof what === 'string') {
    return what.length * count > bounds.text ? unknown('a text is too long to be read') : what.repeat(count);
  }
  if (!(what instanceof List)) return unknown('`*` of these values is not read');
  if (what.items.length * count > bounds.items) return unknown('a list is too long to be read');
  run.spend((what.items.length * count) >> 2);
  const list = new List(Array.from({ length: count }, () => what.items).flat(), run.birth, what.rest);
  return list;
}
