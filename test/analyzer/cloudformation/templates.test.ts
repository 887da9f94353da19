import assert from 'node:assert/strict';
import type { CloudFormationSettings } from '../../../src/analyzer/cloudformation/settings';
import { diagnosticLines, mapOf, memory, resourceLines, workspaceOf } from './template-text';

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly settings?: Partial<CloudFormationSettings>;
  readonly resources: readonly string[];
  readonly diagnostics?: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'conditions: made, not made, and not known',
    files: {
      't.yaml': `Parameters:
  Env: {Type: String}
Conditions:
  Always: !Equals [a, a]
  Never: !Not [!Condition Always]
  Perhaps: !Equals [!Ref Env, prod]
Resources:
  A: {Type: AWS::X::Y, Condition: Always}
  B: {Type: AWS::X::Y, Condition: Never}
  C: {Type: AWS::X::Y, Condition: Perhaps}
`,
    },
    resources: ['A AWS::X::Y {}', 'C AWS::X::Y × ? (parameter Env has no default and no value) {}'],
  },
  {
    name: 'Fn::ForEach among resources, loops in loops, names of generated resources',
    files: {
      't.yaml': `Transform: AWS::LanguageExtensions
Parameters:
  Names: {Type: CommaDelimitedList, Default: "a,b"}
Resources:
  Fn::ForEach::Outer:
    - X
    - !Ref Names
    - Fn::ForEach::Inner:
      - Y
      - [1, 2]
      - Bucket\${X}\${Y}:
          Type: AWS::S3::Bucket
          Properties: {Name: !Sub "\${X}-\${Y}", Of: !Ref X, Plain: "p\${X}"}
  One: {Type: AWS::X::Y, Properties: {V: !GetAtt "Bucketb2.Arn"}}
  Fn::ForEach::Unknown:
    - X
    - !Split [",", !Ref AWS::StackName]
    - R\${X}: {Type: AWS::X::Y}
`,
    },
    resources: [
      'Bucketa1 AWS::S3::Bucket {Name="a-1" Of="a" Plain="pa"}',
      'Bucketa2 AWS::S3::Bucket {Name="a-2" Of="a" Plain="pa"}',
      'Bucketb1 AWS::S3::Bucket {Name="b-1" Of="b" Plain="pb"}',
      'Bucketb2 AWS::S3::Bucket {Name="b-2" Of="b" Plain="pb"}',
      'One AWS::X::Y {V=?(Bucketb2.Arn is known after the stack is deployed)}',
    ],
    diagnostics: ['t.yaml:15 information: Fn::ForEach::Unknown is left out: the name of the stack is not known'],
  },
  {
    name: 'parameter files of the AWS CLI, of CodePipeline, and values given',
    files: {
      't.yaml': `Parameters:
  A: {Type: String, Default: a0}
  B: {Type: Number, Default: 0}
  C: {Type: String, Default: c0}
  D: {Type: "List<String>"}
Resources:
  R: {Type: AWS::X::Y, Properties: {A: !Ref A, B: !Ref B, C: !Ref C, D: !Ref D}}
`,
      'cli.json': '[{"ParameterKey": "A", "ParameterValue": "a1"}, {"ParameterKey": "B", "ParameterValue": "1"}]',
      'pipeline.json': '{"Parameters": {"A": "a2", "D": "x,y"}, "Tags": {}}',
    },
    settings: {
      parameterFiles: ['/ws/cli.json', '/ws/pipeline.json'],
      parameters: new Map([['C', 'c3']]),
    },
    resources: ['R AWS::X::Y {A="a2" B=1 C="c3" D=["x", "y"]}'],
  },
  {
    name: 'parameters, files and region for one template alone',
    files: {
      'a.yaml': 'Parameters:\n  A: {Type: String}\nResources:\n  R: {Type: AWS::X::Y, Properties: {A: !Ref A}}\n',
      'b.yaml': 'Parameters:\n  A: {Type: String}\nResources:\n  R: {Type: AWS::X::Y, Properties: {A: !Ref A}}\n',
      'p.json': '["A=from a file"]',
    },
    settings: {
      forTemplate: (path) =>
        path === '/ws/a.yaml' ? { region: 'eu-west-1', parameterFiles: ['/ws/p.json'] } : undefined,
    },
    resources: [
      'R AWS::X::Y @eu-west-1 {A="from a file"}',
      'R AWS::X::Y {A=?(parameter A has no default and no value)}',
    ],
  },
  {
    name: 'nested stacks: parameters in, outputs out, no template of its own',
    files: {
      'main.yaml': `Resources:
  Net:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ./nested/net.yaml
      Parameters: {Size: big, Count: !Ref Missing}
  App:
    Type: AWS::X::Y
    Properties: {Subnet: !GetAtt Net.Outputs.Subnet, Size: !GetAtt Net.Outputs.Size, No: !GetAtt Net.Outputs.No}
`,
      'nested/net.yaml': `Parameters:
  Size: {Type: String, Default: small}
  Count: {Type: Number, Default: 1}
Resources:
  Subnet: {Type: AWS::EC2::Subnet, Properties: {Size: !Ref Size, Count: !Ref Count}}
  Deeper: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ../leaf.json}}
Outputs:
  Subnet: {Value: !Ref Subnet}
  Size: {Value: !Sub "\${Size}!"}
`,
      'leaf.json': '{"Resources": {"Leaf": {"Type": "AWS::X::Leaf", "Properties": {"N": 1.10}}}}',
    },
    resources: [
      'App AWS::X::Y {No=?(There is no output "No" in the template of Net) Size="big!" Subnet=?(Subnet is known after the stack is deployed)}',
      'Net.Subnet AWS::EC2::Subnet {Count=?(There is no parameter or resource "Missing" in this template) Size="big"}',
      'Net.Deeper.Leaf AWS::X::Leaf {N="1.10"}',
    ],
    diagnostics: [
      'main.yaml:9 warning: There is no output "No" in the template of Net',
      'main.yaml:6 warning: There is no parameter or resource "Missing" in this template',
    ],
  },
  {
    name: 'templates that cannot be read, or call themselves',
    files: {
      'a.yaml': `Resources:
  Self: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: a.yaml}}
  Far: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: "https://s3.amazonaws.com/b/t.yaml"}}
  Gone: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: gone.yaml}}
  Loop: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: b.yaml}}
  Store: {Type: AWS::Serverless::Application, Properties: {Location: {ApplicationId: x, SemanticVersion: 1.0.0}}}
`,
      'b.yaml': `Resources:
  Back: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: a.yaml}}
  B: {Type: AWS::X::Y}
`,
    },
    resources: ['Loop.B AWS::X::Y {}'],
    diagnostics: [
      'a.yaml:2 information: Self: its template is among those that call it',
      'a.yaml:3 information: Far: its template https://s3.amazonaws.com/b/t.yaml is not in the workspace',
      'a.yaml:4 information: Gone: its template gone.yaml is not in the workspace',
      'a.yaml:6 information: Store: its template is in the Serverless Application Repository',
      'b.yaml:2 information: Back: its template is among those that call it',
    ],
  },
  {
    name: 'templates that are uploaded under the names they have in the workspace',
    files: {
      'shop/main.yaml': `Parameters:
  Bucket: {Type: String}
  Prefix: {Type: String, Default: shop/}
Conditions:
  IsTest: !Equals [!Ref Bucket, test]
Resources:
  Net:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: !Sub https://\${Bucket}.s3.\${AWS::Region}.\${AWS::URLSuffix}/\${Prefix}parts/net.yaml
      Parameters: {Size: big}
  Disk:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: !Join [/, ["https://s3.amazonaws.com", !Ref Bucket, disk.template]]
  Two: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: "https://b.s3.amazonaws.com/two.yaml?versionId=a/b"}}
  Other: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: "https://b.s3.amazonaws.com/other.yaml"}}
  Far: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: !Sub "\${Bucket}/elsewhere/far.yaml"}}
  Any: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: !Sub "https://b.s3.amazonaws.com/\${Prefix}.yaml"}}
  Tried:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: !If [IsTest, !Sub "https://\${Bucket}/v2/shop/parts/tried.yaml", "https://b.s3.amazonaws.com/parts/tried.yaml"]
  Either:
    Type: AWS::CloudFormation::Stack
    Properties: {TemplateURL: !If [IsTest, "https://b.s3.amazonaws.com/a/two.yaml", "https://b.s3.amazonaws.com/disk.template"]}
  Flat: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: !Sub "https://b.s3.amazonaws.com/\${Prefix}disk.template"}}
  Part: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: !Sub "https://b.s3.amazonaws.com/\${Prefix}-disk.template"}}
`,
      'shop/parts/net.yaml':
        'Parameters:\n  Size: {Type: String}\nResources:\n  N: {Type: AWS::X::Y, Properties: {Size: !Ref Size}}\n',
      'other/parts/net.yaml': 'Resources:\n  O: {Type: AWS::X::Y}\n',
      'shop/disk.template': '{"Resources": {"D": {"Type": "AWS::X::Y"}}}',
      'shop/parts/tried.yaml': 'Resources:\n  T: {Type: AWS::X::Y}\n',
      'shop/a/two.yaml': 'Resources:\n  A: {Type: AWS::X::Y}\n',
      'shop/b/two.yaml': 'Resources:\n  B: {Type: AWS::X::Y}\n',
      'other/other.yaml': 'Resources:\n  P: {Type: AWS::X::Y}\n',
      'other/elsewhere/far.yaml': 'Resources:\n  F: {Type: AWS::X::Y}\n',
    },
    resources: [
      'P AWS::X::Y {}',
      'O AWS::X::Y {}',
      'A AWS::X::Y {}',
      'B AWS::X::Y {}',
      'Net.N AWS::X::Y {Size="big"}',
      'Disk.D AWS::X::Y {}',
      'Far.F AWS::X::Y {}',
      'Tried.T AWS::X::Y {}',
      'Flat.D AWS::X::Y {}',
    ],
    diagnostics: [
      'shop/main.yaml:7 information: Net is read from parts/net.yaml, which has the name of its template',
      'shop/main.yaml:12 information: Disk is read from disk.template, which has the name of its template',
      'shop/main.yaml:16 information: Two: its template may be a/two.yaml or b/two.yaml: nothing tells which',
      'shop/main.yaml:17 information: Other: its template https://b.s3.amazonaws.com/other.yaml is not in the workspace',
      'shop/main.yaml:18 information: Far is read from ../other/elsewhere/far.yaml, which has the name of its template',
      'shop/main.yaml:19 information: Any: its template https://b.s3.amazonaws.com/shop/.yaml is not in the workspace',
      'shop/main.yaml:20 information: Tried is read from parts/tried.yaml, which has the name of its template',
      'shop/main.yaml:24 information: Either: parameter Bucket has no default and no value',
      'shop/main.yaml:27 information: Flat is read from disk.template, which has the name of its template',
      'shop/main.yaml:28 information: Part: its template https://b.s3.amazonaws.com/shop/-disk.template is not in the workspace',
    ],
  },
  {
    name: 'stack sets: regions by accounts, or why not',
    files: {
      't.yaml': `Resources:
  Set:
    Type: AWS::CloudFormation::StackSet
    Properties:
      TemplateURL: inner.yaml
      Parameters: [{ParameterKey: P, ParameterValue: v}]
      StackInstancesGroup:
        - Regions: [eu-west-1, us-east-1]
          DeploymentTargets: {Accounts: ["111111111111"]}
  Units:
    Type: AWS::CloudFormation::StackSet
    Properties:
      TemplateURL: inner.yaml
      StackInstancesGroup: [{Regions: [eu-west-1], DeploymentTargets: {OrganizationalUnitIds: [ou-1]}}]
  Text:
    Type: AWS::CloudFormation::StackSet
    Properties:
      TemplateBody: |
        Resources:
          T: {Type: AWS::X::Y}
      StackInstancesGroup: [{Regions: [eu-west-1], DeploymentTargets: {Accounts: [222222222222]}}]
  Nowhere: {Type: AWS::CloudFormation::StackSet, Properties: {TemplateURL: inner.yaml}}
`,
      'inner.yaml':
        'Parameters:\n  P: {Type: String}\nResources:\n  I: {Type: AWS::X::Y, Properties: {P: !Ref P, R: !Ref AWS::Region, A: !Ref AWS::AccountId}}\n',
    },
    resources: [
      'Set["eu-west-1/111111111111"].I AWS::X::Y @eu-west-1 {A="111111111111" P="v" R="eu-west-1"}',
      'Set["us-east-1/111111111111"].I AWS::X::Y {A="111111111111" P="v" R="us-east-1"}',
      'Units["eu-west-1"].I AWS::X::Y × ? (the accounts of its organizational units are not in the template) @eu-west-1 {A=?(the account of the stack is not known) P=?(parameter P has no default and no value) R="eu-west-1"}',
      'Text["eu-west-1/222222222222"].T AWS::X::Y @eu-west-1 {}',
      'Nowhere.I AWS::X::Y × ? (the template does not say where its stacks are made) {A=?(the account of the stack is not known) P=?(parameter P has no default and no value) R="us-east-1"}',
    ],
    diagnostics: [
      't.yaml:10 information: Units: the number of its stacks is not known: the accounts of its organizational units are not in the template',
      't.yaml:22 information: Nowhere: the number of its stacks is not known: the template does not say where its stacks are made',
    ],
  },
  {
    name: 'nested stacks of which it is not known whether they are made, down to the last of them',
    files: {
      't.yaml': `Parameters:
  Env: {Type: String}
Conditions:
  Perhaps: !Equals [!Ref Env, prod]
Resources:
  Outer: {Type: AWS::CloudFormation::Stack, Condition: Perhaps, Properties: {TemplateURL: outer.yaml}}
`,
      'outer.yaml': 'Resources:\n  Inner: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: inner.yaml}}\n',
      'inner.yaml': 'Resources:\n  I: {Type: AWS::X::Y}\n',
    },
    resources: ['Outer.Inner.I AWS::X::Y × ? (parameter Env has no default and no value) {}'],
    diagnostics: [
      't.yaml:6 information: Outer: the number of its stacks is not known: parameter Env has no default and no value',
    ],
  },
  {
    name: 'exports of other templates',
    files: {
      'a.yaml': `Resources:
  Vpc: {Type: AWS::EC2::VPC}
Outputs:
  Size: {Value: "10", Export: {Name: !Sub "\${AWS::Region}-size"}}
  Vpc: {Value: !Ref Vpc, Export: {Name: vpc}}
`,
      'b.yaml': `Resources:
  R: {Type: AWS::X::Y, Properties: {S: !ImportValue us-east-1-size, V: {"Fn::ImportValue": {"Fn::Sub": vpc}}}}
`,
    },
    resources: ['Vpc AWS::EC2::VPC {}', 'R AWS::X::Y {S="10" V=?(Vpc is known after the stack is deployed)}'],
  },
  {
    name: 'macros and includes: what they add is said to be missing',
    files: {
      't.yaml': `Transform: [AWS::Serverless-2016-10-31, MyMacro]
Mappings:
  Fn::Transform: {Name: AWS::Include, Parameters: {Location: x}}
Resources:
  Fn::Transform: {Name: AWS::Include, Parameters: {Location: x}}
  R: {Type: AWS::X::Y, Properties: {V: !FindInMap [M, a, b]}}
  S: {Type: AWS::X::Y, Properties: {A: 1, Fn::Transform: {Name: Other}}}
`,
    },
    resources: ['R AWS::X::Y {V=?(AWS::Include puts something here when the stack is deployed)}', 'S AWS::X::Y {A=1}'],
    diagnostics: [
      't.yaml:1 information: MyMacro changes the template when it is deployed: what it does is not shown',
      't.yaml:5 information: Fn::Transform adds what is known to the cloud alone: it is not among the resources',
    ],
  },
  {
    name: 'half-typed entries leave the others alone',
    files: {
      't.yaml': `Resources:
  A: {Type: AWS::X::Y, Properties: {V: 1}}
  B:
    Type: AWS::X::Y
    Properties: {V: "open
  C
  D: {Type:
  E: {Type: AWS::X::Y}
`,
      't.json':
        '{\n  "Resources": {\n    "A": {\n      "Type": "X::Y::Z"\n    },\n    "B": {\n      "Type": "X::Y::Z",\n      "Properties": {\n    "C": {\n      "Type": "X::Y::Z"\n    }\n  }\n}\n',
    },
    resources: [
      'A X::Y::Z {}',
      'B X::Y::Z {}',
      'C X::Y::Z {}',
      'A AWS::X::Y {V=1}',
      'B AWS::X::Y {V="open"}',
      'E AWS::X::Y {}',
    ],
  },
];

describe('CloudFormation templates', () => {
  for (const { name, files, settings, resources, diagnostics } of cases) {
    it(name, () => {
      const workspace = workspaceOf(files, settings);
      assert.deepEqual(resourceLines(workspace), resources);
      if (diagnostics || !name.startsWith('half')) assert.deepEqual(diagnosticLines(workspace), diagnostics ?? []);
    });
  }

  it('canonical types and attributes by the maps of the specs, references by these types', () => {
    const maps = [
      mapOf(
        'aws_db_instance',
        'AWS::RDS::DBInstance',
        { class: 'DBInstanceClass' },
        'self.DBClusterIdentifier == null',
      ),
      mapOf(
        'aws_rds_cluster_instance',
        'AWS::RDS::DBInstance',
        { class: 'DBInstanceClass', cluster: 'DBClusterIdentifier' },
        'stated(self.DBClusterIdentifier)',
      ),
      mapOf('aws_db_instance', 'AWS::RDS::DBInstance', { class: 'DBInstanceClass' }),
      mapOf('aws_rds_cluster', 'AWS::RDS::DBCluster', { engine: 'Engine' }),
    ];
    const text = `Resources:
  Plain: {Type: AWS::RDS::DBInstance, Properties: {DBInstanceClass: db.t3.small, Tags: [{Key: b, Value: 1}, {Key: a, Value: x}]}}
  Cluster: {Type: AWS::RDS::DBCluster, Properties: {Engine: aurora}}
  Member: {Type: AWS::RDS::DBInstance, Properties: {DBInstanceClass: db.r5.large, DBClusterIdentifier: !Ref Cluster}}
  Backup: {Type: AWS::X::Y, Properties: {Of: !Ref Member}}
`;
    const workspace = workspaceOf({ 't.yaml': text }, {}, maps);
    assert.deepEqual(resourceLines(workspace), [
      'Plain aws_db_instance {class="db.t3.small"}',
      'Cluster aws_rds_cluster {engine="aurora"}',
      'Member aws_rds_cluster_instance {class="db.r5.large" cluster=?(Cluster is known after the stack is deployed)}',
      'Backup AWS::X::Y {Of=?(Member is known after the stack is deployed)}',
    ]);
    const [project] = workspace.projects();
    assert.ok(project);
    const [plain, cluster, member, backup] = project.resources();
    assert.ok(plain && cluster && member && backup);
    assert.deepEqual(
      [...plain.tags],
      [
        ['a', 'x'],
        ['b', '1'],
      ],
    );
    const related = project.related();
    assert.equal(related.find(member, 'aws_rds_cluster', member.attributes.get('cluster') ?? null, []), cluster);
    assert.deepEqual(related.referring(cluster, 'aws_rds_cluster_instance', 'cluster', undefined), [member]);
    assert.equal(related.find(backup, 'aws_rds_cluster_instance', backup.attributes.get('Of') ?? null, []), member);
    assert.deepEqual(member.source.mentions(['cluster']), ['aws_rds_cluster.Cluster']);
    assert.deepEqual(
      [member.title, member.name, member.writtenType, member.provider],
      ['Member', 'Member', 'AWS::RDS::DBInstance', 'aws'],
    );
    const line = (range: { start: { line: number; character: number } } | undefined) =>
      range && [range.start.line, range.start.character];
    assert.deepEqual(line(member.source.headerRange()), [3, 2]);
    assert.deepEqual(line(member.source.attributeRange(['class'])), [
      3,
      text.split('\n')[3]?.indexOf('DBInstanceClass'),
    ]);
    assert.equal(member.source.attributeRange(['other']), undefined);
  });

  it('places move with the text, the resource stays', () => {
    const before = 'Resources:\n  A: {Type: AWS::X::Y}\n  B:\n    Type: AWS::X::Y\n    Properties:\n      V: 1\n';
    const workspace = workspaceOf({ 't.yaml': before });
    const b = workspace.projects()[0]?.resources()[1];
    assert.ok(b);
    assert.equal(b.source.attributeRange(['V'])?.start.line, 5);
    workspace.edit('/ws/t.yaml', `# c\n${before}`, { start: 0, oldEnd: 0, newEnd: 4 });
    assert.equal(workspace.projects()[0]?.resources()[1], b);
    assert.equal(b.source.attributeRange(['V'])?.start.line, 6);
    assert.equal(b.source.headerRange().start.line, 3);
  });

  it('evaluates what stood there last while an entry is half-typed', () => {
    const text = 'Resources:\n  A:\n    Type: AWS::X::Y\n    Properties: {V: 1}\n';
    const workspace = workspaceOf({ 't.yaml': text });
    const [a] = workspace.projects()[0]?.resources() ?? [];
    const broken = text.replace('{V: 1}', '{V: 1');
    const at = text.indexOf('}');
    workspace.edit('/ws/t.yaml', broken, { start: at, oldEnd: at + 1, newEnd: at });
    assert.deepEqual(workspace.projects()[0]?.resources(), [a]);
    assert.equal(workspace.syntaxErrors('/ws/t.yaml').length > 0, true);
    assert.equal(a?.source.headerRange().start.line, 1);
  });

  it('an edit leaves the other segments as they are', () => {
    const lines = Array.from(
      { length: 200 },
      (_, index) => `  R${index}: {Type: AWS::X::Y, Properties: {V: ${index}, Of: !Ref R0}}`,
    );
    const text = `Resources:\n${lines.join('\n')}\n`;
    const workspace = workspaceOf({ 't.yaml': text });
    const [project] = workspace.projects();
    assert.ok(project);
    const before = project.segments();
    const at = text.indexOf('V: 100') + 3;
    workspace.edit('/ws/t.yaml', `${text.slice(0, at)}5${text.slice(at)}`, { start: at, oldEnd: at, newEnd: at + 1 });
    const after = workspace.projects()[0]?.segments() ?? [];
    assert.equal(after.filter((segment, index) => segment !== before[index]).length, 1);
    assert.equal(after.flatMap(({ resources }) => resources)[100]?.attributes.get('V'), 5100);
    const changed = after
      .flatMap(({ resources }) => resources)
      .filter((resource) => !before.some(({ resources }) => resources.includes(resource)));
    assert.deepEqual(
      changed.map(({ name }) => name),
      ['R100'],
    );
  });

  it('templates and parameter files come and go', () => {
    const main = 'Resources:\n  N: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: n.yaml}}\n';
    const workspace = workspaceOf({ 'main.yaml': main }, { parameterFiles: ['/ws/p.json'] });
    assert.deepEqual(resourceLines(workspace), []);
    workspace.put(
      '/ws/n.yaml',
      'Parameters:\n  P: {Type: String, Default: d}\nResources:\n  R: {Type: AWS::X::Y, Properties: {P: !Ref P}}\n',
    );
    assert.deepEqual(resourceLines(workspace), ['N.R AWS::X::Y {P="d"}']);
    workspace.edit('/ws/main.yaml', main.replace('n.yaml', 'm.yaml'), {
      start: main.indexOf('n.yaml'),
      oldEnd: main.indexOf('n.yaml') + 1,
      newEnd: main.indexOf('n.yaml') + 1,
    });
    assert.deepEqual(resourceLines(workspace), ['R AWS::X::Y {P="d"}']);
    workspace.put('/ws/p.json', '[{"ParameterKey": "P", "ParameterValue": "file"}]');
    assert.deepEqual(resourceLines(workspace), ['R AWS::X::Y {P="file"}']);
    workspace.remove('/ws/p.json');
    assert.deepEqual(resourceLines(workspace), ['R AWS::X::Y {P="d"}']);
    workspace.remove('/ws/n.yaml');
    assert.deepEqual(resourceLines(workspace), []);
    assert.deepEqual(workspace.files(), ['/ws/main.yaml']);
  });

  it('a template that has the name of an uploaded one is said of its resources, and read from beside the caller', async () => {
    const main =
      'Resources:\n  N: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: "https://b.s3.amazonaws.com/v1/n.yaml"}}\n';
    const workspace = workspaceOf({ 'main.yaml': main });
    assert.deepEqual(resourceLines(workspace), []);
    await workspace.load(memory({ '/ws/n.yaml': 'Resources:\n  R: {Type: AWS::X::Y}\n' }), ['/ws']);
    const [resource] = workspace.projects()[0]?.resources() ?? [];
    assert.equal(resource?.address, 'N.R');
    assert.deepEqual(resource?.remarks, ['N is read from n.yaml, which has the name of its template']);
    workspace.put('/ws/v1/n.yaml', 'Resources:\n  S: {Type: AWS::X::Y}\n');
    assert.deepEqual(resourceLines(workspace), ['N.S AWS::X::Y {}', 'R AWS::X::Y {}']);
    workspace.remove('/ws/v1/n.yaml');
    assert.deepEqual(resourceLines(workspace), ['N.R AWS::X::Y {}']);
  });

  it('reads the templates and parameter files that are named and not there', async () => {
    const workspace = workspaceOf(
      {
        'main.yaml':
          'Resources:\n  N: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ../n.yaml}}\n  O: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: /etc/o.yaml}}\n',
      },
      { parameterFiles: ['/ws/sub/p.json'] },
    );
    assert.equal(workspace.wants(), true);
    const template = 'Resources:\n  R: {Type: AWS::X::Y}\n';
    const host = memory({ '/n.yaml': template, '/etc/o.yaml': template, '/ws/sub/p.json': '{"A": "b"}' });
    await workspace.load(host, ['/ws', '/n.yaml']);
    assert.deepEqual(resourceLines(workspace), ['N.R AWS::X::Y {}']);
    assert.equal(workspace.wants(), false);
    assert.deepEqual(workspace.parameterFiles(), ['/ws/sub/p.json']);
  });

  const others: Readonly<Record<string, string>> = {
    'k8s.yaml':
      'apiVersion: v1\nkind: ConfigMap\ndata:\n  t: |\n    Resources:\n      A:\n        Type: AWS::S3::Bucket\n',
    'crd.yaml': 'apiVersion: x/v1\nkind: Thing\nResources:\n  A:\n    Type: AWS::S3::Bucket\n',
    'helm.yaml': '{{- if .Values.x }}\napiVersion: v1\nkind: Service\n{{- end }}\n',
    'compose.yaml': 'services:\n  web: {image: nginx}\n',
    'workflow.yml':
      'on: push\njobs:\n  a:\n    steps:\n      - run: aws cloudformation deploy # AWSTemplateFormatVersion Resources\n',
    'package.json': '{"name": "x", "Resources": {"a": {"b": "c::d"}}}',
    'serverless.yml': 'service: x\nresources:\n  Resources:\n    A:\n      Type: AWS::S3::Bucket\n',
    'text.json': 'no json AWSTemplateFormatVersion',
    'list.yaml': '- AWSTemplateFormatVersion\n- Resources\n',
    'empty.yaml': '',
  };
  it('other YAML and JSON is none of its own', () => {
    const workspace = workspaceOf(others);
    assert.deepEqual([workspace.files(), workspace.projects()], [[], []]);
    assert.deepEqual(
      Object.keys(others).map((name) => [workspace.has(`/ws/${name}`), workspace.syntaxErrors(`/ws/${name}`)]),
      Object.keys(others).map(() => [true, []]),
    );
  });

  it('a template may have any name, and end being one', () => {
    const text = 'Resources:\n  A:\n    Type: AWS::S3::Bucket\n';
    const workspace = workspaceOf({ 'a.template': text, 'b.txt.yml': `{"AWSTemplateFormatVersion": "2010-09-09"}` });
    assert.deepEqual(workspace.files(), ['/ws/a.template', '/ws/b.txt.yml']);
    workspace.edit('/ws/a.template', 'x: 1\n', { start: 0, oldEnd: text.length, newEnd: 5 });
    assert.deepEqual(workspace.files(), ['/ws/b.txt.yml']);
    workspace.edit('/ws/a.template', text, { start: 0, oldEnd: 5, newEnd: text.length });
    assert.deepEqual(resourceLines(workspace), ['A AWS::S3::Bucket {}']);
    assert.deepEqual(
      ['a.yaml', 'b.yml', 'c.json', 'd.template', 'e.tf', 'f.ts'].map((name) => workspace.takes(name)),
      [true, true, true, true, false, false],
    );
  });
});
