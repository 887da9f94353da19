/**
 * The CloudFormation resources that SAM makes of its own ("Generated AWS CloudFormation resources" in the AWS SAM developer
 * guide). Logical IDs that end in a hash are written without it.
 */
import { childOf, textOf } from '../../../syntax/yaml';
import type { Generated } from '../expansion';
import type { TemplateFile } from '../template-file';
import { expandApi, expandHttpApi } from './api';
import { implicitApiEvents } from './events';
import { expandFunction } from './function';
import { expandGraphqlApi } from './graphql';
import { list, made, map, pick, plain, reference, scalar, tagList, withGlobals, without } from './nodes';
import { expandStateMachine } from './state-machine';

export function expandServerless(resource: Generated, template: TemplateFile): readonly Generated[] {
  const kind = resource.type.slice('AWS::Serverless::'.length);
  const globals = template.evaluable(`Globals.${kind}`)?.node;
  const properties = withGlobals(resource.properties, globals, resource.header);
  const merged: Generated = { ...resource, properties };
  switch (kind) {
    case 'Function':
      return expandFunction(merged);
    case 'Api':
      return expandApi(merged);
    case 'HttpApi':
      return expandHttpApi(merged);
    case 'WebSocketApi':
      return expandWebSocketApi(merged);
    case 'SimpleTable':
      return [expandTable(merged)];
    case 'StateMachine':
      return expandStateMachine(merged);
    case 'LayerVersion':
      return [made(merged, merged.logicalId, 'AWS::Lambda::LayerVersion', properties)];
    case 'Application':
      return [expandApplication(merged)];
    case 'Connector':
      return [plain(merged, `${merged.logicalId}Policy`, 'AWS::IAM::ManagedPolicy')];
    case 'GraphQLApi':
      return expandGraphqlApi(merged);
    case 'CapacityProvider':
      return expandCapacityProvider(merged);
    default:
      return [resource];
  }
}

/** The APIs that functions' events imply, by the keys that other entries name them by. */
export const implicitApis: readonly string[] = ['ServerlessRestApi', 'ServerlessHttpApi'];

/**
 * An API that nobody has declared: with a stage `Prod` where it is a REST API, `$default` where it is an HTTP API. It stands
 * at the first event that goes through it.
 */
export function expandImplicitApi(template: TemplateFile, logicalId: string): readonly Generated[] {
  const rest = logicalId === 'ServerlessRestApi';
  const type = rest ? 'Api' : 'HttpApi';
  for (const key of template.generating()) {
    const entry = template.evaluable(`Resources.${key}`);
    if (!entry || textOf(childOf(entry.node, 'Type')) !== 'AWS::Serverless::Function') continue;
    const globals = template.evaluable('Globals.Function')?.node;
    const properties = withGlobals(childOf(entry.node, 'Properties'), globals, entry.keySpan);
    const [event] = implicitApiEvents(properties, type);
    if (!event) continue;
    const header = event.keySpan;
    const resource: Generated = {
      logicalId,
      type: `AWS::Serverless::${type}`,
      entry,
      properties: rest ? map({ StageName: scalar('Prod', header) }, header) : map({}, header),
      condition: undefined,
      node: map({}, header),
      aliases: [],
      variables: new Map(),
      header,
      whole: event,
    };
    return expandServerless(resource, template);
  }
  return [];
}

function expandTable(resource: Generated): Generated {
  const { properties, logicalId, header } = resource;
  const key = childOf(properties, 'PrimaryKey');
  const place = key ?? header;
  const name = childOf(key, 'Name') ?? scalar('id', place);
  const types: Readonly<Record<string, string>> = { String: 'S', Number: 'N', Binary: 'B' };
  const type = childOf(key, 'Type');
  const letter = type?.kind === 'scalar' ? types[String(type.value)] : 'S';
  const throughput = childOf(properties, 'ProvisionedThroughput');
  const others = {
    AttributeDefinitions: list(
      [map({ AttributeName: name, AttributeType: scalar(letter ?? 'S', type ?? place) }, place)],
      place,
    ),
    KeySchema: list([map({ AttributeName: name, KeyType: scalar('HASH', place) }, place)], place),
    BillingMode: throughput ? undefined : scalar('PAY_PER_REQUEST', header),
    Tags: tagList(childOf(properties, 'Tags')),
  };
  return made(resource, logicalId, 'AWS::DynamoDB::Table', without(properties, ['PrimaryKey', 'Tags'], others, header));
}

/** A nested stack; its template is found by `Location`. */
function expandApplication(resource: Generated): Generated {
  const { properties, logicalId, header } = resource;
  const location = childOf(properties, 'Location');
  const others = { TemplateURL: location, Tags: tagList(childOf(properties, 'Tags')) };
  return made(resource, logicalId, 'AWS::CloudFormation::Stack', pick(properties, ['Parameters'], others, header));
}

function expandWebSocketApi(resource: Generated): readonly Generated[] {
  const { properties, logicalId, header } = resource;
  const stageName = childOf(properties, 'StageName') ?? scalar('default', header);
  const api = pick(properties, ['Name', 'Description'], { ProtocolType: scalar('WEBSOCKET', header) }, header);
  const stage = { ApiId: reference(logicalId, header), StageName: stageName };
  return [
    made(resource, logicalId, 'AWS::ApiGatewayV2::Api', api),
    made(resource, `${logicalId}Stage`, 'AWS::ApiGatewayV2::Stage', map(stage, header), {
      aliases: [`${logicalId}.Stage`],
    }),
  ];
}

function expandCapacityProvider(resource: Generated): readonly Generated[] {
  const { properties, logicalId, header } = resource;
  const found = made(resource, logicalId, 'AWS::Lambda::CapacityProvider', properties);
  return childOf(properties, 'OperatorRole')
    ? [found]
    : [found, plain(resource, `${logicalId}OperatorRole`, 'AWS::IAM::Role', header)];
}
