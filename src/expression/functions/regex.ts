/** Functions with regular expressions: RE2's, as in Terraform, so that no pattern takes more than linear time. */
import { RE2JS } from 're2js';
import { fail } from '../error';
import type { FunctionContext, TerraformFunction } from '../function';
import { checkLength } from '../limits';
import { sortedMap, type Value } from '../value';
import { binary, list, ternary, text, tuple } from './signature';
import { occurrences } from './strings';

export const regexFunctions: readonly TerraformFunction[] = [
  binary('regex', text('pattern'), text('string'), (pattern, value) => {
    const matcher = compile(pattern).matcher(value);
    return matcher.find() ? capture(matcher) : fail('the pattern does not match the string');
  }),
  binary('regexall', text('pattern'), text('string'), (pattern, value, context) => {
    const matcher = compile(pattern).matcher(value);
    const results: Value[] = [];
    for (const match of matches(matcher)) {
      context.spend(1 + match.groupCount());
      results.push(capture(match));
    }
    return list(results);
  }),
  ternary('replace', text('str'), text('substr'), text('replace'), replace),
];

type Matcher = ReturnType<RE2JS['matcher']>;

function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    return fail(`"${pattern}" is not a regular expression: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The matcher at every match, without the empty ones right behind another match, which Go leaves out. */
function* matches(matcher: Matcher): Generator<Matcher> {
  let end = -1;
  while (matcher.find()) {
    if (matcher.start() === matcher.end() && matcher.start() === end) continue;
    end = matcher.end();
    yield matcher;
  }
}

/** The whole match; where the pattern has groups, what they matched: by name or, unnamed, by position. */
function capture(matcher: Matcher): Value {
  const groups = matcher.groupCount();
  if (groups === 0) return matcher.group(0);
  const names = matcher.pattern().namedGroups();
  const named = Object.keys(names);
  if (named.length === 0) return tuple(Array.from({ length: groups }, (_, index) => group(matcher, index + 1)));
  if (named.length < groups) return fail('a pattern cannot have both named and unnamed groups');
  return sortedMap(
    'object',
    named.map((name) => [name, group(matcher, name)]),
  );
}

function group(matcher: Matcher, key: number | string): string | null {
  return matcher.group(key) ?? null;
}

/** A search text between slashes is a regular expression. */
function replace(value: string, search: string, replacement: string, context: FunctionContext): string {
  if (search.length > 1 && search.startsWith('/') && search.endsWith('/')) {
    return replaceMatches(value, compile(search.slice(1, -1)), replacement, context);
  }
  const places = search === '' ? value.length + 1 : occurrences(value, search);
  checkLength(value.length + places * Math.max(0, replacement.length - search.length));
  return search === '' ? replaceEmpty(value, replacement) : value.replaceAll(search, () => replacement);
}

/** The empty string stands before every character and at the end. */
function replaceEmpty(value: string, replacement: string): string {
  return replacement + Array.from(value, (character) => character + replacement).join('');
}

function replaceMatches(value: string, pattern: RE2JS, replacement: string, context: FunctionContext): string {
  let result = '';
  let position = 0;
  for (const match of matches(pattern.matcher(value))) {
    context.spend(1);
    result += value.slice(position, match.start()) + expand(replacement, match);
    position = match.end();
    checkLength(result.length);
  }
  return result + value.slice(position);
}

/** Puts groups in the place of `$1`, `$name` and `${name}`; a name is as long as it can be, `$$` is a dollar sign. */
function expand(replacement: string, matcher: Matcher): string {
  const names = matcher.pattern().namedGroups();
  return replacement.replace(/\$(?:(\$)|(\w+)|\{(\w+)\})/g, (_, dollar?: string, bare?: string, braced?: string) => {
    if (dollar) return '$';
    const name = bare ?? braced ?? '';
    if (/^\d+$/.test(name)) return Number(name) <= matcher.groupCount() ? (matcher.group(Number(name)) ?? '') : '';
    return name in names ? (matcher.group(name) ?? '') : '';
  });
}
