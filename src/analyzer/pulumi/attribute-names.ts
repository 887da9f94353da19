/** From the inputs of bridged packages to Terraform's attributes: names, blocks, and back from a path to an input. */
import { ListValue, MapValue, reveal, type Value } from '../../expression/value';
import type { CanonicalTypes } from '../canonical';
import { camelCase, snakeCase } from './token';

/**
 * Inputs that have another name than their attribute, by type; from the packages' tables of resources (`Fields` with a
 * `Name`). What is called the same but for case, underscores and number is not listed.
 */
const renamed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_api_gateway_authorizer: { restApi: 'rest_api_id' },
  aws_api_gateway_base_path_mapping: { restApi: 'api_id' },
  aws_api_gateway_deployment: { restApi: 'rest_api_id' },
  aws_api_gateway_integration: { restApi: 'rest_api_id' },
  aws_api_gateway_integration_response: { restApi: 'rest_api_id' },
  aws_api_gateway_method: { restApi: 'rest_api_id' },
  aws_api_gateway_method_response: { restApi: 'rest_api_id' },
  aws_api_gateway_method_settings: { restApi: 'rest_api_id' },
  aws_api_gateway_model: { restApi: 'rest_api_id' },
  aws_api_gateway_request_validator: { restApi: 'rest_api_id' },
  aws_api_gateway_resource: { restApi: 'rest_api_id' },
  aws_api_gateway_stage: { deployment: 'deployment_id', restApi: 'rest_api_id' },
  aws_api_gateway_vpc_link: { targetArn: 'target_arns' },
  aws_autoscaling_group: { tags: 'tag' },
  aws_cloudwatch_log_subscription_filter: { logGroup: 'log_group_name' },
  aws_cloudwatch_metric_alarm: { name: 'alarm_name' },
  aws_db_instance: { name: 'db_name' },
  aws_elastic_beanstalk_environment: { version: 'version_label' },
  aws_lambda_function: { code: 'filename', name: 'function_name' },
  aws_lambda_layer_version: { code: 'filename' },
  aws_lambda_permission: { function: 'function_name' },
  aws_opsworks_stack: { customCookbooksSources: 'custom_cookbooks_source' },
  aws_s3_bucket_website_configuration: { routingRuleDetails: 'routing_rules', routingRules: 'routing_rule' },
  aws_sns_topic_subscription: { topic: 'topic_arn' },
};

/** Blocks whose plural is not English's. */
const singulars: Readonly<Record<string, string>> = {
  aliases: 'alias',
  egress: 'egress',
  globalSecondaryIndexes: 'global_secondary_index',
  ingress: 'ingress',
  localSecondaryIndexes: 'local_secondary_index',
};

/** Inputs whose objects are maps that the user keys, and no blocks. */
const maps: ReadonlySet<string> = new Set(
  (
    'additionalEncryptionContext amiTags annotations appSettings arguments attributeMapping commandLineArguments containerEnvironmentVariables ' +
    'customParameters defaultArguments dimensions environmentVariables finalBackupTags headers hyperParameters jobTags labels metadata ' +
    'nonOverridableArguments options parameters principalTags properties requestModels requestParameters requestTemplates resourceTags ' +
    'responseModels responseParameters responseTemplates runtimeEnvironmentSecrets runtimeEnvironmentVariables sessionAttributes ' +
    'stageVariables tagMap tags tagsAll triggers variables volumeTags'
  ).split(' '),
);

/** Documents in JSON that may be written as objects. */
const documents = /(?:^policy|Policy|^policyDocument|^accessPolicies)$/;

/** How the inputs of one canonical type are named. */
export interface AttributeNames {
  /** The attribute of an input; whether its value is alone where a list of one is meant. */
  readonly attribute: (input: string, value: Value) => Attribute;
  /** The input of an attribute that is not written: of blocks the name for one. */
  readonly input: (attribute: string) => string;
}

interface Attribute {
  readonly name: string;
  /** `block`: an object is a block, or lists of objects are. `list`: the value alone stands for a list of one. */
  readonly shape: 'block' | 'list' | 'map' | 'document' | 'plain';
}

export function attributeNames(type: string, types: CanonicalTypes): AttributeNames {
  const read = types.attributeNames(type);
  const exceptions = renamed[type];
  const known = new Map<string, string>([...(read ?? [])].map((name) => [name.replaceAll('_', ''), name]));
  return {
    input: (attribute) =>
      Object.entries(exceptions ?? {}).find(([, name]) => name === attribute)?.[0] ?? camelCase(attribute),
    attribute: (input, value) => {
      const shape = shapeOf(input, value);
      const exception = exceptions?.[input] ?? (shape === 'block' ? singulars[input] : undefined);
      if (exception !== undefined) return { name: exception, shape };
      const bare = input.toLowerCase();
      const exact = known.get(bare);
      if (exact !== undefined) return { name: exact, shape };
      const singular = singularsOf(bare)
        .map((name) => known.get(name))
        .find((name) => name !== undefined);
      if (singular !== undefined && reveal(value) instanceof ListValue) return { name: singular, shape };
      const plural = shape === 'plain' ? known.get(`${bare}s`) : undefined;
      if (plural !== undefined && !(reveal(value) instanceof ListValue)) return { name: plural, shape: 'list' };
      const name = snakeCase(input);
      return { name: shape === 'block' && isBlockList(value) ? (singularsOf(name)[0] ?? name) : name, shape };
    },
  };
}

function shapeOf(input: string, value: Value): Attribute['shape'] {
  const plain = reveal(value);
  if (plain instanceof MapValue) return maps.has(input) ? 'map' : documents.test(input) ? 'document' : 'block';
  return isBlockList(plain) ? 'block' : 'plain';
}

function isBlockList(value: Value): boolean {
  const plain = reveal(value);
  return plain instanceof ListValue && plain.items.some((item) => reveal(item) instanceof MapValue);
}

/** What an English plural may be of, the likeliest first. */
function singularsOf(name: string): readonly string[] {
  if (name.endsWith('ies')) return [`${name.slice(0, -3)}y`, name.slice(0, -1)];
  if (/(?:s|x|z|ch|sh)es$/.test(name)) return [name.slice(0, -2), name.slice(0, -1)];
  return name.endsWith('s') && !name.endsWith('ss') ? [name.slice(0, -1)] : [];
}
