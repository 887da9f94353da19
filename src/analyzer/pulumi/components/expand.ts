/** Which packaged components are taken apart, and how. */
import { MapValue, type Value } from '../../../expression/value';
import type { InputPath, PulumiDeclaration } from '../declaration';
import { parseToken } from '../token';
import { childOf, type Expansion, inputsOf, otherwise, reference } from './component';
import { expandService, expandTaskDefinition } from './ecs';
import { expandCluster, expandManagedNodeGroup, expandNodeGroup } from './eks';
import { expandVpc } from './vpc';

/** Packages that consist of components. */
const packages: ReadonlySet<string> = new Set(['aws-apigateway', 'awsx', 'eks']);

/** The children of a declaration that is a component of one of them; `undefined` for everything else. */
export function expandComponent(declaration: PulumiDeclaration): Expansion | undefined {
  const token = parseToken(declaration.token);
  if (!token || !packages.has(token.package)) return undefined;
  switch (`${token.package}:${token.module}:${token.type}`) {
    case 'awsx:ec2:Vpc':
      return expandVpc(declaration);
    case 'awsx:ecs:FargateService':
      return expandService(declaration, 'FARGATE');
    case 'awsx:ecs:EC2Service':
      return expandService(declaration, 'EC2');
    case 'awsx:ecs:FargateTaskDefinition':
      return expandTaskDefinition(declaration, 'FARGATE');
    case 'awsx:ecs:EC2TaskDefinition':
      return expandTaskDefinition(declaration, 'EC2');
    case 'awsx:lb:ApplicationLoadBalancer':
      return loadBalancer(declaration, 'application');
    case 'awsx:lb:NetworkLoadBalancer':
      return loadBalancer(declaration, 'network');
    case 'awsx:ecr:Repository':
      return passedOn(declaration, 'aws:ecr/repository:Repository', 'repository', {});
    case 'awsx:cloudtrail:Trail':
      return passedOn(declaration, 'aws:cloudtrail/trail:Trail', 'trail', {});
    case 'aws-apigateway:index:RestAPI':
      return restApi(declaration);
    case 'eks:index:Cluster':
      return expandCluster(declaration);
    case 'eks:index:NodeGroup':
    case 'eks:index:NodeGroupV2':
      return expandNodeGroup(declaration);
    case 'eks:index:ManagedNodeGroup':
      return expandManagedNodeGroup(declaration);
    default:
      return nothing.has(`${token.package}:${token.type}`) ? { children: [], outputs: new Map() } : undefined;
  }
}

/** Components that look up what exists, or make what costs nothing. */
const nothing: ReadonlySet<string> = new Set([
  'awsx:DefaultVpc',
  'awsx:Image',
  'awsx:RegistryImage',
  'awsx:TargetGroupAttachment',
  'eks:Addon',
  'eks:ClusterCreationRoleProvider',
  'eks:NodeGroupSecurityGroup',
  'eks:VpcCniAddon',
]);

/** A load balancer of its type, with its target group and listeners, which cost nothing of their own. */
function loadBalancer(declaration: PulumiDeclaration, type: 'application' | 'network'): Expansion {
  const { at } = inputsOf(declaration);
  const subnetIds = at('subnetIds');
  const expansion = passedOn(declaration, 'aws:lb/loadBalancer:LoadBalancer', 'loadBalancer', {
    loadBalancerType: type,
    subnets: subnetIds === null ? at('subnets') : subnetIds,
  });
  const [balancer] = expansion.children;
  const group = childOf(declaration, {
    token: 'aws:lb/targetGroup:TargetGroup',
    names: (name) => [name],
    inputs: { targetType: 'ip' },
  });
  const listener = childOf(declaration, {
    token: 'aws:lb/listener:Listener',
    names: (name) => [`${name}-0`],
    inputs: { loadBalancerArn: balancer ? reference(balancer, 'arn') : null },
  });
  return {
    children: [...expansion.children, group, listener],
    outputs: new Map([...expansion.outputs, ['defaultTargetGroup', reference(group, '')]]),
  };
}

/** An API with its stage and what is deployed to it, which cost nothing of their own. */
function restApi(declaration: PulumiDeclaration): Expansion {
  const { at } = inputsOf(declaration);
  const child = (
    token: string,
    inputs: Readonly<Record<string, Value>>,
    from: Readonly<Record<string, InputPath>> = {},
  ) => childOf(declaration, { token: `aws:apigateway/${token}`, names: (name) => [name], inputs, from });
  const api = child('restApi:RestApi', {});
  const deployment = child('deployment:Deployment', { restApi: reference(api, 'id') });
  const stage = child(
    'stage:Stage',
    {
      restApi: reference(api, 'id'),
      deployment: reference(deployment, 'id'),
      stageName: otherwise(at('stageName'), 'stage'),
    },
    { stageName: ['stageName'] },
  );
  return {
    children: [api, deployment, stage],
    outputs: new Map([
      ['api', reference(api, '')],
      ['deployment', reference(deployment, '')],
      ['stage', reference(stage, '')],
    ]),
  };
}

/** One child with the inputs of the component. */
function passedOn(
  declaration: PulumiDeclaration,
  token: string,
  output: string,
  given: Readonly<Record<string, Value>>,
): Expansion {
  const own = declaration.inputs instanceof MapValue ? Object.fromEntries(declaration.inputs.entries) : {};
  const child = childOf(declaration, {
    token,
    names: (name) => [name],
    inputs: { ...own, ...given },
    from: Object.fromEntries(Object.keys(own).map((key) => [key, [key]])),
  });
  return { children: [child], outputs: new Map([[output, reference(child, '')]]) };
}
