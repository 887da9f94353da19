/** `awsx:ecs`: services and task definitions with their log groups. */
import { encodeJson } from '../../../expression/functions/json';
import {
  firstUnknown,
  ListValue,
  MapValue,
  reveal,
  revealDeep,
  UnknownValue,
  type Value,
} from '../../../expression/value';
import type { InputPath, PulumiDeclaration } from '../declaration';
import { childOf, type Expansion, inputsOf, otherwise, reference } from './component';

type Launch = 'FARGATE' | 'EC2';

/** A service runs one task where `desiredCount` does not say otherwise. */
export function expandService(declaration: PulumiDeclaration, launch: Launch): Expansion {
  const { at } = inputsOf(declaration);
  const task =
    at('taskDefinitionArgs') === null ? undefined : taskDefinition(declaration, launch, ['taskDefinitionArgs']);
  const inputs = declaration.inputs instanceof MapValue ? Object.fromEntries(declaration.inputs.entries) : {};
  const { taskDefinitionArgs: _, ...own } = inputs;
  const clusterDecides =
    at('capacityProviderStrategies') !== null || at('useClusterDefaultCapacityProviderStrategy') === true;
  const service = childOf(declaration, {
    token: 'aws:ecs/service:Service',
    names: (name) => [name],
    inputs: {
      ...own,
      desiredCount: otherwise(at('desiredCount'), 1),
      launchType: clusterDecides ? null : launch,
      taskDefinition: task ? reference(task.definition, 'arn') : at('taskDefinition'),
    },
    from: Object.fromEntries(Object.keys(own).map((key) => [key, [key]])),
  });
  return {
    children: [service, ...(task?.children ?? [])],
    outputs: new Map<string, Value>([
      ['service', reference(service, '')],
      ...(task ? [['taskDefinition', reference(task.definition, '')] as const] : []),
    ]),
  };
}

export function expandTaskDefinition(declaration: PulumiDeclaration, launch: Launch): Expansion {
  const { definition, children } = taskDefinition(declaration, launch, []);
  return { children, outputs: new Map([['taskDefinition', reference(definition, '')]]) };
}

interface TaskDefinition {
  readonly definition: PulumiDeclaration;
  readonly children: readonly PulumiDeclaration[];
}

function taskDefinition(declaration: PulumiDeclaration, launch: Launch, place: readonly string[]): TaskDefinition {
  const { at } = inputsOf(declaration);
  const below = (...path: string[]): Value => at(...place, ...path);
  const from = (...path: string[]): InputPath => [...place, ...path];
  const size = launch === 'FARGATE' ? fargateSize(below('container'), below('containers')) : undefined;
  const definition = childOf(declaration, {
    token: 'aws:ecs/taskDefinition:TaskDefinition',
    names: (name) => [name],
    inputs: {
      cpu: otherwise(below('cpu'), size instanceof UnknownValue ? size : (size?.cpu ?? null)),
      memory: otherwise(below('memory'), size instanceof UnknownValue ? size : (size?.memory ?? null)),
      ephemeralStorage: below('ephemeralStorage'),
      runtimePlatform: below('runtimePlatform'),
      family: below('family'),
      networkMode: 'awsvpc',
      requiresCompatibilities: new ListValue('tuple', [launch]),
      containerDefinitions: definitions(below('container'), below('containers')),
    },
    from: {
      cpu: below('cpu') === null && below('container') !== null ? from('container', 'cpu') : from('cpu'),
      memory: below('memory') === null && below('container') !== null ? from('container', 'memory') : from('memory'),
      ephemeralStorage: from('ephemeralStorage'),
      runtimePlatform: from('runtimePlatform'),
    },
  });
  const skipped = below('logGroup', 'skip') === true || below('logGroup', 'existing') !== null;
  const group = childOf(declaration, {
    token: 'aws:cloudwatch/logGroup:LogGroup',
    names: (name) => [name],
    inputs: {
      retentionInDays: below('logGroup', 'args', 'retentionInDays'),
      logGroupClass: below('logGroup', 'args', 'logGroupClass'),
    },
    from: { retentionInDays: from('logGroup', 'args', 'retentionInDays') },
  });
  return { definition, children: skipped ? [definition] : [definition, group] };
}

function containersOf(container: Value, containers: Value): readonly Value[] {
  if (container !== null) return [container];
  return containers instanceof MapValue ? [...containers.entries.values()].map(reveal) : [containers];
}

function definitions(container: Value, containers: Value): Value {
  const list = new ListValue('tuple', containersOf(container, containers));
  return firstUnknown(list) ?? encodeJson(revealDeep(list).value);
}

/**
 * What a Fargate task gets whose size is not written: the smallest that holds what its containers ask for, from "Task CPU and
 * memory" in the Amazon ECS developer guide. CPU units and MiB.
 */
function fargateSize(
  container: Value,
  containers: Value,
): { readonly cpu: string; readonly memory: string } | UnknownValue | undefined {
  let units = 0;
  let mebibytes = 0;
  for (const item of containersOf(container, containers)) {
    if (item instanceof UnknownValue) return item;
    if (!(item instanceof MapValue)) continue;
    const cpu = numberOf(item, 'cpu');
    const reserved = numberOf(item, 'memoryReservation');
    const memory = reserved === 0 ? numberOf(item, 'memory') : reserved;
    if (cpu instanceof UnknownValue) return cpu;
    if (memory instanceof UnknownValue) return memory;
    units += cpu;
    mebibytes += memory;
  }
  const found = sizes.find(({ cpu, memory }) => cpu >= units && memory >= mebibytes);
  return found && { cpu: String(found.cpu), memory: String(found.memory) };
}

function numberOf(container: MapValue, name: string): number | UnknownValue {
  const value = reveal(container.get(name) ?? null);
  if (value instanceof UnknownValue) return value;
  const number = Number(value ?? 0);
  return Number.isFinite(number) ? number : 0;
}

/** By memory, then by CPU. */
const sizes: readonly { readonly cpu: number; readonly memory: number }[] = [
  ...[512, 1024, 2048].map((memory) => ({ cpu: 256, memory })),
  ...gigabytes(512, 1, 4),
  ...gigabytes(1024, 2, 8),
  ...gigabytes(2048, 4, 16),
  ...gigabytes(4096, 8, 30),
  ...gigabytes(8192, 16, 60),
  ...gigabytes(16384, 32, 120),
].sort((a, b) => a.memory - b.memory || a.cpu - b.cpu);

function gigabytes(
  cpu: number,
  from: number,
  to: number,
): readonly { readonly cpu: number; readonly memory: number }[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({ cpu, memory: (from + index) * 1024 }));
}
