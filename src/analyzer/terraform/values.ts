/** The values that only Terraform's configuration has: namespaces read on demand, and resources. */
import {
  LazyObject,
  ListValue,
  MapValue,
  OpenMapValue,
  type Reference,
  SensitiveValue,
  UnknownValue,
  type Value,
} from '../../expression/value';
import { askedBy } from '../asked-by';

/** `var`, `local`, `module.app`: an object whose attributes are found when read. */
export class Namespace extends MapValue {
  constructor(private readonly lookup: (name: string) => Value) {
    super('object', new Map());
  }

  override get(name: string): Value {
    return this.lookup(name);
  }
}

/** One instance of a module call: its outputs. */
export class ModuleOutputs extends LazyObject {
  constructor(
    private readonly output: (name: string) => Value,
    private readonly outputs: () => Value,
  ) {
    super('object', new Map());
  }

  override get(name: string): Value {
    return this.output(name);
  }

  override whole(): Value {
    return this.outputs();
  }
}

/**
 * A resource as expressions see it: the attributes that are written, and for every other name a value that is known
 * only after apply.
 */
export class ResourceValue extends OpenMapValue {
  constructor(
    readonly attributes: MapValue,
    readonly address: string,
    readonly module: string,
    /** Instance key, where the instances of the block differ. */
    readonly key: string,
    /** All that is known only after apply, where that is known: whatever else is null is null for good. */
    private readonly computed?: readonly string[],
  ) {
    super('object', attributes.entries, computedValue({ address, key, attribute: '', module }));
  }

  override get(name: string): Value {
    const written = this.attributes.get(name);
    if (written !== undefined && (written !== null || (this.computed && !this.computed.includes(name)))) return written;
    return computedValue({ address: this.address, key: this.key, attribute: name, module: this.module });
  }
}

/** A data source that only the cloud can answer. */
export class DataValue extends OpenMapValue {
  constructor(
    readonly attributes: MapValue,
    readonly address: string,
    readonly module: string,
  ) {
    super('object', attributes.entries, cloudValue({ address, key: '', attribute: '', module }));
  }

  override get(name: string): Value {
    const written = this.attributes.get(name);
    if (written !== undefined && written !== null) return written;
    const reference = { address: this.address, key: '', attribute: name, module: this.module };
    return cloudValue(reference, askedBy(this.attributes));
  }
}

function computedValue(reference: Reference): UnknownValue {
  return new UnknownValue({ kind: 'computed', message: `${nameOf(reference)} is known after apply`, reference });
}

function cloudValue(reference: Reference, asked?: string): UnknownValue {
  const message = `${nameOf(reference)} is read from the cloud`;
  return new UnknownValue({ kind: 'data', message, reference, ...(asked !== undefined && { asked }) });
}

function nameOf({ address, key, attribute }: Reference): string {
  return attribute === '' ? address + key : `${address}${key}.${attribute}`;
}

/** Whether two values say the same, so that nothing that read one has to be computed again for the other. */
export function sameValue(a: Value, b: Value): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof SensitiveValue) return b instanceof SensitiveValue && sameValue(a.value, b.value);
  if (a instanceof UnknownValue) return b instanceof UnknownValue && sameCause(a, b);
  if (a instanceof ListValue) {
    if (!(b instanceof ListValue) || a.kind !== b.kind || a.items.length !== b.items.length) return false;
    return a.items.every((item, index) => sameValue(item, b.items[index] ?? null));
  }
  if (!(b instanceof MapValue) || a.constructor !== b.constructor || a.kind !== b.kind) return false;
  if (a instanceof Namespace || a instanceof LazyObject) return false;
  if (a.entries.size !== b.entries.size) return false;
  if (a instanceof OpenMapValue && !(b instanceof OpenMapValue && sameCause(a.rest, b.rest))) return false;
  for (const [key, value] of a.entries) {
    const other = b.entries.get(key);
    if (other === undefined || !sameValue(value, other)) return false;
  }
  return true;
}

function sameCause(a: UnknownValue, b: UnknownValue): boolean {
  const { cause } = a;
  const other = b.cause;
  return (
    cause.kind === other.kind &&
    cause.message === other.message &&
    cause.asked === other.asked &&
    cause.reference?.address === other.reference?.address &&
    cause.reference?.key === other.reference?.key &&
    cause.reference?.attribute === other.reference?.attribute &&
    cause.reference?.module === other.reference?.module
  );
}
