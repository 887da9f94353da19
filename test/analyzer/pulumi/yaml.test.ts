import assert from 'node:assert/strict';
import type { PulumiSettings } from '../../../src/analyzer/pulumi/settings';
import { UnknownValue } from '../../../src/expression/value';
import { messages, program, pulumiOf, resourceLines } from './pulumi-text';

/** What stands below `resources` (and other sections), and what it comes to. */
const cases: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  [
    'an instance with a block, a list of blocks, and tags as they are',
    `resources:
  web:
    type: aws:ec2:Instance
    properties:
      instanceType: t3.micro
      rootBlockDevice: {volumeSize: 20, volumeType: gp3}
      ebsBlockDevices:
        - {deviceName: /dev/sdb, volumeSize: 5}
      tags: {costCenter: a, Name: web}`,
    [
      'aws_instance.web us-east-1 {ebs_block_device=[{device_name="/dev/sdb" volume_size=5}] instance_type="t3.micro" ' +
        'root_block_device=[{volume_size=20 volume_type="gp3"}] tags={Name="web" costCenter="a"}}',
    ],
  ],
  [
    'names that differ from their attributes',
    `resources:
  alarm: {type: "aws:cloudwatch:MetricAlarm", properties: {name: a, metricName: m}}
  f: {type: "aws:lambda:Function", properties: {name: f, memorySize: 512, environment: {variables: {someKey: v}}}}
  t: {type: "aws:dynamodb:Table", properties: {globalSecondaryIndexes: [{name: i, readCapacity: 3}]}}
  r: {type: "aws:route53:Record", properties: {aliases: [{name: x}]}}
  s: {type: "aws:sns:TopicSubscription", properties: {topic: t, protocol: sqs}}`,
    [
      'aws_cloudwatch_metric_alarm.alarm us-east-1 {alarm_name="a" metric_name="m"}',
      'aws_lambda_function.f us-east-1 {environment=[{variables={someKey="v"}}] function_name="f" memory_size=512}',
      'aws_dynamodb_table.t us-east-1 {global_secondary_index=[{name="i" read_capacity=3}]}',
      'aws_route53_record.r us-east-1 {alias=[{name="x"}]}',
      'aws_sns_topic_subscription.s us-east-1 {protocol="sqs" topic_arn="t"}',
    ],
  ],
  [
    'configuration with types, defaults and conversions',
    `config:
  size: {type: integer, default: "3"}
  class: t3.small
  big: {type: boolean, default: true}
resources:
  web: {type: "aws:ec2:Instance", properties: {instanceType: "\${class}", ebsOptimized: "\${big}", cpuCoreCount: "\${size}"}}`,
    ['aws_instance.web us-east-1 {cpu_core_count=3 ebs_optimized=true instance_type="t3.small"}'],
  ],
  [
    'variables in any order, indexes, quotes and escapes',
    `variables:
  second: \${list[1].name}
  list: [{name: a}, {name: b}]
  odd: {"a.b": [x, y]}
  plain: $\${second} costs $5 \${second}
resources:
  web: {type: "aws:ec2:Instance", properties: {instanceType: "\${second}", ami: '\${odd["a.b"][0]}', userData: "\${plain}"}}`,
    ['aws_instance.web us-east-1 {ami="x" instance_type="b" user_data="${second} costs $5 b"}'],
  ],
  [
    'outputs of other resources: what is written, else what is known after deployment',
    `resources:
  disk: {type: "aws:ebs:Volume", properties: {size: 10, availabilityZone: us-east-1b}}
  copy: {type: "aws:ebs:Volume", properties: {size: "\${disk.size}", snapshotId: "\${disk.id}", tags: {of: "\${disk.tags.x}"}}}`,
    [
      'aws_ebs_volume.disk us-east-1 {availability_zone="us-east-1b" size=10}',
      'aws_ebs_volume.copy us-east-1 {size=10 snapshot_id=?(disk.id is known after deployment) tags={of=?(disk.tags is known after deployment)}}',
    ],
  ],
  [
    'pulumi itself',
    `resources:
  repo: {type: "aws:ecr:Repository", properties: {name: "\${pulumi.project}-\${pulumi.stack}", tags: {o: "\${pulumi.organization}"}}}`,
    ['aws_ecr_repository.repo us-east-1 {name="shop-dev" tags={o=?(the organization is known to Pulumi only)}}'],
  ],
  [
    'regions of providers: explicit, by default, of the parent, of a resource',
    `resources:
  paris: {type: "pulumi:providers:aws", properties: {region: eu-west-3}}
  rome: {type: "pulumi:providers:aws", defaultProvider: true, properties: {region: eu-south-1}}
  a: {type: "aws:sqs:Queue", options: {provider: "\${paris}"}}
  b: {type: "aws:sqs:Queue"}
  c: {type: "aws:sqs:Queue", options: {parent: "\${a}", provider: "\${paris}"}}
  d: {type: "aws:sqs:Queue", properties: {region: us-west-2}}`,
    [
      'aws_sqs_queue.a eu-west-3 {}',
      'aws_sqs_queue.b eu-south-1 {}',
      'aws_sqs_queue.c eu-west-3 {}',
      'aws_sqs_queue.d us-west-2 {region="us-west-2"}',
    ],
  ],
  [
    'a provider inherited from the parent',
    `resources:
  paris: {type: "pulumi:providers:aws", properties: {region: eu-west-3}}
  a: {type: "aws:sqs:Queue", options: {provider: "\${paris}"}}
  b: {type: "aws:sqs:Queue", options: {parent: "\${a}"}}`,
    ['aws_sqs_queue.a eu-west-3 {}', 'aws_sqs_queue.b eu-west-3 {}'],
  ],
  [
    'what exists already costs nothing here',
    `resources:
  old: {type: "aws:ec2:Instance", get: {id: i-1}}
  ip: {type: "aws:ec2:Eip", properties: {instance: "\${old.id}"}}`,
    ['aws_eip.ip us-east-1 {instance=?(old.id is known after deployment)}'],
  ],
  [
    'anchors and merge keys',
    `resources:
  a: &a
    type: aws:ec2:Instance
    properties: &p {instanceType: t3.micro, ami: x}
  b:
    <<: *a
    properties: {<<: *p, instanceType: t3.large}`,
    [
      'aws_instance.a us-east-1 {ami="x" instance_type="t3.micro"}',
      'aws_instance.b us-east-1 {ami="x" instance_type="t3.large"}',
    ],
  ],
  [
    'packages that no Terraform provider stands behind keep their token',
    `resources:
  app: {type: "kubernetes:apps/v1:Deployment", properties: {spec: {replicas: 2}}}
  pw: {type: "random:RandomPassword", properties: {length: 8}}`,
    ['kubernetes:apps/v1:Deployment.app - {spec={replicas=2}}', 'random_password.pw - {length=8}'],
  ],
  [
    "CloudFormation's properties by the maps of the specs",
    `resources:
  ip: {type: "aws-native:ec2:Eip"}
  db2:
    type: aws-native:rds:DbInstance
    properties: {dbInstanceClass: db.t3.micro, engine: mysql, allocatedStorage: "20", multiAz: true}
  vm: {type: "aws-native:ec2:Instance", properties: {instanceType: t3.micro}}
  role: {type: "aws-native:iam:Role", properties: {roleName: r}}`,
    [
      'aws_eip.ip us-east-1 {}',
      'aws_db_instance.db2 us-east-1 {allocated_storage="20" engine="mysql" instance_class="db.t3.micro" multi_az=true publicly_accessible=true storage_type="gp3"}',
      'aws_instance.vm us-east-1 {instance_type="t3.micro"}',
      'AWS::IAM::Role.role us-east-1 {roleName="r"}',
    ],
  ],
  [
    "Azure's own words, and regions of resource groups",
    `config:
  azure-native:location: North Europe
resources:
  rg: {type: "azure-native:resources:ResourceGroup"}
  sa: {type: "azure-native:storage/v20230101:StorageAccount", properties: {kind: StorageV2, sku: {name: Standard_GRS}, location: West Europe, resourceGroupName: "\${rg.name}"}}
  aks: {type: "azure-native:containerservice:ManagedCluster", properties: {agentPoolProfiles: [{vmSize: Standard_B2s, count: 3}]}}
  other: {type: "azure-native:nobody:Knows", properties: {a: 1}}
  old: {type: "azure:core:ResourceGroup", properties: {location: France Central}}
  ip: {type: "azure:network:PublicIp", properties: {resourceGroupName: "\${old.name}", allocationMethod: Static}}`,
    [
      'azurerm_resource_group.rg northeurope {}',
      'azurerm_storage_account.sa westeurope {account_kind="StorageV2" account_replication_type="GRS" account_tier="Standard" location="West Europe" resource_group_name=?(rg.name is known after deployment)}',
      'azurerm_kubernetes_cluster.aks northeurope {default_node_pool=[{node_count=3 vm_size="Standard_B2s"}]}',
      'azure-native:nobody:Knows.other northeurope {a=1}',
      'azurerm_resource_group.old francecentral {location="France Central"}',
      'azurerm_public_ip.ip francecentral {allocation_method="Static" resource_group_name=?(old.name is known after deployment)}',
    ],
  ],
];

/** The value of `x: …` in `variables`, as `ami` of an instance shows it. */
const functions: readonly (readonly [name: string, text: string, expected: string])[] = [
  ['join', '{fn::join: ["-", [a, b, 3]]}', '"a-b-3"'],
  [
    'join of what is unknown',
    '{fn::join: ["-", [a, "${pulumi.organization}"]]}',
    '?(the organization is known to Pulumi only)',
  ],
  ['split', '{fn::split: [",", "a,b"]}', '["a", "b"]'],
  ['select', '{fn::select: [1, [a, b]]}', '"b"'],
  ['select beyond the end', '{fn::select: [5, [a, b]]}', '?(The list has 2 elements and none at 5)'],
  ['toJSON', '{fn::toJSON: {b: [1, true], a: "x"}}', '"{\\"a\\":\\"x\\",\\"b\\":[1,true]}"'],
  ['toBase64', '{fn::toBase64: hé}', '"aMOp"'],
  ['fromBase64', '{fn::fromBase64: aMOp}', '"hé"'],
  ['fromBase64 of something else', '{fn::fromBase64: "%"}', '?(fn::fromBase64 takes a text in base64)'],
  ['secret', '{fn::secret: s3}', 'sensitive("s3")'],
  ['secret inside of a text', '"${hidden}!"', 'sensitive("s3!")'],
  ['any case', '{Fn::Join: ["", [a]]}', '"a"'],
  ['an asset', '{fn::fileAsset: ./x}', '"./x"'],
  ['an archive', '{fn::fileArchive: ./x}', '"./x"'],
  ['a text asset', '{fn::stringAsset: x}', '"x"'],
  ['a remote asset', '{fn::remoteAsset: "https://x"}', '"https://x"'],
  [
    'an archive of assets',
    '{fn::assetArchive: {a: {fn::fileAsset: ./x}}}',
    '?(an archive is put together at deployment)',
  ],
  ['another stack', '{fn::stackReference: [a, b]}', '?(outputs of other stacks are known to Pulumi only)'],
  ['a function nobody knows', '{fn::rangeless: 3}', '?(fn::rangeless is no function that Costline knows)'],
  ['a file not there yet', '{fn::readFile: ./key.pub}', '?(/app/key.pub is being read)'],
  ['the region', '{fn::invoke: {function: "aws:getRegion", return: name}}', '"us-east-1"'],
  [
    'the region, in short',
    '{fn::aws:getRegion: {}}',
    '[{endpoint="ec2.us-east-1.amazonaws.com" id="us-east-1" name="us-east-1" region="us-east-1"}]',
  ],
  ['zones', '{fn::select: [2, {fn::invoke: {function: "aws:getAvailabilityZones", return: names}}]}', '"us-east-1c"'],
  [
    'zones of what only the cloud knows',
    '{fn::invoke: {function: "aws:getAvailabilityZones", arguments: {filters: []}, return: names}}',
    '?(aws:getAvailabilityZones is answered by the cloud)',
  ],
  [
    'the partition',
    '{fn::invoke: {function: "aws:index/getPartition:getPartition", return: dnsSuffix}}',
    '"amazonaws.com"',
  ],
  [
    'the caller',
    '{fn::invoke: {function: "aws:getCallerIdentity", return: accountId}}',
    '?(aws:getCallerIdentity is answered by the cloud)',
  ],
  [
    'the region of a provider',
    '{fn::invoke: {function: "aws:getRegion", return: name, options: {provider: "${tokyo}"}}}',
    '"ap-northeast-1"',
  ],
  ['null', 'null', 'null'],
  ['a number as it is written', '1.5', '1.5'],
];

describe('Pulumi YAML', () => {
  for (const [name, text, expected] of cases) {
    it(name, () => {
      const workspace = pulumiOf(text);
      assert.deepEqual(resourceLines(workspace), expected);
      assert.deepEqual(workspace.syntaxErrors('/app/Pulumi.yaml'), []);
      assert.deepEqual(messages(workspace), []);
    });
  }

  for (const [name, text, expected] of functions) {
    it(`fn: ${name}`, () => {
      const workspace = pulumiOf(`variables:
  x: ${text}
  hidden: {fn::secret: s3}
resources:
  tokyo: {type: "pulumi:providers:aws", properties: {region: ap-northeast-1}}
  web: {type: "aws:ec2:Instance", properties: {ami: "\${x}"}}`);
      assert.deepEqual(resourceLines(workspace), [`aws_instance.web us-east-1 {ami=${expected}}`]);
    });
  }

  it('references lead to canonical names, and related resources find each other', () => {
    const workspace = pulumiOf(`resources:
  key: {type: "aws:kms:Key"}
  db: {type: "aws:rds:Instance", properties: {kmsKeyId: "\${key.arn}"}}`);
    const [project] = workspace.projects();
    const db = project?.resources().find(({ name }) => name === 'db');
    assert.ok(project && db);
    const value = db.attributes.get('kms_key_id') ?? null;
    assert.ok(value instanceof UnknownValue);
    assert.deepEqual(value.cause.reference, { address: 'aws_kms_key.key', key: '', attribute: 'arn', module: '' });
    assert.equal(project.related().find(db, 'aws_kms_key', value, [])?.name, 'key');
    assert.deepEqual(db.source.mentions(['kms_key_id']), ['aws_kms_key.key']);
  });

  it('places: the name of a resource, an input at a path', () => {
    const workspace = pulumiOf(`resources:
  web:
    type: aws:ec2:Instance
    properties:
      instanceType: t3.micro
      rootBlockDevice:
        volumeSize: 20
      ebsBlockDevices:
        - volumeSize: 5`);
    const [web] = workspace.projects()[0]?.resources() ?? [];
    const lines = [
      web?.source.headerRange(),
      web?.source.attributeRange(['instance_type']),
      web?.source.attributeRange(['root_block_device', 0, 'volume_size']),
      web?.source.attributeRange(['ebs_block_device', 0, 'volume_size']),
      web?.source.attributeRange(['ami']),
    ].map((range) => range && `${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character}`);
    assert.deepEqual(lines, ['3:2-3:5', '6:6-6:28', '8:8-8:22', '10:10-10:23', undefined]);
    assert.equal(web?.address, 'aws:ec2/instance:Instance::web');
    assert.equal(web?.writtenType, 'aws:ec2:Instance');
  });

  it('mistakes are told at their place', () => {
    const workspace = pulumiOf(`variables:
  a: \${b}
  b: \${a}
resources:
  x:
    type: aws:ec2:Instance
    properties:
      ami: \${nobody}
      instanceType: \${unclosed
      tags: {c: "\${a}"}`);
    assert.deepEqual(messages(workspace).slice(0, 3), [
      '10: "nobody" is neither a resource nor a variable nor a configuration key of this program',
      '11: "${" is not closed in "${unclosed"',
      '5: Cycle: a → b → a',
    ]);
  });

  it('a half-typed resource keeps what it was; the others are not touched', () => {
    const before =
      'resources:\n  a: {type: "aws:sqs:Queue"}\n  b:\n    type: aws:ec2:Instance\n    properties:\n      instanceType: t3.micro\n  c: {type: "aws:sns:Topic"}\n';
    const workspace = pulumiOf(before);
    const all = resourceLines(workspace);
    assert.equal(all.length, 3);
    workspace.put('/app/Pulumi.yaml', program(before.replace('t3.micro', '"t3.mi')));
    assert.deepEqual(resourceLines(workspace), all);
    assert.equal(workspace.syntaxErrors('/app/Pulumi.yaml').length, 1);
    workspace.put('/app/Pulumi.yaml', program(before.replace('t3.micro', 't3.large')));
    assert.equal(resourceLines(workspace)[1], 'aws_instance.b us-east-1 {instance_type="t3.large"}');
  });
});

describe('Pulumi stacks', () => {
  const files = {
    'Pulumi.yaml': program(`config:
  aws:region: us-west-1
  size: {type: integer, default: 1}
  secret: {type: string, secret: true}
resources:
  disk: {type: "aws:ebs:Volume", properties: {size: "\${size}", tags: {s: "\${secret}", r: "\${aws:region}"}}}`),
    'Pulumi.dev.yaml': 'config:\n  shop:size: 2\n  shop:secret: {secure: AAA}\n',
    'Pulumi.prod.yaml': 'config:\n  aws:region: eu-west-1\n  shop:size: "500"\n  secret: shown\n',
    'Pulumi.test.yaml': 'environment: [a]\n',
  };
  const stack = (name: string): Partial<PulumiSettings> => ({ stack: () => name });

  it('dev, where nothing chooses; and says so', () => {
    const workspace = pulumiOf(files);
    assert.deepEqual(resourceLines(workspace), [
      'aws_ebs_volume.disk us-west-1 {size=2 tags={r="us-west-1" s=?(config secret of stack dev is encrypted)}}',
    ]);
    assert.deepEqual(messages(workspace), ['1: Costs are those of stack dev, of dev, prod, test']);
  });

  it('the one that the settings choose', () => {
    const workspace = pulumiOf(files, stack('prod'));
    assert.deepEqual(resourceLines(workspace), [
      'aws_ebs_volume.disk eu-west-1 {size=500 tags={r="eu-west-1" s=sensitive("shown")}}',
    ]);
    assert.deepEqual(messages(workspace), []);
    workspace.configure({ stack: () => 'test', config: new Map([['size', '7']]), defaultRegion: () => undefined });
    assert.deepEqual(resourceLines(workspace), [
      'aws_ebs_volume.disk us-west-1 {size=7 tags={r="us-west-1" s=?(config secret may come from the environment of stack test, which only Pulumi knows)}}',
    ]);
  });

  it('the only one, or the first', () => {
    assert.match(
      resourceLines(
        pulumiOf({ 'Pulumi.yaml': files['Pulumi.yaml'], 'Pulumi.prod.yaml': files['Pulumi.prod.yaml'] }),
      )[0] ?? '',
      /size=500/,
    );
    const workspace = pulumiOf({
      'Pulumi.yaml': files['Pulumi.yaml'],
      'Pulumi.z.yaml': '{}',
      'Pulumi.prod.yaml': files['Pulumi.prod.yaml'],
    });
    assert.match(resourceLines(workspace)[0] ?? '', /size=500/);
  });

  it('files come, change and go', () => {
    const workspace = pulumiOf(files);
    const size = (): string => /size=(\d+)/.exec(resourceLines(workspace)[0] ?? '')?.[1] ?? '';
    assert.equal(size(), '2');
    workspace.put('/app/Pulumi.dev.yaml', 'config: {shop:size: 9}');
    assert.equal(size(), '9');
    workspace.remove('/app/Pulumi.dev.yaml');
    assert.equal(size(), '500');
    workspace.remove('/app/Pulumi.yaml');
    assert.deepEqual(workspace.projects(), []);
  });

  it('stack files in a directory of their own, the program in Main.yaml', () => {
    const workspace = pulumiOf({
      'Pulumi.yaml': 'name: shop\nruntime: {name: yaml}\nmain: infra\nstackConfigDir: stacks\n',
      'infra/Main.yaml':
        'resources: {q: {type: "aws:sqs:Queue", properties: {name: "${n}"}}}\nconfig: {n: {type: string}}\n',
      'stacks/Pulumi.eu.yaml': 'config: {aws:region: eu-west-1, n: x}\n',
    });
    assert.deepEqual(resourceLines(workspace), ['aws_sqs_queue.q eu-west-1 {name="x"}']);
  });

  it('JSON', () => {
    const workspace = pulumiOf({
      'Pulumi.json': '{"name": "shop", "runtime": "yaml", "resources": {"q": {"type": "aws:sqs:Queue"}}}',
    });
    assert.deepEqual(resourceLines(workspace), ['aws_sqs_queue.q us-east-1 {}']);
  });

  it('programs that are not read say so', () => {
    assert.deepEqual(messages(pulumiOf({ 'Pulumi.yaml': 'name: a\nruntime: dotnet\n' })), [
      '1: Programs of runtime dotnet are not read; "pulumi preview --json" tells what they make',
    ]);
  });

  it('files that programs read are brought in, from inside of the workspace only', async () => {
    const workspace = pulumiOf(`variables:
  inside: {fn::readFile: ./a.txt}
  outside: {fn::readFile: ../../etc/passwd}
resources:
  q: {type: "aws:sqs:Queue", properties: {name: "\${inside}", tags: {o: "\${outside}"}}}`);
    resourceLines(workspace);
    assert.ok(workspace.wants());
    const asked: string[] = [];
    const read = async (file: string): Promise<string> => {
      asked.push(file);
      return 'text';
    };
    await workspace.load({ read, list: async () => [] }, ['/app']);
    assert.deepEqual(asked, ['/app/a.txt']);
    assert.deepEqual(resourceLines(workspace), [
      'aws_sqs_queue.q us-east-1 {name="text" tags={o=?(../../etc/passwd is not in the workspace)}}',
    ]);
    assert.equal(workspace.wants(), false);
  });
});
