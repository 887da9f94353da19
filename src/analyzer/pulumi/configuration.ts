/** The configuration of a stack: what is given explicitly, then the stack's file, then the project's own values. */
import { isMap, isScalar, type Node } from 'yaml';
import { toBool, toNumber, toText } from '../../expression/convert';
import { EvaluationError } from '../../expression/error';
import { conceal, ListValue, MapValue, reveal, UnknownValue, type Value } from '../../expression/value';
import type { PlacedEntry, ProgramDocument } from './yaml/document';
import { evaluateNode } from './yaml/evaluate';
import { memberOf } from './yaml/node-path';
import { type ConfigDeclaration, plainScope } from './yaml/program';

export interface ConfigurationSources {
  readonly project: string;
  readonly stack: string;
  readonly given: ReadonlyMap<string, string>;
  readonly stackFile: ProgramDocument | undefined;
  readonly projectFile: ProgramDocument | undefined;
}

/**
 * The value of a key, `project:name` or `name` alone; `undefined` where none is set. What a stack file has encrypted is unknown,
 * and what is declared a secret is sensitive.
 */
export function configValue(
  key: string,
  declaration: ConfigDeclaration | undefined,
  sources: ConfigurationSources,
): Value | undefined {
  const { project, given } = sources;
  const short = key.startsWith(`${project}:`) ? key.slice(project.length + 1) : key;
  const names = short.includes(':') ? [short] : [short, `${project}:${short}`];
  const declared = declaration ?? projectDeclaration(names, sources);
  const typed = (value: Value): Value => {
    const converted = ofType(value, declared?.type);
    return declared?.secret === true ? conceal(converted) : converted;
  };
  for (const name of names) {
    const text = given.get(name);
    if (text !== undefined) return typed(text);
  }
  for (const name of names) {
    const entry = sources.stackFile?.sections.get('config')?.get(name);
    if (entry) return typed(stackValue(entry, short, sources.stack));
  }
  const initial = declared?.initial;
  if (initial !== undefined) return typed(initial);
  if (!sources.stackFile?.top.has('environment')) return undefined;
  const message = `config ${short} may come from the environment of stack ${sources.stack}, which only Pulumi knows`;
  return new UnknownValue({ kind: 'variable', message });
}

/** What Pulumi.yaml says of a key: a value for all stacks, or a declaration with its default. */
function projectDeclaration(names: readonly string[], sources: ConfigurationSources): ConfigDeclaration | undefined {
  const section = sources.projectFile?.sections.get('config');
  const name = names.find((candidate) => section?.has(candidate));
  const placed = name === undefined ? undefined : section?.get(name);
  if (!placed) return undefined;
  const { entry } = placed;
  const declared =
    isMap(entry.value) &&
    ['type', 'default', 'value', 'secret', 'description'].some((key) => memberOf(entry.value, key, entry));
  if (!declared) return { type: undefined, initial: evaluateNode(entry.value, entry, plainScope()), secret: false };
  const initial = memberOf(entry.value, 'value', entry) ?? memberOf(entry.value, 'default', entry);
  const type = memberOf(entry.value, 'type', entry);
  const secret = memberOf(entry.value, 'secret', entry);
  return {
    type: isScalar(type) ? String(type.value).toLowerCase() : undefined,
    initial: initial ? evaluateNode(initial, entry, plainScope()) : undefined,
    secret: isScalar(secret) && secret.value === true,
  };
}

function stackValue({ entry }: PlacedEntry, name: string, stack: string): Value {
  if (isEncrypted(entry.value)) {
    return new UnknownValue({ kind: 'variable', message: `config ${name} of stack ${stack} is encrypted` });
  }
  return withoutSecrets(evaluateNode(entry.value, entry, plainScope()), name);
}

function isEncrypted(node: Node | null): boolean {
  return (
    isMap(node) && node.items.length === 1 && node.items.some(({ key }) => isScalar(key) && key.value === 'secure')
  );
}

/** Encrypted parts inside of a structured value. */
function withoutSecrets(value: Value, name: string): Value {
  if (value instanceof ListValue) {
    return new ListValue(
      value.kind,
      value.items.map((item) => withoutSecrets(item, name)),
    );
  }
  if (!(value instanceof MapValue)) return value;
  if (value.entries.size === 1 && value.entries.has('secure')) {
    return new UnknownValue({ kind: 'variable', message: `a part of config ${name} is encrypted` });
  }
  return new MapValue(value.kind, new Map([...value.entries].map(([key, item]) => [key, withoutSecrets(item, name)])));
}

/** The value as the type says; one that does not fit is an unknown value that tells it. */
function ofType(value: Value, type: string | undefined): Value {
  const plain = reveal(value);
  if (plain === null || plain instanceof UnknownValue || plain instanceof ListValue || plain instanceof MapValue)
    return value;
  try {
    switch (type) {
      case 'integer':
      case 'number':
        return toNumber(plain);
      case 'boolean':
        return toBool(plain);
      case 'string':
        return toText(plain);
      default:
        return value;
    }
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return new UnknownValue({ kind: 'error', message: `a configuration value is no ${type}: ${error.message}` });
  }
}

/** Whether two versions of a document set the same configuration. */
export function sameConfiguration(before: ProgramDocument, after: ProgramDocument): boolean {
  const old = before.sections.get('config');
  const current = after.sections.get('config');
  if ((old?.size ?? 0) !== (current?.size ?? 0)) return false;
  return [...(old ?? [])].every(([name, { entry }]) => current?.get(name)?.entry === entry);
}
