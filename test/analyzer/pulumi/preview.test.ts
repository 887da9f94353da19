import assert from 'node:assert/strict';
import type { Plan, PlanError } from '../../../src/analyzer/plan/plan';
import { readPulumiPreview, readPulumiState } from '../../../src/analyzer/pulumi/preview/read-preview';
import { plainSettings, resourceLine, types } from './pulumi-text';

const unknown = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
const settings = { file: '/app/preview.json', types, defaultRegion: plainSettings.defaultRegion };

function urn(type: string, name: string): string {
  return `urn:pulumi:dev::shop::${type}::${name}`;
}

interface State {
  readonly inputs?: object;
  readonly [key: string]: unknown;
}

function state(type: string, name: string, more: State = {}): object {
  return { urn: urn(type, name), type: type.split('$').at(-1), custom: true, inputs: {}, ...more };
}

function planOf(read: Plan | PlanError): Plan {
  assert.ok(read.kind !== 'error', read.kind === 'error' ? read.message : '');
  return read;
}

const instance = 'aws:ec2/instance:Instance';
const provider = 'pulumi:providers:aws';

const steps = [
  {
    op: 'same',
    urn: urn('pulumi:pulumi:Stack', 'shop-dev'),
    newState: state('pulumi:pulumi:Stack', 'shop-dev', { custom: false }),
  },
  {
    op: 'create',
    urn: urn(provider, 'rome'),
    newState: state(provider, 'rome', { id: unknown, inputs: { region: 'eu-south-1' } }),
  },
  { op: 'create', urn: urn('aws:kms/key:Key', 'key'), newState: state('aws:kms/key:Key', 'key') },
  {
    op: 'create',
    urn: urn('aws:ebs/volume:Volume', 'disk'),
    newState: state('aws:ebs/volume:Volume', 'disk', {
      provider: `${urn(provider, 'rome')}::${unknown}`,
      inputs: { __defaults: [], size: 10, kmsKeyId: unknown, tags: { __defaults: [], Team: 'a' } },
      propertyDependencies: { kmsKeyId: [urn('aws:kms/key:Key', 'key')] },
    }),
  },
  {
    op: 'update',
    urn: urn(instance, 'web'),
    oldState: state(instance, 'web', {
      id: 'i-1',
      inputs: { instanceType: 't3.micro' },
      outputs: { id: 'i-1', arn: 'arn:x' },
    }),
    newState: state(instance, 'web', {
      id: 'i-1',
      inputs: { instanceType: 't3.large', rootBlockDevice: { volumeSize: 9 } },
    }),
  },
  ...['create-replacement', 'replace', 'delete-replaced'].map((op) => ({
    op,
    urn: urn(instance, 'swap'),
    oldState: state(instance, 'swap', { inputs: { instanceType: 'm5.large' } }),
    newState: state(instance, 'swap', { inputs: { instanceType: 'm6i.large' } }),
  })),
  {
    op: 'delete',
    urn: urn(instance, 'gone'),
    oldState: state(instance, 'gone', { inputs: { instanceType: 't2.nano' } }),
  },
  { op: 'read', urn: urn(instance, 'looked-up'), newState: state(instance, 'looked-up', { external: true }) },
  { op: 'create', urn: urn('my:Site', 'site'), newState: state('my:Site', 'site', { custom: false }) },
  {
    op: 'create',
    urn: urn('my:Site$aws:sqs/queue:Queue', 'queue'),
    newState: state('my:Site$aws:sqs/queue:Queue', 'queue', { parent: urn('my:Site', 'site') }),
  },
];

describe('Pulumi previews', () => {
  const text = JSON.stringify({ steps, changeSummary: { create: 4, same: 5 } }, undefined, 1);
  const plan = planOf(readPulumiPreview(text, settings));

  it('what there is after it', () =>
    assert.deepEqual(plan.planned.resources.map(resourceLine), [
      'aws_kms_key.key us-east-1 {}',
      'aws_ebs_volume.disk eu-south-1 {kms_key_id=?(disk.kmsKeyId is known after deployment) size=10 tags={Team="a"}}',
      'aws_instance.web us-east-1 {id="i-1" instance_type="t3.large" root_block_device=[{volume_size=9}]}',
      'aws_instance.swap us-east-1 {instance_type="m6i.large"}',
      'site/aws_sqs_queue.queue us-east-1 {}',
    ]));

  it('what there was before it', () =>
    assert.deepEqual(plan.prior.resources.map(resourceLine), [
      'aws_instance.web us-east-1 {arn="arn:x" id="i-1" instance_type="t3.micro"}',
      'aws_instance.swap us-east-1 {instance_type="m5.large"}',
      'aws_instance.gone us-east-1 {instance_type="t2.nano"}',
    ]));

  it('what happens to each resource', () =>
    assert.deepEqual(
      [...plan.changes],
      [
        ['aws:kms/key:Key::key', 'create'],
        ['aws:ebs/volume:Volume::disk', 'create'],
        [`${instance}::web`, 'update'],
        [`${instance}::swap`, 'replace'],
        [`${instance}::gone`, 'delete'],
        ['aws:sqs/queue:Queue::queue', 'create'],
      ],
    ));

  it('references by the dependencies of properties', () => {
    const disk = plan.planned.resources[1];
    assert.ok(disk);
    assert.equal(
      plan.planned.related.find(disk, 'aws_kms_key', disk.attributes.get('kms_key_id') ?? null, [])?.name,
      'key',
    );
  });

  it('says what is not in it', () =>
    assert.deepEqual(
      plan.diagnostics.map(({ message }) => message),
      ['4 resources that stay as they are are not in the preview; "--show-sames" adds them'],
    ));

  it('places are those of the URNs', () => {
    const line = text.split('\n').findIndex((content) => content.includes(`"urn": "${urn(instance, 'web')}"`));
    assert.equal(plan.planned.resources[2]?.source.headerRange().start.line, line);
  });

  it('names that two resources share are told apart by their parents', () => {
    const shared = [
      { op: 'create', newState: state('a:B$aws:sqs/queue:Queue', 'q') },
      { op: 'create', newState: state('c:D$aws:sqs/queue:Queue', 'q') },
    ];
    const read = planOf(readPulumiPreview(JSON.stringify({ steps: shared }), settings));
    assert.deepEqual(
      read.planned.resources.map(({ address }) => address),
      ['a:B$aws:sqs/queue:Queue::q', 'c:D$aws:sqs/queue:Queue::q'],
    );
  });

  it('a preview that failed says why', () => {
    const read = planOf(
      readPulumiPreview('{"steps": [], "diagnostics": [{"severity": "error", "message": "no\\n"}]}', settings),
    );
    assert.deepEqual(
      read.diagnostics.map(({ message }) => message),
      ['The preview is not complete: no'],
    );
  });
});

describe('Pulumi states', () => {
  const secret = { '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270' };
  const exported = {
    version: 3,
    deployment: {
      resources: [
        state(provider, 'default', { id: 'p1', inputs: { region: 'ap-south-1' } }),
        state('aws:rds/instance:Instance', 'db', {
          id: 'db-1',
          provider: `${urn(provider, 'default')}::p1`,
          inputs: {
            password: { ...secret, ciphertext: 'x' },
            username: { ...secret, plaintext: '"me"' },
            instanceClass: 'db.t3.micro',
          },
          outputs: { allocatedStorage: 20, arn: 'arn:db' },
        }),
        state('aws:rds/instance:Instance', 'old', { delete: true }),
        state('aws:lambda/function:Function', 'f', {
          inputs: {
            code: { '4dabf18193072939515e22adb298388d': '0def7320c3a5731c473e5ecbe6d01bc7', path: './app' },
            memorySize: 128,
          },
        }),
      ],
    },
  };

  it('what exists, with secrets hidden', () => {
    const read = planOf(readPulumiState(JSON.stringify(exported), settings));
    assert.equal(read.kind, 'state');
    assert.equal(read.planned, read.prior);
    assert.deepEqual(read.planned.resources.map(resourceLine), [
      'aws_db_instance.db ap-south-1 {arn="arn:db" id="db-1" instance_class="db.t3.micro" password=?(the value is a secret) username=sensitive("me")}',
      'aws_lambda_function.f us-east-1 {filename="./app" memory_size=128}',
    ]);
  });
});

describe('Pulumi previews and states that are none', () => {
  const texts: readonly (readonly [text: string, preview: RegExp, state: RegExp])[] = [
    [
      '',
      /Expected what "pulumi preview --json" prints; this is no JSON: /,
      /Expected what "pulumi stack export" prints; this/,
    ],
    ['[]', /an object with "steps"/, /an object with a "deployment"/],
    ['{"steps": 3, "deployment": 4}', /an object with "steps"/, /an object with a "deployment"/],
    ['null', /an object with "steps"/, /an object with a "deployment"/],
  ];
  for (const [text, preview, exported] of texts) {
    it(JSON.stringify(text), () => {
      const errors = [readPulumiPreview(text, settings), readPulumiState(text, settings)].map((read) =>
        read.kind === 'error' ? read.message : '',
      );
      assert.match(errors[0] ?? '', preview);
      assert.match(errors[1] ?? '', exported);
    });
  }

  it('what has another shape inside is left out', () => {
    const odd = [
      null,
      3,
      {},
      { urn: 3 },
      { op: 'create', newState: { urn: 'x' } },
      { op: 'create', newState: { urn: '::::', inputs: [1] } },
    ];
    const read = planOf(readPulumiPreview(JSON.stringify({ steps: odd }), settings));
    assert.ok(read.planned.resources.every(({ attributes }) => attributes.entries.size === 0));
    const exported = planOf(readPulumiState(JSON.stringify({ deployment: { resources: odd } }), settings));
    assert.deepEqual(exported.planned.resources.length, 0);
  });

  it('endless nesting and endless parents come to an end', () => {
    const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
    const a = urn('x:A', 'a');
    const text = `{"steps": [{"op": "create", "newState": {"urn": "${a}", "parent": "${a}", "inputs": ${deep}}}]}`;
    const [resource] = planOf(readPulumiPreview(text, settings)).planned.resources;
    assert.equal(resource?.attributes.entries.size, 0);
  });
});
