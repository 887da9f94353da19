/** Plans as Terraform writes them, cut down to what each is about, and what is read of them. */

export interface PlanCase {
  readonly name: string;
  readonly plan: Readonly<Record<string, unknown>>;
  /** Resources after the plan: instances, `@region` where it is not us-east-1, attributes. */
  readonly planned: readonly string[];
  /** Resources before it; not looked at where left out. */
  readonly prior?: readonly string[];
  /** `address action`. */
  readonly changes?: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

/** A resource of planned or prior values. */
export function resource(type: string, name: string, values: Json, more: Json = {}): Json {
  return { address: `${type}.${name}`, mode: 'managed', type, name, provider_name: 'test', values, ...more };
}

export function change(type: string, name: string, actions: readonly string[], parts: Json, more: Json = {}): Json {
  return { address: `${type}.${name}`, mode: 'managed', type, name, change: { actions, ...parts }, ...more };
}

export function planOf(parts: Json): Json {
  return { format_version: '1.2', terraform_version: '1.11.4', ...parts };
}

function values(resources: readonly Json[], modules: readonly Json[] = []): Json {
  return { root_module: { resources, child_modules: modules } };
}

function configured(type: string, name: string, expressions: Json, more: Json = {}): Json {
  return { address: `${type}.${name}`, mode: 'managed', type, name, expressions, ...more };
}

/** One new resource `x_y.z` with what is known of it, what is not, and how it is written. */
function single(known: Json, unknown: Json, expressions: Json, root: Json = {}): Json {
  return planOf({
    planned_values: values([resource('x_y', 'z', known)]),
    resource_changes: [change('x_y', 'z', ['create'], { before: null, after: known, after_unknown: unknown })],
    configuration: {
      ...(root.provider_config !== undefined && { provider_config: root.provider_config }),
      root_module: { ...root, resources: [configured('x_y', 'z', expressions)] },
    },
  });
}

/** One AWS resource with the parts of a plan that tell its region. */
function regional(parts: Json, known: Json = {}, more: Json = {}): Json {
  return planOf({ planned_values: values([resource('aws_x', 'a', known, more)]), ...parts });
}

const awsResource = (key: string): Json => configured('aws_x', 'a', {}, { provider_config_key: key });

export const planCases: readonly PlanCase[] = [
  {
    name: 'instances in modules in modules',
    plan: planOf({
      planned_values: values(
        [
          resource('x_y', 'one', { size: 1 }),
          resource('x_y', 'many', { size: 1 }, { index: 0, address: 'x_y.many[0]' }),
          resource('x_y', 'many', { size: 2 }, { index: 1, address: 'x_y.many[1]' }),
        ],
        [
          {
            address: 'module.app["a.b"]',
            resources: [resource('x_y', 'one', {}, { address: 'module.app["a.b"].x_y.one' })],
            child_modules: [
              {
                address: 'module.app["a.b"].module.db[0]',
                resources: [
                  resource('x_y', 'e', {}, { index: 'k"', address: 'module.app["a.b"].module.db[0].x_y.e["k\\""]' }),
                ],
              },
            ],
          },
        ],
      ),
    }),
    planned: [
      'x_y.one {size=1}',
      'x_y.many[0] {size=1}',
      'x_y.many[1] {size=2}',
      'module.app["a.b"].x_y.one {}',
      'module.app["a.b"].module.db[0].x_y.e["k\\""] {}',
    ],
  },
  {
    name: 'before 0.13 addresses lack module and key',
    plan: planOf({
      format_version: '0.1',
      planned_values: values(
        [],
        [
          {
            address: 'module.m',
            resources: [resource('x_y', 'z', {}, { index: 3 }), resource('x_y', 'e', {}, { index: 'a' })],
          },
        ],
      ),
    }),
    planned: ['module.m.x_y.z[3] {}', 'module.m.x_y.e["a"] {}'],
  },
  {
    name: 'instances that are alike stand together',
    plan: planOf({
      planned_values: values(
        ['a', 'b', 'a'].map((size, index) => resource('x_y', 'z', { size }, { index, address: `x_y.z[${index}]` })),
      ),
    }),
    planned: ['x_y.z[0], x_y.z[2] {size="a"}', 'x_y.z[1] {size="b"}'],
  },
  {
    name: 'what nobody wrote and the provider will choose is not there, nor are nulls and unset texts',
    plan: single(
      { size: 1, nothing: null, unset: '', empty: '', disks: [{ gb: 5, type: null }] },
      { id: true, disks: [{ iops: true }] },
      { size: { constant_value: 1 }, empty: { constant_value: '' }, disks: [{ gb: { constant_value: 5 } }] },
    ),
    planned: ['x_y.z {disks=[{gb=5 type=null}] empty="" size=1}'],
  },
  {
    name: 'what is written and known after apply follows its reference',
    plan: single(
      { list: [null, 'known', null] },
      { subnet: true, list: [true, false, true], nested: [{ target: true }], data: true, stamp: true },
      {
        subnet: { references: ['x_net.a[0].id', 'x_net.a[0]', 'x_net.a'] },
        list: { references: ['x_a.a.id', 'x_a.a', 'x_b.b.id', 'x_b.b'] },
        nested: [{ target: { references: ['x_net.b'] } }],
        data: { references: ['data.x_thing.t.name', 'data.x_thing.t'] },
        stamp: {},
      },
    ),
    planned: [
      'x_y.z {data=?(data.x_thing.t.name is read from the cloud)' +
        ' list=[?(x_a.a.id is known after apply), "known", ?(x_b.b.id is known after apply)]' +
        ' nested=[{target=?(x_net.b is known after apply)}]' +
        ' stamp=?(a value of x_y.z is known after apply)' +
        ' subnet=?(x_net.a[0].id is known after apply)}',
    ],
  },
  {
    name: 'a written null is left to the provider; a local value may be anything',
    plan: single(
      {},
      { kind: true, place: true },
      { kind: { references: ['var.kind'] }, place: { references: ['local.place', 'var.kind'] } },
      { variables: { kind: { default: null } } },
    ),
    planned: ['x_y.z {place=?(a value of x_y.z is known after apply (it comes from local.place))}'],
  },
  {
    name: 'sensitive values are marked, whole and in parts',
    plan: planOf({
      planned_values: values([resource('x_y', 'z', { password: 'p', db: { user: 'u', key: 'k' } })]),
      resource_changes: [change('x_y', 'z', ['create'], { after_sensitive: { password: true, db: { key: true } } })],
    }),
    planned: ['x_y.z {db={key=sensitive("k") user="u"} password=sensitive("p")}'],
  },
  {
    name: 'data sources and ephemeral resources are no resources',
    plan: planOf({
      planned_values: values([
        resource('x_y', 'z', {}),
        resource('x_y', 'd', {}, { mode: 'data', address: 'data.x_y.d' }),
        resource('x_y', 'e', {}, { mode: 'ephemeral' }),
      ]),
    }),
    planned: ['x_y.z {}'],
  },
  {
    name: 'every kind of change, and both sides',
    plan: planOf({
      planned_values: values(['same', 'new', 'more', 'again'].map((name) => resource('x_y', name, { size: 2 }))),
      prior_state: { format_version: '1.0', values: values([resource('x_y', 'same', { size: 2 })]) },
      resource_changes: [
        change('x_y', 'same', ['no-op'], { before: { size: 2 }, after: { size: 2 } }),
        change('x_y', 'new', ['create'], { before: null, after: { size: 2 } }),
        change('x_y', 'more', ['update'], { before: { size: 1 }, after: { size: 2 } }),
        change('x_y', 'again', ['create', 'delete'], { before: { size: 1 }, after: { size: 2 } }),
        change('x_y', 'gone', ['delete'], { before: { size: 1 }, after: null }),
        change('x_y', 'left', ['forget'], { before: { size: 1 }, after: null }),
        change('x_y', 'gone', ['delete'], { before: { size: 7 }, after: null }, { deposed: '12345678' }),
        change('x_y', 'read', ['read'], { after: {} }, { mode: 'data' }),
      ],
    }),
    planned: ['x_y.same {size=2}', 'x_y.new {size=2}', 'x_y.more {size=2}', 'x_y.again {size=2}'],
    prior: ['x_y.same {size=2}', 'x_y.more {size=1}', 'x_y.again {size=1}', 'x_y.gone {size=1}', 'x_y.left {size=1}'],
    changes: [
      'x_y.same no-op',
      'x_y.new create',
      'x_y.more update',
      'x_y.again replace',
      'x_y.gone delete',
      'x_y.left delete',
    ],
  },
  {
    name: 'changes alone, without planned values',
    plan: planOf({
      resource_changes: [
        change('x_y', 'z', ['create'], { after: { size: 2 } }, { module_address: 'module.m', index: 0 }),
        change('x_y', 'gone', ['delete'], { before: {}, after: null }),
      ],
    }),
    planned: ['module.m.x_y.z[0] {size=2}'],
    changes: ['module.m.x_y.z[0] create', 'x_y.gone delete'],
  },
  {
    name: 'a state is the same on both sides and changes nothing',
    plan: planOf({ values: values([resource('aws_x', 'a', { arn: 'arn:aws:ec2:eu-west-3:1:x/y', note: '' })]) }),
    planned: ['aws_x.a @eu-west-3 {arn="arn:aws:ec2:eu-west-3:1:x/y"}'],
    prior: ['aws_x.a @eu-west-3 {arn="arn:aws:ec2:eu-west-3:1:x/y"}'],
    changes: [],
  },
  { name: 'the state of nothing', plan: planOf({}), planned: [], prior: [], changes: [] },
  {
    name: 'region: a constant of the provider configuration, by alias',
    plan: regional({
      configuration: {
        provider_config: {
          aws: { expressions: { region: { constant_value: 'us-west-1' } } },
          'aws.far': { alias: 'far', expressions: { region: { constant_value: 'eu-west-1' } } },
        },
        root_module: { resources: [awsResource('aws.far')] },
      },
    }),
    planned: ['aws_x.a @eu-west-1 {}'],
  },
  {
    name: 'region: a variable with a value, and one with a default, of an object',
    plan: planOf({
      variables: { place: { value: 'eu-west-2' } },
      planned_values: values([resource('aws_x', 'a', {}), resource('aws_y', 'b', {})]),
      configuration: {
        provider_config: {
          aws: { expressions: { region: { references: ['var.place'] } } },
          'aws.other': { expressions: { region: { references: ['var.all.region', 'var.all'] } } },
        },
        root_module: {
          variables: { place: { default: 'eu-west-9' }, all: { default: { region: 'sa-east-1' } } },
          resources: [awsResource('aws'), configured('aws_y', 'b', {}, { provider_config_key: 'aws.other' })],
        },
      },
    }),
    planned: ['aws_x.a @eu-west-2 {}', 'aws_y.b @sa-east-1 {}'],
  },
  {
    name: 'region: a provider inside a module, from the argument of its call',
    plan: planOf({
      variables: { place: { value: 'eu-west-2' } },
      planned_values: values([], [{ address: 'module.m["k"]', resources: [resource('aws_x', 'a', {})] }]),
      configuration: {
        provider_config: {
          'module.m:aws': { module_address: 'module.m', expressions: { region: { references: ['var.where'] } } },
        },
        root_module: {
          module_calls: {
            m: {
              expressions: { where: { references: ['var.place'] } },
              module: { variables: { where: {} }, resources: [awsResource('module.m:aws')] },
            },
          },
        },
      },
    }),
    planned: ['module.m["k"].aws_x.a @eu-west-2 {}'],
  },
  {
    name: 'region: until 1.0 a module that inherits its provider names one of its own',
    plan: planOf({
      planned_values: values([], [{ address: 'module.m', resources: [resource('aws_x', 'a', {})] }]),
      configuration: {
        provider_config: {
          aws: { expressions: { region: { constant_value: 'eu-west-2' } } },
          'module.m:aws': { module_address: 'module.m', version_constraint: '>= 2' },
        },
        root_module: { module_calls: { m: { module: { resources: [awsResource('m:aws')] } } } },
      },
    }),
    planned: ['module.m.aws_x.a @eu-west-2 {}'],
  },
  {
    name: 'region: its own attribute, then its own ARN, come before the provider',
    plan: planOf({
      planned_values: values([
        resource('aws_x', 'own', { region: 'eu-west-1', arn: 'arn:aws:ec2:eu-west-2:1:x/y' }),
        resource('aws_x', 'arn', { arn: 'arn:aws-us-gov:ec2:us-gov-west-1:1:x/y' }),
        resource('aws_x', 'global', { arn: 'arn:aws:s3:::bucket' }),
      ]),
      configuration: { provider_config: { aws: { expressions: { region: { constant_value: 'eu-west-3' } } } } },
    }),
    planned: [
      'aws_x.own @eu-west-1 {arn="arn:aws:ec2:eu-west-2:1:x/y" region="eu-west-1"}',
      'aws_x.arn @us-gov-west-1 {arn="arn:aws-us-gov:ec2:us-gov-west-1:1:x/y"}',
      'aws_x.global @eu-west-3 {arn="arn:aws:s3:::bucket"}',
    ],
  },
  {
    name: 'region: nothing written, a zone, then what the neighbours show',
    plan: planOf({
      planned_values: values([
        resource('aws_x', 'zone', { availability_zone: 'us-west-2-lax-1a' }),
        resource('aws_x', 'new', {}),
      ]),
      prior_state: { values: values([resource('aws_y', 'old', { arn: 'arn:aws:ec2:eu-west-2:1:x/y' })]) },
      resource_changes: [change('aws_y', 'old', ['delete'], {})],
    }),
    planned: ['aws_x.zone @us-west-2 {availability_zone="us-west-2-lax-1a"}', 'aws_x.new @us-west-2 {}'],
  },
  {
    name: 'region: the answer of aws_region decides where the provider has it from a local value',
    plan: regional({
      prior_state: {
        values: values([
          resource('aws_region', 'here', { name: 'ap-south-1' }, { mode: 'data', address: 'data.aws_region.here' }),
          resource('aws_y', 'old', { arn: 'arn:aws:ec2:eu-west-2:1:x/y' }),
        ]),
      },
      configuration: { provider_config: { aws: { expressions: { region: { references: ['local.region'] } } } } },
    }),
    planned: ['aws_x.a @ap-south-1 {}'],
  },
  {
    name: 'region: assumed where nothing tells it; none where there are none',
    plan: planOf({ planned_values: values([resource('aws_x', 'a', {}), resource('x_y', 'z', {})]) }),
    planned: ['aws_x.a {}', 'x_y.z {}'],
  },
  {
    name: 'region: location and zone of other clouds',
    plan: planOf({
      planned_values: values([
        resource('azurerm_x', 'a', { location: 'West Europe' }),
        resource('google_x', 'z', { zone: 'europe-west1-b' }),
        resource('google_x', 'r', { region: 'https://www.googleapis.com/compute/v1/projects/p/regions/us-central1' }),
      ]),
    }),
    planned: [
      'azurerm_x.a @westeurope {location="West Europe"}',
      'google_x.z @europe-west1 {zone="europe-west1-b"}',
      'google_x.r @us-central1 {region="https://www.googleapis.com/compute/v1/projects/p/regions/us-central1"}',
    ],
  },
];
