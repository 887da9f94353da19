import { fail } from '../../expression/error';
import { ListValue, UnknownValue, type Value } from '../../expression/value';
import { partitionOf } from '../terraform/aws-regions';

/** Where a stack is deployed, as far as anybody says. */
export interface StackEnvironment {
  readonly region: string | undefined;
  /** Nobody wrote the region: it is the default that the user's settings assume. */
  readonly regionAssumed: boolean;
  readonly accountId: string | undefined;
  readonly stackName: string | undefined;
}

/** `AWS::Region` and the like ("Pseudo parameters reference"); `undefined` for AWS::NoValue. */
export function pseudoParameter(name: string, environment: StackEnvironment): Value | undefined {
  const { region, accountId, stackName } = environment;
  switch (name) {
    case 'AWS::NoValue':
      return undefined;
    case 'AWS::Region':
      return region ?? unknownRegion;
    case 'AWS::Partition':
      return region === undefined ? 'aws' : partitionOf(region).partition;
    case 'AWS::URLSuffix':
      return region === undefined ? 'amazonaws.com' : partitionOf(region).suffix;
    case 'AWS::AccountId':
      return accountId ?? unknown('the account of the stack is not known');
    case 'AWS::StackName':
      return stackName ?? unknown('the name of the stack is not known');
    case 'AWS::StackId':
      return unknown('the ID of the stack is known after it is deployed');
    case 'AWS::NotificationARNs':
      return new ListValue('tuple', []);
    default:
      return fail(`There is no pseudo parameter "${name}"`);
  }
}

export const unknownRegion = unknown('the region of the stack is not known');

function unknown(message: string): UnknownValue {
  return new UnknownValue({ kind: 'unavailable', message });
}
