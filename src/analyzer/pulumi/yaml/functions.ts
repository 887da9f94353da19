/** The functions of Pulumi YAML. */
import { isMap, isScalar, type Node } from 'yaml';
import { toNumber, toText } from '../../../expression/convert';
import { fail } from '../../../expression/error';
import { fromBase64, fromUtf8, toBase64, utf8 } from '../../../expression/functions/bytes';
import { encodeJson } from '../../../expression/functions/json';
import { checkLength } from '../../../expression/limits';
import {
  conceal,
  firstUnknown,
  ListValue,
  reveal,
  revealDeep,
  UnknownValue,
  type Value,
} from '../../../expression/value';
import { followPath } from '../follow-path';
import type { Entry } from './document';
import type { YamlScope } from './scope';

/** Where a function stands. */
interface Call {
  readonly entry: Entry;
  readonly scope: YamlScope;
  readonly evaluate: (node: Node | null) => Value;
}

/** Calls `fn::name` with what is written under it. Throws an `EvaluationError` for what the function refuses. */
export function callFunction(name: string, argument: Node | null, call: Call): Value {
  const { scope } = call;
  const evaluated = (): Value => call.evaluate(argument);
  switch (name.toLowerCase()) {
    case 'invoke':
      return invoke(argument, call);
    case 'join':
      return join(pair(evaluated(), name), scope);
    case 'split':
      return split(pair(evaluated(), name), scope);
    case 'select':
      return select(pair(evaluated(), name));
    case 'tojson':
      return mapKnown(evaluated(), encodeJson);
    case 'tobase64':
      return mapKnown(evaluated(), (value) => toBase64(utf8(toText(value))));
    case 'frombase64':
      return mapKnown(evaluated(), decode);
    case 'secret':
      return conceal(evaluated());
    case 'readfile':
      return mapKnown(evaluated(), (value) => readFile(toText(value), scope));
    // What an asset holds costs nothing that could be told from it; where it lies is all that is kept.
    case 'fileasset':
    case 'filearchive':
    case 'remoteasset':
    case 'remotearchive':
    case 'stringasset':
      return evaluated();
    case 'assetarchive':
      return unavailable('an archive is put together at deployment');
    case 'stackreference':
      return unavailable('outputs of other stacks are known to Pulumi only');
    default:
      // `fn::aws:ec2:getAmi: {…}` is short for an invocation.
      return name.includes(':')
        ? scope.invoke(name, evaluated(), undefined)
        : unavailable(`fn::${name} is no function that Costline knows`);
  }
}

function invoke(argument: Node | null, { entry, scope, evaluate }: Call): Value {
  if (!isMap<unknown, Node | null>(argument)) return fail('fn::invoke takes an object with "function"');
  const part = (name: string): Node | null => {
    const found = argument.items.find(({ key }) => isScalar(key) && String(key.value).toLowerCase() === name);
    return found?.value ?? null;
  };
  const token = part('function');
  if (!isScalar(token) || typeof token.value !== 'string') return fail('fn::invoke needs the name of a "function"');
  const inputs = evaluate(part('arguments'));
  const result = scope.invoke(token.value, inputs, scope.options(part('options'), entry));
  const returned = part('return');
  return isScalar(returned) && typeof returned.value === 'string' ? followPath(result, [returned.value]) : result;
}

/** Two arguments in a list, as most functions take them. */
function pair(value: Value, name: string): readonly [Value, Value] {
  const plain = reveal(value);
  if (!(plain instanceof ListValue) || plain.items.length !== 2) return fail(`fn::${name} takes a list of two values`);
  return [plain.items[0] ?? null, plain.items[1] ?? null];
}

function join([delimiter, values]: readonly [Value, Value], scope: YamlScope): Value {
  return mapKnown(new ListValue('tuple', [delimiter, values]), () => {
    const list = revealDeep(values).value;
    if (!(list instanceof ListValue)) return fail('fn::join takes a list of texts as its second value');
    scope.budget.spend(list.items.length);
    const text = list.items.map((item) => toText(item)).join(toText(revealDeep(delimiter).value));
    checkLength(text.length);
    return text;
  });
}

function split([delimiter, source]: readonly [Value, Value], scope: YamlScope): Value {
  return mapKnown(new ListValue('tuple', [delimiter, source]), () => {
    const parts = toText(revealDeep(source).value).split(toText(revealDeep(delimiter).value));
    scope.budget.spend(parts.length);
    return new ListValue('tuple', parts);
  });
}

function select([index, values]: readonly [Value, Value]): Value {
  const position = reveal(index);
  if (position instanceof UnknownValue) return position;
  const list = reveal(values);
  if (list instanceof UnknownValue) return list;
  return followPath(values, [toNumber(position)]);
}

function decode(value: Value): Value {
  const bytes = fromBase64(toText(value));
  if (!bytes) return fail('fn::fromBase64 takes a text in base64');
  return fromUtf8(bytes) ?? fail('fn::fromBase64 takes text that is UTF-8 when decoded');
}

function readFile(path: string, scope: YamlScope): Value {
  return scope.readFile(path) ?? unavailable(`${path} is not in the workspace`);
}

/** Applies to the value without its marks; unknown where a part is, sensitive where a part is. */
function mapKnown(value: Value, apply: (value: Value) => Value): Value {
  const unknown = firstUnknown(value);
  if (unknown) return unknown;
  const plain = revealDeep(value);
  const result = apply(plain.value);
  return plain.sensitive ? conceal(result) : result;
}

function unavailable(message: string): UnknownValue {
  return new UnknownValue({ kind: 'unavailable', message });
}
