import assert from 'node:assert/strict';
import { noUsage } from '../../../src/engine/usage';
import { engine, pulumiOf, resourceLines } from './pulumi-text';

const vpcId = '?(vpc.id is known after deployment)';

const cases: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  [
    'a VPC has three zones with a gateway and an address each',
    'vpc: {type: "awsx:ec2:Vpc"}',
    [
      'vpc/aws_vpc.vpc us-east-1 {cidr_block="10.0.0.0/16"}',
      `vpc/aws_internet_gateway.vpc us-east-1 {vpc_id=${vpcId}}`,
      `vpc/aws_subnet.vpc-private-1 × 3 us-east-1 {vpc_id=${vpcId}}`,
      `vpc/aws_subnet.vpc-public-1 × 3 us-east-1 {vpc_id=${vpcId}}`,
      'vpc/aws_eip.vpc-1 × 3 us-east-1 {}',
      'vpc/aws_nat_gateway.vpc-1 × 3 us-east-1 {allocation_id=?(vpc-1.allocationId is known after deployment) subnet_id=?(vpc-public-1.id is known after deployment)}',
    ],
  ],
  [
    'one gateway, two zones, endpoints',
    `vpc:
    type: awsx:ec2:Vpc
    properties:
      cidrBlock: 10.1.0.0/16
      numberOfAvailabilityZones: 2
      natGateways: {strategy: Single}
      vpcEndpointSpecs: [{serviceName: com.amazonaws.us-east-1.ecr.api, vpcEndpointType: Interface}]`,
    [
      'vpc/aws_vpc.vpc us-east-1 {cidr_block="10.1.0.0/16"}',
      `vpc/aws_internet_gateway.vpc us-east-1 {vpc_id=${vpcId}}`,
      `vpc/aws_subnet.vpc-private-1 × 2 us-east-1 {vpc_id=${vpcId}}`,
      `vpc/aws_subnet.vpc-public-1 × 2 us-east-1 {vpc_id=${vpcId}}`,
      'vpc/aws_eip.vpc-1 us-east-1 {}',
      'vpc/aws_nat_gateway.vpc-1 us-east-1 {allocation_id=?(vpc-1.allocationId is known after deployment) subnet_id=?(vpc-public-1.id is known after deployment)}',
      `vpc/aws_vpc_endpoint.com.amazonaws.us-east-1.ecr.api us-east-1 {service_name="com.amazonaws.us-east-1.ecr.api" vpc_endpoint_type="Interface" vpc_id=${vpcId}}`,
    ],
  ],
  [
    'no gateways, public subnets alone, zones by name; outputs lead to the children',
    `vpc:
    type: awsx:ec2:Vpc
    properties: {availabilityZoneNames: [us-east-1a], natGateways: {strategy: None}, subnetSpecs: [{type: Public}]}
  web: {type: "aws:ec2:Instance", properties: {subnetId: "\${vpc.publicSubnetIds[0]}", vpcSecurityGroupIds: ["\${vpc.vpcId}"]}}`,
    [
      'aws_instance.web us-east-1 {subnet_id=?(vpc-public-1.id is known after deployment) vpc_security_group_ids=[?(vpc.id is known after deployment)]}',
      'vpc/aws_vpc.vpc us-east-1 {cidr_block="10.0.0.0/16"}',
      `vpc/aws_internet_gateway.vpc us-east-1 {vpc_id=${vpcId}}`,
      `vpc/aws_subnet.vpc-public-1 us-east-1 {vpc_id=${vpcId}}`,
    ],
  ],
  [
    'a REST API with its stage',
    `api: {type: "aws-apigateway:RestAPI", properties: {stageName: v1, routes: [{path: /, localPath: www}]}}
  hook: {type: "aws:ec2:Instance", properties: {userData: "\${api.stage}"}}`,
    [
      'aws_instance.hook us-east-1 {user_data=?(api is known after deployment)}',
      'api/aws_api_gateway_rest_api.api us-east-1 {}',
      'api/aws_api_gateway_deployment.api us-east-1 {rest_api_id=?(api.id is known after deployment)}',
      'api/aws_api_gateway_stage.api us-east-1 {deployment_id=?(api.id is known after deployment) rest_api_id=?(api.id is known after deployment) stage_name="v1"}',
    ],
  ],
  [
    'a number of zones that is not known',
    'vpc: {type: "awsx:ec2:Vpc", properties: {numberOfAvailabilityZones: "${pulumi.organization}", natGateways: {strategy: OnePerAz, elasticIpAllocationIds: [a]}}}',
    [
      'vpc/aws_vpc.vpc us-east-1 {cidr_block="10.0.0.0/16"}',
      `vpc/aws_internet_gateway.vpc us-east-1 {vpc_id=${vpcId}}`,
      `vpc/aws_subnet.vpc-private-1 × ? us-east-1 {vpc_id=${vpcId}}`,
      `vpc/aws_subnet.vpc-public-1 × ? us-east-1 {vpc_id=${vpcId}}`,
      'vpc/aws_nat_gateway.vpc-1 × ? us-east-1 {subnet_id=?(vpc-public-1.id is known after deployment)}',
    ],
  ],
  [
    'a Fargate service gets the smallest size that holds its containers',
    `app:
    type: awsx:ecs:FargateService
    properties:
      desiredCount: 3
      taskDefinitionArgs: {containers: {a: {cpu: 512, memory: 1024, image: x}, b: {cpu: 256, memoryReservation: 512, image: y}}}`,
    [
      'app/aws_ecs_service.app us-east-1 {desired_count=3 launch_type="FARGATE" task_definition=?(app.arn is known after deployment)}',
      'app/aws_ecs_task_definition.app us-east-1 {container_definitions="[{\\"cpu\\":512,\\"image\\":\\"x\\",\\"memory\\":1024},{\\"cpu\\":256,\\"image\\":\\"y\\",\\"memoryReservation\\":512}]" cpu="1024" memory="2048" network_mode="awsvpc" requires_compatibilities=["FARGATE"]}',
      'app/aws_cloudwatch_log_group.app us-east-1 {}',
    ],
  ],
  [
    'load balancers and registries',
    `alb: {type: "awsx:lb:ApplicationLoadBalancer", properties: {subnetIds: [s]}}
  nlb: {type: "awsx:lb:NetworkLoadBalancer"}
  repo: {type: "awsx:ecr:Repository", properties: {forceDelete: true}}`,
    [
      'alb/aws_lb.alb us-east-1 {load_balancer_type="application" subnet_ids=["s"] subnets=["s"]}',
      'alb/aws_lb_target_group.alb us-east-1 {target_type="ip"}',
      'alb/aws_lb_listener.alb-0 us-east-1 {load_balancer_arn=?(alb.arn is known after deployment)}',
      'nlb/aws_lb.nlb us-east-1 {load_balancer_type="network"}',
      'nlb/aws_lb_target_group.nlb us-east-1 {target_type="ip"}',
      'nlb/aws_lb_listener.nlb-0 us-east-1 {load_balancer_arn=?(nlb.arn is known after deployment)}',
      'repo/aws_ecr_repository.repo us-east-1 {force_delete=true}',
    ],
  ],
  [
    'an EKS cluster with its default nodes, and without',
    `a: {type: "eks:Cluster", properties: {instanceType: m5.large, desiredCapacity: 4}}
  b: {type: "eks:Cluster", properties: {fargate: true}}
  c: {type: "eks:Cluster", properties: {skipDefaultNodeGroup: true}}
  d: {type: "eks:ManagedNodeGroup", properties: {cluster: "\${c}", scalingConfig: {desiredSize: 5}}}`,
    [
      'a/aws_eks_cluster.a-eksCluster us-east-1 {}',
      'a/aws_launch_template.a-launchTemplate us-east-1 {block_device_mappings=[{device_name="/dev/xvda" ebs=[{volume_size=20 volume_type="gp2"}]}] instance_type="m5.large"}',
      'a/aws_autoscaling_group.a-nodes us-east-1 {desired_capacity=4 launch_template=[{id=?(a-launchTemplate.id is known after deployment) version="$Latest"}] max_size=2 min_size=1}',
      'b/aws_eks_cluster.b-eksCluster us-east-1 {}',
      'b/aws_eks_fargate_profile.b-fargateProfile us-east-1 {cluster_name=?(b-eksCluster.name is known after deployment)}',
      'c/aws_eks_cluster.c-eksCluster us-east-1 {}',
      'd/aws_eks_node_group.d us-east-1 {disk_size=20 instance_types=["t3.medium"] scaling_config=[{desired_size=5 max_size=2 min_size=1}]}',
    ],
  ],
];

describe('Pulumi components', () => {
  for (const [name, text, expected] of cases) {
    it(name, () => assert.deepEqual(resourceLines(pulumiOf(`resources:\n  ${text}\n`)), expected));
  }

  it('stand where they are written, with their inputs where these are', () => {
    const workspace = pulumiOf(
      'resources:\n  c:\n    type: eks:Cluster\n    properties:\n      instanceType: t3.large\n',
    );
    const [project] = workspace.projects();
    const template = project?.resources().find(({ type }) => type === 'aws_launch_template');
    assert.equal(template?.source.headerRange().start.line, 3);
    assert.equal(template?.source.attributeRange(['instance_type'])?.start.line, 6);
    assert.deepEqual(
      project
        ?.segments()
        .map(({ module, resources, calls }) => [
          module,
          resources.length,
          calls.map(({ name, addresses }) => `${name}: ${addresses.join()}`),
        ]),
      [
        ['', 0, ['c: c']],
        ['c', 3, []],
      ],
    );
  });

  it('cost what their parts cost', () => {
    const workspace = pulumiOf(
      'resources:\n  vpc: {type: "awsx:ec2:Vpc", properties: {natGateways: {strategy: Single}}}\n',
    );
    const [project] = workspace.projects();
    assert.ok(project);
    const hourly = project
      .resources()
      .filter(({ type }) => type === 'aws_nat_gateway')
      .flatMap((resource) => engine.estimate(resource, project.related(), noUsage))
      .flatMap(({ components }) => components)
      .find(({ unit }) => unit === 'hours');
    assert.equal(hourly?.monthlyCost, 0.045 * 730);
  });
});
