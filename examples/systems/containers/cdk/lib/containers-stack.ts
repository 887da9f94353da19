import { Stack, type StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as secrets from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

interface ServiceProps {
  readonly cluster: ecs.Cluster;
  readonly cpu: number;
  readonly memory: number;
  readonly tasks: number;
}

/** A service on Fargate with what it needs. */
class Service extends Construct {
  readonly service: ecs.FargateService;

  constructor(scope: Construct, id: string, { cluster, cpu, memory, tasks }: ServiceProps) {
    super(scope, id);

    const repository = new ecr.Repository(this, 'Repository');
    const logGroup = new logs.LogGroup(this, 'Logs', {
      retention: logs.RetentionDays.ONE_MONTH,
    });
    const settings = new secrets.Secret(this, 'Settings');

    const task = new ecs.FargateTaskDefinition(this, 'Task', {
      cpu,
      memoryLimitMiB: memory,
      runtimePlatform: {
        cpuArchitecture: ecs.CpuArchitecture.ARM64,
        operatingSystemFamily: ecs.OperatingSystemFamily.LINUX,
      },
    });
    task.addContainer('Main', {
      image: ecs.ContainerImage.fromEcrRepository(repository, 'stable'),
      logging: ecs.LogDrivers.awsLogs({ logGroup, streamPrefix: id }),
      secrets: { SETTINGS: ecs.Secret.fromSecretsManager(settings) },
      portMappings: [{ containerPort: 8080 }],
    });

    this.service = new ecs.FargateService(this, 'Service', {
      cluster,
      taskDefinition: task,
      desiredCount: tasks,
    });
  }
}

export class ContainersStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const vpc = ec2.Vpc.fromVpcAttributes(this, 'Vpc', {
      vpcId: 'vpc-0a1b2c3d',
      availabilityZones: ['us-east-1a', 'us-east-1b'],
      publicSubnetIds: ['subnet-0a', 'subnet-0b'],
      privateSubnetIds: ['subnet-1a', 'subnet-1b'],
    });

    const cluster = new ecs.Cluster(this, 'Cluster', { vpc });

    new efs.FileSystem(this, 'Uploads', {
      vpc,
      lifecyclePolicy: efs.LifecyclePolicy.AFTER_30_DAYS,
    });

    const shop = new Service(this, 'Shop', { cluster, cpu: 512, memory: 1024, tasks: 3 });
    new Service(this, 'Search', { cluster, cpu: 2048, memory: 8192, tasks: 2 });
    new Service(this, 'Mailer', { cluster, cpu: 256, memory: 512, tasks: 1 });

    const loadBalancer = new elb.ApplicationLoadBalancer(this, 'LoadBalancer', { vpc, internetFacing: true });
    loadBalancer.addListener('Http', { port: 80 }).addTargets('Shop', { port: 8080, targets: [shop.service] });
  }
}
