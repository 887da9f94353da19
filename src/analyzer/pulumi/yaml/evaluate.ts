/** Evaluates the expressions of Pulumi YAML: texts with `${…}`, and `fn::` functions. */
import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { toText } from '../../../expression/convert';
import { EvaluationError, fail } from '../../../expression/error';
import { checkLength } from '../../../expression/limits';
import {
  hasMark,
  ListValue,
  MapValue,
  reveal,
  SensitiveValue,
  sortedMap,
  UnknownValue,
  type Value,
} from '../../../expression/value';
import { followPath } from '../follow-path';
import { aliasTarget } from './aliases';
import type { Entry } from './document';
import { callFunction } from './functions';
import { type Part, parseInterpolation } from './interpolation';
import { isMergeKey } from './node-path';
import type { YamlScope } from './scope';

/** Deeper than any text is nested that is read at all; anchors inside of themselves end here. */
const deepest = 250;

/** The value of a node; mistakes are reported with the place of the innermost node, and leave an unknown value. */
export function evaluateNode(node: Node | null, entry: Entry, scope: YamlScope, depth = 0): Value {
  if (!node) return null;
  try {
    scope.budget.spend(1);
    if (depth > deepest) fail('Collections are nested too deep, or an anchor stands inside of itself');
    if (isAlias(node)) return evaluateNode(aliasTarget(node, entry.document), entry, scope, depth + 1);
    if (isScalar(node)) return scalar(node.value, scope);
    if (isSeq<Node | null>(node)) {
      return new ListValue(
        'tuple',
        node.items.map((item) => evaluateNode(item, entry, scope, depth + 1)),
      );
    }
    if (!isMap<unknown, Node | null>(node)) return fail('Expected a value');
    const [only, ...others] = node.items;
    const key = only && isScalar(only.key) ? only.key.value : undefined;
    if (only && others.length === 0 && typeof key === 'string' && /^fn::/i.test(key)) {
      const evaluate = (argument: Node | null): Value => evaluateNode(argument, entry, scope, depth + 1);
      return callFunction(key.slice(4), only.value, { entry, scope, evaluate });
    }
    const entries: (readonly [string, Value])[] = [];
    for (const pair of node.items) {
      if (!isScalar(pair.key)) continue;
      if (isMergeKey(pair.key)) merge(entries, evaluateNode(pair.value, entry, scope, depth + 1));
      else entries.push([String(pair.key.value), evaluateNode(pair.value, entry, scope, depth + 1)]);
    }
    return sortedMap('object', entries);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    const [start = 0, end = 0] = node.range ?? [];
    scope.report(error.message, { start, end });
    return new UnknownValue({ kind: 'error', message: error.message });
  }
}

function merge(entries: (readonly [string, Value])[], merged: Value): void {
  for (const part of merged instanceof ListValue ? merged.items : [merged]) {
    if (part instanceof MapValue) entries.unshift(...part.entries);
  }
}

function scalar(value: unknown, scope: YamlScope): Value {
  if (typeof value === 'string') return value.includes('$') ? interpolate(parseInterpolation(value), scope) : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : String(value);
}

/** One access alone is its value; otherwise the parts are joined to a text. */
function interpolate(parts: readonly Part[], scope: YamlScope): Value {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && typeof only !== 'string') return access(only.root, only.path, scope);
  let text = '';
  let sensitive = false;
  let unknown: UnknownValue | undefined;
  for (const part of parts) {
    const value = typeof part === 'string' ? part : access(part.root, part.path, scope);
    sensitive ||= hasMark(value);
    const plain = reveal(value);
    if (plain instanceof UnknownValue) unknown ??= plain;
    else if (plain instanceof ListValue || plain instanceof MapValue)
      fail('A list or an object cannot stand inside of a text');
    else text += plain === null ? '' : toText(plain);
    checkLength(text.length);
  }
  if (unknown) return unknown;
  return sensitive ? new SensitiveValue(text) : text;
}

function access(root: string, path: readonly (string | number)[], scope: YamlScope): Value {
  const found = scope.lookup(root);
  if (found === undefined) {
    return fail(`"${root}" is neither a resource nor a variable nor a configuration key of this program`);
  }
  if (typeof found !== 'function') return followPath(found, path);
  const [output, ...rest] = path;
  const value = followPath(found(output === undefined ? '' : String(output)), rest);
  if (value !== null || output === undefined) return value;
  // Nobody wrote it, so the provider fills it in.
  const name = path.join('.');
  const reference = { address: root, key: '', attribute: name, module: '' };
  return new UnknownValue({ kind: 'computed', message: `${root}.${name} is known after deployment`, reference });
}
