import { childOf, type DataNode, pairOf } from '../../../syntax/yaml';
import type { Generated } from '../expansion';
import { expandEvents } from './events';
import { attribute, made, map, pick, plain, reference, tagList } from './nodes';

/** Properties of AWS::Serverless::Function that AWS::Lambda::Function has under the same name. */
const passedOn: readonly string[] = [
  'FunctionName',
  'Description',
  'Handler',
  'Runtime',
  'MemorySize',
  'Timeout',
  'Architectures',
  'EphemeralStorage',
  'Environment',
  'VpcConfig',
  'Layers',
  'ReservedConcurrentExecutions',
  'KmsKeyArn',
  'PackageType',
  'ImageConfig',
  'FileSystemConfigs',
  'CodeSigningConfigArn',
  'RuntimeManagementConfig',
  'SnapStart',
  'LoggingConfig',
  'RecursiveLoop',
  'TenancyConfig',
  'DurableConfig',
  'Role',
];

/** AWS::Serverless::Function: the function with its role, versions, URL, and what its events need. */
export function expandFunction(resource: Generated): readonly Generated[] {
  const { properties, logicalId, header } = resource;
  const tracing = childOf(properties, 'Tracing');
  const deadLetters = childOf(properties, 'DeadLetterQueue');
  const provider = childOf(properties, 'CapacityProviderConfig');
  const result: Generated[] = [
    made(
      resource,
      logicalId,
      'AWS::Lambda::Function',
      pick(
        properties,
        passedOn,
        {
          Role: childOf(properties, 'Role') ? undefined : attribute(`${logicalId}Role`, 'Arn', header),
          Tags: tagList(childOf(properties, 'Tags')),
          TracingConfig: tracing && map({ Mode: tracing }, tracing),
          DeadLetterConfig: deadLetters && map({ TargetArn: childOf(deadLetters, 'TargetArn') }, deadLetters),
          CapacityProviderConfig: provider && map({ LambdaManagedInstancesCapacityProviderConfig: provider }, provider),
        },
        header,
      ),
    ),
  ];
  if (!childOf(properties, 'Role')) result.push(plain(resource, `${logicalId}Role`, 'AWS::IAM::Role'));
  result.push(...versions(resource), ...url(resource));
  const invoke = pairOf(properties, 'EventInvokeConfig');
  if (invoke) {
    const config = pick(
      invoke.value,
      ['MaximumRetryAttempts', 'MaximumEventAgeInSeconds', 'DestinationConfig'],
      { FunctionName: reference(logicalId, invoke) },
      invoke,
    );
    result.push(
      made(resource, `${logicalId}EventInvokeConfig`, 'AWS::Lambda::EventInvokeConfig', config, {
        header: invoke.keySpan,
      }),
      ...destinations(resource, invoke.value),
    );
  }
  return [...result, ...expandEvents(resource, 'Function')];
}

/** `AutoPublishAlias`, with provisioned concurrency and gradual deployment on it. */
function versions(resource: Generated): readonly Generated[] {
  const { properties, logicalId } = resource;
  const published = pairOf(properties, 'AutoPublishAlias');
  if (!published) return [];
  const place = { header: published.keySpan };
  const concurrency = pairOf(properties, 'ProvisionedConcurrencyConfig');
  const { value } = published;
  const named = value.kind === 'scalar' ? String(value.value) : '';
  const alias = {
    Name: value,
    FunctionName: reference(logicalId, published),
    FunctionVersion: attribute(`${logicalId}Version`, 'Version', published),
    ProvisionedConcurrencyConfig: concurrency?.value,
  };
  const result = [
    made(
      resource,
      `${logicalId}Version`,
      'AWS::Lambda::Version',
      map({ FunctionName: alias.FunctionName }, published),
      {
        ...place,
        aliases: [`${logicalId}.Version`],
      },
    ),
    made(
      resource,
      `${logicalId}Alias${named.replace(/[^A-Za-z0-9]/g, '')}`,
      'AWS::Lambda::Alias',
      map(alias, published),
      {
        header: concurrency?.keySpan ?? published.keySpan,
        aliases: [`${logicalId}.Alias`],
      },
    ),
  ];
  const deployment = pairOf(properties, 'DeploymentPreference');
  if (deployment) {
    const header = deployment.keySpan;
    result.push(plain(resource, `${logicalId}DeploymentGroup`, 'AWS::CodeDeploy::DeploymentGroup', header));
  }
  return result;
}

function url(resource: Generated): readonly Generated[] {
  const { properties, logicalId } = resource;
  const config = pairOf(properties, 'FunctionUrlConfig');
  if (!config) return [];
  const content = pick(
    config.value,
    ['AuthType', 'Cors', 'InvokeMode'],
    { TargetFunctionArn: reference(logicalId, config) },
    config,
  );
  const found = made(resource, `${logicalId}Url`, 'AWS::Lambda::Url', content, { header: config.keySpan });
  const auth = childOf(config.value, 'AuthType');
  if (auth?.kind !== 'scalar' || auth.value !== 'NONE') return [found];
  return [found, plain(resource, `${logicalId}UrlPublicPermissions`, 'AWS::Lambda::Permission', config.keySpan)];
}

/** A destination of type SQS or SNS without a target of its own gets a queue or topic. */
function destinations(resource: Generated, config: DataNode): readonly Generated[] {
  const types: Readonly<Record<string, string>> = { SQS: 'AWS::SQS::Queue', SNS: 'AWS::SNS::Topic' };
  return ['OnSuccess', 'OnFailure'].flatMap((when) => {
    const target = pairOf(childOf(config, 'DestinationConfig'), when);
    const type = childOf(target?.value, 'Type');
    const targetType = type?.kind === 'scalar' ? types[String(type.value)] : undefined;
    if (!target || !targetType || childOf(target.value, 'Destination')) return [];
    const name = `${resource.logicalId}EventInvokeConfig${when}${targetType.slice(targetType.lastIndexOf(':') + 1)}`;
    return [made(resource, name, targetType, map({}, target), { header: target.keySpan })];
  });
}
