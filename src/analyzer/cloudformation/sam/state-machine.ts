import { childOf } from '../../../syntax/yaml';
import type { Generated } from '../expansion';
import { expandEvents } from './events';
import { attribute, made, map, pick, plain, tagList } from './nodes';

/** AWS::Serverless::StateMachine: the state machine with its role, version, and what its events need. */
export function expandStateMachine(resource: Generated): readonly Generated[] {
  const { properties, logicalId, header } = resource;
  const role = childOf(properties, 'Role');
  const tracing = childOf(properties, 'Tracing');
  const others = {
    StateMachineName: childOf(properties, 'Name'),
    StateMachineType: childOf(properties, 'Type'),
    DefinitionString: childOf(properties, 'DefinitionString'),
    LoggingConfiguration: childOf(properties, 'Logging'),
    TracingConfiguration: tracing && map({ Enabled: childOf(tracing, 'Enabled') }, tracing),
    RoleArn: role ?? attribute(`${logicalId}Role`, 'Arn', header),
    Tags: tagList(childOf(properties, 'Tags')),
  };
  const machine = pick(properties, ['Definition', 'DefinitionSubstitutions'], others, header);
  const result = [made(resource, logicalId, 'AWS::StepFunctions::StateMachine', machine)];
  if (!role) result.push(plain(resource, `${logicalId}Role`, 'AWS::IAM::Role'));
  if (childOf(properties, 'AutoPublishAlias')) {
    result.push(plain(resource, `${logicalId}Version`, 'AWS::StepFunctions::StateMachineVersion'));
    result.push(plain(resource, `${logicalId}Alias`, 'AWS::StepFunctions::StateMachineAlias'));
  }
  return [...result, ...expandEvents(resource, 'StateMachine')];
}
