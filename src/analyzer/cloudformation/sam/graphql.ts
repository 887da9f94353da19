import { childOf, type DataPair, pairOf, textOf } from '../../../syntax/yaml';
import type { Generated } from '../expansion';
import { attribute, made, map, pick, plain, scalar, tagList } from './nodes';

/** AWS::Serverless::GraphQLApi: the API with its schema, data sources, functions, resolvers, keys and cache. */
export function expandGraphqlApi(resource: Generated): readonly Generated[] {
  const { properties, logicalId, header } = resource;
  const id = attribute(logicalId, 'ApiId', header);
  const others = {
    Name: childOf(properties, 'Name') ?? scalar(logicalId, header),
    AuthenticationType: childOf(childOf(properties, 'Auth'), 'Type'),
    LogConfig: childOf(properties, 'Logging'),
    Tags: tagList(childOf(properties, 'Tags')),
  };
  const api = pick(properties, ['XrayEnabled', 'Visibility', 'OwnerContact'], others, header);
  const result = [
    made(resource, logicalId, 'AWS::AppSync::GraphQLApi', api),
    plain(resource, `${logicalId}Schema`, 'AWS::AppSync::GraphQLSchema'),
  ];
  for (const key of pairsOf(resource, 'ApiKeys')) {
    result.push(plain(resource, `${logicalId}${key.key}`, 'AWS::AppSync::ApiKey', key.keySpan));
  }
  const sources = childOf(properties, 'DataSources');
  for (const group of sources?.kind === 'map' ? sources.entries : []) {
    for (const source of group.value.kind === 'map' ? group.value.entries : []) {
      result.push(plain(resource, `${logicalId}${source.key}DataSource`, 'AWS::AppSync::DataSource', source.keySpan));
      if (!childOf(source.value, 'ServiceRoleArn')) {
        result.push(plain(resource, `${logicalId}${source.key}Role`, 'AWS::IAM::Role', source.keySpan));
      }
    }
  }
  for (const found of pairsOf(resource, 'Functions')) {
    result.push(plain(resource, `${logicalId}${found.key}`, 'AWS::AppSync::FunctionConfiguration', found.keySpan));
  }
  for (const operation of pairsOf(resource, 'Resolvers')) {
    for (const found of operation.value.kind === 'map' ? operation.value.entries : []) {
      const name = `${logicalId}${operation.key}${found.key}`;
      result.push(plain(resource, name, 'AWS::AppSync::Resolver', found.keySpan));
    }
  }
  const cache = pairOf(properties, 'Cache');
  if (cache && textOf(cache.value) === undefined) {
    const content = {
      ...map({ ApiId: id }, cache),
      entries: [...map({ ApiId: id }, cache).entries, ...entriesOf(cache)],
    };
    result.push(made(resource, `${logicalId}ApiCache`, 'AWS::AppSync::ApiCache', content, { header: cache.keySpan }));
  }
  const domain = pairOf(properties, 'DomainName');
  if (domain) result.push(plain(resource, `${logicalId}DomainName`, 'AWS::AppSync::DomainName', domain.keySpan));
  return result;
}

function pairsOf(resource: Generated, name: string): readonly DataPair[] {
  const node = childOf(resource.properties, name);
  return node?.kind === 'map' ? node.entries : [];
}

function entriesOf({ value }: DataPair): readonly DataPair[] {
  return value.kind === 'map' ? value.entries : [];
}
