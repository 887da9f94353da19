import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diagnosticLines, mapOf, resourceLine, workspaceOf } from './template-text';

/** What can be said of a workspace: resources with their places, calls and diagnostics. */
function said(workspace: ReturnType<typeof workspaceOf>): string {
  return JSON.stringify(
    workspace.projects().map((project) => [
      project.path,
      project
        .segments()
        .map(({ file, module, calls }) => [
          file,
          module,
          calls.map(({ name, missing, addresses }) => [name, missing, addresses]),
        ])
        .filter(([, , calls]) => calls?.length !== 0),
      project
        .resources()
        .map((resource) => [
          resourceLine(resource),
          [...resource.tags],
          resource.source.headerRange(),
          resource.source.range(),
          [...resource.attributes.entries.keys()].map((name) => [
            resource.source.attributeRange([name]),
            resource.source.mentions([name]),
          ]),
        ]),
      diagnosticLines(workspace),
      workspace.syntaxErrors(project.path),
    ]),
    undefined,
    1,
  );
}

const maps = [
  mapOf('aws_a_special', 'AWS::A::A', { v: 'V', of: 'Of' }, 'self.Special == true'),
  mapOf('aws_a', 'AWS::A::A', { v: 'V', of: 'Of' }),
];

const yaml = `AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Parameters:
  P: {Type: String, Default: one}
  L: {Type: CommaDelimitedList, Default: "a,b"}
Globals:
  Function: {MemorySize: 128}
Mappings:
  M: {one: {k: 1}, two: {k: 2}}
Conditions:
  C: !Equals [!Ref P, one]
  D: !Not [!Condition C]
Resources:
  A:
    Type: AWS::A::A
    Properties: {V: !FindInMap [M, !Ref P, k], Special: !If [C, true, false]}
  B:
    Type: AWS::A::A
    Condition: D
    Properties: {Of: !Ref A, Tags: [{Key: k, Value: !Ref P}]}
  F:
    Type: AWS::Serverless::Function
    Properties: {Events: {E: {Type: Api}}}
  Fn::ForEach::Loop:
    - X
    - !Ref L
    - Q\${X}: {Type: AWS::SQS::Queue, Properties: {Name: !Ref X, Of: !GetAtt A.Arn}}
  N:
    Type: AWS::CloudFormation::Stack
    Properties: {TemplateURL: n.yaml, Parameters: {S: !Ref P}}
  U: {Type: AWS::A::A, Properties: {V: !GetAtt N.Outputs.O, Of: !Ref Qa}}
Outputs:
  O: {Value: !Ref A, Export: {Name: !Sub "\${P}-x"}}
`;
const json = JSON.stringify(
  {
    Parameters: { P: { Type: 'Number', Default: 1 } },
    Resources: {
      A: { Type: 'AWS::A::A', Properties: { V: { Ref: 'P' }, W: { 'Fn::ImportValue': 'one-x' } } },
      B: { Type: 'AWS::A::A', Properties: { Of: { 'Fn::GetAtt': ['A', 'Arn'] } } },
    },
  },
  undefined,
  2,
);
const nested =
  'Parameters:\n  S: {Type: String, Default: none}\nResources:\n  In: {Type: AWS::A::A, Properties: {V: !Ref S}}\nOutputs:\n  O: {Value: !Sub "${S}!"}\n';

const replacements: readonly (readonly [string, string])[] = [
  ['one', 'two'],
  ['two', 'one'],
  ['A', 'B'],
  ['  B:', '  A:'],
  ['Ref A', 'Ref B'],
  ['AWS::A::A', 'AWS::SQS::Queue'],
  ['AWS::SQS::Queue', 'AWS::A::A'],
  ['"a,b"', '"a,b,c"'],
  ['Type: Api', 'Type: HttpApi'],
  ['128', '256'],
  ['Function', 'Api'],
  ['n.yaml', 'm.yaml'],
  ['m.yaml', 'n.yaml'],
  ['Condition: D', 'Condition: C'],
  ['Condition: C', 'Condition: E'],
  ['\n', '\n\n'],
  ['\n  ', '\n  # note\n  '],
  ['true', 'false'],
  ['Default: 1', 'Default: 2'],
  ['S:', 'T:'],
  ['one-x', 'two-x'],
  ['Outputs', 'Others'],
  ['Others', 'Outputs'],
];

describe('CloudFormation, incremental', () => {
  it('after any edits is the same as read at once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('t.yaml', 't.json', 'n.yaml'), fc.constantFrom(...replacements), fc.nat(5)), {
          minLength: 1,
          maxLength: 12,
        }),
        (edits) => {
          const files: Record<string, string> = { 't.yaml': yaml, 't.json': json, 'n.yaml': nested };
          const workspace = workspaceOf(files, {}, maps);
          said(workspace);
          for (const [name, [from, to], skip] of edits) {
            const text = files[name] ?? '';
            let start = text.indexOf(from);
            for (let count = 0; count < skip && start >= 0; count++) start = text.indexOf(from, start + 1);
            if (start < 0) continue;
            const after = text.slice(0, start) + to + text.slice(start + from.length);
            files[name] = after;
            workspace.edit(`/ws/${name}`, after, { start, oldEnd: start + from.length, newEnd: start + to.length });
            const clean = Object.keys(files).every((file) => workspace.syntaxErrors(`/ws/${file}`).length === 0);
            // What stands in for a half-typed entry depends on what it was before.
            const incremental = said(workspace);
            if (clean) assert.equal(incremental, said(workspaceOf(files, {}, maps)), JSON.stringify(files));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('identical resources for all that an edit does not touch', () => {
    const workspace = workspaceOf({ 't.yaml': yaml, 'n.yaml': nested }, {}, maps);
    const before = workspace.projects()[0]?.resources() ?? [];
    const start = yaml.indexOf('128');
    workspace.edit('/ws/t.yaml', yaml.replace('128', '256'), { start, oldEnd: start + 3, newEnd: start + 3 });
    const after = workspace.projects()[0]?.resources() ?? [];
    const others = after.filter((resource) => !before.includes(resource));
    assert.deepEqual(
      others.map(({ address }) => address),
      ['F'],
    );
  });
});
