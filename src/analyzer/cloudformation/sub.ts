/** `Fn::Sub`: names in `${…}` replaced by their values. */
import { toText } from '../../expression/convert';
import { fail } from '../../expression/error';
import { checkLength } from '../../expression/limits';
import { conceal, reveal, SensitiveValue, UnknownValue, type Value } from '../../expression/value';
import type { DataNode } from '../../syntax/yaml';
import { functionOf, type NodeScope } from './scope';

type Evaluate = (node: DataNode, scope: NodeScope) => Value | undefined;

/** A name in a text: `Name`, `Name.Attribute`, `AWS::Region`; `${!Name}` is a text of its own. */
const placeholder = /\$\{(!?)\s*([^${}]*?)\s*\}/g;

export function substituted(node: DataNode, scope: NodeScope, evaluate: Evaluate): Value {
  const [textNode, names] = node.kind === 'list' ? node.items : [node];
  if (!textNode) return fail('Fn::Sub needs a text', node);
  // A text is not looked at for names of loops twice: they are names like all others here.
  const text = textNode.kind === 'scalar' ? textNode.value : reveal(evaluate(textNode, scope) ?? null);
  if (text instanceof UnknownValue) return text;
  const own = new Map<string, DataNode>();
  if (names?.kind === 'map') for (const { key, value } of names.entries) own.set(key, value);
  else if (names) return fail('The names of Fn::Sub are a map', names);
  let unknown: UnknownValue | undefined;
  let sensitive = false;
  const result = toText(text ?? '').replace(placeholder, (found, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (name === '') return found;
    const value = namedValue(name, own, scope, evaluate);
    const plain = reveal(value);
    sensitive ||= value instanceof SensitiveValue;
    if (plain instanceof UnknownValue) unknown ??= plain;
    return plain instanceof UnknownValue || plain === null ? '' : toText(plain);
  });
  checkLength(result.length);
  if (unknown) return unknown;
  return sensitive ? conceal(result) : result;
}

function namedValue(name: string, own: ReadonlyMap<string, DataNode>, scope: NodeScope, evaluate: Evaluate): Value {
  const node = own.get(name);
  if (node) return evaluate(node, scope) ?? null;
  const variable = scope.variables.get(name);
  if (variable !== undefined) return variable;
  const dot = name.indexOf('.');
  if (dot < 0 || name.startsWith('AWS::')) return scope.ref(name) ?? null;
  return scope.attribute(name.slice(0, dot), name.slice(dot + 1));
}

/** What the functions in a node name: logical IDs, parameters, in the order of the text. */
export function namesIn(node: DataNode): readonly string[] {
  const found: string[] = [];
  collect(node, found);
  return found;
}

function collect(node: DataNode, found: string[]): void {
  if (node.kind === 'scalar') return;
  if (node.kind === 'list') {
    for (const item of node.items) collect(item, found);
    return;
  }
  const call = functionOf(node);
  if (call?.name === 'Ref' && call.argument.kind === 'scalar') found.push(String(call.argument.value));
  else if (call?.name === 'Fn::GetAtt') {
    const [first] = call.argument.kind === 'list' ? call.argument.items : [call.argument];
    if (first?.kind === 'scalar') found.push(String(first.value).split('.', 1)[0] ?? '');
  } else if (call?.name === 'Fn::Sub') {
    const [text, names] = call.argument.kind === 'list' ? call.argument.items : [call.argument];
    if (text?.kind === 'scalar') {
      for (const [, literal, name = ''] of String(text.value).matchAll(placeholder)) {
        if (!literal) found.push(name.split('.', 1)[0] ?? '');
      }
    }
    if (names) collect(names, found);
  } else for (const { value } of node.entries) collect(value, found);
}
