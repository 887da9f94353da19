/** Expressions of Terraform made at random, of a wanted shape, from the names in scope. */
import type { Random } from './random';

export type Shape =
  | { readonly kind: 'string' | 'number' | 'bool' }
  | { readonly kind: 'list' | 'set' | 'map'; readonly element: Shape }
  | { readonly kind: 'object'; readonly attributes: Readonly<Record<string, Attribute>> };

export interface Attribute {
  readonly shape: Shape;
  /** In a type constraint; the text of the default, or empty for none. */
  readonly optional?: string;
}

/** Something an expression may name, as it is written: `local.sizes`, `each.value`. */
export interface Name {
  readonly text: string;
  readonly shape: Shape;
}

export const text: Shape = { kind: 'string' };
export const number: Shape = { kind: 'number' };
export const bool: Shape = { kind: 'bool' };

export const words = ['a', 'b', 'c', 'web', 'db', 'x-1', 'é', 'Zed', '10', '9', 'a b', 'q"t', 'true'] as const;
const attributeNames = ['name', 'size', 'on', 'tags', 'ports', 'zones', 'sub'] as const;

export function sameShape(a: Shape, b: Shape): boolean {
  return shapeText(a) === shapeText(b);
}

/** The shape as a type constraint. */
export function shapeText(shape: Shape): string {
  switch (shape.kind) {
    case 'string':
    case 'number':
    case 'bool':
      return shape.kind;
    case 'list':
    case 'set':
    case 'map':
      return `${shape.kind}(${shapeText(shape.element)})`;
    case 'object': {
      const attributes = Object.entries(shape.attributes).map(([name, { shape: inner, optional }]) => {
        const type = shapeText(inner);
        if (optional === undefined) return `${name} = ${type}`;
        return `${name} = optional(${type}${optional === '' ? '' : `, ${optional}`})`;
      });
      return `object({ ${attributes.join(', ')} })`;
    }
  }
}

/** The shape of a value after conversion: what was optional is there. */
export function settled(shape: Shape): Shape {
  if (shape.kind === 'object') {
    const attributes = Object.entries(shape.attributes).map(
      ([name, attribute]) => [name, { shape: settled(attribute.shape) }] as const,
    );
    return { kind: 'object', attributes: Object.fromEntries(attributes) };
  }
  return 'element' in shape ? { kind: shape.kind, element: settled(shape.element) } : shape;
}

export function randomShape(random: Random, depth: number, constraint = false): Shape {
  const roll = depth <= 0 ? random.below(10) : random.below(20);
  if (roll < 5) return text;
  if (roll < 8) return number;
  if (roll < 10) return bool;
  if (roll < 13) return { kind: 'list', element: randomShape(random, depth - 1, constraint) };
  if (roll < 14) return { kind: 'set', element: random.chance(70) ? text : number };
  if (roll < 17) return { kind: 'map', element: randomShape(random, depth - 1, constraint) };
  const names = random.shuffle(attributeNames).slice(0, 1 + random.below(3));
  const attributes = names.map((name): readonly [string, Attribute] => {
    const shape = randomShape(random, depth - 1, constraint);
    if (!constraint || !random.chance(45)) return [name, { shape }];
    // Without a default a missing attribute is null, which few expressions bear: only where it is a primitive.
    return [name, { shape, optional: literal(random, shape, 1, true) }];
  });
  return { kind: 'object', attributes: Object.fromEntries(attributes) };
}

/** A constant. A `loose` one may leave out what is optional, and write primitives as others that convert. */
export function literal(random: Random, shape: Shape, depth: number, loose = false): string {
  const items = (): number => (depth <= 0 ? random.below(2) : random.below(4));
  switch (shape.kind) {
    case 'string':
      if (loose && random.chance(15)) return random.pick(['5', 'true', '1.50', '0.1']);
      return JSON.stringify(random.pick(words));
    case 'number':
      return loose && random.chance(20) ? `"${random.below(50)}"` : String(random.below(20));
    case 'bool':
      if (loose && random.chance(15)) return random.pick(['"true"', '"false"']);
      return random.pick(['true', 'false']);
    case 'list':
    case 'set': {
      const elements = Array.from({ length: items() }, () => literal(random, shape.element, depth - 1, loose));
      return `[${elements.join(', ')}]`;
    }
    case 'map': {
      const keys = random.shuffle(words).slice(0, items());
      const entries = keys.map((key) => `${JSON.stringify(key)} = ${literal(random, shape.element, depth - 1, loose)}`);
      return `{ ${entries.join(', ')} }`;
    }
    case 'object': {
      const entries = Object.entries(shape.attributes).flatMap(([name, { shape: inner, optional }]) => {
        if (optional !== undefined && random.chance(40)) return random.chance(30) ? [`${name} = null`] : [];
        return [`${name} = ${literal(random, inner, depth - 1, loose)}`];
      });
      if (loose && random.chance(10)) entries.push('unasked = 1');
      return `{ ${entries.join(', ')} }`;
    }
  }
}

/** An expression of that shape; with `depth` 0 a name or a constant. */
export function expression(random: Random, names: readonly Name[], shape: Shape, depth: number): string {
  const named = reachable(names, shape);
  if (named.length > 0 && random.chance(depth <= 0 ? 80 : 35)) return random.pick(named);
  if (depth <= 0) return constantOf(random, shape);
  const make: Make = {
    random,
    names,
    of: (inner, more = []) => expression(random, [...names, ...more], inner, depth - 1),
  };
  if (random.chance(12)) return `(${make.of(bool)} ? ${make.of(shape)} : ${make.of(shape)})`;
  if (random.chance(6)) return `try(${make.of(shape)}, ${constantOf(random, shape)})`;
  switch (shape.kind) {
    case 'string':
      return textExpression(make);
    case 'number':
      return numberExpression(make);
    case 'bool':
      return boolExpression(make);
    case 'list':
      return listExpression(make, shape.element);
    case 'set':
      return setExpression(make, shape.element);
    case 'map':
      return mapExpression(make, shape.element);
    case 'object': {
      const entries = Object.entries(shape.attributes).map(([name, { shape: inner }]) => `${name} = ${make.of(inner)}`);
      return random.chance(15)
        ? `merge(${make.of(shape)}, { ${entries.join(', ')} })`
        : `{ ${entries.join(random.chance(50) ? ', ' : '\n')} }`;
    }
  }
}

/** A constant that is of the shape itself, not only of a tuple or object that converts to it. */
function constantOf(random: Random, shape: Shape): string {
  const value = literal(random, settled(shape), 1);
  return 'element' in shape ? `to${shape.kind}(${value})` : value;
}

interface Make {
  readonly random: Random;
  readonly names: readonly Name[];
  readonly of: (shape: Shape, more?: readonly Name[]) => string;
}

/** Names of that shape, and attributes of objects in scope that have it. */
function reachable(names: readonly Name[], shape: Shape): readonly string[] {
  return names.flatMap(({ text: name, shape: own }) => {
    if (sameShape(settled(own), settled(shape))) return [name];
    if (own.kind !== 'object') return [];
    return reachable(
      Object.entries(own.attributes).map(([key, { shape: inner }]) => ({ text: `${name}.${key}`, shape: inner })),
      shape,
    );
  });
}

function collections(names: readonly Name[]): readonly (Name & { readonly element: Shape })[] {
  return names.flatMap((name) => ('element' in name.shape ? [{ ...name, element: name.shape.element }] : []));
}

const listOf = (element: Shape): Shape => ({ kind: 'list', element });
const mapOf = (element: Shape): Shape => ({ kind: 'map', element });
const setOf = (element: Shape): Shape => ({ kind: 'set', element });

function textExpression({ random, of }: Make): string {
  switch (random.below(11)) {
    case 0:
      return `upper(${of(text)})`;
    case 1:
      return `"\${${of(text)}}-\${${of(number)}}"`;
    case 2:
      return `join(",", ${of(listOf(text))})`;
    case 3:
      return `format("%s/%03d", ${of(text)}, ${of(number)})`;
    case 4:
      return `lookup(${of(mapOf(text))}, ${of(text)}, ${of(text)})`;
    case 5:
      return `element(concat(${of(listOf(text))}, ["z"]), ${of(number)})`;
    case 6:
      return `jsonencode(${of(randomShape(random, 1))})`;
    case 7:
      return `"%{ if ${of(bool)} }\${${of(text)}}%{ else }no%{ endif }"`;
    case 8:
      return `"%{ for i, v in ${of(listOf(text))} }\${i}=\${v};%{ endfor }"`;
    case 9:
      return `replace(${of(text)}, "a", ${of(text)})`;
    default:
      return `try(${of(mapOf(text))}[${of(text)}], ${of(listOf(text))}[0], "none")`;
  }
}

function numberExpression({ random, of }: Make): string {
  switch (random.below(8)) {
    case 0:
      return `(${of(number)} + ${of(number)})`;
    case 1:
      return `length(${of(random.pick([listOf(text), mapOf(number), setOf(text)]))})`;
    case 2:
      return `sum(concat(${of(listOf(number))}, [0]))`;
    case 3:
      return `max(${of(number)}, ${of(number)})`;
    case 4:
      return `min(${of(number)}, ${of(number)}, 7)`;
    case 5:
      return `floor(${of(number)} / 2)`;
    case 6:
      return `(${of(number)} % 5)`;
    default:
      return `length(${of(text)})`;
  }
}

function boolExpression({ random, of }: Make): string {
  switch (random.below(8)) {
    case 0:
      return `(${of(number)} > ${of(number)})`;
    case 1:
      return `contains(${of(listOf(text))}, ${of(text)})`;
    case 2:
      return `!${of(bool)}`;
    case 3:
      return `(${of(bool)} && ${of(bool)})`;
    case 4:
      return `(${of(text)} == ${of(text)})`;
    case 5:
      return `(length(${of(listOf(text))}) == ${of(number)})`;
    case 6:
      return `anytrue(${of(listOf(bool))})`;
    default:
      return `can(regex("^[a-c]", ${of(text)}))`;
  }
}

/** A `for` over a collection in scope: its first part and the names inside. */
function loop(make: Make): { readonly head: string; readonly inside: readonly Name[]; readonly key: string } {
  const { random, names, of } = make;
  const known = collections(names);
  const chosen = known.length > 0 && random.chance(75) ? random.pick(known) : undefined;
  const source: Shape = chosen?.shape ?? listOf(text);
  const from = chosen?.text ?? of(source);
  const level = names.filter((name) => /^v\d+$/.test(name.text)).length;
  const [key, value] = [`k${level}`, `v${level}`];
  const element = 'element' in source ? source.element : text;
  const keyShape = source.kind === 'list' ? number : source.kind === 'map' ? text : element;
  const inside = [
    { text: value, shape: element },
    { text: key, shape: keyShape },
  ];
  return { head: `for ${key}, ${value} in ${from} :`, inside, key };
}

function listExpression(make: Make, element: Shape): string {
  const { random, of } = make;
  const shape = listOf(element);
  switch (random.below(9)) {
    case 0:
      return `concat(${of(shape)}, ${of(shape)})`;
    case 1:
      return `values(${of(mapOf(element))})`;
    case 2:
      return `flatten([${of(shape)}, [${of(shape)}]])`;
    case 3:
      return `reverse(${of(shape)})`;
    case 4:
      return `tolist([${of(element)}, ${of(element)}])`;
    case 5:
      return `slice(${of(shape)}, 0, min(1, length(${of(shape)}), 0))`;
    case 6: {
      const source: Shape = { kind: 'object', attributes: { name: { shape: element } } };
      return `tolist(${of(listOf(source))}[*].name)`;
    }
    default: {
      const { head, inside } = loop(make);
      const condition = random.chance(35) ? ` if ${of(bool, inside)}` : '';
      return `tolist([${head} ${of(element, inside)}${condition}])`;
    }
  }
}

function setExpression({ random, of }: Make, element: Shape): string {
  switch (random.below(4)) {
    case 0:
      return `setunion(${of(setOf(element))}, ${of(setOf(element))})`;
    case 1:
      return `setsubtract(${of(setOf(element))}, ${of(setOf(element))})`;
    case 2:
      return sameShape(element, text) ? `toset(keys(${of(mapOf(number))}))` : `toset(${of(listOf(element))})`;
    default:
      return `toset(${of(listOf(element))})`;
  }
}

function mapExpression(make: Make, element: Shape): string {
  const { random, of } = make;
  const shape = mapOf(element);
  switch (random.below(7)) {
    case 0:
      return `merge(${of(shape)}, ${of(shape)})`;
    case 1:
      return `zipmap(["k", "l"], tolist([${of(element)}, ${of(element)}]))`;
    case 2:
      return `tomap({ ${JSON.stringify(random.pick(words))} = ${of(element)}, (${of(text)}) = ${of(element)} })`;
    case 3: {
      if (element.kind !== 'list') break;
      const { head, inside } = loop(make);
      return `tomap({ ${head} ${of(text, inside)} => ${of(element.element, inside)}... })`;
    }
  }
  const { head, inside, key } = loop(make);
  const condition = random.chance(30) ? ` if ${of(bool, inside)}` : '';
  return `tomap({ ${head} "i-\${${key}}" => ${of(element, inside)}${condition} })`;
}
