import assert from 'node:assert/strict';
import { diagnosticLines, workspaceOf } from './template-text';

const head = 'AWSTemplateFormatVersion: "2010-09-09"\n';
const many = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

const hostile: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'loops in loops': {
    't.yaml': `${head}Resources:\n  Fn::ForEach::A: [A, [${Array(300).fill('x').join()}], {Fn::ForEach::B: [B, [${Array(300).fill('y').join()}], {Fn::ForEach::C: [C, [${Array(300).fill('z').join()}], {"R\${A}\${B}\${C}": {Type: X::Y::Z}}]}]}]\n`,
  },
  'loops in values': {
    't.yaml': `${head}Resources:\n  R:\n    Type: X::Y::Z\n    Properties:\n      V: {Fn::ForEach::A: [A, [${Array(2_000).fill('x').join()}], {"\${A}": {Fn::ForEach::B: [B, [${Array(2_000).fill('y').join()}], {"\${B}": 1}]}}]}\n`,
  },
  'texts that double': {
    't.yaml': `${head}Parameters:\n  P: {Type: String, Default: xxxxxxxxxx}\nResources:\n  R:\n    Type: X::Y::Z\n    Properties:\n      V: ${'{"Fn::Join": ["", ['.repeat(30)}!Ref P${', !Ref P]]}'.repeat(30)}\n`,
  },
  'a chain of conditions': {
    't.yaml': `${head}Conditions:\n  C0: !Equals [a, a]\n${many(3_000, (index) => `  C${index + 1}: !Not [!Condition C${index}]`)}\nResources:\n  R: {Type: X::Y::Z, Condition: C3000}\n`,
  },
  'a circle of conditions': {
    't.yaml': `${head}Conditions:\n${many(20, (index) => `  C${index}: !Not [!Condition C${(index + 1) % 20}]`)}\nResources:\n  R: {Type: X::Y::Z, Condition: C7}\n`,
  },
  'stacks that double': Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [
      `t${index}.yaml`,
      `${head}Resources:\n${many(2, (copy) => `  S${copy}: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: t${index + 1}.yaml}}`)}\n  R: {Type: X::Y::Z}\n`,
    ]),
  ),
  'a stack set everywhere': {
    't.yaml': `${head}Resources:\n  S:\n    Type: AWS::CloudFormation::StackSet\n    Properties:\n      TemplateURL: u.yaml\n      StackInstancesGroup: [{Regions: [${Array.from({ length: 1_000 }, (_, index) => `r${index}`).join()}], DeploymentTargets: {Accounts: [${Array.from({ length: 1_000 }, (_, index) => `${index}`).join()}]}}]\n`,
    'u.yaml': `${head}Resources:\n  R: {Type: X::Y::Z}\n`,
  },
  'exports in a circle': {
    'a.yaml': `${head}Resources:\n  R: {Type: X::Y::Z, Properties: {V: !ImportValue b}}\nOutputs:\n  O: {Value: !ImportValue b, Export: {Name: a}}\n  X: {Value: 1, Export: {Name: !ImportValue b}}\n`,
    'b.yaml': `${head}Outputs:\n  O: {Value: !ImportValue a, Export: {Name: b}}\n`,
  },
  'resources in a circle': {
    't.yaml': `${head}Resources:\n  A: {Type: AWS::A::A, Properties: {Special: !Ref B}}\n  B: {Type: AWS::A::A, Properties: {Special: !Ref A}}\n`,
  },
  'things of the wrong kind': {
    't.yaml': `${head}Parameters: [a]\nMappings: text\nConditions: {C: [1]}\nGlobals: 5\nResources:\n  A: text\n  B: {Type: [x]}\n  C: {Type: X::Y::Z, Properties: [1, 2]}\n  D: {Type: X::Y::Z, Properties: !Ref "AWS::NoValue"}\n  E: {Type: X::Y::Z, Condition: [C], Metadata: 1}\n  F: {Type: AWS::Serverless::Function, Properties: text}\n  G: {Type: AWS::Serverless::Function, Properties: {Events: [1], DeadLetterQueue: x, AutoPublishAlias: [1], Tags: 5}}\n  H: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: [x], Parameters: 5}}\n  I: {Type: AWS::CloudFormation::StackSet, Properties: {TemplateBody: {a: 1}}}\n  J: {Type: X::Y::Z, Condition: C}\n  __proto__: {Type: X::Y::Z, Properties: {__proto__: {x: 1}, constructor: 2}}\n  Fn::ForEach::L: []\nOutputs: 5\n`,
    'p.json': '[{"ParameterKey": {}}, 5]',
    'q.json': '{"Parameters": [1]}',
  },
};

describe('Hostile CloudFormation templates', () => {
  for (const [name, files] of Object.entries(hostile)) {
    it(`come to an end: ${name}`, () => {
      const workspace = workspaceOf(files, { parameterFiles: ['/ws/p.json', '/ws/q.json'] });
      const resources = workspace.projects().flatMap((project) => project.resources());
      for (const { source } of resources.slice(0, 100)) source.headerRange();
      assert.ok(resources.length <= 100_000, `${resources.length} resources`);
      for (const line of diagnosticLines(workspace)) assert.ok(line.length < 500, line);
    });
  }

  it('say what was too much', () => {
    const lines = diagnosticLines(workspaceOf(hostile['stacks that double'] ?? {}));
    assert.ok(lines.some((line) => line.includes('more than 5,000 stacks')));
    const loops = diagnosticLines(workspaceOf(hostile['loops in loops'] ?? {}));
    assert.ok(
      loops.some((line) => /more than [\d,]+ (elements|resources)/.test(line)),
      loops.join('\n'),
    );
  });
});
