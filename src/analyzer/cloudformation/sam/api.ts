/** AWS::Serverless::Api and HttpApi: the API with its stage, usage plan and domain. */
import { childOf, type DataNode, pairOf, textOf } from '../../../syntax/yaml';
import type { Generated } from '../expansion';
import { made, pick, plain, reference, scalar, tagList } from './nodes';

export function expandApi(resource: Generated): readonly Generated[] {
  const { properties, logicalId, header } = resource;
  const stage = childOf(properties, 'StageName');
  const name = textOf(stage)?.replace(/[^A-Za-z0-9]/g, '') ?? '';
  const tags = tagList(childOf(properties, 'Tags'));
  const api = pick(
    properties,
    ['Name', 'Description', 'EndpointConfiguration', 'BinaryMediaTypes', 'MinimumCompressionSize', 'Mode'],
    { Tags: tags },
    header,
  );
  const stageNode = pick(
    properties,
    [
      'StageName',
      'CacheClusterEnabled',
      'CacheClusterSize',
      'MethodSettings',
      'AccessLogSetting',
      'TracingEnabled',
      'Variables',
      'CanarySetting',
    ],
    { RestApiId: reference(logicalId, header), Tags: tags },
    header,
  );
  return [
    made(resource, logicalId, 'AWS::ApiGateway::RestApi', api),
    made(resource, `${logicalId}Deployment`, 'AWS::ApiGateway::Deployment', undefined, {
      aliases: [`${logicalId}.Deployment`],
    }),
    made(resource, `${logicalId}${name}Stage`, 'AWS::ApiGateway::Stage', stageNode, {
      aliases: [`${logicalId}.Stage`],
    }),
    ...usagePlan(resource),
    ...domain(resource, 'AWS::ApiGateway::DomainName', 'AWS::ApiGateway::BasePathMapping'),
  ];
}

function usagePlan(resource: Generated): readonly Generated[] {
  const plan = pairOf(childOf(resource.properties, 'Auth'), 'UsagePlan');
  const create = textOf(childOf(plan?.value, 'CreateUsagePlan'));
  if (!plan || create === undefined || create === 'NONE') return [];
  const prefix = create === 'SHARED' ? 'Serverless' : resource.logicalId;
  return ['UsagePlan', 'ApiKey', 'UsagePlanKey'].map((kind) =>
    plain(resource, `${prefix}${kind}`, `AWS::ApiGateway::${kind}`, plan.keySpan),
  );
}

function domain(resource: Generated, type: string, mapping: string): readonly Generated[] {
  const config = pairOf(resource.properties, 'Domain');
  if (!config) return [];
  const { logicalId } = resource;
  const header = config.keySpan;
  const content = pick(config.value, ['DomainName', 'CertificateArn', 'EndpointConfiguration'], {}, config);
  const result = [
    made(resource, `${logicalId}DomainName`, type, content, { header, aliases: [`${logicalId}.DomainName`] }),
    plain(resource, `${logicalId}Mapping`, mapping, header),
  ];
  const route = childOf(config.value, 'Route53');
  if (route) {
    const zone = pick(route, ['HostedZoneId', 'HostedZoneName'], {}, route);
    result.push(made(resource, `RecordSetGroup${logicalId}`, 'AWS::Route53::RecordSetGroup', zone, { header }));
  }
  return result;
}

export function expandHttpApi(resource: Generated): readonly Generated[] {
  const { properties, logicalId, header } = resource;
  const stage = childOf(properties, 'StageName') ?? scalar('$default', header);
  const name = textOf(stage) === '$default' ? 'ApiGatewayDefaultStage' : `${clean(stage)}Stage`;
  const tags = childOf(properties, 'Tags');
  const stageNode = pick(
    properties,
    ['AccessLogSettings', 'DefaultRouteSettings', 'RouteSettings', 'StageVariables'],
    { ApiId: reference(logicalId, header), StageName: stage, AutoDeploy: scalar(true, header), Tags: tags },
    header,
  );
  const api = pick(
    properties,
    ['Name', 'Description', 'CorsConfiguration', 'DisableExecuteApiEndpoint'],
    { ProtocolType: scalar('HTTP', header), Tags: tags },
    header,
  );
  return [
    made(resource, logicalId, 'AWS::ApiGatewayV2::Api', api),
    made(resource, `${logicalId}${name}`, 'AWS::ApiGatewayV2::Stage', stageNode, { aliases: [`${logicalId}.Stage`] }),
    ...domain(resource, 'AWS::ApiGatewayV2::DomainName', 'AWS::ApiGatewayV2::ApiMapping'),
  ];
}

function clean(node: DataNode): string {
  return textOf(node)?.replace(/[^A-Za-z0-9]/g, '') ?? '';
}
