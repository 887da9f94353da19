/** What Pulumi's own module has in every language. */
import { fromValue } from './from-value';
import { dictionaryOf, jsonOf, native, parsedJson } from './natives';
import type { Run } from './run';
import { Namespace, type ProgramValue, Unknown, unknown } from './value';

/** What only says what type or how secret a value is. */
export const identity = native('identity', 0, ([value = null]) => value);

export const organization = native('organization', 0, () => unknown('the organization is not known', 'variable'));

/** Files and archives: what is in them costs nothing. */
export const asset = native('asset', 0, (_, run) => dictionaryOf(run, []));

export const log = new Namespace('pulumi.log', (name) => native(name, 0, () => null));

/** Whether a kind of value is asked for, and whether it has to be there. */
type ConfigKind = 'text' | 'number' | 'boolean' | 'object';

/** The value of a key of the stack's configuration; nothing where it is not set and need not be. */
export function configValue(
  run: Run,
  space: string,
  key: ProgramValue,
  kind: ConfigKind,
  required: boolean,
  secret: boolean,
): ProgramValue {
  if (typeof key !== 'string') return key instanceof Unknown ? key : unknown('a configuration key is not known');
  const name = key.includes(':') ? key : `${space}:${key}`;
  const found = run.request.config(name);
  if (found === undefined || found === null) {
    return required
      ? unknown(`the configuration of stack \`${run.request.stack}\` has no \`${name}\``, 'variable')
      : null;
  }
  if (secret) return unknown(`\`${name}\` is a secret`, 'variable');
  const value = fromValue(found, run);
  if (value instanceof Unknown) return value;
  switch (kind) {
    case 'number': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      return typeof number === 'number' && !Number.isNaN(number)
        ? number
        : unknown(`\`${name}\` is no number`, 'error');
    }
    case 'boolean':
      if (typeof value === 'boolean') return value;
      return value === 'true' || value === 'false' ? value === 'true' : unknown(`\`${name}\` is no boolean`, 'error');
    case 'object':
      return typeof value === 'string' ? parsedJson(value, run) : value;
    case 'text':
      return typeof value === 'object' ? jsonOf(value) : String(value);
  }
}

/** Another stack: what it gives is known to the service that keeps it. */
export function stackReference(name: ProgramValue): Namespace {
  const label = typeof name === 'string' ? `\`${name}\`` : 'another stack';
  const output = native('getOutput', 0, () => unknown(`the outputs of ${label} are not read`, 'data'));
  return new Namespace('the stack reference', () => output);
}
