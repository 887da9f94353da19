import { memberOfClass, methodOfType, staticOf } from './classes';
import { Construction } from './construction';
import { noteRead, outputOf } from './output-of';
import type { Run } from './run';
import { sdkMember } from './sdk';
import { isUserKeyed } from './to-value';
import {
  ClassValue,
  Dictionary,
  List,
  Namespace,
  type ProgramValue,
  type Scope,
  SdkPath,
  Unknown,
  unknown,
} from './value';

/** What stands behind a dot. `methods` is where functions of Go types are. */
export function member(run: Run, object: ProgramValue, name: string, methods: Scope | null): ProgramValue {
  if (object instanceof Construction) return outputMember(run, object, name);
  if (object instanceof SdkPath) return sdkMember(run, object, name);
  if (object instanceof Namespace) {
    return object.member(name) ?? unknown(`\`${object.name}.${name}\` is not read`);
  }
  if (object instanceof Dictionary) return dictionaryMember(run, object, name, methods);
  if (object instanceof ClassValue) return staticOf(run, object, name) ?? null;
  const method = run.language.method(object, name, run);
  if (method !== undefined) return method;
  if (object instanceof Unknown) {
    if (!object.output) return object;
    const { construction, name: output } = object.output;
    const path = `${output}.${run.language.wireName(name)}`;
    return new Unknown(object.message, object.kind, { construction, name: path });
  }
  return unknown(object === null ? `\`${name}\` is asked of what is not there` : `\`${name}\` is not read`);
}

function dictionaryMember(run: Run, object: Dictionary, name: string, methods: Scope | null): ProgramValue {
  const slot =
    object.entries.get(name) ?? (object.type === 'wire' ? object.entries.get(run.language.wireName(name)) : undefined);
  if (slot) {
    if (run.reads && slot.reads.length > 0) for (const each of slot.reads) run.reads.add(each);
    return slot.value;
  }
  const own =
    (object.class && memberOfClass(run, object.class, object, name)) ??
    (object.type !== '' && methods ? methodOfType(run, methods, object.type, name, object) : undefined) ??
    run.language.method(object, name, run);
  return own ?? object.rest ?? null;
}

/** An output: the input of the same name where it is written, else what is known after deployment. */
function outputMember(run: Run, construction: Construction, name: string): ProgramValue {
  const method = run.language.method(construction, name, run);
  if (method !== undefined) return method;
  noteRead(run, construction);
  const wire = run.language.wireName(name);
  const { inputs, options } = construction;
  if (inputs instanceof Dictionary && !options.existing && wire !== 'id' && wire !== 'urn') {
    for (const [key, { value }] of inputs.entries) {
      if (value !== null && (key === wire || run.language.wireName(key) === wire)) {
        return isUserKeyed(wire) ? value : asOutput(value, outputOf(construction, wire), 0);
      }
    }
  }
  return outputOf(construction, wire);
}

/** An object that was put in comes out with more in it than was written. */
function asOutput(value: ProgramValue, output: Unknown, depth: number): ProgramValue {
  if (depth > 4 || (value instanceof List && value.items.length > 100)) return value;
  if (value instanceof List) {
    return new List(
      value.items.map((item) => asOutput(item, output, depth + 1)),
      value.birth,
      value.rest,
    );
  }
  if (!(value instanceof Dictionary) || value.class !== null) return value;
  return value.opened(output);
}
