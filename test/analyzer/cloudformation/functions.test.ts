import assert from 'node:assert/strict';
import type { CloudFormationSettings } from '../../../src/analyzer/cloudformation/settings';
import { UnknownValue } from '../../../src/expression/value';
import { valueText } from '../workspace-text';
import { diagnosticLines, templateWith, workspaceOf } from './template-text';

const sections = `Parameters:
  Text: {Type: String, Default: hello}
  Number: {Type: Number, Default: "5"}
  List: {Type: CommaDelimitedList, Default: "a, b,c"}
  None: {Type: String}
  One: {Type: String, AllowedValues: [only]}
  Two: {Type: String, AllowedValues: [a, b]}
  Ami: {Type: "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", Default: /aws/ami}
  WindowsAmi:
    Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>
    Default: /aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base
  Secret: {Type: String, NoEcho: true, Default: hidden}
  Yes: {Type: String, Default: yes}
  Account: {Type: String, Default: 012345678901}
Mappings:
  Sizes:
    us-east-1: {small: t3.small, list: [a, b]}
    eu-west-1: {small: t3.micro}
Conditions:
  True: !Equals [a, a]
  False: !Equals [!Ref Text, bye]
  Unknown: !Equals [!Ref None, a]
  IsFive: !Equals [!Ref Number, 5]
  Both: !And [{Condition: True}, !Not [!Condition False]]
  Either: !Or [{Condition: Unknown}, {Condition: True}]
  Neither: !Or [{Condition: Unknown}, {Condition: False}]
  Decided: !And [{Condition: Unknown}, {Condition: False}]
`;

/** Short form, long form where it differs, and the value. */
const cases: readonly (readonly [string, string])[] = [
  ['plain', '"plain"'],
  ['[1, "1", 1.10, true, "x"]', '[1, "1", "1.10", true, "x"]'],
  ['!Ref Text', '"hello"'],
  ['{Ref: Text}', '"hello"'],
  ['!Ref Number', '5'],
  ['!Ref List', '["a", "b", "c"]'],
  [
    '!Ref WindowsAmi',
    '?(parameter WindowsAmi is read from the SSM parameter /aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base)',
  ],
  ['!Ref None', '?(parameter None has no default and no value)'],
  ['!Ref One', '"only"'],
  ['!Ref Two', '?(parameter Two has no default and no value)'],
  ['!Ref Ami', '?(parameter Ami is read from the SSM parameter /aws/ami)'],
  ['!Ref Secret', 'sensitive("hidden")'],
  ['!Sub "x-${Secret}"', 'sensitive("x-hidden")'],
  ['!Ref Yes', '"yes"'],
  ['!Ref Account', '"012345678901"'],
  ['!Ref Bucket', '?(Bucket is known after the stack is deployed)'],
  ['!GetAtt Bucket.Arn', '?(Bucket.Arn is known after the stack is deployed)'],
  ['{"Fn::GetAtt": [Bucket, Arn]}', '?(Bucket.Arn is known after the stack is deployed)'],
  ['!Ref "AWS::Region"', '"us-east-1"'],
  ['!Ref "AWS::AccountId"', '"111122223333"'],
  ['!Ref "AWS::Partition"', '"aws"'],
  ['!Ref "AWS::URLSuffix"', '"amazonaws.com"'],
  ['!Ref "AWS::StackName"', '?(the name of the stack is not known)'],
  ['!Ref "AWS::StackId"', '?(the ID of the stack is known after it is deployed)'],
  ['{a: !Ref "AWS::NoValue", b: [1, !Ref "AWS::NoValue"]}', '{b=[1]}'],
  ['!Sub "${Text}-${AWS::Region}-${!Literal}-$x"', '"hello-us-east-1-${Literal}-$x"'],
  ['!Sub ["${a}${Text}", {a: !Ref Number}]', '"5hello"'],
  ['{"Fn::Sub": "${Bucket.Arn}/*"}', '?(Bucket.Arn is known after the stack is deployed)'],
  ['!Sub "${None}"', '?(parameter None has no default and no value)'],
  ['!Join ["-", [a, !Ref Text, 1, true]]', '"a-hello-1-true"'],
  ['{"Fn::Join": [",", !Ref List]}', '"a,b,c"'],
  ['!Join ["", [a, !Ref Bucket]]', '?(Bucket is known after the stack is deployed)'],
  ['!Select [1, !Ref List]', '"b"'],
  ['!Select ["0", [x, !Ref Bucket]]', '"x"'],
  ['!Select [1, !Split ["|", "a|b"]]', '"b"'],
  ['!Split [",", "a,b"]', '["a", "b"]'],
  ['!FindInMap [Sizes, !Ref "AWS::Region", small]', '"t3.small"'],
  ['!FindInMap [Sizes, us-east-1, list]', '["a", "b"]'],
  ['!FindInMap [Sizes, mars, small, {DefaultValue: t3.nano}]', '"t3.nano"'],
  ['!FindInMap [Sizes, eu-west-1, list, {DefaultValue: [x]}]', '["x"]'],
  ['!FindInMap [Sizes, !Ref None, small]', '?(parameter None has no default and no value)'],
  ['!If [True, a, b]', '"a"'],
  ['{"Fn::If": [False, a, b]}', '"b"'],
  ['!If [False, a, !Ref "AWS::NoValue"]', 'absent'],
  ['!If [Unknown, a, b]', '?(parameter None has no default and no value)'],
  ['!If [Unknown, {x: 1}, {x: 1}]', '{x=1}'],
  ['!If [Unknown, !Ref "AWS::NoValue", !Ref "AWS::NoValue"]', 'absent'],
  ['!If [IsFive, a, b]', '"a"'],
  ['!If [Both, a, b]', '"a"'],
  ['!If [Either, a, b]', '"a"'],
  ['!If [Neither, a, b]', '?(parameter None has no default and no value)'],
  ['!If [Decided, a, b]', '"b"'],
  ['!If [!Equals [1, "1"], a, b]', '"a"'],
  ['!Base64 abc', '"YWJj"'],
  ['{"Fn::Base64": {"Fn::Sub": "${Text}"}}', '"aGVsbG8="'],
  ['!Cidr [10.0.0.0/16, 2, 8]', '["10.0.0.0/24", "10.0.1.0/24"]'],
  ['!Select [1, !Cidr ["10.0.0.0/24", 4, 5]]', '"10.0.0.32/27"'],
  ['!GetAZs ""', '["us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d", "us-east-1e", "us-east-1f"]'],
  ['!Select [0, !GetAZs {Ref: "AWS::Region"}]', '"us-east-1a"'],
  ['!GetAZs mars-1', '?(the zones of region mars-1 are not known)'],
  ['!ImportValue nowhere', '?(no template of the workspace exports nowhere)'],
  ['{"Fn::Length": !Ref List}', '3'],
  ['{"Fn::ToJsonString": {a: 1, b: [x]}}', '"{\\"a\\":1,\\"b\\":[\\"x\\"]}"'],
  ['{"Fn::Transform": {Name: "AWS::Include"}}', '?(AWS::Include puts something here when the stack is deployed)'],
  ['!Magic x', '?(Fn::Magic is no function that Costline can evaluate)'],
  ['"{{resolve:ssm:/db/size:1}}"', '?(the SSM parameter /db/size is read when the stack is deployed)'],
  [
    '"{{resolve:ssm:/aws/service/suse/sles/15-sp6/x86_64/latest}}"',
    '?(the SSM parameter /aws/service/suse/sles/15-sp6/x86_64/latest is read when the stack is deployed)',
  ],
  [
    '"x {{resolve:ssm:/aws/service/suse/sles}}"',
    '?(the SSM parameter /aws/service/suse/sles is read when the stack is deployed)',
  ],
  ['"{{resolve:secretsmanager:mine:SecretString:x}}"', '?(the secret mine is read when the stack is deployed)'],
  ['{"Fn::ForEach::L": [X, !Ref List, {"k${X}": "${X}!"}]}', '{ka="a!" kb="b!" kc="c!"}'],
];

const mistakes: readonly (readonly [string, string])[] = [
  ['!Ref Nothing', 'There is no parameter or resource "Nothing" in this template'],
  ['!Ref "AWS::Nothing"', 'There is no pseudo parameter "AWS::Nothing"'],
  ['!GetAtt Nothing.Arn', 'There is no resource "Nothing" in this template'],
  ['!GetAtt Bucket', 'Fn::GetAtt needs a logical ID and the name of an attribute'],
  ['!If [Nothing, a, b]', 'There is no condition "Nothing" in this template'],
  ['!If [True, a]', 'Fn::If needs a list of 3 values'],
  ['!FindInMap [Nothing, a, b]', 'There is no mapping "Nothing" in this template'],
  ['!FindInMap [Sizes, mars, small]', 'Mapping Sizes has no key "mars"'],
  ['!FindInMap [Sizes, us-east-1, big]', 'Mapping Sizes.us-east-1 has no key "big"'],
  ['!Select [7, [a]]', 'Fn::Select asks for item 7 of a list of 1'],
  ['!Select [a, [a]]', 'a number is required, found the string "a"'],
  ['!Join [",", x]', 'Fn::Join needs a delimiter and a list'],
  ['!Cidr [10.0.0.0/16, 999]', 'Fn::Cidr makes between 1 and 256 networks'],
  ['{"Fn::Length": x}', 'Fn::Length needs a list'],
  ['!Sub "${Nothing.Arn}"', 'There is no resource "Nothing" in this template'],
  ['{"Fn::ForEach::L": x}', 'Fn::ForEach needs an identifier, a collection and a map'],
];

function valueIn(text: string, settings: Partial<CloudFormationSettings> = {}): string {
  const workspace = workspaceOf({ 't.yaml': text }, settings);
  const found = workspace
    .projects()[0]
    ?.resources()
    .find(({ name }) => name === 'R');
  assert.ok(found);
  const value = found.attributes.entries.get('V');
  return value === undefined ? 'absent' : valueText(value);
}

describe('Functions of CloudFormation', () => {
  for (const [text, expected] of cases) {
    it(text, () => assert.equal(valueIn(templateWith(text, sections)), expected));
  }

  for (const [text, message] of mistakes) {
    it(`mistake: ${text}`, () => {
      const workspace = workspaceOf({ 't.yaml': templateWith(text, sections) });
      const line =
        templateWith(text, sections)
          .split('\n')
          .findIndex((other) => other.includes('V: ')) + 1;
      assert.deepEqual(diagnosticLines(workspace), [`t.yaml:${line} warning: ${message}`]);
      const value = workspace.projects()[0]?.resources()[1]?.attributes.get('V');
      if (!text.includes('ForEach')) assert.ok(value instanceof UnknownValue && value.cause.message === message);
    });
  }

  it('of a resource refer to it by its canonical type', () => {
    const workspace = workspaceOf({ 't.yaml': templateWith('!Sub "${Bucket.Arn}/*"') });
    const value = workspace.projects()[0]?.resources()[1]?.attributes.get('V');
    assert.ok(value instanceof UnknownValue);
    assert.deepEqual(value.cause.reference, {
      address: 'AWS::S3::Bucket.Bucket',
      key: '',
      attribute: 'Arn',
      module: '',
    });
  });

  it('with nobody to say the region', () => {
    assert.equal(
      valueIn(templateWith('!Ref "AWS::Region"'), { defaultRegion: undefined }),
      '?(the region of the stack is not known)',
    );
    assert.equal(
      valueIn(templateWith('!GetAZs ""'), { defaultRegion: undefined }),
      '?(the region of the stack is not known)',
    );
  });

  it('that refer to one another in a circle', () => {
    const text = templateWith('!If [A, 1, 2]', 'Conditions:\n  A: !Not [!Condition B]\n  B: !Not [!Condition A]\n');
    assert.match(valueIn(text), /Cycle: Conditions\.A → Conditions\.B → Conditions\.A/);
  });
});
