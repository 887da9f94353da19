/** Resources of the package `aws-native` as CloudFormation's: types and properties. */
import { ListValue, MapValue, reveal, sortedMap, type Value } from '../../expression/value';
import type { AttributeMap, CloudFormationMap } from '../canonical';
import { parseToken } from './token';
import { type Resolve, resolved } from './translate-inputs';

/**
 * Names of CloudFormation's services that are not their module's with a capital; modules are the service's name in lower case
 * (the package's metadata).
 */
const services =
  'ACMPCA APS AccessAnalyzer AmazonMQ ApiGateway ApiGatewayV2 AppConfig AppFlow AppIntegrations AppMesh AppRunner ' +
  'AppStream AppSync ApplicationAutoScaling ApplicationInsights AutoScaling AutoScalingPlans BCMDataExports CE ' +
  'CertificateManager CloudFormation CloudFront CloudTrail CloudWatch CodeArtifact CodeBuild CodeCommit CodeConnections ' +
  'CodeDeploy CodePipeline CodeStarConnections CodeStarNotifications ControlTower DAX DLM DMS DataPipeline DataSync ' +
  'DevOpsGuru DirectConnect DirectoryService DocDB DynamoDB EC2 ECR ECS EFS EKS EMR EMRContainers EMRServerless ' +
  'ElastiCache ElasticBeanstalk ElasticLoadBalancing ElasticLoadBalancingV2 EventSchemas FIS FMS FSx GameLift ' +
  'GlobalAccelerator GuardDuty IAM IVS IdentityStore ImageBuilder InspectorV2 IoT KMS KafkaConnect KinesisAnalyticsV2 ' +
  'KinesisFirehose KinesisVideo LakeFormation LicenseManager MSK MWAA MediaConvert MediaLive MediaPackage MediaPackageV2 ' +
  'MediaTailor MemoryDB NetworkFirewall NetworkManager OpenSearchServerless OpenSearchService PaymentCryptography QLDB ' +
  'QuickSight RAM RDS RUM RedshiftServerless ResourceExplorer2 ResourceGroups RolesAnywhere Route53 ' +
  'Route53RecoveryControl Route53RecoveryReadiness Route53Resolver S3 S3Express S3ObjectLambda S3Outposts S3Tables ' +
  'S3Vectors SES SNS SQS SSM SSMContacts SSMIncidents SSO SageMaker SecretsManager SecurityHub ServiceCatalog ' +
  'ServiceCatalogAppRegistry ServiceDiscovery StepFunctions StorageGateway VerifiedPermissions VpcLattice WAFRegional ' +
  'WAFv2 WorkSpaces XRay';

const serviceOf: ReadonlyMap<string, string> = new Map(services.split(' ').map((name) => [name.toLowerCase(), name]));

/** CloudFormation's types that the package writes otherwise: `DbInstance` for `DBInstance`. */
const types =
  'ACL CACertificate DBCluster DBClusterParameterGroup DBInstance DBParameterGroup DBProxyTargetGroup DBSubnetGroup ' +
  'DHCPOptions DNSSEC DRTAccess EIP EIPAssociation IPAM IPAMAllocation IPAMPool IPAMPoolCidr IPAMResourceDiscovery ' +
  'IPAMResourceDiscoveryAssociation IPAMScope IPSet LocalGatewayRouteTableVPCAssociation LocationEFS LocationFSxONTAP ' +
  'LocationFSxOpenZFS LocationHDFS LocationNFS LocationSMB OIDCProvider ResolverDNSSECConfig SAMLProvider SimpleAD ' +
  'TLSInspectionConfiguration UserPoolUICustomizationAttachment VPC VPCBlockPublicAccessExclusion ' +
  'VPCBlockPublicAccessOptions VPCCidrBlock VPCConnection VPCDHCPOptionsAssociation VPCEndpoint ' +
  'VPCEndpointConnectionNotification VPCEndpointService VPCEndpointServicePermissions VPCGatewayAttachment ' +
  'VPCPeeringConnection VPNConnection VPNConnectionRoute VPNGateway VirtualMFADevice WebACL WebACLAssociation';

const typeOf: ReadonlyMap<string, string> = new Map(types.split(' ').map((name) => [name.toLowerCase(), name]));

/** `AWS::EC2::Instance` for `aws-native:ec2:Instance`; `undefined` for tokens of other packages. */
export function cloudFormationType(text: string): string | undefined {
  const token = parseToken(text);
  if (token?.package !== 'aws-native') return undefined;
  const service = serviceOf.get(token.module) ?? token.module.charAt(0).toUpperCase() + token.module.slice(1);
  return `AWS::${service}::${typeOf.get(token.type.toLowerCase()) ?? token.type}`;
}

/** How a map's properties are spelled: `DBInstanceClass` for the input `dbInstanceClass`. */
export function propertyNames(maps: readonly CloudFormationMap[]): (input: string) => string {
  const known = new Map<string, string>();
  const add = (name: string): void => {
    if (!known.has(name.toLowerCase())) known.set(name.toLowerCase(), name);
  };
  for (const { attributes, when } of maps) {
    for (const name of namesIn(when)) add(name);
    for (const map of attributes.values()) for (const name of namesOf(map)) add(name);
  }
  return (input) => known.get(input.toLowerCase()) ?? input.charAt(0).toUpperCase() + input.slice(1);
}

function* namesOf(map: AttributeMap): Generator<string> {
  switch (map.kind) {
    case 'property':
      yield* map.path;
      return;
    case 'expression':
      yield* namesIn(map.expression);
      return;
    case 'blocks':
      yield* map.of;
      yield* namesIn(map.when);
      for (const inner of map.attributes.values()) yield* namesOf(inner);
  }
}

/** Every name in the tree of an expression that begins with a capital, as properties do. */
function* namesIn(node: unknown): Generator<string> {
  if (typeof node === 'string') {
    if (/^[A-Z][A-Za-z0-9]*$/.test(node)) yield node;
  } else if (typeof node === 'object' && node !== null) {
    for (const part of Object.values(node)) yield* namesIn(part);
  }
}

/** Inputs whose keys are the user's own. */
const keyed: ReadonlySet<string> = new Set(['variables', 'tags', 'labels', 'parameters', 'dockerLabels', 'options']);

/** The inputs under CloudFormation's names, at every depth. */
export function nativeProperties(inputs: MapValue, nameOf: (input: string) => string, resolve: Resolve): MapValue {
  return sortedMap(
    'object',
    [...inputs.entries].map(([input, value]) => [nameOf(input), property(input, value, nameOf, resolve)] as const),
  );
}

function property(input: string, value: Value, nameOf: (input: string) => string, resolve: Resolve): Value {
  const plain = reveal(value);
  if (plain instanceof MapValue && !keyed.has(input)) return nativeProperties(plain, nameOf, resolve);
  if (!(plain instanceof ListValue)) return resolved(value, resolve);
  return new ListValue(
    plain.kind,
    plain.items.map((item) => property('', item, nameOf, resolve)),
  );
}
