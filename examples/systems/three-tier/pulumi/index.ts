import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';
import { Network } from './network';

const config = new pulumi.Config();
const isProduction = config.getBoolean('production') ?? false;
const databaseGigabytes = config.getNumber('databaseGigabytes') ?? 50;
const servers = config.requireNumber('webServers');
const name = `tickets-${pulumi.getStack()}`;
const tags = { System: 'tickets', Environment: pulumi.getStack() };

const network = new Network('network', { cidrBlock: '10.20.0.0/16', zones: 2, gatewayPerZone: isProduction, tags });

// Web servers behind a load balancer.
const securityGroup = new aws.ec2.SecurityGroup('web', { vpcId: network.vpc.id, tags });

const loadBalancer = new aws.lb.LoadBalancer('web', {
  loadBalancerType: 'application',
  subnets: network.publicSubnets.map((subnet) => subnet.id),
  securityGroups: [securityGroup.id],
  tags,
});

const targetGroup = new aws.lb.TargetGroup('web', { port: 8080, protocol: 'HTTP', vpcId: network.vpc.id });

new aws.lb.Listener('web', {
  loadBalancerArn: loadBalancer.arn,
  port: 80,
  defaultActions: [{ type: 'forward', targetGroupArn: targetGroup.arn }],
});

const image = aws.ssm.getParameterOutput({
  name: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
});

const launchTemplate = new aws.ec2.LaunchTemplate('web', {
  imageId: image.value,
  instanceType: config.get('webInstance') ?? 't3.medium',
  vpcSecurityGroupIds: [securityGroup.id],
  monitoring: { enabled: isProduction },
  blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { volumeType: 'gp3', volumeSize: 40, throughput: 250 } }],
});

const group = new aws.autoscaling.Group('web', {
  minSize: servers,
  maxSize: servers * 3,
  desiredCapacity: servers,
  vpcZoneIdentifiers: network.privateSubnets.map(({ id }) => id),
  targetGroupArns: [targetGroup.arn],
  launchTemplate: { id: launchTemplate.id, version: launchTemplate.latestVersion.apply(String) },
});

new aws.cloudwatch.MetricAlarm('cpu', {
  namespace: 'AWS/EC2',
  metricName: 'CPUUtilization',
  statistic: 'Average',
  comparisonOperator: 'GreaterThanThreshold',
  threshold: 75,
  period: 60,
  evaluationPeriods: 5,
  dimensions: { AutoScalingGroupName: group.name },
});

// PostgreSQL with a standby in production, and a copy for reports.
const subnetGroup = new aws.rds.SubnetGroup('main', { subnetIds: network.privateSubnets.map(({ id }) => id) });

const storage: Partial<aws.rds.InstanceArgs> = { storageType: 'gp3', allocatedStorage: databaseGigabytes };

const database = new aws.rds.Instance('main', {
  ...storage,
  identifier: name,
  engine: 'postgres',
  engineVersion: '16.4',
  instanceClass: config.get('databaseClass') ?? 'db.t4g.medium',
  multiAz: isProduction,
  dbSubnetGroupName: subnetGroup.name,
  username: 'tickets',
  manageMasterUserPassword: true,
  tags,
});

if (isProduction) {
  new aws.rds.Instance('reports', {
    ...storage,
    replicateSourceDb: database.identifier,
    engine: 'postgres',
    instanceClass: 'db.t4g.large',
  });
}

new aws.elasticache.ReplicationGroup('sessions', {
  description: 'Sessions',
  engine: 'valkey',
  nodeType: 'cache.t4g.small',
  numCacheClusters: isProduction ? 2 : 1,
});

export const address = pulumi.interpolate`http://${loadBalancer.dnsName}`;
