/** CloudFormation's functions by name, in their long form; the short forms are the same tree. */
import { toNumber, toText } from '../../expression/convert';
import { fail } from '../../expression/error';
import { functions as language } from '../../expression/functions';
import {
  conceal,
  firstUnknown,
  ListValue,
  MapValue,
  reveal,
  revealDeep,
  SensitiveValue,
  UnknownValue,
  type Value,
} from '../../expression/value';
import type { DataNode } from '../../syntax/yaml';
import { availabilityZones } from '../terraform/aws-regions';
import { sameValue } from '../terraform/values';
import { conditionOf } from './condition';
import { macroValue } from './macro';
import type { NodeScope } from './scope';
import { substituted } from './sub';

type Evaluate = (node: DataNode, scope: NodeScope) => Value | undefined;

/** The arguments of one call, evaluated when asked for. */
interface Call {
  readonly name: string;
  readonly node: DataNode;
  readonly scope: NodeScope;
  readonly evaluate: Evaluate;
}

/** The value of a function; `undefined` for AWS::NoValue. Throws an `EvaluationError` for a wrong call. */
export function callFunction(
  name: string,
  argument: DataNode,
  scope: NodeScope,
  evaluate: Evaluate,
): Value | undefined {
  const handler = handlers.get(name);
  if (!handler) {
    return new UnknownValue({ kind: 'unavailable', message: `${name} is no function that Costline can evaluate` });
  }
  return handler({ name, node: argument, scope, evaluate });
}

const handlers: ReadonlyMap<string, (call: Call) => Value | undefined> = new Map<
  string,
  (call: Call) => Value | undefined
>([
  ['Ref', ({ node, scope, evaluate }) => knownText(evaluate(node, scope), (name) => scope.ref(name))],
  ['Fn::GetAtt', getAttribute],
  ['Fn::Sub', ({ node, scope, evaluate }) => substituted(node, scope, evaluate)],
  ['Fn::Join', join],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::FindInMap', findInMap],
  ['Fn::If', choose],
  ['Fn::And', condition],
  ['Fn::Or', condition],
  ['Fn::Not', condition],
  ['Fn::Equals', condition],
  ['Fn::Base64', (call) => withKnown(value(call), (text) => apply('base64encode', [toText(text)], call))],
  ['Fn::Cidr', cidr],
  ['Fn::GetAZs', zones],
  ['Fn::ImportValue', (call) => knownText(value(call), (name) => call.scope.exported(name))],
  ['Fn::Transform', ({ node }) => macroValue(node)],
  ['Fn::Length', length],
  ['Fn::ToJsonString', (call) => withWhollyKnown(value(call), (found) => apply('jsonencode', [found], call))],
]);

function value({ node, scope, evaluate }: Call): Value {
  return evaluate(node, scope) ?? null;
}

/** The arguments of a function that takes a list, with at least so many. */
function argumentsOf({ name, node }: Call, least: number, most: number): readonly DataNode[] {
  if (node.kind !== 'list' || node.items.length < least || node.items.length > most) {
    const count = least === most ? `${least}` : `${least} to ${most}`;
    return fail(`${name} needs a list of ${count} values`, node);
  }
  return node.items;
}

function argument(call: Call, node: DataNode | undefined): Value {
  return node ? (call.evaluate(node, call.scope) ?? null) : null;
}

function apply(name: string, args: readonly Value[], { scope }: Call): Value {
  const target = language.get(name);
  return target ? target.call(args, { spend: (elements) => scope.budget.spend(elements) }) : null;
}

/** Runs with a known value; what is unknown stays so, and what is sensitive makes the result sensitive. */
function withKnown(found: Value, action: (known: Value) => Value): Value {
  const plain = reveal(found);
  if (plain instanceof UnknownValue) return plain;
  const result = action(plain);
  return found instanceof SensitiveValue ? conceal(result) : result;
}

function withWhollyKnown(found: Value, action: (known: Value) => Value): Value {
  const unknown = firstUnknown(found);
  if (unknown) return unknown;
  const { value: plain, sensitive } = revealDeep(found);
  const result = action(plain);
  return sensitive ? conceal(result) : result;
}

function knownText<T>(found: Value | undefined, action: (text: string) => T): T | UnknownValue {
  const plain = reveal(found ?? null);
  if (plain instanceof UnknownValue) return plain;
  return action(toText(plain));
}

function getAttribute(call: Call): Value {
  const { node, scope, evaluate } = call;
  const parts = node.kind === 'list' ? node.items : undefined;
  const texts = (parts ?? [node]).map((part) => reveal(evaluate(part, scope) ?? null));
  const unknown = texts.find((text) => text instanceof UnknownValue);
  if (unknown instanceof UnknownValue) return unknown;
  const [logicalId = '', ...names] = texts
    .map((text) => toText(text))
    .join('.')
    .split('.');
  // What SAM generates may be named by the resource it comes from: `MyApi.Stage`.
  if (names.length === 0) return fail('Fn::GetAtt needs a logical ID and the name of an attribute', node);
  return scope.attribute(logicalId, names.join('.'));
}

function join(call: Call): Value {
  const [delimiter, items] = argumentsOf(call, 2, 2).map((node) => argument(call, node));
  return withKnown(items ?? null, (list) => {
    if (!(list instanceof ListValue)) return fail('Fn::Join needs a delimiter and a list', call.node);
    return withWhollyKnown(list, (known) =>
      known instanceof ListValue
        ? withKnown(delimiter ?? null, (text) => known.items.map((item) => toText(item)).join(toText(text)))
        : null,
    );
  });
}

function select(call: Call): Value {
  const [indexNode, listNode] = argumentsOf(call, 2, 2);
  return withKnown(argument(call, listNode), (list) =>
    withKnown(argument(call, indexNode), (position) => {
      // A list of parameters may be one text with commas.
      const items = list instanceof ListValue ? list.items : typeof list === 'string' ? list.split(',') : undefined;
      if (!items) return fail('Fn::Select needs an index and a list', call.node);
      const index = toNumber(position);
      const item = items[index];
      return item ?? fail(`Fn::Select asks for item ${index} of a list of ${items.length}`, call.node);
    }),
  );
}

function split(call: Call): Value {
  const [delimiterNode, textNode] = argumentsOf(call, 2, 2);
  return withKnown(argument(call, delimiterNode), (delimiter) =>
    withKnown(argument(call, textNode), (text) => {
      const parts = toText(text).split(toText(delimiter));
      call.scope.budget.spend(parts.length);
      return new ListValue('tuple', parts);
    }),
  );
}

/** `[map, first key, second key]`, and `{DefaultValue: …}` for keys that are not there. */
function findInMap(call: Call): Value {
  const [mapNode, firstNode, secondNode, options] = argumentsOf(call, 3, 4);
  const fallback =
    options?.kind === 'map' ? options.entries.find(({ key }) => key === 'DefaultValue')?.value : undefined;
  return withKnown(argument(call, mapNode), (name) =>
    withKnown(call.scope.mapping(toText(name)), (mapping) =>
      withKnown(argument(call, firstNode), (first) => {
        const inner = stepInto(mapping, toText(first));
        return withKnown(inner ?? null, (found) =>
          withKnown(argument(call, secondNode), (second) => {
            const result = found === null ? undefined : stepInto(found, toText(second));
            if (result !== undefined) return result;
            if (fallback) return argument(call, fallback);
            const [key, where] = inner === undefined ? [first, ''] : [second, `.${toText(first)}`];
            return fail(`Mapping ${toText(name)}${where} has no key "${toText(key)}"`, call.node);
          }),
        );
      }),
    ),
  );
}

function stepInto(map: Value, key: string): Value | undefined {
  return map instanceof MapValue ? map.get(key) : undefined;
}

/** Where the condition is not known, what both branches agree on. */
function choose(call: Call): Value | undefined {
  const [name, then, otherwise] = argumentsOf(call, 3, 3);
  const decided = reveal(conditionOf(name, call.scope, call.evaluate));
  const branch = (node: DataNode | undefined): Value | undefined => node && call.evaluate(node, call.scope);
  if (!(decided instanceof UnknownValue)) return branch(decided === true ? then : otherwise);
  const first = branch(then);
  const second = branch(otherwise);
  if (first === undefined || second === undefined) return first === second ? undefined : decided;
  return sameValue(first, second) ? first : decided;
}

function condition(call: Call): Value {
  const { name, node } = call;
  const { start, end } = node;
  const pair = { key: name, keySpan: { start, end: start }, value: node, start, end };
  return conditionOf({ kind: 'map', entries: [pair], start, end }, call.scope, call.evaluate);
}

/** `[block, count, host bits]`: so many networks of the block, each with so many host bits (8 where none are given). */
function cidr(call: Call): Value {
  const [blockNode, countNode, bitsNode] = argumentsOf(call, 2, 3);
  return withKnown(argument(call, blockNode), (block) =>
    withKnown(argument(call, countNode), (number) =>
      withKnown(bitsNode ? argument(call, bitsNode) : 8, (bits) => {
        const text = toText(block);
        const count = toNumber(number);
        if (!Number.isInteger(count) || count < 1 || count > 256) {
          return fail('Fn::Cidr makes between 1 and 256 networks', call.node);
        }
        const width = text.includes(':') ? 128 : 32;
        const length = Number(text.slice(text.indexOf('/') + 1));
        const newBits = width - toNumber(bits) - length;
        const networks = Array.from({ length: count }, (_, index) => apply('cidrsubnet', [text, newBits, index], call));
        return new ListValue('tuple', networks);
      }),
    ),
  );
}

function zones(call: Call): Value {
  const asked = reveal(value(call));
  const region = asked === '' || asked === null ? reveal(call.scope.ref('AWS::Region') ?? null) : asked;
  return withKnown(region, (known) => {
    const names = availabilityZones(toText(known));
    if (names) return new ListValue('tuple', names);
    return new UnknownValue({ kind: 'data', message: `the zones of region ${toText(known)} are not known` });
  });
}

function length(call: Call): Value {
  return withKnown(value(call), (list) =>
    list instanceof ListValue ? list.items.length : fail('Fn::Length needs a list', call.node),
  );
}
