/** `eks`: clusters with their default node group, and node groups. */
import { ListValue, MapValue, sortedMap, UnknownValue, type Value } from '../../../expression/value';
import type { InputPath, PulumiDeclaration } from '../declaration';
import { childOf, type Expansion, inputsOf, otherwise, reference } from './component';

/** The control plane, and two t3.medium nodes unless the inputs say otherwise, or Fargate or Auto Mode make them needless. */
export function expandCluster(declaration: PulumiDeclaration): Expansion {
  const { at } = inputsOf(declaration);
  const cluster = childOf(declaration, {
    token: 'aws:eks/cluster:Cluster',
    names: (name) => [`${name}-eksCluster`],
    inputs: { name: at('name'), version: at('version'), upgradePolicy: at('upgradePolicy'), tags: at('clusterTags') },
    from: { name: ['name'], version: ['version'], upgradePolicy: ['upgradePolicy'] },
  });
  const fargate = at('fargate');
  const needless = (fargate !== null && fargate !== false) || at('autoMode', 'enabled') === true;
  const skipped = at('skipDefaultNodeGroup') === true || (needless && at('skipDefaultNodeGroup') !== false);
  const nodes = skipped ? [] : nodeGroup(declaration, 'nodeGroupOptions');
  const profile =
    fargate === null || fargate === false
      ? []
      : [
          childOf(declaration, {
            token: 'aws:eks/fargateProfile:FargateProfile',
            names: (name) => [`${name}-fargateProfile`],
            inputs: { clusterName: reference(cluster, 'name') },
          }),
        ];
  return {
    children: [cluster, ...nodes, ...profile],
    outputs: new Map<string, Value>([
      ['eksCluster', reference(cluster, '')],
      ['eksClusterName', reference(cluster, 'name')],
    ]),
  };
}

/** Nodes of their own: a launch template with an Auto Scaling group. */
export function expandNodeGroup(declaration: PulumiDeclaration): Expansion {
  return { children: nodeGroup(declaration, ''), outputs: new Map() };
}

/** Nodes that EKS manages. */
export function expandManagedNodeGroup(declaration: PulumiDeclaration): Expansion {
  const { at } = inputsOf(declaration);
  const own = declaration.inputs instanceof MapValue ? Object.fromEntries(declaration.inputs.entries) : {};
  const { cluster: _, ...inputs } = own;
  const templated = at('launchTemplate') !== null;
  const group = childOf(declaration, {
    token: 'aws:eks/nodeGroup:NodeGroup',
    names: (name) => [name],
    inputs: {
      ...inputs,
      instanceTypes: otherwise(at('instanceTypes'), templated ? null : new ListValue('tuple', ['t3.medium'])),
      diskSize: otherwise(at('diskSize'), templated ? null : 20),
      scalingConfig: scaling(at('scalingConfig')),
    },
    from: Object.fromEntries(Object.keys(inputs).map((key) => [key, [key]])),
  });
  return { children: [group], outputs: new Map([['nodeGroup', reference(group, '')]]) };
}

function scaling(value: Value): Value {
  if (value instanceof UnknownValue) return value;
  const given = value instanceof MapValue ? Object.fromEntries(value.entries) : {};
  return sortedMap('object', Object.entries({ desiredSize: 2, minSize: 1, maxSize: 2, ...given }));
}

/** `options`: the input that holds a cluster's defaults for its nodes; what stands beside it is looked at after it. */
function nodeGroup(declaration: PulumiDeclaration, options: string): readonly PulumiDeclaration[] {
  const { at } = inputsOf(declaration);
  const find = (name: string): { readonly value: Value; readonly path: InputPath } => {
    const inner = options === '' ? null : at(options, name);
    return inner === null ? { value: at(name), path: [name] } : { value: inner, path: [options, name] };
  };
  const type = find('instanceType');
  const size = find('nodeRootVolumeSize');
  const spot = find('spotPrice');
  const volume = sortedMap('object', [
    ['volumeSize', otherwise(size.value, 20)],
    ['volumeType', otherwise(find('nodeRootVolumeType').value, 'gp2')],
    ...(['nodeRootVolumeIops', 'nodeRootVolumeThroughput'] as const).flatMap((name): [string, Value][] => {
      const { value } = find(name);
      return value === null ? [] : [[name === 'nodeRootVolumeIops' ? 'iops' : 'throughput', value]];
    }),
  ]);
  const mapping = sortedMap('object', [
    ['deviceName', '/dev/xvda'],
    ['ebs', volume],
  ]);
  const market = sortedMap('object', [['marketType', 'spot']]);
  const template = childOf(declaration, {
    token: 'aws:ec2/launchTemplate:LaunchTemplate',
    names: (name) => [`${name}-launchTemplate`],
    inputs: {
      instanceType: otherwise(type.value, 't3.medium'),
      blockDeviceMappings: new ListValue('tuple', [mapping]),
      instanceMarketOptions: spot.value === null ? null : market,
    },
    from: { instanceType: type.path, blockDeviceMappings: size.path },
  });
  const capacity = find('desiredCapacity');
  const launch = sortedMap('object', [
    ['id', reference(template, 'id')],
    ['version', '$Latest'],
  ]);
  const group = childOf(declaration, {
    token: 'aws:autoscaling/group:Group',
    names: (name) => [`${name}-nodes`],
    inputs: {
      desiredCapacity: otherwise(capacity.value, 2),
      minSize: otherwise(find('minSize').value, 1),
      maxSize: otherwise(find('maxSize').value, 2),
      launchTemplate: launch,
    },
    from: { desiredCapacity: capacity.path, minSize: find('minSize').path, maxSize: find('maxSize').path },
  });
  return [template, group];
}
