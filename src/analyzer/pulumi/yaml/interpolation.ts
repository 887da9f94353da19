/** `${name.property[0]["key"]}` in texts. */
import { fail } from '../../../expression/error';

/** A text between, or what stands between `${` and `}`. */
export type Part = string | PropertyAccess;

export interface PropertyAccess {
  /** A resource, variable, configuration key, or `pulumi`. */
  readonly root: string;
  readonly path: readonly (string | number)[];
}

/** The parts of a text; `$${` stands for `${`. Throws an `EvaluationError` for what is no property access. */
export function parseInterpolation(text: string): readonly Part[] {
  const parts: Part[] = [];
  let literal = '';
  let index = 0;
  while (index < text.length) {
    if (text.startsWith('$${', index)) {
      literal += '${';
      index += 3;
    } else if (text.startsWith('${', index)) {
      const close = closing(text, index + 2);
      if (literal !== '') parts.push(literal);
      literal = '';
      parts.push(parseAccess(text.slice(index + 2, close)));
      index = close + 1;
    } else {
      const next = text.indexOf('$', index + 1);
      const end = next < 0 ? text.length : next;
      literal += text.slice(index, end);
      index = end;
    }
  }
  if (literal !== '' || parts.length === 0) parts.push(literal);
  return parts;
}

/** The brace that closes; a brace in quotes is none. */
function closing(text: string, start: number): number {
  let quoted = false;
  for (let index = start; index < text.length; index++) {
    const character = text[index];
    if (character === '"' && text[index - 1] !== '\\') quoted = !quoted;
    else if (character === '}' && !quoted) return index;
  }
  return fail(`"\${" is not closed in "${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`);
}

function parseAccess(source: string): PropertyAccess {
  const text = source.trim();
  const path: (string | number)[] = [];
  const step = /\[\s*(?:"((?:[^"\\]|\\.)*)"|([^\]"]*))\s*\]|\.?([^.[\]]+)/y;
  let index = 0;
  while (index < text.length) {
    step.lastIndex = index;
    const match = step.exec(text);
    if (!match) return fail(`"\${${text}}" names no property`);
    const [whole, quoted, subscript, name] = match;
    if (quoted !== undefined) path.push(quoted.replace(/\\(.)/g, '$1'));
    else if (subscript !== undefined)
      path.push(/^\d{1,9}$/.test(subscript.trim()) ? Number(subscript) : subscript.trim());
    else path.push((name ?? '').trim());
    index += whole.length;
  }
  const [root, ...rest] = path;
  if (typeof root !== 'string' || root === '') return fail(`"\${${text}}" names nothing`);
  return { root, path: rest };
}
