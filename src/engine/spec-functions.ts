/** Functions that only the expressions of price specs have. */
import type { Resource } from '../analyzer/resource';
import { fail } from '../expression/error';
import type { FunctionContext, Parameter, TerraformFunction } from '../expression/function';
import { anyType, stringType } from '../expression/type';
import { ListValue, MapValue, reveal, UnknownValue, type Value } from '../expression/value';
import { imageSystem } from './image-system';
import type { Subject } from './subject';

/** The attributes of another resource, found by `find` or `referring`. */
export class FoundResource extends MapValue {
  constructor(readonly resource: Resource) {
    super('object', resource.attributes.entries);
  }
}

const anything: Parameter = { name: 'value', type: anyType, nullable: true, partial: 'whole' };
const text: Parameter = { name: 'text', type: stringType };

/** True for a value that is there: neither null nor a usage figure that nobody has stated. */
function isStated(value: Value): boolean {
  const plain = reveal(value);
  return plain !== null && !(plain instanceof UnknownValue && plain.cause.kind === 'usage');
}

/**
 * - `default(value, …)`: the first that is neither null nor unstated usage.
 * - `stated(usage.x)`: whether somebody stated it.
 * - `known(value)`: whether it is known and not null.
 * - `assume(value, fallback, what)`: the value, or where it is unknown the fallback, which is then told as an assumption.
 * - `find(type, value, attribute…)`: attributes of the resource that `value` refers to or whose attribute equals it.
 * - `referring(type, attribute)`, `referring(type, attribute, value)`: resources whose attribute refers to this one.
 * - `referring_to(found, type, attribute)`, with `value` too: the same for a found resource; none where nothing was found.
 * - `address(found)`: address of a found resource as its module names it.
 * - `instances(found)`: how many instances a found resource has, or all resources of a list together.
 * - `image_system(image)`: the operating system that is billed with an image of EC2, null where its name does not tell.
 * - `unknown(message)`: a value that cannot be known, and why; it makes what is computed from it unknown.
 * - `usage_of(found)`: usage figures of a found resource, as `usage` is of this one.
 * - `fact(table, key…, column)`: a figure from a fact table, null where there is none.
 */
export const specFunctions: ReadonlyMap<string, TerraformFunction> = declare([
  {
    name: 'default',
    parameters: [],
    variadic: anything,
    call: (values) => values.find(isStated) ?? null,
  },
  { name: 'stated', parameters: [anything], call: ([value]) => isStated(value ?? null) },
  {
    name: 'known',
    parameters: [anything],
    call: ([value]) => {
      const plain = reveal(value ?? null);
      return plain !== null && !(plain instanceof UnknownValue);
    },
  },
  {
    name: 'assume',
    parameters: [anything, anything, text],
    call: ([value = null, fallback = null, what = ''], context) => {
      const plain = reveal(value);
      if (!(plain instanceof UnknownValue)) return plain ?? fallback;
      subjectOf(context).assumptions.add(
        `assumes ${String(what)} = ${String(reveal(fallback))} (${plain.cause.message})`,
      );
      return fallback;
    },
  },
  {
    name: 'find',
    parameters: [text, anything],
    variadic: text,
    call: ([type, value = null, ...attributes], context) => {
      const { environment, resource } = subjectOf(context);
      const found = environment.related.find(resource, String(type), value, attributes.map(String));
      return found ? new FoundResource(found) : null;
    },
  },
  {
    name: 'referring',
    parameters: [text, text],
    variadic: anything,
    call: ([type, attribute, value], context) => {
      const { environment, resource } = subjectOf(context);
      return foundList(environment.related.referring(resource, String(type), String(attribute), value));
    },
  },
  {
    name: 'referring_to',
    parameters: [anything, text, text],
    variadic: anything,
    call: ([found = null, type, attribute, value], context) => {
      if (found === null) return foundList([]);
      if (!(found instanceof FoundResource)) fail('it needs what find() or referring() gave');
      const { related } = subjectOf(context).environment;
      return foundList(related.referring(found.resource, String(type), String(attribute), value));
    },
  },
  {
    name: 'address',
    parameters: [anything],
    call: ([found]) =>
      found instanceof FoundResource
        ? `${found.resource.type}.${found.resource.name}`
        : fail('it needs what find() gave'),
  },
  {
    name: 'instances',
    parameters: [anything],
    call: ([found = null]) => instancesOf(found instanceof ListValue ? found.items : [found]),
  },
  { name: 'image_system', parameters: [anything], call: ([image = null]) => imageSystem(image) ?? null },
  {
    name: 'unknown',
    parameters: [text],
    call: ([message]) => new UnknownValue({ kind: 'unavailable', message: String(message) }),
  },
  {
    name: 'usage_of',
    parameters: [anything],
    call: ([found], context) =>
      found instanceof FoundResource
        ? subjectOf(context).environment.usageOf(found.resource)
        : fail('it needs what find() gave'),
  },
  {
    name: 'fact',
    parameters: [text],
    variadic: text,
    call: ([table, ...keys], context) => {
      const column = keys.pop();
      return subjectOf(context).environment.rates.fact(String(table), keys.map(String), String(column)) ?? null;
    },
  },
]);

function declare(functions: readonly TerraformFunction[]): ReadonlyMap<string, TerraformFunction> {
  return new Map(functions.map((entry) => [entry.name, entry]));
}

/** What the functions of a spec may ask: the subject that is being priced. */
export class SpecContext implements FunctionContext {
  constructor(
    readonly subject: Subject,
    readonly spend: (elements: number) => void,
  ) {}
}

function subjectOf(context: FunctionContext): Subject {
  return context instanceof SpecContext ? context.subject : fail('this function is one of price specs');
}

function foundList(resources: readonly Resource[]): ListValue {
  return new ListValue(
    'tuple',
    resources.map((resource) => new FoundResource(resource)),
  );
}

/** How many instances there are of some resources; unknown where that of one is. */
function instancesOf(found: readonly Value[]): Value {
  let count = 0;
  for (const item of found) {
    if (!(item instanceof FoundResource)) fail('it needs what find() or referring() gave');
    const { instances } = item.resource;
    if (instances instanceof UnknownValue) return instances;
    count += instances.length;
  }
  return count;
}
