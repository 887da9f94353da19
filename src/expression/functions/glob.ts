/** Patterns of file names for `fileset`. */
import { RE2JS } from 're2js';
import { fail } from '../error';

/**
 * A pattern for whole paths with forward slashes: `*` and `?` stay within a folder, `**` as a whole part stands for
 * any folders, `[a-z]` for one character and `{a,b}` for either text. Throws where brackets do not match.
 */
export function globPattern(pattern: string): RE2JS {
  const expression = translate(pattern);
  try {
    return RE2JS.compile(expression, RE2JS.DOTALL);
  } catch (error) {
    return fail(`"${pattern}" is not a file pattern: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function translate(pattern: string): string {
  const token = /\*\*\/|\*\*$|\*+|\?|\[[!^]?[^\]]+\]|[{},]|\\(.)|./gsu;
  let depth = 0;
  const result = pattern.replace(token, (part: string, escaped: string | undefined, offset: number) => {
    const startsPart = offset === 0 || pattern[offset - 1] === '/';
    if (escaped !== undefined) return RE2JS.quote(escaped);
    if (part === '**/') return startsPart ? '(?:[^/]*/)*' : '[^/]*/';
    if (part === '**' && offset + 2 === pattern.length) return startsPart ? '.*' : '[^/]*';
    if (part.startsWith('*')) return '[^/]*';
    if (part === '?') return '[^/]';
    if (part.startsWith('[') && part.length > 2) return part.replace(/^\[[!^]/, '[^').replaceAll('\\', '\\\\');
    if (part === '{') {
      depth++;
      return '(?:';
    }
    if (part === '}' && depth > 0) {
      depth--;
      return ')';
    }
    if (part === '[') return fail(`"${pattern}" has a "[" that is not closed`);
    return part === ',' && depth > 0 ? '|' : RE2JS.quote(part);
  });
  if (depth > 0) fail(`"${pattern}" has a "{" that is not closed`);
  return result;
}
