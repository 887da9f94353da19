/** What the events of a function or state machine need: rules, schedules, mappings, subscriptions, permissions. */
import { childOf, type DataNode, type DataPair, pairOf, textOf } from '../../../syntax/yaml';
import type { Generated } from '../expansion';
import { made, map, pick, plain, reference, scalar, without } from './nodes';

type Target = 'Function' | 'StateMachine';

/** Sources that AWS::Lambda::EventSourceMapping polls. */
const polled: ReadonlySet<string> = new Set([
  'SQS',
  'Kinesis',
  'DynamoDB',
  'MSK',
  'MQ',
  'SelfManagedKafka',
  'DocumentDB',
]);

export function expandEvents(resource: Generated, target: Target): readonly Generated[] {
  const events = childOf(resource.properties, 'Events');
  if (events?.kind !== 'map') return [];
  return events.entries.flatMap((event) => expandEvent(resource, event, target));
}

/** The events of a function or state machine that go through an API that nobody has declared. */
export function implicitApiEvents(properties: DataNode | undefined, type: 'Api' | 'HttpApi'): readonly DataPair[] {
  const events = childOf(properties, 'Events');
  if (events?.kind !== 'map') return [];
  return events.entries.filter(({ value }) => {
    const named = childOf(childOf(value, 'Properties'), type === 'Api' ? 'RestApiId' : 'ApiId');
    return textOf(childOf(value, 'Type')) === type && !named;
  });
}

function expandEvent(resource: Generated, event: DataPair, target: Target): readonly Generated[] {
  const type = textOf(childOf(event.value, 'Type')) ?? '';
  const properties = childOf(event.value, 'Properties');
  const name = `${resource.logicalId}${event.key}`;
  const header = event.keySpan;
  const place = { header };
  const permission = plain(resource, `${name}Permission`, 'AWS::Lambda::Permission', header);
  const role = plain(resource, `${name}Role`, 'AWS::IAM::Role', header);
  const allowed = target === 'Function' ? permission : role;
  if (polled.has(type)) {
    const others = { FunctionName: reference(resource.logicalId, event), EventSourceArn: sourceOf(properties) };
    const mapping = without(properties, ['Queue', 'Stream', 'Broker', 'Cluster'], others, event);
    return [made(resource, name, 'AWS::Lambda::EventSourceMapping', mapping, place)];
  }
  switch (type) {
    case 'Schedule': {
      const rule = pick(
        properties,
        ['State', 'Description', 'Name'],
        { ScheduleExpression: childOf(properties, 'Schedule') },
        event,
      );
      return [made(resource, name, 'AWS::Events::Rule', rule, place), allowed, ...deadLetters(resource, event)];
    }
    case 'ScheduleV2': {
      const content = without(properties, ['RoleArn', 'DeadLetterConfig', 'Input', 'RetryPolicy'], {}, event);
      const schedule = made(resource, name, 'AWS::Scheduler::Schedule', content, place);
      return childOf(properties, 'RoleArn') ? [schedule] : [schedule, role];
    }
    case 'EventBridgeRule':
    case 'CloudWatchEvent': {
      const rule = pick(properties, ['State', 'EventBusName'], { EventPattern: childOf(properties, 'Pattern') }, event);
      return [made(resource, name, 'AWS::Events::Rule', rule, place), allowed, ...deadLetters(resource, event)];
    }
    case 'SNS':
      return [...subscription(resource, event, name), permission];
    case 'CloudWatchLogs': {
      const filter = pick(properties, ['LogGroupName', 'FilterPattern'], {}, event);
      return [made(resource, name, 'AWS::Logs::SubscriptionFilter', filter, place), permission];
    }
    case 'IoTRule':
      return [plain(resource, name, 'AWS::IoT::TopicRule', header), permission];
    case 'Api':
      return target === 'Function' ? [permission] : [role];
    case 'HttpApi':
    case 'S3':
    case 'AlexaSkill':
    case 'Cognito':
      return [permission];
    default:
      return [];
  }
}

function sourceOf(properties: DataNode | undefined): DataNode | undefined {
  return ['Queue', 'Stream', 'Broker'].map((name) => childOf(properties, name)).find((node) => node !== undefined);
}

/** `SqsSubscription: true` puts a queue between the topic and the function. */
function subscription(resource: Generated, event: DataPair, name: string): readonly Generated[] {
  const properties = childOf(event.value, 'Properties');
  const header = event.keySpan;
  const queued = childOf(properties, 'SqsSubscription');
  const subscribed = (protocol: string): Generated =>
    made(
      resource,
      name,
      'AWS::SNS::Subscription',
      map({ TopicArn: childOf(properties, 'Topic'), Protocol: scalar(protocol, event) }, event),
      { header },
    );
  if (queued?.kind !== 'scalar' || queued.value !== true)
    return [subscribed(queued?.kind === 'map' ? 'sqs' : 'lambda')];
  const mapping = map({ FunctionName: reference(resource.logicalId, event) }, event);
  return [
    subscribed('sqs'),
    made(resource, `${name}Queue`, 'AWS::SQS::Queue', map({}, queued), { header }),
    plain(resource, `${name}QueuePolicy`, 'AWS::SQS::QueuePolicy', header),
    made(resource, `${name}EventSourceMapping`, 'AWS::Lambda::EventSourceMapping', mapping, { header }),
  ];
}

/** `DeadLetterConfig: {Type: SQS}` of a rule makes the queue. */
function deadLetters(resource: Generated, event: DataPair): readonly Generated[] {
  const config = pairOf(childOf(event.value, 'Properties'), 'DeadLetterConfig');
  if (!config || textOf(childOf(config.value, 'Type')) !== 'SQS') return [];
  const named = textOf(childOf(config.value, 'QueueLogicalId'));
  const name = named ?? `${resource.logicalId}${event.key}Queue`;
  return [made(resource, name, 'AWS::SQS::Queue', map({}, config), { header: config.keySpan })];
}
