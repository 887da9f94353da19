import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import type { CloudFormationMap } from '../../../src/analyzer/canonical';
import { canonicalize, mapApplies } from '../../../src/analyzer/canonicalize';
import { loadFreeList } from '../../../src/engine/free-list';
import { SpecBook } from '../../../src/engine/spec-book';
import { loadSpec } from '../../../src/engine/spec-load';
import { valueText } from '../../analyzer/workspace-text';
import { type Specs, specSource } from '../../engine/price-text';
import { toProperties } from './properties';

const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
ajv.addKeyword('defaultSnippets');
const schemaFile = join(resolve(__dirname, '..', '..', '..'), 'pricing/schema/spec.schema.json');
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')));

function mapsOf(yaml: string): readonly CloudFormationMap[] {
  const text = `type: aws_x\nfree: true\ncloudformation: ${yaml}`;
  const { cloudFormation, errors } = loadSpec(text, 'x.yaml', 'workspace');
  assert.deepEqual(errors, []);
  assert.ok(validate(parse(text)), `the schema objects: ${ajv.errorsText(validate.errors)}`);
  return cloudFormation;
}

/** The form of a map in YAML, properties, and the attributes that they become. */
const forms: readonly (readonly [name: string, yaml: string, properties: object, attributes: string])[] = [
  ['a type alone', 'AWS::A::B', { C: 1 }, '{}'],
  [
    'a property',
    '{type: AWS::A::B, attributes: {c: C, deep: D.E, one: F.0}}',
    { C: 1, D: { E: 2 }, F: [3] },
    '{c=1 deep=2 one=3}',
  ],
  [
    'an expression',
    `{type: AWS::A::B, attributes: {c: {value: 'default(self.C, "x")'}, d: {value: 3}}}`,
    {},
    '{c="x" d=3}',
  ],
  [
    'blocks of a list, with a condition',
    "{type: AWS::A::B, attributes: {c: {each: Cs, when: 'self.On', attributes: {d: D, e: {value: 'each.value.D + 1'}}}}}",
    {
      Cs: [
        { D: 1, On: true },
        { D: 2, On: false },
      ],
    },
    '{c=[{d=1 e=2}]}',
  ],
  [
    'a block of an object',
    '{type: AWS::A::B, attributes: {c: {each: Cs.X, attributes: {d: D}}}}',
    { Cs: { X: { D: 1 } } },
    '{c=[{d=1}]}',
  ],
  ['a block whose presence is all', '{type: AWS::A::B, attributes: {c: {each: Cs}}}', { Cs: [{}, {}] }, '{c=[{}, {}]}'],
  [
    'a block of properties of the same level',
    '{type: AWS::A::B, attributes: {c: {block: {d: D, e: {block: {f: F}}}}}}',
    { F: 1 },
    '{c=[{e=[{f=1}]}]}',
  ],
];

/** The value of `cloudformation:`, which starts in line 3, and what is told of it. */
const mistakes: readonly (readonly [name: string, yaml: string, ...errors: string[]])[] = [
  [
    'no type',
    '3',
    '3: A CloudFormation type (AWS::EC2::NatGateway), {type, when, attributes}, or a list of them is expected',
  ],
  [
    'half a type',
    'AWS::EC2',
    '3: A CloudFormation type (AWS::EC2::NatGateway), {type, when, attributes}, or a list of them is expected',
  ],
  [
    'an empty list',
    '[]',
    '3: A CloudFormation type (AWS::EC2::NatGateway), {type, when, attributes}, or a list of them is expected',
  ],
  ['a map without a type', '\n  attributes: {}', '4: A CloudFormation map needs "type": AWS::EC2::NatGateway'],
  [
    'a key that is none',
    '\n  type: AWS::A::B\n  atributes: {}',
    '5: "atributes" is no key of a CloudFormation map; known are type, when, attributes',
  ],
  [
    'attributes in a list',
    '\n  type: AWS::A::B\n  attributes:\n    - a',
    '6: A map of attributes is expected: attribute: Property',
  ],
  [
    'a property that is none',
    '\n  type: AWS::A::B\n  attributes:\n    a: A\n    b: self.B + 1',
    '7: A property (Ebs.VolumeSize), {value: expression}, {each: Property, attributes} or {block: attributes} is expected',
  ],
  [
    'two kinds at once',
    '\n  type: AWS::A::B\n  attributes:\n    a: { value: 1, each: B }',
    '6: A property (Ebs.VolumeSize), {value: expression}, {each: Property, attributes} or {block: attributes} is expected',
  ],
  [
    'a list that is no property',
    '\n  type: AWS::A::B\n  attributes:\n    a: { each: [B] }',
    '6: "each" is the property that holds the list: BlockDeviceMappings',
  ],
  [
    'a key of a block that is none',
    '\n  type: AWS::A::B\n  attributes:\n    a: { each: B, atributes: {} }',
    '6: "atributes" is no key of a block; known are each, when, attributes',
  ],
];

const expressionMistakes: typeof mistakes = [
  [
    'a half expression',
    "\n  type: AWS::A::B\n  attributes:\n    a: { value: '1 +' }",
    '6: Expected a value, found the end of the text.',
  ],
  ['a half condition', "\n  type: AWS::A::B\n  when: '1 +'", '5: Expected a value, found the end of the text.'],
  ['an attribute twice', '\n  type: AWS::A::B\n  attributes:\n    a: A\n    a: B', '7: "a" is there twice'],
];

describe('CloudFormation maps of specs', () => {
  for (const [name, yaml, properties, attributes] of forms) {
    it(name, () => {
      const [map] = mapsOf(yaml);
      assert.ok(map);
      assert.equal(map.type, 'aws_x');
      assert.equal(map.cloudFormationType, 'AWS::A::B');
      assert.equal(valueText(canonicalize(map, toProperties(properties)).attributes), attributes);
    });
  }

  for (const [name, yaml, ...expected] of [...mistakes, ...expressionMistakes]) {
    it(`${name} is told with its line, and the price stays`, () => {
      const { spec, errors } = loadSpec(`type: aws_x\nfree: true\ncloudformation: ${yaml}`, 'x.yaml', 'workspace');
      assert.deepEqual(
        errors.map(({ line, message }) => `${line + 1}: ${message}`),
        expected,
      );
      assert.deepEqual(spec?.mistakes, []);
    });
  }

  for (const [name, yaml] of mistakes) {
    it(`${name} is wrong to the schema too`, () =>
      assert.equal(validate(parse(`type: aws_x\nfree: true\ncloudformation: ${yaml}`)), false));
  }

  it('keep what is right in them', () => {
    const text =
      'type: aws_x\nfree: true\ncloudformation:\n  - { type: AWS::A::B, attributes: { a: A, b: "b b" } }\n  - 3';
    const { cloudFormation, errors } = loadSpec(text, 'x.yaml', 'workspace');
    assert.equal(errors.length, 2);
    assert.deepEqual(
      cloudFormation.map((map) => [map.cloudFormationType, [...map.attributes.keys()]]),
      [['AWS::A::B', ['a']]],
    );
  });
});

function bookOf(...sources: readonly Specs[]): SpecBook {
  return new SpecBook(
    sources.map((specs) => ({
      ...specSource(specs),
      types: (provider) => Object.keys(specs).filter((type) => type.startsWith(`${provider}_`)),
    })),
  );
}

function namesOf(book: SpecBook, type: string, properties: object = {}): readonly string[] {
  const self = toProperties(properties);
  return book
    .ofCloudFormation(type)
    .filter((map) => mapApplies(map, self) === true)
    .map((map) => map.type);
}

describe('A book of specs, asked for CloudFormation types', () => {
  const plain = 'type: aws_a\nfree: true\ncloudformation: AWS::X::A';
  const conditional = 'type: aws_b\nfree: true\ncloudformation: { type: AWS::X::A, when: self.Cluster != null }';

  it('finds the spec, conditional ones first, whatever their names', () => {
    const book = bookOf({ aws_a: plain, aws_b: conditional });
    assert.deepEqual(namesOf(book, 'AWS::X::A'), ['aws_a']);
    assert.deepEqual(namesOf(book, 'AWS::X::A', { Cluster: 'c' }), ['aws_b', 'aws_a']);
    assert.deepEqual(namesOf(book, 'AWS::X::None'), []);
  });

  it('is not led astray by a comment that names a type', () => {
    const book = bookOf({ aws_a: `# Not AWS::X::Other\n${plain}` });
    assert.deepEqual(namesOf(book, 'AWS::X::Other'), []);
  });

  it('takes the maps of the first source that has some', () => {
    const own = { aws_a: plain.replace('AWS::X::A', 'AWS::X::Own') };
    const book = bookOf(own, { aws_a: plain });
    assert.deepEqual(namesOf(book, 'AWS::X::Own'), ['aws_a']);
    assert.deepEqual(namesOf(book, 'AWS::X::A'), []);
    const withoutMaps = bookOf({ aws_a: 'type: aws_a\nfree: true' }, { aws_a: plain });
    assert.deepEqual(namesOf(withoutMaps, 'AWS::X::A'), ['aws_a']);
  });

  it('knows the types of other vendors by their first word', () => {
    const book = bookOf({ acme_monitor: 'type: acme_monitor\nfree: true\ncloudformation: Acme::Monitors::Monitor' });
    assert.deepEqual(namesOf(book, 'Acme::Monitors::Monitor'), ['acme_monitor']);
  });

  it('tells mistakes once', () => {
    const book = bookOf({ aws_a: `${plain}\nwhat: 1` });
    book.ofCloudFormation('AWS::X::A');
    book.get('aws_a');
    assert.equal(book.errors().length, 1);
  });

  it('reads again after an invalidation', () => {
    const specs: Record<string, string> = { aws_a: plain };
    const book = bookOf(specs);
    assert.deepEqual(namesOf(book, 'AWS::X::A'), ['aws_a']);
    specs.aws_a = 'type: aws_a\nfree: true';
    book.invalidate();
    assert.deepEqual(namesOf(book, 'AWS::X::A'), []);
  });
});

describe('The list of free types', () => {
  const book = bookOf({
    '#free':
      "free: [aws_x]\ncloudformation: [AWS::X::A, { type: AWS::X::B, because: so }, { type: 'Custom::*', because: own }]",
  });

  for (const [type, because] of [
    ['aws_x', ''],
    ['AWS::X::A', ''],
    ['AWS::X::B', 'so'],
    ['Custom::Thing', 'own'],
  ] as const) {
    it(`has ${type}`, () => assert.deepEqual(book.get(type)?.free, { because }));
  }

  it('has nothing else', () => assert.equal(book.get('AWS::X::C'), undefined));

  it('has types without a price, with what is billed', () => {
    const billed = bookOf({
      '#free': `free: []
unpriced:
  aws_y: by the hour
  AWS::X::D: 'what it keeps: by the GB'
  # more
  AWS::X::E: users (and their groups) are billed, by the month`,
    });
    for (const [type, text] of [
      ['aws_y', 'by the hour'],
      ['AWS::X::D', 'what it keeps: by the GB'],
      ['AWS::X::E', 'users (and their groups) are billed, by the month'],
    ] as const)
      assert.equal(billed.get(type)?.unpriced, text);
    assert.deepEqual(billed.errors(), []);
  });

  it('reads the same in any style of YAML', () => {
    const block =
      'free:\n  - aws_x\n  - "aws_y" # why\ncloudformation:\n  - AWS::X::A\n  # more\n  - { type: AWS::X::B, because: so }\n  - AWS::X::C\n';
    const styles = [
      block,
      block.replaceAll('\n', '\r\n'),
      block.replaceAll('\n  ', '\n'),
      block.replaceAll('\n  ', '\n    '),
      'free: [aws_x, aws_y]\ncloudformation: [AWS::X::A, { type: AWS::X::B, because: so }, AWS::X::C]',
    ];
    for (const text of styles) {
      const { types, errors } = loadFreeList(text, 'free.yaml');
      assert.deepEqual(errors, []);
      assert.deepEqual([...types].sort(), [
        ['AWS::X::A', ''],
        ['AWS::X::B', 'so'],
        ['AWS::X::C', ''],
        ['aws_x', ''],
        ['aws_y', ''],
      ]);
    }
  });

  const wrong: readonly (readonly [text: string, ...errors: string[]])[] = [
    ['[aws_x]', '1: A list of free types is {free: [type, …]}'],
    ['free: []\ncloudformation: AWS::X::A', '2: "cloudformation" is a list of types'],
    [
      'free: []\ncloudformation:\n  - AWS::X',
      '3: A CloudFormation type (AWS::IAM::Role, Custom::*) or {type, because} is expected here',
    ],
    ['free:\ncloudformation: []', '1: "free" is a list of types'],
    [
      'free:\n  - aws_x\n  - aws_y\n  - {}\n  - aws_z\ncloudformation:\n  - AWS::X::A\n  - AWS::X',
      '4: The name of a type is expected here',
      '8: A CloudFormation type (AWS::IAM::Role, Custom::*) or {type, because} is expected here',
    ],
    ['free:\n  - {}', '2: The name of a type is expected here'],
    ['free: []\nfre: []', '2: "fre" is no key of a list of free types; known are free, cloudformation, unpriced'],
    ['free: []\nunpriced: [AWS::X::A]', '1: "unpriced" is a map of types: {type: what is billed}'],
    [
      'free: []\nunpriced:\n  AWS::X::A: by the hour\n  AWS::X::B: [so]',
      '4: A type and what is billed of it is expected here: AWS::X::Y: by the hour',
    ],
    [
      'free: []\ncloudformation: [{ type: AWS::X::A, why: so }]',
      '2: "why" is no key of a free type; known are type, because',
    ],
  ];
  for (const [text, ...expected] of wrong) {
    it(`tells what is wrong with ${text.replaceAll('\n', ' ')}`, () => {
      const { errors } = loadFreeList(text, 'free.yaml');
      assert.deepEqual(
        errors.map(({ line, message }) => `${line + 1}: ${message}`),
        expected,
      );
      assert.equal(validate(parse(text)), false, 'the schema takes it for right');
    });
  }
});

describe('Names of the attributes that specs read', () => {
  const names = (specs: Specs, type: string): readonly string[] | undefined => {
    const found = bookOf(specs).attributeNames(type);
    return found && [...found].sort();
  };
  const spec = (type: string, lets: string): string => `type: ${type}\nlet: ${lets}\ncomponents: []`;

  const own: readonly (readonly [lets: string, ...names: string[]])[] = [
    ['{ a: self.one.two }', 'one', 'two'],
    ['{ a: "self.list[0].deep" }', 'deep', 'list'],
    ['{ a: \'self["one"]\' }', 'one'],
    ['{ a: "[for item in default(self.list, []) : item.deep if item.on]" }', 'deep', 'list', 'on'],
    ['{ a: "default(self.list, [])", b: a.deep }', 'deep', 'list'],
    ['{ a: "self.list[*].deep" }', 'deep', 'list'],
    ['{ a: \'"${self.one}"\' }', 'one'],
    ['{ a: "[for item in self.list : { x = item.y }]", b: "a[0].x.z" }', 'list', 'y', 'z'],
    ['{ a: "self.on ? self.one : self.two", b: a.three }', 'on', 'one', 'three', 'two'],
    ['{ a: "tostring(self.one)", b: a.three, c: usage.four, d: resource.name }', 'one'],
    ['{ a: \'find("aws_other", self.one, "id").name\' }', 'one'],
    ['{ a: b.c, b: a.d }'],
  ];
  for (const [lets, ...expected] of own) {
    it(lets, () => assert.deepEqual(names({ aws_x: spec('aws_x', lets) }, 'aws_x'), expected));
  }

  it('are those too that the specs of other types read', () => {
    const specs = {
      aws_x: 'type: aws_x\nfree: true',
      aws_y: spec(
        'aws_y',
        '{ a: \'find("aws_x", self.x_id, "id", "arn").size\', b: \'referring("aws_x", "block.y")[0].z\' }',
      ),
    };
    assert.deepEqual(names(specs, 'aws_x'), ['arn', 'block', 'id', 'size', 'y', 'z']);
  });

  it('are those that the spec of a part reads of what it is handed', () => {
    const specs = {
      aws_x: 'type: aws_x\nsubresources: [{ name: P, type: aws_part, attributes: { block: self.inner } }]',
      aws_part: spec('aws_part', '{ a: self.block.size }'),
    };
    assert.deepEqual(names(specs, 'aws_x'), ['inner', 'size']);
  });

  it('are those of for_each', () => {
    const component = '{ name: A, unit: x, for_each: self.list, quantity: each.value.count, rate: "x/p.${each.key}" }';
    assert.deepEqual(names({ aws_x: `type: aws_x\ncomponents: [${component}]` }, 'aws_x'), ['count', 'list']);
  });

  it('come to an end in specs that are part of each other', () => {
    const part = (type: string, other: string): string =>
      `type: ${type}\nsubresources: [{ name: P, type: ${other}, attributes: { a: self.a.b } }]`;
    assert.deepEqual(names({ aws_x: part('aws_x', 'aws_y'), aws_y: part('aws_y', 'aws_x') }, 'aws_x'), ['a', 'b']);
  });

  it('come to an end in a spec that multiplies them', () => {
    const many = Array.from({ length: 500 }, (_, index) => `self.x${index}`).join(', ');
    const squared = Array.from({ length: 500 }, (_, index) => `a.y${index}`).join(', ');
    const cubed = Array.from({ length: 500 }, (_, index) => `b.z${index}`).join(', ');
    const lets = `\n  a: '[${many}]'\n  b: '[${squared}]'\n  c: '[${cubed}]'`;
    assert.ok(names({ aws_x: `type: aws_x\nlet:${lets}\ncomponents: []` }, 'aws_x')?.includes('y499'));
  });

  it('are not known where there is no spec', () => assert.equal(names({}, 'aws_x'), undefined));
});
