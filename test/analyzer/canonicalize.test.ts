import assert from 'node:assert/strict';
import type { AttributeMap, CloudFormationMap } from '../../src/analyzer/canonical';
import { canonicalize, mapApplies } from '../../src/analyzer/canonicalize';
import { ListValue, MapValue, UnknownValue, type Value } from '../../src/expression/value';
import { type Expression, parseExpression } from '../../src/syntax/hcl';
import { valueText } from './workspace-text';

type Json = null | boolean | number | string | UnknownValue | readonly Json[] | { readonly [key: string]: Json };

function toValue(json: Json): Value {
  if (Array.isArray(json)) return new ListValue('tuple', json.map(toValue));
  if (json instanceof UnknownValue || json === null || typeof json !== 'object') return json as Value;
  return new MapValue('object', new Map(Object.entries(json).map(([key, item]) => [key, toValue(item)])));
}

function properties(json: { readonly [key: string]: Json }): MapValue {
  const value = toValue(json);
  assert.ok(value instanceof MapValue);
  return value;
}

function expression(text: string): Expression {
  return parseExpression(text).expression;
}

function property(path: string): AttributeMap {
  return { kind: 'property', path: path.split('.') };
}

function computed(text: string): AttributeMap {
  return { kind: 'expression', expression: expression(text) };
}

function blocks(of: string, attributes: Record<string, AttributeMap>, when?: string): AttributeMap {
  return {
    kind: 'blocks',
    of: of === '' ? [] : of.split('.'),
    when: when === undefined ? null : expression(when),
    attributes: new Map(Object.entries(attributes)),
  };
}

function mapOf(attributes: Record<string, AttributeMap>, when?: string): CloudFormationMap {
  return {
    type: 'aws_x',
    cloudFormationType: 'AWS::X::Y',
    when: when === undefined ? null : expression(when),
    attributes: new Map(Object.entries(attributes)),
  };
}

const unknown = new UnknownValue({ kind: 'variable', message: 'parameter P has no default' });

interface Case {
  readonly name: string;
  readonly map: Record<string, AttributeMap>;
  readonly properties: { readonly [key: string]: Json };
  readonly attributes: string;
  /** Canonical path → property paths, both dotted. */
  readonly origins?: Readonly<Record<string, readonly string[]>>;
}

const cases: readonly Case[] = [
  {
    name: 'properties as they are, at any depth; what is not written is not there',
    map: { size: property('Ebs.VolumeSize'), type: property('Type'), iops: property('Ebs.Iops'), no: property('A.B') },
    properties: { Ebs: { VolumeSize: 8 }, Type: 'gp3', A: 'text' },
    attributes: '{size=8 type="gp3"}',
    origins: { size: ['Ebs.VolumeSize'], type: ['Type'], iops: [] },
  },
  {
    name: 'texts that CloudFormation takes for booleans',
    map: { a: property('A'), b: property('B'), c: computed('self.C.D == true ? 1 : 2'), d: property('E') },
    properties: { A: 'true', B: 'false', C: { D: 'true' }, E: ['true', 'x'] },
    attributes: '{a=true b=false c=1 d=[true, "x"]}',
  },
  {
    name: 'unknown on the way or at the end',
    map: { a: property('A.B'), b: property('B'), c: computed('self.B * 2'), d: computed('default(self.C, self.B)') },
    properties: { A: unknown, B: unknown, C: 1 },
    attributes: '{a=?(parameter P has no default) b=?(parameter P has no default) c=?(parameter P has no default) d=1}',
  },
  {
    name: 'computed attributes: null is absent, a mistake is unknown with its cause',
    map: { a: computed('self.A + 1'), b: computed('self.Nothing'), c: computed('upper(self.A, 2)') },
    properties: { A: '2' },
    attributes: '{a=3 c=?(upper() takes 1 argument, found 2)}',
    origins: { a: ['A'], b: [] },
  },
  {
    name: 'functions of specs that need nothing else',
    map: {
      a: computed('known(self.U)'),
      b: computed('known(self.A) && !known(self.B)'),
      c: computed('unknown("not in the text")'),
      d: computed('stated(self.U) && !stated(self.B)'),
    },
    properties: { A: 1, U: unknown },
    attributes: '{a=false b=true c=?(not in the text) d=true}',
  },
  {
    name: 'one block for each element that counts',
    map: {
      disk: blocks(
        'Mappings',
        {
          size: property('Ebs.Size'),
          name: computed('"${self.Name}-${each.value.Device}"'),
          first: property('Tags.0'),
        },
        'self.Ebs != null',
      ),
    },
    properties: {
      Name: 'n',
      Mappings: [{ Device: 'a', NoDevice: true }, { Device: 'b', Ebs: { Size: 5 }, Tags: ['t'] }, 'text'],
    },
    attributes: '{disk=[{first="t" name="n-b" size=5}]}',
    origins: {
      disk: ['Mappings'],
      'disk.0': ['Mappings.1'],
      'disk.0.size': ['Mappings.1.Ebs.Size'],
      'disk.size': ['Mappings.1.Ebs.Size'],
      'disk.0.name': ['Name', 'Mappings.1.Device'],
      'disk.1.size': [],
    },
  },
  {
    name: 'one block for an object, and blocks in blocks',
    map: { vpc: blocks('Vpc', { subnet: blocks('Subnets', { id: property('Id') }) }) },
    properties: { Vpc: { Subnets: [{ Id: 1 }, { Id: 2 }] } },
    attributes: '{vpc=[{subnet=[{id=1}, {id=2}]}]}',
    origins: { 'vpc.0.subnet.1.id': ['Vpc.Subnets.1.Id'] },
  },
  {
    name: 'one block of properties of the same level, where one of them is written',
    map: {
      a: blocks('', { x: property('X') }),
      b: blocks('', { y: property('Y') }),
      c: blocks('Z', { y: property('Y') }),
    },
    properties: { X: 1, Z: null },
    attributes: '{a=[{x=1}]}',
    origins: { 'a.0.x': ['X'] },
  },
  {
    name: 'blocks of which not all is known',
    map: {
      a: blocks('A', { x: property('X') }),
      b: blocks('B', { x: property('X') }),
      c: blocks('C', { x: property('X') }, 'self.X > 1'),
    },
    properties: { A: unknown, B: [{ X: 1 }, unknown], C: [{ X: unknown }] },
    attributes:
      '{a=?(parameter P has no default) b=[{x=1}, ?(parameter P has no default)] c=?(parameter P has no default)}',
  },
  {
    name: 'nothing but what the map names',
    map: {},
    properties: { A: 1 },
    attributes: '{}',
    origins: { a: [] },
  },
];

describe('Canonical attributes of properties', () => {
  for (const { name, map, properties: given, attributes, origins = {} } of cases) {
    it(name, () => {
      const canonical = canonicalize(mapOf(map), properties(given));
      assert.equal(valueText(canonical.attributes), attributes);
      for (const [path, expected] of Object.entries(origins)) {
        const steps = path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
        assert.deepEqual(
          canonical.origin(steps).map((found) => found.join('.')),
          expected,
          path,
        );
      }
    });
  }

  it('of a type that depends on the properties', () => {
    const map = mapOf({}, 'startswith(default(self.Engine, ""), "aurora")');
    assert.equal(mapApplies(map, properties({ Engine: 'aurora-mysql' })), true);
    assert.equal(mapApplies(map, properties({ Engine: 'mysql' })), false);
    assert.equal(mapApplies(map, properties({})), false);
    assert.equal(mapApplies(map, properties({ Engine: unknown })), unknown);
    assert.equal(mapApplies(mapOf({}), properties({ Engine: unknown })), true);
  });
});
