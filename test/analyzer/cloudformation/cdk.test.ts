import assert from 'node:assert/strict';
import { memory, resourceLines, workspaceOf } from './template-text';

const program = `import { Stack } from 'aws-cdk-lib';

export class MyStack extends Stack {
  constructor(scope) {
    super(scope, 'MyStack');
    new Function(this, 'Handler', {
      memorySize: 512,
      architecture: X,
    });
    new Bucket(this, 'Bucket');
  }
}
`;

const template = JSON.stringify(
  {
    Resources: {
      Handler886CB40B: {
        Type: 'AWS::Lambda::Function',
        Properties: { MemorySize: 512 },
        Metadata: { 'aws:cdk:path': 'MyStack/Handler/Resource' },
      },
      Bucket83908E77: { Type: 'AWS::S3::Bucket' },
      Inner: {
        Type: 'AWS::CloudFormation::Stack',
        Properties: {
          TemplateURL: { 'Fn::Sub': 'https://s3/${AWS::AccountId}/x.json' },
          Parameters: { P: { Ref: 'Bucket83908E77' } },
        },
        Metadata: { 'aws:asset:path': 'Inner.nested.template.json', 'aws:asset:property': 'TemplateURL' },
      },
      CDKMetadata: { Type: 'AWS::CDK::Metadata' },
    },
  },
  undefined,
  1,
);

const nested =
  '{"Parameters": {"P": {"Type": "String"}}, "Resources": {"T": {"Type": "AWS::SNS::Topic", "Properties": {"P": {"Ref": "P"}}}}}';

const frames = (line: number, column: number): readonly string[] => [
  'new Function2 (/ws/app/node_modules/aws-cdk-lib/aws-lambda/lib/function.js:1:9942)',
  'node:internal/main/run_main_module:28:49',
  `new MyStack (/ws/app/lib/stack.ts:${line}:${column})`,
  'Object.<anonymous> (/ws/app/bin/app.ts:5:1)',
];

const manifest = JSON.stringify({
  artifacts: {
    Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
    MyStack: {
      type: 'aws:cloudformation:stack',
      environment: 'aws://444455556666/eu-central-1',
      properties: { templateFile: 'MyStack.template.json' },
      metadata: {
        '/MyStack/Handler/Resource': [{ type: 'aws:cdk:logicalId', data: 'Handler886CB40B', trace: frames(6, 5) }],
        '/MyStack/Bucket/Resource': [
          { type: 'aws:cdk:logicalId', data: 'Bucket83908E77' },
          { type: 'aws:cdk:creationStack', data: frames(10, 5) },
        ],
        '/MyStack/Inner': [{ type: 'aws:cdk:logicalId', data: 'Inner' }],
      },
    },
    Outside: { type: 'aws:cloudformation:stack', properties: { templateFile: '../../secret.json' }, metadata: {} },
    Stage: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Stage' } },
  },
});

const files = {
  '/ws/app/cdk.json': '{"app": "npx ts-node bin/app.ts"}',
  '/ws/app/cdk.out/manifest.json': manifest,
  '/ws/app/cdk.out/MyStack.template.json': template,
  '/ws/app/cdk.out/Inner.nested.template.json': nested,
  '/ws/app/cdk.out/assembly-Stage/manifest.json': JSON.stringify({
    artifacts: {
      Staged: {
        type: 'aws:cloudformation:stack',
        environment: 'aws://unknown-account/unknown-region',
        properties: { templateFile: 'Staged.template.json' },
      },
    },
  }),
  '/ws/app/cdk.out/assembly-Stage/Staged.template.json': '{"Resources": {"Q": {"Type": "AWS::SQS::Queue"}}}',
  '/ws/app/lib/stack.ts': program,
  '/secret.json': template,
};

describe('AWS CDK', () => {
  const load = async (given: Readonly<Record<string, string>> = files) => {
    const workspace = workspaceOf({ 'app/cdk.json': given['/ws/app/cdk.json'] ?? '{}' });
    assert.equal(workspace.wants(), true);
    await workspace.load(memory(given), ['/ws']);
    workspace.projects();
    await workspace.load(memory(given), ['/ws']);
    assert.equal(workspace.wants(), false);
    return workspace;
  };

  it('templates of cdk.out, in the region and account of their stacks', async () => {
    const workspace = await load();
    // What stands in the template comes before what stands in the program.
    assert.deepEqual(resourceLines(workspace), [
      'CDKMetadata AWS::CDK::Metadata @eu-central-1 {}',
      'Inner.T AWS::SNS::Topic @eu-central-1 {P=?(Bucket83908E77 is known after the stack is deployed)}',
      'Handler886CB40B AWS::Lambda::Function @eu-central-1 {MemorySize=512}',
      'Bucket83908E77 AWS::S3::Bucket @eu-central-1 {}',
      'Q AWS::SQS::Queue {}',
    ]);
    assert.deepEqual(
      workspace.projects().map(({ path, directory }) => [path, directory]),
      [
        ['/ws/app/cdk.out/MyStack.template.json', '/ws/app'],
        ['/ws/app/cdk.out/assembly-Stage/Staged.template.json', '/ws/app'],
      ],
    );
  });

  it('resources stand where the program makes them', async () => {
    const workspace = await load();
    const resources = workspace.projects()[0]?.resources() ?? [];
    const named = (name: string) => resources.find((resource) => resource.name.startsWith(name));
    const [handler, bucket, metadata] = [named('Handler'), named('Bucket'), named('CDKMetadata')];
    assert.ok(handler && bucket && metadata);
    const place = ({ title, source }: typeof handler) => [title, source.file, source.headerRange().start.line + 1];
    assert.deepEqual(place(handler), ['MyStack/Handler', '/ws/app/lib/stack.ts', 6]);
    assert.deepEqual(place(bucket), ['MyStack/Bucket', '/ws/app/lib/stack.ts', 10]);
    assert.deepEqual(place(metadata), ['CDKMetadata', '/ws/app/cdk.out/MyStack.template.json', 32]);
    assert.deepEqual(handler.source.attributeRange(['MemorySize']), {
      start: { line: 6, character: 6 },
      end: { line: 6, character: 21 },
    });
    assert.equal(handler.source.attributeRange(['Timeout']), undefined);
    assert.equal(bucket.source.attributeRange(['MemorySize']), undefined);
    const byFile = workspace
      .projects()[0]
      ?.segments()
      .map(({ file, resources }) => [file, resources.length]);
    assert.deepEqual(byFile, [
      ['/ws/app/cdk.out/MyStack.template.json', 1],
      ['/ws/app/cdk.out/Inner.nested.template.json', 1],
      ['/ws/app/lib/stack.ts', 2],
    ]);
  });

  it('another output directory; broken manifests and programs outside of the workspace', async () => {
    const other = await load({
      '/ws/app/cdk.json': '{"output": "build"}',
      '/ws/app/build/manifest.json': manifest.replaceAll('/ws/app/lib', '/elsewhere'),
      '/ws/app/build/MyStack.template.json': template,
      '/elsewhere/stack.ts': program,
    });
    assert.deepEqual(
      other
        .projects()[0]
        ?.resources()
        .map(({ source }) => source.file),
      Array(3).fill('/ws/app/build/MyStack.template.json'),
    );
    for (const broken of ['', '{', '[]', '{"artifacts": {"A": 1}}', '['.repeat(100_000)]) {
      const workspace = await load({ '/ws/app/cdk.json': '{"app": 1}', '/ws/app/cdk.out/manifest.json': broken });
      assert.deepEqual(workspace.projects(), []);
    }
  });

  it('an app that was synthesised elsewhere', async () => {
    const workspace = await load({
      ...files,
      '/ws/app/cdk.out/manifest.json': manifest.replaceAll('/ws/app/lib', '/home/builder/src/lib'),
    });
    assert.deepEqual(
      workspace
        .projects()[0]
        ?.resources()
        .map(({ source }) => source.file.replace(/.*\//, '')),
      ['MyStack.template.json', 'Inner.nested.template.json', 'stack.ts', 'stack.ts'],
    );
    workspace.forget('/ws/app/lib/stack.ts');
    assert.equal(workspace.wants(), true);
  });

  it('reads again what has been synthesised anew', async () => {
    const workspace = await load();
    workspace.forget('/ws/app/cdk.out/manifest.json');
    assert.equal(workspace.wants(), true);
    const changed = template.replace('"MemorySize": 512', '"MemorySize": 1024');
    await workspace.load(memory({ ...files, '/ws/app/cdk.out/MyStack.template.json': changed }), ['/ws']);
    assert.equal(resourceLines(workspace)[2], 'Handler886CB40B AWS::Lambda::Function @eu-central-1 {MemorySize=1024}');
  });
});
