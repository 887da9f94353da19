import assert from 'node:assert/strict';
import { memory, resourceLines, workspaceOf } from './template-text';

const template = `Transform: AWS::Serverless-2016-10-31
Parameters:
  Size: {Type: Number, Default: 128}
  Note: {Type: String, Default: none}
Resources:
  R: {Type: X::Y::Z, Properties: {Size: !Ref Size, Note: !Ref Note, Stack: !Ref "AWS::StackName"}}
`;

const plain = ['R X::Y::Z {Note="none" Size=128 Stack=?(the name of the stack is not known)}'];

/** What the configuration makes of the template beside it. */
const cases: readonly (readonly [name: string, file: string, text: string, resources: readonly string[]])[] = [
  [
    'the options of "sam deploy" in the environment that is there by default',
    'samconfig.toml',
    `version = 0.1
[default.deploy.parameters]
stack_name = "shop"
region = "eu-west-1"
parameter_overrides = "Size=\\"512\\" Note=\\"two words\\""
[prod.deploy.parameters]
region = "us-west-2"
parameter_overrides = "Size=4096"
`,
    ['R X::Y::Z @eu-west-1 {Note="two words" Size=512 Stack="shop"}'],
  ],
  [
    'what holds for all commands, and lists of texts',
    'samconfig.toml',
    `[default.global.parameters]
stack_name = "all"
region = "eu-central-1"
[default.deploy.parameters]
parameter_overrides = ["Size=256", "ParameterKey=Note,ParameterValue=plain"]
`,
    ['R X::Y::Z @eu-central-1 {Note="plain" Size=256 Stack="all"}'],
  ],
  [
    'YAML',
    'samconfig.yaml',
    'version: 0.1\ndefault:\n  deploy:\n    parameters:\n      region: eu-west-3\n      parameter_overrides:\n        - Size=1024\n',
    ['R X::Y::Z @eu-west-3 {Note="none" Size=1024 Stack=?(the name of the stack is not known)}'],
  ],
  [
    'a configuration of another template',
    'samconfig.toml',
    '[default.build.parameters]\ntemplate_file = "api/template.yaml"\n[default.deploy.parameters]\nregion = "eu-west-1"\n',
    plain,
  ],
  ['text that is no TOML', 'samconfig.toml', '[default.deploy.parameters\nregion = "eu-west-1"\n', plain],
  [
    'overrides without end',
    'samconfig.toml',
    `[default.deploy.parameters]\nparameter_overrides = ["${'a'.repeat(400_000)}", 'Size=256 Note="${'\\\\'.repeat(20_000)}']\n`,
    ['R X::Y::Z {Note="none" Size=256 Stack=?(the name of the stack is not known)}'],
  ],
  ['TOML without end', 'samconfig.toml', `a = ${'['.repeat(100_000)}`, plain],
  [
    'values of other kinds',
    'samconfig.toml',
    'default = 5\n[__proto__.deploy.parameters]\nregion = "eu-west-1"\n',
    plain,
  ],
];

describe('samconfig.toml', () => {
  for (const [name, file, text, resources] of cases) {
    it(name, () => {
      const workspace = workspaceOf({ 'template.yaml': template, [file]: text });
      assert.deepEqual(resourceLines(workspace), resources);
      assert.deepEqual(workspace.files(), ['/ws/template.yaml']);
    });
  }

  it('is looked for beside a template, stands while it is half-typed, and goes', async () => {
    const workspace = workspaceOf({ 'template.yaml': template });
    const toml = '[default.deploy.parameters]\nparameter_overrides = "Size=256"\n';
    await workspace.load(memory({ '/ws/samconfig.toml': toml }), ['/ws']);
    const stated = plain.map((line) => line.replace('128', '256'));
    assert.deepEqual(resourceLines(workspace), stated);
    assert.equal(workspace.wants(), false);
    workspace.put('/ws/samconfig.toml', toml.slice(0, -2));
    assert.deepEqual(resourceLines(workspace), stated);
    workspace.remove('/ws/samconfig.toml');
    assert.deepEqual(resourceLines(workspace), plain);
  });

  it('gives way to what the user states', () => {
    const toml = '[default.deploy.parameters]\nregion = "eu-west-1"\nparameter_overrides = "Size=256 Note=toml"\n';
    const workspace = workspaceOf(
      { 'template.yaml': template, 'samconfig.toml': toml },
      { parameters: new Map([['Size', '64']]), forTemplate: () => ({ region: 'eu-north-1' }) },
    );
    assert.deepEqual(resourceLines(workspace), [
      'R X::Y::Z @eu-north-1 {Note="toml" Size=64 Stack=?(the name of the stack is not known)}',
    ]);
  });
});
