import assert from 'node:assert/strict';
import { diagnosticLines, resourceLines, workspaceOf } from './template-text';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly resources: readonly string[];
  /** `address:line` of where each stands, where that is not its own key. */
  readonly lines?: Readonly<Record<string, number>>;
}

const head = 'Transform: AWS::Serverless-2016-10-31\n';

const cases: readonly Case[] = [
  {
    name: 'a function with globals under it',
    text: `Globals:
  Function:
    Runtime: python3.12
    MemorySize: 256
    Layers: [g]
    Environment: {Variables: {A: 1, B: 2}}
    Tags: {Team: x}
Resources:
  F:
    Type: AWS::Serverless::Function
    Properties:
      MemorySize: 512
      Layers: [own]
      Environment: {Variables: {B: 3}}
      CodeUri: src/
      Tracing: Active
`,
    resources: [
      'F AWS::Lambda::Function {Environment={Variables={A=1 B=3}} Layers=["g", "own"] MemorySize=512 Role=?(FRole.Arn is known after the stack is deployed) Runtime="python3.12" Tags=[{Key="Team" Value="x"}] TracingConfig={Mode="Active"}}',
      'FRole AWS::IAM::Role {}',
    ],
  },
  {
    name: 'versions, provisioned concurrency, a URL, destinations',
    text: `Resources:
  F:
    Type: AWS::Serverless::Function
    Properties:
      Role: arn
      AutoPublishAlias: live
      ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 3}
      DeploymentPreference: {Type: AllAtOnce}
      FunctionUrlConfig: {AuthType: NONE}
      EventInvokeConfig: {DestinationConfig: {OnFailure: {Type: SQS}}}
  Uses: {Type: AWS::X::Y, Properties: {A: !Ref F.Alias, V: !Ref F.Version}}
`,
    resources: [
      'F AWS::Lambda::Function {Role="arn"}',
      'FVersion AWS::Lambda::Version {FunctionName=?(F is known after the stack is deployed)}',
      'FAliaslive AWS::Lambda::Alias {FunctionName=?(F is known after the stack is deployed) FunctionVersion=?(FVersion.Version is known after the stack is deployed) Name="live" ProvisionedConcurrencyConfig={ProvisionedConcurrentExecutions=3}}',
      'FDeploymentGroup AWS::CodeDeploy::DeploymentGroup {}',
      'FUrl AWS::Lambda::Url {AuthType="NONE" TargetFunctionArn=?(F is known after the stack is deployed)}',
      'FUrlPublicPermissions AWS::Lambda::Permission {}',
      'FEventInvokeConfig AWS::Lambda::EventInvokeConfig {DestinationConfig={OnFailure={Type="SQS"}} FunctionName=?(F is known after the stack is deployed)}',
      'FEventInvokeConfigOnFailureQueue AWS::SQS::Queue {}',
      'Uses AWS::X::Y {A=?(FAliaslive is known after the stack is deployed) V=?(FVersion is known after the stack is deployed)}',
    ],
    lines: { FAliaslive: 8, FUrl: 10, FEventInvokeConfigOnFailureQueue: 11 },
  },
  {
    name: 'events, with the API that nobody has declared',
    text: `Resources:
  F:
    Type: AWS::Serverless::Function
    Properties:
      Role: arn
      Events:
        Get: {Type: Api, Properties: {Path: /, Method: get}}
        Tick: {Type: Schedule, Properties: {Schedule: rate(1 minute), DeadLetterConfig: {Type: SQS}}}
        Tock: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 hour)}}
        Queue: {Type: SQS, Properties: {Queue: !GetAtt Q.Arn, BatchSize: 10}}
        Topic: {Type: SNS, Properties: {Topic: t, SqsSubscription: true}}
        Bus: {Type: EventBridgeRule, Properties: {Pattern: {source: [x]}}}
        Log: {Type: CloudWatchLogs, Properties: {LogGroupName: g, FilterPattern: ""}}
        Object: {Type: S3, Properties: {Bucket: b}}
        Http: {Type: HttpApi}
  Q: {Type: AWS::SQS::Queue}
`,
    resources: [
      'F AWS::Lambda::Function {Role="arn"}',
      'FGetPermission AWS::Lambda::Permission {}',
      'FTick AWS::Events::Rule {ScheduleExpression="rate(1 minute)"}',
      'FTickPermission AWS::Lambda::Permission {}',
      'FTickQueue AWS::SQS::Queue {}',
      'FTock AWS::Scheduler::Schedule {ScheduleExpression="rate(1 hour)"}',
      'FTockRole AWS::IAM::Role {}',
      'FQueue AWS::Lambda::EventSourceMapping {BatchSize=10 EventSourceArn=?(Q.Arn is known after the stack is deployed) FunctionName=?(F is known after the stack is deployed)}',
      'FTopic AWS::SNS::Subscription {Protocol="sqs" TopicArn="t"}',
      'FTopicQueue AWS::SQS::Queue {}',
      'FTopicQueuePolicy AWS::SQS::QueuePolicy {}',
      'FTopicEventSourceMapping AWS::Lambda::EventSourceMapping {FunctionName=?(F is known after the stack is deployed)}',
      'FTopicPermission AWS::Lambda::Permission {}',
      'FBus AWS::Events::Rule {EventPattern={source=["x"]}}',
      'FBusPermission AWS::Lambda::Permission {}',
      'FLog AWS::Logs::SubscriptionFilter {FilterPattern="" LogGroupName="g"}',
      'FLogPermission AWS::Lambda::Permission {}',
      'FObjectPermission AWS::Lambda::Permission {}',
      'FHttpPermission AWS::Lambda::Permission {}',
      'Q AWS::SQS::Queue {}',
      'ServerlessRestApi AWS::ApiGateway::RestApi {}',
      'ServerlessRestApiDeployment AWS::ApiGateway::Deployment {}',
      'ServerlessRestApiProdStage AWS::ApiGateway::Stage {RestApiId=?(ServerlessRestApi is known after the stack is deployed) StageName="Prod"}',
      'ServerlessHttpApi AWS::ApiGatewayV2::Api {ProtocolType="HTTP"}',
      'ServerlessHttpApiApiGatewayDefaultStage AWS::ApiGatewayV2::Stage {ApiId=?(ServerlessHttpApi is known after the stack is deployed) AutoDeploy=true StageName="$default"}',
    ],
    lines: { FTick: 9, FTickQueue: 9, FTopicQueue: 12, ServerlessRestApi: 8, ServerlessHttpApi: 16 },
  },
  {
    name: 'APIs, tables, state machines, layers, connectors',
    text: `Conditions:
  No: !Equals [a, b]
Resources:
  Rest:
    Type: AWS::Serverless::Api
    Properties:
      StageName: v1
      CacheClusterEnabled: true
      CacheClusterSize: "0.5"
      Auth: {UsagePlan: {CreateUsagePlan: PER_API}}
      Domain: {DomainName: x.org, CertificateArn: c, Route53: {HostedZoneId: z}}
  Http: {Type: AWS::Serverless::HttpApi, Properties: {StageName: Beta}}
  Table: {Type: AWS::Serverless::SimpleTable, Properties: {PrimaryKey: {Name: pk, Type: Number}}}
  Sized: {Type: AWS::Serverless::SimpleTable, Properties: {ProvisionedThroughput: {ReadCapacityUnits: 5}}}
  Machine: {Type: AWS::Serverless::StateMachine, Properties: {Type: EXPRESS, Events: {E: {Type: Schedule, Properties: {Schedule: rate(1 day)}}}}}
  Layer: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: x}}
  Link: {Type: AWS::Serverless::Connector, Properties: {}}
  Not: {Type: AWS::Serverless::Function, Condition: No}
  Future: {Type: AWS::Serverless::Future}
`,
    resources: [
      'Rest AWS::ApiGateway::RestApi {}',
      'RestDeployment AWS::ApiGateway::Deployment {}',
      'Restv1Stage AWS::ApiGateway::Stage {CacheClusterEnabled=true CacheClusterSize="0.5" RestApiId=?(Rest is known after the stack is deployed) StageName="v1"}',
      'RestUsagePlan AWS::ApiGateway::UsagePlan {}',
      'RestApiKey AWS::ApiGateway::ApiKey {}',
      'RestUsagePlanKey AWS::ApiGateway::UsagePlanKey {}',
      'RestDomainName AWS::ApiGateway::DomainName {CertificateArn="c" DomainName="x.org"}',
      'RestMapping AWS::ApiGateway::BasePathMapping {}',
      'RecordSetGroupRest AWS::Route53::RecordSetGroup {HostedZoneId="z"}',
      'Http AWS::ApiGatewayV2::Api {ProtocolType="HTTP"}',
      'HttpBetaStage AWS::ApiGatewayV2::Stage {ApiId=?(Http is known after the stack is deployed) AutoDeploy=true StageName="Beta"}',
      'Table AWS::DynamoDB::Table {AttributeDefinitions=[{AttributeName="pk" AttributeType="N"}] BillingMode="PAY_PER_REQUEST" KeySchema=[{AttributeName="pk" KeyType="HASH"}]}',
      'Sized AWS::DynamoDB::Table {AttributeDefinitions=[{AttributeName="id" AttributeType="S"}] KeySchema=[{AttributeName="id" KeyType="HASH"}] ProvisionedThroughput={ReadCapacityUnits=5}}',
      'Machine AWS::StepFunctions::StateMachine {RoleArn=?(MachineRole.Arn is known after the stack is deployed) StateMachineType="EXPRESS"}',
      'MachineRole AWS::IAM::Role {}',
      'MachineE AWS::Events::Rule {ScheduleExpression="rate(1 day)"}',
      'MachineERole AWS::IAM::Role {}',
      'Layer AWS::Lambda::LayerVersion {ContentUri="x"}',
      'LinkPolicy AWS::IAM::ManagedPolicy {}',
      'Future AWS::Serverless::Future {}',
    ],
  },
  {
    name: 'GraphQL APIs and capacity providers',
    text: `Resources:
  G:
    Type: AWS::Serverless::GraphQLApi
    Properties:
      Auth: {Type: API_KEY}
      ApiKeys: {K: {}}
      DataSources: {DynamoDb: {D: {TableName: t}}}
      Functions: {Fn: {}}
      Resolvers: {Query: {get: {}}}
      Cache: {Type: T2_SMALL, Ttl: 60}
  C: {Type: AWS::Serverless::CapacityProvider, Properties: {VpcConfig: {SubnetIds: [a]}}}
  W: {Type: AWS::Serverless::WebSocketApi}
`,
    resources: [
      'G AWS::AppSync::GraphQLApi {AuthenticationType="API_KEY" Name="G"}',
      'GSchema AWS::AppSync::GraphQLSchema {}',
      'GK AWS::AppSync::ApiKey {}',
      'GDDataSource AWS::AppSync::DataSource {}',
      'GDRole AWS::IAM::Role {}',
      'GFn AWS::AppSync::FunctionConfiguration {}',
      'GQueryget AWS::AppSync::Resolver {}',
      'GApiCache AWS::AppSync::ApiCache {ApiId=?(G.ApiId is known after the stack is deployed) Ttl=60 Type="T2_SMALL"}',
      'C AWS::Lambda::CapacityProvider {VpcConfig={SubnetIds=["a"]}}',
      'COperatorRole AWS::IAM::Role {}',
      'W AWS::ApiGatewayV2::Api {ProtocolType="WEBSOCKET"}',
      'WStage AWS::ApiGatewayV2::Stage {ApiId=?(W is known after the stack is deployed) StageName="default"}',
    ],
    lines: { GApiCache: 11 },
  },
  {
    name: 'applications with a template beside them',
    text: 'Resources:\n  App: {Type: AWS::Serverless::Application, Properties: {Location: app.yaml, Parameters: {P: 5}}}\n',
    resources: ['App.R AWS::X::Y {P="5"}'],
  },
];

describe('AWS SAM', () => {
  for (const { name, text, resources, lines = {} } of cases) {
    it(name, () => {
      const workspace = workspaceOf({
        't.yaml': head + text,
        'app.yaml': 'Parameters:\n  P: {Type: String}\nResources:\n  R: {Type: AWS::X::Y, Properties: {P: !Ref P}}\n',
      });
      const own = workspace.projects().filter(({ path }) => path === '/ws/t.yaml');
      const shown = resourceLines(workspace).filter((line) => own.length > 0 && !line.startsWith('R AWS::X::Y'));
      assert.deepEqual(shown, resources);
      assert.deepEqual(
        diagnosticLines(workspace).filter((line) => line.startsWith('t.yaml')),
        [],
      );
      const found = own.flatMap((project) => project.resources());
      assert.equal(new Set(found.map(({ title, source }) => `${source.file} ${title}`)).size, found.length);
      for (const [address, line] of Object.entries(lines)) {
        const at = found.find((resource) => resource.address === address)?.source.headerRange().start.line;
        assert.equal((at ?? -1) + 1, line, address);
      }
    });
  }

  it('a change of globals reaches the functions, one of an event the API', () => {
    const text = `${head}Globals:\n  Function: {MemorySize: 128}\nResources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Role: r\n      Events: {E: {Type: Api}}\n`;
    const workspace = workspaceOf({ 't.yaml': text });
    resourceLines(workspace);
    const change = (from: string, to: string, before: string): string => {
      const start = before.indexOf(from);
      const after = before.replace(from, to);
      workspace.edit('/ws/t.yaml', after, { start, oldEnd: start + from.length, newEnd: start + to.length });
      return after;
    };
    const second = change('128', '512', text);
    assert.equal(resourceLines(workspace)[0], 'F AWS::Lambda::Function {MemorySize=512 Role="r"}');
    assert.equal(resourceLines(workspace).length, 5);
    const third = change('Type: Api', 'Type: S3', second);
    assert.deepEqual(resourceLines(workspace).slice(1), ['FEPermission AWS::Lambda::Permission {}']);
    change('Type: S3', 'Type: HttpApi', third);
    assert.equal(resourceLines(workspace)[2], 'ServerlessHttpApi AWS::ApiGatewayV2::Api {ProtocolType="HTTP"}');
  });
});
