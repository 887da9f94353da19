/** The value of a parameter ("Parameters section" of the CloudFormation user guide). */
import { conceal, ListValue, reveal, UnknownValue, type Value } from '../../expression/value';
import { childOf, type DataEntry, type DataNode, textOf } from '../../syntax/yaml';
import type { ParameterInput } from './parameter-file';
import type { Report } from './scope';
import type { TemplateInstance } from './template-instance';

/** What the caller or a file gives, else the default, else the only value that is allowed. */
export function parameterValue(instance: TemplateInstance, entry: DataEntry, report: Report): Value {
  const { key, node } = entry;
  const type = textOf(childOf(node, 'Type')) ?? 'String';
  const value = typed(untyped(instance, entry, report), type, key);
  return textOf(childOf(node, 'NoEcho')) === 'true' ? conceal(value) : value;
}

function untyped(instance: TemplateInstance, { key, node }: DataEntry, report: Report): Value {
  const given = instance.caller
    ? instance.caller.argument(key, report)
    : inputValue(instance.context.inputs().get(key));
  if (given !== undefined && given !== null) return given;
  const fallback = childOf(node, 'Default');
  if (fallback?.kind === 'scalar') return fallback.value ?? '';
  const allowed = childOf(node, 'AllowedValues');
  const [only, other] = allowed?.kind === 'list' ? allowed.items : [];
  if (only?.kind === 'scalar' && !other) return only.value;
  return new UnknownValue({ kind: 'variable', message: `parameter ${key} has no default and no value` });
}

function inputValue(input: ParameterInput | undefined): Value | undefined {
  return typeof input === 'string' || input === undefined ? input : new ListValue('tuple', input);
}

function typed(value: Value, type: string, name: string): Value {
  const plain = reveal(value);
  if (plain instanceof UnknownValue) return value;
  if (type.startsWith('AWS::SSM::Parameter::Value')) {
    const said = `parameter ${name} is read from the SSM parameter`;
    if (typeof plain !== 'string') return new UnknownValue({ kind: 'data', message: said });
    return new UnknownValue({ kind: 'data', message: `${said} ${plain}`, asked: plain });
  }
  if (type === 'CommaDelimitedList' || type.startsWith('List<')) {
    if (plain instanceof ListValue) return value;
    const text = plain === null ? '' : String(plain);
    return new ListValue('tuple', text === '' ? [] : text.split(',').map((item) => item.trim()));
  }
  if (plain instanceof ListValue) return plain.items.map((item) => String(reveal(item))).join(',');
  if (type === 'Number' && typeof plain === 'string' && plain.trim() !== '' && Number.isFinite(Number(plain))) {
    return Number(plain);
  }
  return type === 'String' && (typeof plain === 'number' || typeof plain === 'boolean') ? String(plain) : value;
}

/** What is written about a parameter, for who chooses its value. */
export interface ParameterDescription {
  readonly name: string;
  readonly type: string;
  readonly description: string | undefined;
  readonly default: string | undefined;
  readonly allowed: readonly string[];
}

export function describeParameter(name: string, node: DataNode): ParameterDescription {
  const allowed = childOf(node, 'AllowedValues');
  return {
    name,
    type: textOf(childOf(node, 'Type')) ?? 'String',
    description: textOf(childOf(node, 'Description')),
    default: textOf(childOf(node, 'Default')),
    allowed: allowed?.kind === 'list' ? allowed.items.flatMap((item) => textOf(item) ?? []) : [],
  };
}
