import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import type { AttributeMap, CloudFormationMap } from '../../../src/analyzer/canonical';
import { attributeReads } from '../../../src/engine/attribute-reads';
import { loadFreeList } from '../../../src/engine/free-list';
import { loadSpec } from '../../../src/engine/spec-load';
import { engine } from '../specs/estimate-text';
import { unmappedAttributes, unmappedTypes } from './unmapped';

const folder = resolve('pricing/specs/aws');
const types = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml') && name !== 'free.yaml')
  .map((name) => name.slice(0, -'.yaml'.length))
  .sort();

const maps: ReadonlyMap<string, readonly CloudFormationMap[]> = new Map(
  types.map((type) => [type, loadSpec(readFileSync(`${folder}/${type}.yaml`, 'utf8'), type, 'bundled').cloudFormation]),
);

/** Every attribute that a spec reads of a type, whichever spec. */
function readsByType(): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>();
  for (const type of types) {
    const spec = engine.specs.get(type);
    assert.ok(spec, type);
    for (const [other, paths] of attributeReads(spec, (part) => engine.specs.get(part))) {
      const known = all.get(other) ?? new Set();
      for (const path of paths) known.add(path);
      all.set(other, known);
    }
  }
  return all;
}

/** Whether a map gives an attribute a value: itself, what it is part of, or something in it. */
function gives(attributes: ReadonlyMap<string, AttributeMap>, [name = '', ...deeper]: readonly string[]): boolean {
  const map = attributes.get(name);
  if (!map || deeper.length === 0 || map.kind !== 'blocks') return map !== undefined;
  return gives(map.attributes, deeper);
}

describe('The maps of CloudFormation', () => {
  const reads = readsByType();

  it('are there for every type with a spec, or it is said why not', () => {
    const without = types.filter((type) => maps.get(type)?.length === 0);
    assert.deepEqual(without, Object.keys(unmappedTypes).sort());
  });

  it('give every attribute that a spec reads, or it is said why not', () => {
    const missing = types.flatMap((type) =>
      [...(reads.get(type) ?? [])]
        // What a reference in a template leads to needs no attribute to be found by.
        .filter((path) => path !== 'id' && path !== 'arn')
        .flatMap((path) =>
          (maps.get(type) ?? [])
            .filter((map) => !gives(map.attributes, path.split('.')))
            .map((map) => `${map.cloudFormationType} ${type}.${path}`),
        ),
    );
    assert.deepEqual([...new Set(missing)].sort(), Object.keys(unmappedAttributes).sort());
  });

  it('give nothing that no spec reads', () => {
    const idle = [...maps].flatMap(([type, list]) =>
      list.flatMap((map) =>
        [...leaves(map.attributes)]
          .filter((path) => ![...(reads.get(type) ?? [])].some((read) => isWithin(read, path) || isWithin(path, read)))
          .map((path) => `${map.cloudFormationType} ${type}.${path}`),
      ),
    );
    assert.deepEqual(idle, []);
  });

  it('read the element in blocks, not the resource, unless that is meant', () => {
    // The capacity of an index of a global table stands with the replicas.
    const meant = ['aws_dynamodb_table global_secondary_index.read_capacity'];
    const found = types.flatMap((type) => {
      const spec: unknown = parse(readFileSync(`${folder}/${type}.yaml`, 'utf8'));
      return [...resourceReads(spec, [], false)].map((path) => `${type} ${path}`);
    });
    assert.deepEqual(found, meant);
  });

  it('leave no doubt which of them holds', () => {
    const all = [...maps.values()].flat();
    const plain = all.filter((map) => map.when === null).map((map) => map.cloudFormationType);
    assert.deepEqual(
      plain.filter((type, index) => plain.indexOf(type) !== index),
      [],
    );
  });

  it('are of types that are not known to be free, unless they say when', () => {
    const { types: free, unpriced } = loadFreeList(readFileSync(`${folder}/free.yaml`, 'utf8'), 'free.yaml');
    const withoutPrice = [...maps.values()].flat().filter((map) => unpriced.has(map.cloudFormationType));
    assert.deepEqual([...withoutPrice, ...[...unpriced.keys()].filter((type) => free.has(type) || maps.has(type))], []);
    const both = [...maps.values()].flat().filter((map) => map.when === null && free.has(map.cloudFormationType));
    assert.deepEqual(both, []);
    const conditional = [...maps.values()].flat().filter((map) => map.when !== null);
    const otherwise = new Set([
      ...free.keys(),
      ...[...maps.values()]
        .flat()
        .filter((map) => map.when === null)
        .map((map) => map.cloudFormationType),
    ]);
    assert.deepEqual(
      conditional.map((map) => map.cloudFormationType).filter((type) => !otherwise.has(type)),
      [],
    );
  });
});

/** Attributes inside of `each` whose expression names `self`, in the YAML of a spec's maps. */
function* resourceReads(node: unknown, path: readonly string[], inBlock: boolean): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  const entries = Object.entries(node);
  const isBlock = inBlock || entries.some(([key]) => key === 'each');
  for (const [key, value] of entries) {
    if (path.length === 0 && key !== 'cloudformation') continue;
    if (key === 'value' && inBlock && typeof value === 'string' && /\bself\b/.test(value)) {
      yield path.filter((part) => !/^(cloudformation|attributes|block|\d+)$/.test(part)).join('.');
    }
    yield* resourceReads(value, [...path, key], isBlock && key === 'attributes' ? true : inBlock);
  }
}

function isWithin(path: string, whole: string): boolean {
  return `${path}.`.startsWith(`${whole}.`);
}

/** Paths of the attributes with a value of their own. */
function* leaves(attributes: ReadonlyMap<string, AttributeMap>): Generator<string> {
  for (const [name, map] of attributes) {
    if (map.kind !== 'blocks' || map.attributes.size === 0) yield name;
    else for (const path of leaves(map.attributes)) yield `${name}.${path}`;
  }
}
