/**
 * Which attributes a spec reads, of the resource that it prices and of those that it finds: a walk of its expressions that
 * follows where values come from, without any value.
 */
import type { Expression, TemplatePart } from '../syntax/hcl';
import type { ComponentSpec, RateSpec, Spec, SubresourceSpec } from './spec';

/**
 * Dotted attribute paths by resource type: `aws_instance` → `root_block_device.volume_size`. A path stands for all that is
 * deeper too; a block is left out where attributes in it are named. `specOf` gives the spec that prices parts of a type.
 */
export function attributeReads(
  spec: Spec,
  specOf: (type: string) => Spec | undefined,
): ReadonlyMap<string, ReadonlySet<string>> {
  const walk: Walk = { reads: new Map(), specOf, steps: { left: mostSteps } };
  visitSpec(spec, shapeOf(`${spec.type}:`), walk, 0);
  return new Map([...walk.reads].map(([type, paths]) => [type, new Set(withoutBlocks(paths))]));
}

/** Specs of a workspace may be anything: enough for the largest a hundred times over. */
const mostSteps = 500_000;
const deepestNesting = 200;
/** As deep as parts are priced by the specs of other types. */
const deepestParts = 6;

interface Walk {
  readonly reads: Map<string, Set<string>>;
  readonly specOf: (type: string) => Spec | undefined;
  readonly steps: { left: number };
}

/**
 * Where a value may come from: places `type:path`, and what an object constructor puts under names. A collection is the
 * same as its elements.
 */
interface Shape {
  readonly places: ReadonlySet<string>;
  readonly fields: ReadonlyMap<string, Shape>;
}

interface Names {
  readonly own: ReadonlyMap<string, Shape>;
  readonly lets: (name: string) => Shape | undefined;
  readonly depth: number;
}

const nothing: Shape = { places: new Set(), fields: new Map() };

function shapeOf(place: string): Shape {
  return { places: new Set([place]), fields: new Map() };
}

function visitSpec(spec: Spec, self: Shape, walk: Walk, parts: number): void {
  const known = new Map<string, Shape>();
  const lets = (name: string): Shape | undefined => {
    const node = spec.lets.get(name);
    if (!node) return undefined;
    let shape = known.get(name);
    if (!shape) {
      known.set(name, nothing);
      shape = shapeFor(node, names, walk);
      known.set(name, shape);
    }
    return shape;
  };
  const names: Names = { own: new Map([['self', self]]), lets, depth: 0 };
  for (const name of spec.lets.keys()) lets(name);
  visitParts(spec, names, walk, parts);
}

function visitParts(
  content: { readonly components: readonly ComponentSpec[]; readonly subresources: readonly SubresourceSpec[] },
  names: Names,
  walk: Walk,
  parts: number,
): void {
  for (const component of content.components) {
    const inner = withEach(component.forEach, names, walk);
    const nodes = [
      component.name,
      component.unit,
      component.when,
      component.quantity,
      component.per,
      ...nodesOf(component.rate),
    ];
    for (const node of nodes) shapeFor(node, inner, walk);
  }
  for (const part of content.subresources) {
    const inner = withEach(part.forEach, names, walk);
    for (const node of [part.name, part.when, part.times]) shapeFor(node, inner, walk);
    const { body } = part;
    if (body.kind === 'inline') {
      visitParts(body, inner, walk, parts);
      continue;
    }
    shapeFor(body.usage, inner, walk);
    const attributes = shapeFor(body.attributes, inner, walk);
    const type = textOf(body.type);
    const spec = type && parts < deepestParts ? walk.specOf(type) : undefined;
    if (spec) visitSpec(spec, attributes, walk, parts + 1);
  }
}

function nodesOf(rate: RateSpec): readonly (Expression | null)[] {
  switch (rate.kind) {
    case 'row':
      return [rate.reference, rate.region];
    case 'keys':
      return [rate.table, rate.region, ...rate.keys.values()];
    case 'price':
      return [rate.price];
  }
}

function withEach(forEach: Expression | null, names: Names, walk: Walk): Names {
  if (!forEach) return names;
  const value = shapeFor(forEach, names, walk);
  const each: Shape = { places: new Set(), fields: new Map([['value', value]]) };
  return { ...names, own: new Map([...names.own, ['each', each]]) };
}

/** Functions that give what they are given, or a part of it. */
const passing = new Set(
  'default try concat merge flatten reverse distinct compact coalesce coalescelist element values lookup assume one slice'
    .concat(' tolist toset tomap sort setunion')
    .split(' '),
);

function shapeFor(node: Expression | null, outer: Names, walk: Walk): Shape {
  if (!node || outer.depth > deepestNesting || walk.steps.left-- <= 0) return nothing;
  const names = { ...outer, depth: outer.depth + 1 };
  const of = (inner: Expression | null): Shape => shapeFor(inner, names, walk);
  switch (node.kind) {
    case 'literal':
    case 'missing':
      return nothing;
    case 'template':
      visitTemplate(node.parts, names, walk);
      return nothing;
    case 'variable':
      return names.own.get(node.name) ?? names.lets(node.name) ?? nothing;
    case 'get-attribute':
      return member(of(node.object), node.name.name, walk);
    case 'index': {
      const collection = of(node.collection);
      of(node.key);
      const name = textOf(node.key);
      if (name !== undefined) return member(collection, name, walk);
      return node.key.kind === 'literal' ? collection : union([collection, ...collection.fields.values()]);
    }
    case 'splat':
      return shapeFor(node.each, { ...names, own: new Map([...names.own, ['*', of(node.source)]]) }, walk);
    case 'splat-element':
      return names.own.get('*') ?? nothing;
    case 'call':
      return shapeOfCall(node.name.name, node.arguments, names, walk);
    case 'tuple':
      return union(node.elements.map(of));
    case 'object': {
      const fields = new Map<string, Shape>();
      for (const { key, value } of node.entries) {
        of(key);
        const shape = of(value);
        const name = textOf(key);
        if (name !== undefined) fields.set(name, shape);
      }
      return { places: new Set(), fields };
    }
    case 'for': {
      const own = new Map(names.own).set(node.valueVariable.name, of(node.collection));
      if (node.keyVariable) own.set(node.keyVariable.name, nothing);
      const inner = { ...names, own };
      for (const part of [node.condition, node.key]) shapeFor(part, inner, walk);
      return shapeFor(node.value, inner, walk);
    }
    case 'conditional':
      of(node.condition);
      return union([of(node.then), of(node.else)]);
    case 'binary':
      of(node.left);
      of(node.right);
      return nothing;
    case 'unary':
      of(node.operand);
      return nothing;
    case 'parentheses':
      return of(node.inner);
  }
}

function shapeOfCall(name: string, args: readonly Expression[], names: Names, walk: Walk): Shape {
  const shapes = args.map((arg) => shapeFor(arg, names, walk));
  if (name === 'find' || name === 'referring' || name === 'referring_to') {
    const [type, ...rest] = args.slice(name === 'referring_to' ? 1 : 0).map((arg) => textOf(arg));
    if (type === undefined) return nothing;
    const attributes = name === 'find' ? rest.slice(1) : rest.slice(0, 1);
    for (const attribute of attributes) if (attribute) noteRead(`${type}:${attribute}`, walk);
    return shapeOf(`${type}:`);
  }
  return passing.has(name) ? union(shapes) : nothing;
}

function visitTemplate(parts: readonly TemplatePart[], names: Names, walk: Walk): void {
  for (const part of parts) {
    switch (part.kind) {
      case 'text':
        break;
      case 'interpolation':
        shapeFor(part.expression, names, walk);
        break;
      case 'template-if':
        shapeFor(part.condition, names, walk);
        visitTemplate([...part.then, ...part.else], names, walk);
        break;
      case 'template-for': {
        const own = new Map(names.own).set(part.value.name, shapeFor(part.collection, names, walk));
        visitTemplate(part.body, { ...names, own }, walk);
      }
    }
  }
}

function member(shape: Shape, name: string, walk: Walk): Shape {
  walk.steps.left -= shape.places.size;
  if (walk.steps.left <= 0) return nothing;
  const places = [...shape.places].map((place) => (place.endsWith(':') ? `${place}${name}` : `${place}.${name}`));
  for (const place of places) noteRead(place, walk);
  return union([{ places: new Set(places), fields: new Map() }, shape.fields.get(name) ?? nothing]);
}

function noteRead(place: string, walk: Walk): void {
  const [type = '', path = ''] = place.split(':', 2);
  const paths = walk.reads.get(type);
  if (paths) paths.add(path);
  else walk.reads.set(type, new Set([path]));
}

function union(shapes: readonly Shape[]): Shape {
  const filled = shapes.filter((shape) => shape.places.size > 0 || shape.fields.size > 0);
  if (filled.length < 2) return filled[0] ?? nothing;
  const fields = new Map<string, Shape>();
  for (const shape of filled) {
    for (const [name, field] of shape.fields) fields.set(name, union([fields.get(name) ?? nothing, field]));
  }
  return { places: new Set(filled.flatMap((shape) => [...shape.places])), fields };
}

function textOf(node: Expression): string | undefined {
  return node.kind === 'literal' && typeof node.value === 'string' ? node.value : undefined;
}

function withoutBlocks(paths: ReadonlySet<string>): readonly string[] {
  const blocks = new Set<string>();
  for (const path of paths) {
    for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) blocks.add(path.slice(0, dot));
  }
  return [...paths].filter((path) => !blocks.has(path)).sort();
}
