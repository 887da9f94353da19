/** The same resources in Terraform and in CloudFormation: they must cost the same. */
import { ref } from './properties';
import type { Template } from './template-text';

export interface ParityCase {
  readonly name: string;
  readonly terraform: string;
  readonly template: Template;
  /** Usage of the canonical types. */
  readonly usage?: string;
  /** Whether the template says itself what Terraform's side is told by usage. */
  readonly withoutUsage?: boolean;
}

export const parityCases: readonly ParityCase[] = [
  {
    name: 'an instance with volumes of its own',
    terraform: `resource "aws_instance" "a" {
      instance_type = "m5.large"
      monitoring    = true
      root_block_device { 
        volume_type = "gp3"
        volume_size = 50 
      }
      ebs_block_device {
        device_name = "/dev/sdf"
        volume_type = "io1"
        volume_size = 200
        iops        = 1500
      }
      ebs_block_device {
        device_name = "/dev/sdg"
        volume_size = 10
      }
    }`,
    template: {
      a: [
        'AWS::EC2::Instance',
        {
          InstanceType: 'm5.large',
          Monitoring: 'true',
          BlockDeviceMappings: [
            { DeviceName: '/dev/sda1', Ebs: { VolumeType: 'gp3', VolumeSize: '50' } },
            { DeviceName: '/dev/sdf', Ebs: { VolumeType: 'io1', VolumeSize: 200, Iops: 1500 } },
            { DeviceName: '/dev/sdg', Ebs: { VolumeSize: 10 } },
            { DeviceName: '/dev/sdc', VirtualName: 'ephemeral0' },
          ],
        },
      ],
    },
  },
  {
    name: 'an instance that its template describes',
    terraform: `resource "aws_launch_template" "t" {
      instance_type = "t3.large"
      monitoring { enabled = true }
      credit_specification { cpu_credits = "standard" }
      block_device_mappings {
        device_name = "/dev/xvda"
        ebs {
          volume_type = "gp3"
          volume_size = 30
          throughput  = 250
        }
      }
    }
    resource "aws_instance" "a" {
      launch_template { id = aws_launch_template.t.id }
    }`,
    template: {
      t: [
        'AWS::EC2::LaunchTemplate',
        {
          LaunchTemplateData: {
            InstanceType: 't3.large',
            Monitoring: { Enabled: true },
            CreditSpecification: { CpuCredits: 'standard' },
            BlockDeviceMappings: [
              { DeviceName: '/dev/xvda', Ebs: { VolumeType: 'gp3', VolumeSize: 30, Throughput: 250 } },
            ],
          },
        },
      ],
      a: ['AWS::EC2::Instance', { LaunchTemplate: { LaunchTemplateId: ref('aws_launch_template.t'), Version: '1' } }],
    },
    usage: '  aws_instance.a: { monthly_cpu_credit_hrs: 10 }',
  },
  {
    name: 'a dedicated instance, and one on a host',
    terraform: `resource "aws_instance" "a" {
      instance_type = "c5.large"
      tenancy       = "dedicated"
    }
    resource "aws_ec2_host" "h" {
      instance_family   = "m5"
      availability_zone = "us-east-1a"
    }
    resource "aws_instance" "b" {
      instance_type = "m5.large"
      host_id       = aws_ec2_host.h.id
    }`,
    template: {
      a: ['AWS::EC2::Instance', { InstanceType: 'c5.large', Tenancy: 'dedicated' }],
      h: ['AWS::EC2::Host', { InstanceFamily: 'm5', AvailabilityZone: 'us-east-1a' }],
      b: ['AWS::EC2::Instance', { InstanceType: 'm5.large', HostId: ref('aws_ec2_host.h') }],
    },
  },
  {
    name: 'a group with a launch configuration',
    terraform: `resource "aws_launch_configuration" "c" {
      instance_type = "t3.small"
      image_id      = "ami-1"
      root_block_device { volume_size = 20 }
      ebs_block_device { 
        device_name = "/dev/sdf"
        volume_type = "gp3"
        volume_size = 100
      }
    }
    resource "aws_autoscaling_group" "g" {
      launch_configuration = aws_launch_configuration.c.name
      min_size             = 2
      max_size             = 6
    }`,
    template: {
      c: [
        'AWS::AutoScaling::LaunchConfiguration',
        {
          InstanceType: 't3.small',
          ImageId: 'ami-1',
          BlockDeviceMappings: [
            { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 20 } },
            { DeviceName: '/dev/sdf', Ebs: { VolumeType: 'gp3', VolumeSize: 100 } },
          ],
        },
      ],
      g: [
        'AWS::AutoScaling::AutoScalingGroup',
        { LaunchConfigurationName: ref('aws_launch_configuration.c'), MinSize: '2', MaxSize: '6' },
      ],
    },
  },
  {
    name: 'a group with a mixed instances policy',
    terraform: `resource "aws_launch_template" "t" {
      name          = "workers"
      instance_type = "m5.large"
    }
    resource "aws_autoscaling_group" "g" {
      desired_capacity = 5
      min_size         = 1
      max_size         = 10
      mixed_instances_policy {
        instances_distribution {
          on_demand_base_capacity                  = 1
          on_demand_percentage_above_base_capacity = 25
        }
        launch_template {
          launch_template_specification { launch_template_name = "workers" }
          override { instance_type = "m5.xlarge" }
          override { instance_type = "m5a.xlarge" }
        }
      }
    }`,
    template: {
      t: [
        'AWS::EC2::LaunchTemplate',
        { LaunchTemplateName: 'workers', LaunchTemplateData: { InstanceType: 'm5.large' } },
      ],
      g: [
        'AWS::AutoScaling::AutoScalingGroup',
        {
          DesiredCapacity: '5',
          MinSize: '1',
          MaxSize: '10',
          MixedInstancesPolicy: {
            InstancesDistribution: { OnDemandBaseCapacity: 1, OnDemandPercentageAboveBaseCapacity: 25 },
            LaunchTemplate: {
              LaunchTemplateSpecification: { LaunchTemplateName: 'workers', Version: '1' },
              Overrides: [{ InstanceType: 'm5.xlarge' }, { InstanceType: 'm5a.xlarge' }],
            },
          },
        },
      ],
    },
  },
  {
    name: 'volumes of every kind',
    terraform: ['gp2', 'gp3', 'io1', 'io2', 'st1', 'sc1', 'standard']
      .map(
        (type) => `resource "aws_ebs_volume" "${type}" {
          availability_zone = "us-east-1a"
          type              = "${type}"
          size              = 500
          iops              = 4000
          throughput        = 200
        }`,
      )
      .concat('resource "aws_ebs_volume" "plain" {\n availability_zone = "us-east-1a"\n size = 8\n}')
      .join('\n'),
    template: Object.fromEntries([
      ...['gp2', 'gp3', 'io1', 'io2', 'st1', 'sc1', 'standard'].map((type): [string, [string, object]] => [
        type,
        ['AWS::EC2::Volume', { VolumeType: type, Size: '500', Iops: 4000, Throughput: 200 }],
      ]),
      ['plain', ['AWS::EC2::Volume', { Size: 8 }]],
    ]),
  },
  {
    name: 'a database in two zones with provisioned storage',
    terraform: `resource "aws_db_instance" "a" {
      engine                  = "postgres"
      engine_version          = "15.4"
      instance_class          = "db.m5.large"
      multi_az                = true
      storage_type            = "io1"
      iops                    = 3000
      allocated_storage       = 200
      backup_retention_period = 7
      performance_insights_enabled          = true
      performance_insights_retention_period = 731
      publicly_accessible = true
    }`,
    template: {
      a: [
        'AWS::RDS::DBInstance',
        {
          Engine: 'postgres',
          EngineVersion: '15.4',
          DBInstanceClass: 'db.m5.large',
          MultiAZ: 'true',
          StorageType: 'io1',
          Iops: 3000,
          AllocatedStorage: '200',
          BackupRetentionPeriod: 7,
          EnablePerformanceInsights: true,
          PerformanceInsightsRetentionPeriod: 731,
        },
      ],
    },
    usage: '  aws_db_instance.a: { additional_backup_storage_gb: 100 }',
  },
  {
    name: 'a database whose storage is left to the default, and its replica',
    terraform: `resource "aws_db_instance" "a" {
      engine            = "mysql"
      instance_class    = "db.t3.medium"
      storage_type      = "gp3"
      allocated_storage = 500
    }
    resource "aws_db_instance" "b" {
      replicate_source_db = aws_db_instance.a.identifier
    }`,
    template: {
      a: [
        'AWS::RDS::DBInstance',
        {
          Engine: 'mysql',
          DBInstanceClass: 'db.t3.medium',
          AllocatedStorage: '500',
          DBSubnetGroupName: ref('subnets'),
        },
      ],
      b: ['AWS::RDS::DBInstance', { SourceDBInstanceIdentifier: ref('aws_db_instance.a') }],
    },
  },
  {
    name: 'an Oracle database with its licence, and SQL Server',
    terraform: `resource "aws_db_instance" "a" {
      engine            = "oracle-se2"
      license_model     = "bring-your-own-license"
      instance_class    = "db.m5.large"
      storage_type      = "gp3"
      allocated_storage = 300
      iops              = 15000
      storage_throughput = 600
    }
    resource "aws_db_instance" "b" {
      engine            = "sqlserver-ex"
      instance_class    = "db.t3.small"
      storage_type      = "gp2"
      allocated_storage = 30
    }`,
    template: {
      a: [
        'AWS::RDS::DBInstance',
        {
          Engine: 'oracle-se2',
          LicenseModel: 'bring-your-own-license',
          PubliclyAccessible: 'false',
          DBInstanceClass: 'db.m5.large',
          StorageType: 'gp3',
          AllocatedStorage: '300',
          Iops: 15000,
          StorageThroughput: 600,
        },
      ],
      b: [
        'AWS::RDS::DBInstance',
        {
          Engine: 'sqlserver-ex',
          DBInstanceClass: 'db.t3.small',
          StorageType: 'gp2',
          AllocatedStorage: '30',
          DBSubnetGroupName: 'private',
        },
      ],
    },
  },
  {
    name: 'an Aurora cluster and its instances',
    terraform: `resource "aws_rds_cluster" "c" {
      engine                  = "aurora-postgresql"
      engine_version          = "15.4"
      storage_type            = "aurora-iopt1"
      backup_retention_period = 5
    }
    resource "aws_rds_cluster_instance" "i" {
      cluster_identifier = aws_rds_cluster.c.id
      engine             = "aurora-postgresql"
      instance_class     = "db.r5.large"
      performance_insights_enabled          = true
      performance_insights_retention_period = 31
    }
    resource "aws_rds_cluster_instance" "s" {
      cluster_identifier = aws_rds_cluster.c.id
      engine             = "aurora-postgresql"
      instance_class     = "db.serverless"
    }`,
    template: {
      c: [
        'AWS::RDS::DBCluster',
        { Engine: 'aurora-postgresql', EngineVersion: '15.4', StorageType: 'aurora-iopt1', BackupRetentionPeriod: 5 },
      ],
      i: [
        'AWS::RDS::DBInstance',
        {
          DBClusterIdentifier: ref('aws_rds_cluster.c'),
          Engine: 'aurora-postgresql',
          DBInstanceClass: 'db.r5.large',
          EnablePerformanceInsights: true,
          PerformanceInsightsRetentionPeriod: 31,
        },
      ],
      s: [
        'AWS::RDS::DBInstance',
        {
          DBClusterIdentifier: ref('aws_rds_cluster.c'),
          Engine: 'aurora-postgresql',
          DBInstanceClass: 'db.serverless',
        },
      ],
    },
    usage: `  aws_rds_cluster.c: { storage_gb: 100, backup_snapshot_size_gb: 50 }
  aws_rds_cluster_instance.s: { capacity_units_per_hr: 2 }`,
  },
  {
    name: 'an Aurora cluster of the first serverless kind, and a Multi-AZ cluster',
    terraform: `resource "aws_rds_cluster" "c" {
      engine      = "aurora-mysql"
      engine_mode = "serverless"
    }
    resource "aws_rds_cluster" "m" {
      engine                    = "postgres"
      db_cluster_instance_class = "db.m5d.large"
      allocated_storage         = 200
      iops                      = 2000
    }`,
    template: {
      c: ['AWS::RDS::DBCluster', { Engine: 'aurora-mysql', EngineMode: 'serverless' }],
      m: [
        'AWS::RDS::DBCluster',
        { Engine: 'postgres', DBClusterInstanceClass: 'db.m5d.large', AllocatedStorage: 200, Iops: 2000 },
      ],
    },
    usage: '  aws_rds_cluster.c: { capacity_units_per_hr: 3 }',
  },
  {
    name: 'DocumentDB',
    terraform: `resource "aws_docdb_cluster" "c" {
      storage_type = "iopt1"
    }
    resource "aws_docdb_cluster_instance" "i" {
      cluster_identifier = aws_docdb_cluster.c.id
      instance_class     = "db.r5.large"
    }`,
    template: {
      c: ['AWS::DocDB::DBCluster', { StorageType: 'iopt1' }],
      i: [
        'AWS::DocDB::DBInstance',
        { DBClusterIdentifier: ref('aws_docdb_cluster.c'), DBInstanceClass: 'db.r5.large' },
      ],
    },
  },
  {
    name: 'Neptune',
    terraform: `resource "aws_neptune_cluster" "c" {
      cluster_identifier      = "graph"
      backup_retention_period = 5
    }
    resource "aws_neptune_cluster_instance" "i" {
      cluster_identifier = "graph"
      instance_class     = "db.t3.medium"
    }`,
    template: {
      c: ['AWS::Neptune::DBCluster', { DBClusterIdentifier: 'graph', BackupRetentionPeriod: 5 }],
      i: ['AWS::Neptune::DBInstance', { DBClusterIdentifier: 'graph', DBInstanceClass: 'db.t3.medium' }],
    },
    usage: '  aws_neptune_cluster.c: { storage_gb: 20, backup_storage_gb: 30 }',
  },
  {
    name: 'Redshift',
    terraform: `resource "aws_redshift_cluster" "r" {
      cluster_identifier = "r"
      node_type          = "ra3.xlplus"
      number_of_nodes    = 3
    }`,
    template: {
      r: ['AWS::Redshift::Cluster', { ClusterType: 'multi-node', NodeType: 'ra3.xlplus', NumberOfNodes: '3' }],
    },
    usage: '  aws_redshift_cluster.r: { managed_storage_gb: 100 }',
  },
  {
    name: 'a table with provisioned capacity, an index and a target for its scaling',
    terraform: `resource "aws_dynamodb_table" "t" {
      name           = "scores"
      read_capacity  = 20
      write_capacity = 10
      table_class    = "STANDARD_INFREQUENT_ACCESS"
      point_in_time_recovery { enabled = true }
      global_secondary_index {
        name           = "by-game"
        read_capacity  = 5
        write_capacity = 4
      }
    }
    resource "aws_appautoscaling_target" "r" {
      resource_id        = "table/scores"
      scalable_dimension = "dynamodb:table:ReadCapacityUnits"
      min_capacity       = 30
      max_capacity       = 90
    }`,
    template: {
      t: [
        'AWS::DynamoDB::Table',
        {
          TableName: 'scores',
          ProvisionedThroughput: { ReadCapacityUnits: '20', WriteCapacityUnits: '10' },
          TableClass: 'STANDARD_INFREQUENT_ACCESS',
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: 'true' },
          GlobalSecondaryIndexes: [
            { IndexName: 'by-game', ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 4 } },
          ],
        },
      ],
      r: [
        'AWS::ApplicationAutoScaling::ScalableTarget',
        {
          ResourceId: 'table/scores',
          ScalableDimension: 'dynamodb:table:ReadCapacityUnits',
          MinCapacity: 30,
          MaxCapacity: 90,
        },
      ],
    },
    usage: '  aws_dynamodb_table.t: { storage_gb: 10 }',
  },
  {
    name: 'a table without a name, paid by request',
    terraform: `resource "aws_dynamodb_table" "t" {
      name         = "t"
      billing_mode = "PAY_PER_REQUEST"
    }`,
    template: { t: ['AWS::DynamoDB::Table', { BillingMode: 'PAY_PER_REQUEST' }] },
    usage: '  aws_dynamodb_table.t: { monthly_write_request_units: 3000000, monthly_read_request_units: 8000000 }',
  },
  {
    name: 'a global table',
    terraform: `resource "aws_dynamodb_table" "t" {
      name           = "t"
      read_capacity  = 5
      write_capacity = 7
      global_secondary_index {
        name           = "i"
        read_capacity  = 2
        write_capacity = 3
      }
      replica { region_name = "eu-west-1" }
    }`,
    template: {
      t: [
        'AWS::DynamoDB::GlobalTable',
        {
          BillingMode: 'PROVISIONED',
          WriteProvisionedThroughputSettings: { WriteCapacityAutoScalingSettings: { MinCapacity: 7, MaxCapacity: 70 } },
          GlobalSecondaryIndexes: [
            {
              IndexName: 'i',
              WriteProvisionedThroughputSettings: { WriteCapacityAutoScalingSettings: { MinCapacity: 3 } },
            },
          ],
          Replicas: [
            {
              Region: 'us-east-1',
              ReadProvisionedThroughputSettings: { ReadCapacityAutoScalingSettings: { MinCapacity: 5 } },
              GlobalSecondaryIndexes: [{ IndexName: 'i', ReadProvisionedThroughputSettings: { ReadCapacityUnits: 2 } }],
            },
            { Region: 'eu-west-1' },
          ],
        },
      ],
    },
  },
  {
    name: 'a bucket with rules for its objects',
    terraform: `resource "aws_s3_bucket" "b" {
      bucket = "b"
    }
    resource "aws_s3_bucket_lifecycle_configuration" "l" {
      bucket = aws_s3_bucket.b.id
      rule {
        id     = "old"
        status = "Enabled"
        filter {
          tag {
            key   = "kind"
            value = "log"
          }
        }
        transition { storage_class = "STANDARD_IA" }
        transition { storage_class = "GLACIER" }
        noncurrent_version_transition { storage_class = "DEEP_ARCHIVE" }
      }
      rule {
        id     = "off"
        status = "Disabled"
        transition { storage_class = "ONEZONE_IA" }
      }
    }`,
    template: {
      b: [
        'AWS::S3::Bucket',
        {
          LifecycleConfiguration: {
            Rules: [
              {
                Status: 'Enabled',
                TagFilters: [{ Key: 'kind', Value: 'log' }],
                Transitions: [{ StorageClass: 'STANDARD_IA', TransitionInDays: 30 }],
                Transition: { StorageClass: 'GLACIER', TransitionInDays: 90 },
                NoncurrentVersionTransition: { StorageClass: 'DEEP_ARCHIVE', TransitionInDays: 90 },
              },
              { Status: 'Disabled', Transitions: [{ StorageClass: 'ONEZONE_IA', TransitionInDays: 30 }] },
            ],
          },
        },
      ],
    },
    usage: '  aws_s3_bucket.b: { standard: { storage_gb: 1000 }, glacier_flexible_retrieval: { storage_gb: 500 } }',
  },
  {
    name: 'a bucket with intelligent tiering',
    terraform: `resource "aws_s3_bucket" "b" {
      bucket = "b"
    }
    resource "aws_s3_bucket_intelligent_tiering_configuration" "t" {
      bucket = aws_s3_bucket.b.id
      name   = "all"
    }`,
    template: {
      b: ['AWS::S3::Bucket', { BucketName: 'b', IntelligentTieringConfigurations: [{ Id: 'all', Status: 'Enabled' }] }],
    },
    usage: '  aws_s3_bucket.b: { intelligent_tiering: { frequent_access_storage_gb: 10 } }',
  },
  {
    name: 'a Fargate service',
    terraform: `resource "aws_ecs_cluster" "c" {
      name = "c"
    }
    resource "aws_ecs_task_definition" "t" {
      family                = "web"
      container_definitions = "[]"
      cpu                   = "512"
      memory                = "2048"
      ephemeral_storage { size_in_gib = 50 }
      runtime_platform { cpu_architecture = "ARM64" }
    }
    resource "aws_ecs_service" "s" {
      name            = "s"
      cluster         = aws_ecs_cluster.c.id
      task_definition = aws_ecs_task_definition.t.arn
      launch_type     = "FARGATE"
      desired_count   = 1
    }
    resource "aws_ecs_service" "more" {
      name            = "more"
      cluster         = aws_ecs_cluster.c.id
      task_definition = aws_ecs_task_definition.t.arn
      launch_type     = "FARGATE"
      desired_count   = 3
    }`,
    template: {
      c: ['AWS::ECS::Cluster', {}],
      t: [
        'AWS::ECS::TaskDefinition',
        {
          Cpu: '512',
          Memory: '2048',
          EphemeralStorage: { SizeInGiB: 50 },
          RuntimePlatform: { CpuArchitecture: 'ARM64' },
        },
      ],
      s: [
        'AWS::ECS::Service',
        { Cluster: ref('aws_ecs_cluster.c'), TaskDefinition: ref('aws_ecs_task_definition.t'), LaunchType: 'FARGATE' },
      ],
      more: [
        'AWS::ECS::Service',
        {
          Cluster: ref('aws_ecs_cluster.c'),
          TaskDefinition: ref('aws_ecs_task_definition.t'),
          LaunchType: 'FARGATE',
          DesiredCount: '3',
        },
      ],
    },
  },
  {
    name: 'task sets of a service that something else deploys',
    terraform: `resource "aws_ecs_task_definition" "t" {
      family = "web"
      cpu    = "512"
      memory = "2048"
    }
    resource "aws_ecs_service" "s" {
      name          = "s"
      desired_count = 4
    }
    resource "aws_ecs_task_set" "blue" {
      service         = aws_ecs_service.s.id
      task_definition = aws_ecs_task_definition.t.arn
      launch_type     = "FARGATE"
      scale {
        value = 75
      }
    }
    resource "aws_ecs_task_set" "green" {
      service         = aws_ecs_service.s.id
      task_definition = aws_ecs_task_definition.t.arn
      scale {
        value = 100
      }
      capacity_provider_strategy {
        capacity_provider = "FARGATE"
        base              = 1
        weight            = 1
      }
    }`,
    template: {
      t: ['AWS::ECS::TaskDefinition', { Cpu: '512', Memory: '2048' }],
      s: ['AWS::ECS::Service', { DesiredCount: 4, DeploymentController: { Type: 'EXTERNAL' } }],
      blue: [
        'AWS::ECS::TaskSet',
        {
          Service: ref('aws_ecs_service.s'),
          TaskDefinition: ref('aws_ecs_task_definition.t'),
          LaunchType: 'FARGATE',
          Scale: { Unit: 'PERCENT', Value: 75 },
        },
      ],
      green: [
        'AWS::ECS::TaskSet',
        {
          Service: ref('aws_ecs_service.s'),
          TaskDefinition: ref('aws_ecs_task_definition.t'),
          Scale: { Value: 100 },
          CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE', Base: 1, Weight: 1 }],
        },
      ],
    },
  },
  {
    name: 'a service by the strategy of its cluster',
    terraform: `resource "aws_ecs_cluster" "c" {
      name = "c"
    }
    resource "aws_ecs_cluster_capacity_providers" "p" {
      cluster_name = aws_ecs_cluster.c.name
      default_capacity_provider_strategy {
        capacity_provider = "FARGATE"
        base              = 1
        weight            = 1
      }
    }
    resource "aws_ecs_task_definition" "t" {
      family                = "web"
      container_definitions = "[]"
      cpu                   = "256"
      memory                = "512"
    }
    resource "aws_ecs_service" "s" {
      name            = "s"
      cluster         = aws_ecs_cluster.c.id
      task_definition = "web"
      desired_count   = 4
    }`,
    template: {
      c: ['AWS::ECS::Cluster', { ClusterName: 'c' }],
      p: [
        'AWS::ECS::ClusterCapacityProviderAssociations',
        {
          Cluster: 'c',
          CapacityProviders: ['FARGATE'],
          DefaultCapacityProviderStrategy: [{ CapacityProvider: 'FARGATE', Base: 1, Weight: 1 }],
        },
      ],
      t: ['AWS::ECS::TaskDefinition', { Family: 'web', Cpu: '256', Memory: '512' }],
      s: ['AWS::ECS::Service', { Cluster: 'c', TaskDefinition: 'web', DesiredCount: 4 }],
    },
  },
  {
    name: 'EKS',
    terraform: `resource "aws_eks_cluster" "c" {
      name     = "c"
      role_arn = "r"
      version  = "1.29"
    }
    resource "aws_eks_node_group" "n" {
      cluster_name   = "c"
      node_role_arn  = "r"
      subnet_ids     = []
      instance_types = ["m5.large"]
      disk_size      = 50
      scaling_config {
        desired_size = 3
        min_size     = 1
        max_size     = 5
      }
    }
    resource "aws_eks_node_group" "spot" {
      cluster_name   = "c"
      node_role_arn  = "r"
      subnet_ids     = []
      capacity_type  = "SPOT"
      scaling_config {
        desired_size = 2
        min_size     = 1
        max_size     = 5
      }
    }
    resource "aws_eks_fargate_profile" "f" {
      cluster_name           = "c"
      fargate_profile_name   = "f"
      pod_execution_role_arn = "r"
    }
    resource "aws_eks_capability" "argo" { type = "ARGOCD" }`,
    template: {
      c: ['AWS::EKS::Cluster', { Version: '1.29', RoleArn: 'r' }],
      n: [
        'AWS::EKS::Nodegroup',
        {
          ClusterName: 'c',
          InstanceTypes: ['m5.large'],
          DiskSize: '50',
          ScalingConfig: { DesiredSize: 3, MinSize: 1, MaxSize: 5 },
        },
      ],
      spot: [
        'AWS::EKS::Nodegroup',
        { ClusterName: 'c', CapacityType: 'SPOT', ScalingConfig: { DesiredSize: '2', MinSize: 1, MaxSize: 5 } },
      ],
      f: ['AWS::EKS::FargateProfile', { ClusterName: 'c' }],
      argo: ['AWS::EKS::Capability', { Type: 'ARGOCD' }],
    },
  },
  {
    name: 'functions, and one with provisioned concurrency',
    terraform: `resource "aws_lambda_function" "f" {
      function_name = "f"
      role          = "r"
      memory_size   = 1024
      architectures = ["arm64"]
      ephemeral_storage { size = 2048 }
    }
    resource "aws_lambda_provisioned_concurrency_config" "p" {
      function_name                     = "f"
      qualifier                         = "live"
      provisioned_concurrent_executions = 5
    }`,
    template: {
      f: [
        'AWS::Lambda::Function',
        { FunctionName: 'f', MemorySize: '1024', Architectures: ['arm64'], EphemeralStorage: { Size: 2048 } },
      ],
      p: [
        'AWS::Lambda::Alias',
        { FunctionName: 'f', Name: 'live', ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 5 } },
      ],
      plain: ['AWS::Lambda::Alias', { FunctionName: 'f', Name: 'test' }],
    },
    usage: '  aws_lambda_function.f: { monthly_requests: 1000000, request_duration_ms: 200 }',
  },
  {
    name: 'load balancers of all kinds',
    terraform: `resource "aws_lb" "a" {}
    resource "aws_lb" "n" {
      load_balancer_type = "network"
    }
    resource "aws_lb" "g" {
      load_balancer_type = "gateway"
    }
    resource "aws_elb" "c" {}
    resource "aws_lb_trust_store" "t" {}`,
    template: {
      a: ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
      n: ['AWS::ElasticLoadBalancingV2::LoadBalancer', { Type: 'network' }],
      g: ['AWS::ElasticLoadBalancingV2::LoadBalancer', { Type: 'gateway' }],
      c: ['AWS::ElasticLoadBalancing::LoadBalancer'],
      t: ['AWS::ElasticLoadBalancingV2::TrustStore'],
    },
    usage: '  aws_lb.a: { new_connections: 50, processed_bytes_gb: 3 }',
  },
  {
    name: 'addresses, in use and idle',
    terraform: `resource "aws_eip" "idle" {}
    resource "aws_eip" "instance" {
      instance = aws_instance.i.id
    }
    resource "aws_eip" "nat" {}
    resource "aws_eip" "balancer" {}
    resource "aws_eip" "associated" {}
    resource "aws_eip" "own" {
      public_ipv4_pool = "ipv4pool-ec2-1"
    }
    resource "aws_instance" "i" {
      instance_type = "t3.nano"
    }
    resource "aws_nat_gateway" "n" {
      allocation_id = aws_eip.nat.id
      subnet_id     = "s"
    }
    resource "aws_lb" "b" {
      load_balancer_type = "network"
      subnet_mapping {
        subnet_id     = "s"
        allocation_id = aws_eip.balancer.id
      }
    }
    resource "aws_eip_association" "x" {
      allocation_id = aws_eip.associated.id
    }`,
    template: {
      idle: ['AWS::EC2::EIP', { Domain: 'vpc' }],
      instance: ['AWS::EC2::EIP', { InstanceId: ref('aws_instance.i') }],
      nat: ['AWS::EC2::EIP'],
      balancer: ['AWS::EC2::EIP'],
      associated: ['AWS::EC2::EIP'],
      own: ['AWS::EC2::EIP', { PublicIpv4Pool: 'ipv4pool-ec2-1' }],
      i: ['AWS::EC2::Instance', { InstanceType: 't3.nano' }],
      n: ['AWS::EC2::NatGateway', { AllocationId: ref('aws_eip.nat'), SubnetId: 's' }],
      b: [
        'AWS::ElasticLoadBalancingV2::LoadBalancer',
        { Type: 'network', SubnetMappings: [{ SubnetId: 's', AllocationId: ref('aws_eip.balancer') }] },
      ],
      x: ['AWS::EC2::EIPAssociation', { AllocationId: ref('aws_eip.associated') }],
    },
  },
  {
    name: 'a regional NAT gateway',
    terraform: `resource "aws_nat_gateway" "n" {
      availability_mode = "regional"
      availability_zone_address { availability_zone = "us-east-1a" }
      availability_zone_address { availability_zone = "us-east-1b" }
    }`,
    template: {
      n: [
        'AWS::EC2::NatGateway',
        {
          AvailabilityMode: 'regional',
          AvailabilityZoneAddresses: [{ AvailabilityZone: 'us-east-1a' }, { AvailabilityZone: 'us-east-1b' }],
        },
      ],
    },
  },
  {
    name: 'endpoints of a network',
    terraform: `resource "aws_vpc_endpoint" "s3" {
      vpc_id       = "v"
      service_name = "com.amazonaws.us-east-1.s3"
    }
    resource "aws_vpc_endpoint" "i" {
      vpc_id            = "v"
      service_name      = "x"
      vpc_endpoint_type = "Interface"
      subnet_ids        = ["a", "b", "c"]
    }
    resource "aws_vpc_endpoint" "g" {
      vpc_id            = "v"
      service_name      = "x"
      vpc_endpoint_type = "GatewayLoadBalancer"
      subnet_ids        = ["a"]
    }`,
    template: {
      s3: ['AWS::EC2::VPCEndpoint', { ServiceName: 'com.amazonaws.us-east-1.s3' }],
      i: ['AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Interface', SubnetIds: ['a', 'b', 'c'] }],
      g: ['AWS::EC2::VPCEndpoint', { VpcEndpointType: 'GatewayLoadBalancer', SubnetIds: ['a'] }],
    },
    usage: '  aws_vpc_endpoint.i: { monthly_data_processed_gb: 2000000 }',
  },
  {
    name: 'private connections',
    terraform: `resource "aws_vpn_connection" "t" {
      customer_gateway_id = "c"
      type                = "ipsec.1"
      transit_gateway_id  = aws_ec2_transit_gateway.g.id
      enable_acceleration = true
    }
    resource "aws_vpn_connection" "v" {
      customer_gateway_id = "c"
      type                = "ipsec.1"
      vpn_gateway_id      = "v"
    }
    resource "aws_vpn_concentrator" "hub" {}
    resource "aws_vpn_connection" "spoke" {
      type                = "ipsec.1"
      vpn_concentrator_id = aws_vpn_concentrator.hub.id
    }
    resource "aws_vpc_encryption_control" "controls" {}
    resource "aws_ec2_transit_gateway_vpc_attachment" "a" {}
    resource "aws_ec2_transit_gateway_vpc_attachment" "b" {}
    resource "aws_ec2_transit_gateway_peering_attachment" "p" {}
    resource "aws_ec2_transit_gateway_connect" "c" {}
    resource "aws_ec2_transit_gateway" "g" {}
    resource "aws_ec2_client_vpn_endpoint" "e" {}
    resource "aws_ec2_client_vpn_network_association" "n" {}
    resource "aws_ec2_traffic_mirror_session" "m" {}
    resource "aws_vpn_gateway" "w" {}
    resource "aws_dx_connection" "x" {
      name      = "x"
      location  = "EqDC2"
      bandwidth = "10Gbps"
    }
    resource "aws_dx_gateway_association" "y" {
      dx_gateway_id         = "d"
      associated_gateway_id = aws_vpn_gateway.w.id
    }
    resource "aws_dx_gateway_association" "z" {
      dx_gateway_id         = "d"
      associated_gateway_id = aws_ec2_transit_gateway.g.id
    }`,
    template: {
      t: [
        'AWS::EC2::VPNConnection',
        { TransitGatewayId: ref('aws_ec2_transit_gateway.g'), EnableAcceleration: 'true', Type: 'ipsec.1' },
      ],
      v: ['AWS::EC2::VPNConnection', { VpnGatewayId: 'v', Type: 'ipsec.1' }],
      hub: ['AWS::EC2::VPNConcentrator'],
      spoke: ['AWS::EC2::VPNConnection', { VpnConcentratorId: ref('aws_vpn_concentrator.hub'), Type: 'ipsec.1' }],
      controls: ['AWS::EC2::VPCEncryptionControl'],
      a: ['AWS::EC2::TransitGatewayVpcAttachment'],
      b: ['AWS::EC2::TransitGatewayAttachment'],
      p: ['AWS::EC2::TransitGatewayPeeringAttachment'],
      c: ['AWS::EC2::TransitGatewayConnect'],
      g: ['AWS::EC2::TransitGateway'],
      e: ['AWS::EC2::ClientVpnEndpoint'],
      n: ['AWS::EC2::ClientVpnTargetNetworkAssociation'],
      m: ['AWS::EC2::TrafficMirrorSession'],
      w: ['AWS::EC2::VPNGateway'],
      x: ['AWS::DirectConnect::Connection', { Location: 'EqDC2', Bandwidth: '10Gbps' }],
      y: ['AWS::DirectConnect::DirectConnectGatewayAssociation', { AssociatedGatewayId: ref('aws_vpn_gateway.w') }],
      z: [
        'AWS::DirectConnect::DirectConnectGatewayAssociation',
        { AssociatedGatewayId: ref('aws_ec2_transit_gateway.g') },
      ],
    },
  },
  {
    name: 'caches',
    terraform: `resource "aws_elasticache_cluster" "m" {
      cluster_id      = "m"
      engine          = "memcached"
      node_type       = "cache.m5.large"
      num_cache_nodes = 3
    }
    resource "aws_elasticache_replication_group" "sharded" {
      replication_group_id       = "sharded"
      engine                     = "redis"
      node_type                  = "cache.r5.large"
      num_node_groups            = 3
      replicas_per_node_group    = 2
      snapshot_retention_limit   = 5
    }
    resource "aws_elasticache_replication_group" "described" {
      replication_group_id    = "described"
      engine                  = "valkey"
      node_type               = "cache.r5.large"
      num_node_groups         = 2
      replicas_per_node_group = 1
    }
    resource "aws_elasticache_replication_group" "counted" {
      replication_group_id = "counted"
      engine               = "redis"
      node_type            = "cache.t3.small"
      num_cache_clusters   = 2
    }`,
    template: {
      m: [
        'AWS::ElastiCache::CacheCluster',
        { Engine: 'memcached', CacheNodeType: 'cache.m5.large', NumCacheNodes: '3' },
      ],
      sharded: [
        'AWS::ElastiCache::ReplicationGroup',
        {
          ReplicationGroupId: 'sharded',
          Engine: 'redis',
          CacheNodeType: 'cache.r5.large',
          NumNodeGroups: 3,
          ReplicasPerNodeGroup: 2,
          SnapshotRetentionLimit: 5,
        },
      ],
      described: [
        'AWS::ElastiCache::ReplicationGroup',
        {
          Engine: 'valkey',
          CacheNodeType: 'cache.r5.large',
          NodeGroupConfiguration: [{ ReplicaCount: 1 }, { ReplicaCount: '1' }],
        },
      ],
      counted: [
        'AWS::ElastiCache::ReplicationGroup',
        { Engine: 'redis', CacheNodeType: 'cache.t3.small', NumCacheClusters: '2', NumNodeGroups: '1' },
      ],
    },
    usage: '  aws_elasticache_replication_group.sharded: { snapshot_storage_size_gb: 20 }',
  },
  {
    name: 'search domains, new and old',
    terraform: `resource "aws_opensearch_domain" "n" {
      domain_name = "n"
      cluster_config {
        instance_type            = "r5.large.search"
        instance_count           = 3
        dedicated_master_enabled = true
        dedicated_master_type    = "m5.large.search"
        dedicated_master_count   = 3
        warm_enabled             = true
        warm_type                = "ultrawarm1.medium.search"
        warm_count               = 2
      }
      ebs_options {
        ebs_enabled = true
        volume_type = "gp3"
        volume_size = 200
        throughput  = 500
      }
    }
    resource "aws_elasticsearch_domain" "o" {
      domain_name = "o"
      cluster_config {
        instance_type  = "m4.large.elasticsearch"
        instance_count = 2
      }
      ebs_options {
        ebs_enabled = true
        volume_size = 100
      }
    }`,
    template: {
      n: [
        'AWS::OpenSearchService::Domain',
        {
          ClusterConfig: {
            InstanceType: 'r5.large.search',
            InstanceCount: '3',
            DedicatedMasterEnabled: 'true',
            DedicatedMasterType: 'm5.large.search',
            DedicatedMasterCount: 3,
            WarmEnabled: true,
            WarmType: 'ultrawarm1.medium.search',
            WarmCount: 2,
          },
          EBSOptions: { EBSEnabled: 'true', VolumeType: 'gp3', VolumeSize: '200', Throughput: 500 },
        },
      ],
      o: [
        'AWS::Elasticsearch::Domain',
        {
          ElasticsearchClusterConfig: { InstanceType: 'm4.large.elasticsearch', InstanceCount: 2 },
          EBSOptions: { EBSEnabled: true, VolumeSize: 100 },
        },
      ],
    },
  },
  {
    name: 'file systems',
    terraform: `resource "aws_efs_file_system" "p" {
      throughput_mode                 = "provisioned"
      provisioned_throughput_in_mibps = 100
      lifecycle_policy { transition_to_ia = "AFTER_30_DAYS" }
      lifecycle_policy { transition_to_archive = "AFTER_90_DAYS" }
    }
    resource "aws_efs_file_system" "z" {
      availability_zone_name = "us-east-1a"
      throughput_mode        = "elastic"
    }`,
    template: {
      p: [
        'AWS::EFS::FileSystem',
        {
          ThroughputMode: 'provisioned',
          ProvisionedThroughputInMibps: 100,
          LifecyclePolicies: [{ TransitionToIA: 'AFTER_30_DAYS' }, { TransitionToArchive: 'AFTER_90_DAYS' }],
        },
      ],
      z: ['AWS::EFS::FileSystem', { AvailabilityZoneName: 'us-east-1a', ThroughputMode: 'elastic' }],
    },
    usage: '  aws_efs_file_system.p: { storage_gb: 200, infrequent_access_storage_gb: 300 }',
  },
  {
    name: 'brokers',
    terraform: `resource "aws_mq_broker" "a" {
      broker_name        = "a"
      engine_type        = "ActiveMQ"
      deployment_mode    = "ACTIVE_STANDBY_MULTI_AZ"
      host_instance_type = "mq.m5.large"
      storage_type       = "efs"
    }
    resource "aws_mq_broker" "r" {
      broker_name        = "r"
      engine_type        = "RabbitMQ"
      deployment_mode    = "CLUSTER_MULTI_AZ"
      host_instance_type = "mq.m5.large"
    }`,
    template: {
      a: [
        'AWS::AmazonMQ::Broker',
        {
          EngineType: 'ACTIVEMQ',
          DeploymentMode: 'ACTIVE_STANDBY_MULTI_AZ',
          HostInstanceType: 'mq.m5.large',
          StorageType: 'EFS',
        },
      ],
      r: [
        'AWS::AmazonMQ::Broker',
        { EngineType: 'RABBITMQ', DeploymentMode: 'CLUSTER_MULTI_AZ', HostInstanceType: 'mq.m5.large' },
      ],
    },
    usage: '  aws_mq_broker.r: { storage_size_gb: 10 }',
  },
  {
    name: 'a distribution',
    terraform: `resource "aws_cloudfront_distribution" "d" {
      origin {
        domain_name = "a"
        origin_id   = "a"
        origin_shield {
          enabled              = true
          origin_shield_region = "eu-west-1"
        }
      }
      default_cache_behavior { field_level_encryption_id = "f" }
      ordered_cache_behavior { realtime_log_config_arn = "arn" }
      viewer_certificate { ssl_support_method = "vip" }
    }
    resource "aws_cloudfront_function" "f" {}`,
    template: {
      d: [
        'AWS::CloudFront::Distribution',
        {
          DistributionConfig: {
            Origins: [{ Id: 'a', OriginShield: { Enabled: 'true', OriginShieldRegion: 'eu-west-1' } }],
            DefaultCacheBehavior: { FieldLevelEncryptionId: 'f' },
            CacheBehaviors: [{ RealtimeLogConfigArn: 'arn' }],
            ViewerCertificate: { SslSupportMethod: 'vip' },
          },
        },
      ],
      f: ['AWS::CloudFront::Function'],
    },
  },
  {
    name: 'firewalls of the web',
    terraform: `resource "aws_wafv2_web_acl" "w" {
      rule {
        name = "a"
        statement {
          managed_rule_group_statement {
            name        = "AWSManagedRulesBotControlRuleSet"
            vendor_name = "AWS"
          }
        }
      }
      rule {
        name = "b"
        statement {
          rule_group_reference_statement { arn = "arn" }
        }
      }
      rule {
        name = "c"
        statement {
          geo_match_statement { country_codes = ["DE"] }
        }
      }
    }
    resource "aws_waf_web_acl" "g" {
      rules { rule_id = "1" }
    }
    resource "aws_wafregional_web_acl" "r" {
      rule { rule_id = "1" }
      rule { rule_id = "2" }
    }`,
    template: {
      w: [
        'AWS::WAFv2::WebACL',
        {
          Rules: [
            {
              Statement: {
                ManagedRuleGroupStatement: { Name: 'AWSManagedRulesBotControlRuleSet', VendorName: 'AWS' },
              },
            },
            { Statement: { RuleGroupReferenceStatement: { Arn: 'arn' } } },
            { Statement: { GeoMatchStatement: { CountryCodes: ['DE'] } } },
          ],
        },
      ],
      g: ['AWS::WAF::WebACL', { Rules: [{ RuleId: '1' }] }],
      r: ['AWS::WAFRegional::WebACL', { Rules: [{ RuleId: '1' }, { RuleId: '2' }] }],
    },
  },
  {
    name: 'a firewall of a network',
    terraform: `resource "aws_networkfirewall_firewall" "f" {
      subnet_mapping { subnet_id = "a" }
      subnet_mapping { subnet_id = "b" }
    }`,
    template: { f: ['AWS::NetworkFirewall::Firewall', { SubnetMappings: [{ SubnetId: 'a' }, { SubnetId: 'b' }] }] },
  },
  {
    name: 'keys, secrets and certificates',
    terraform: `resource "aws_kms_key" "k" {}
    resource "aws_kms_key" "r" {
      customer_master_key_spec = "RSA_2048"
    }
    resource "aws_kms_external_key" "e" {}
    resource "aws_kms_replica_key" "p" {}
    resource "aws_secretsmanager_secret" "s" {
      replica { region = "eu-west-1" }
    }
    resource "aws_acmpca_certificate_authority" "a" {
      usage_mode = "SHORT_LIVED_CERTIFICATE"
    }
    resource "aws_acm_certificate" "c" {
      certificate_authority_arn = aws_acmpca_certificate_authority.a.arn
    }
    resource "aws_acm_certificate" "public" {
      domain_name = "example.com"
    }
    resource "aws_acmpca_certificate" "d" {
      certificate_authority_arn = aws_acmpca_certificate_authority.a.arn
    }`,
    template: {
      k: ['AWS::KMS::Key', { KeyPolicy: {} }],
      r: ['AWS::KMS::Key', { KeySpec: 'RSA_2048' }],
      e: ['AWS::KMS::Key', { Origin: 'EXTERNAL' }],
      p: ['AWS::KMS::ReplicaKey'],
      s: ['AWS::SecretsManager::Secret', { ReplicaRegions: [{ Region: 'eu-west-1' }] }],
      a: ['AWS::ACMPCA::CertificateAuthority', { UsageMode: 'SHORT_LIVED_CERTIFICATE' }],
      c: [
        'AWS::CertificateManager::Certificate',
        { CertificateAuthorityArn: ref('aws_acmpca_certificate_authority.a') },
      ],
      public: ['AWS::CertificateManager::Certificate', { DomainName: 'example.com' }],
      d: ['AWS::ACMPCA::Certificate', { CertificateAuthorityArn: ref('aws_acmpca_certificate_authority.a') }],
    },
    usage: '  aws_kms_key.r: { monthly_requests: 50000 }',
  },
  {
    name: 'alarms and what else watches',
    terraform: `resource "aws_cloudwatch_metric_alarm" "s" {
      period = 60
    }
    resource "aws_cloudwatch_metric_alarm" "h" {
      period = 10
    }
    resource "aws_cloudwatch_metric_alarm" "a" {
      threshold_metric_id = "e"
      metric_query {
        id         = "e"
        expression = "ANOMALY_DETECTION_BAND(m, 2)"
      }
      metric_query {
        id = "m"
        metric { period = 300 }
      }
    }
    resource "aws_cloudwatch_composite_alarm" "c" {}
    resource "aws_cloudwatch_dashboard" "d" {}
    resource "aws_cloudwatch_metric_stream" "m" {}
    resource "aws_cloudwatch_contributor_insight_rule" "i" {
      rule_state = "DISABLED"
    }
    resource "aws_cloudwatch_log_group" "l" {
      log_group_class = "INFREQUENT_ACCESS"
    }
    resource "aws_flow_log" "f" {
      log_destination_type = "s3"
    }
    resource "aws_synthetics_canary" "y" {
      schedule { expression = "rate(5 minutes)" }
    }
    resource "aws_rum_app_monitor" "r" {}`,
    template: {
      s: ['AWS::CloudWatch::Alarm', { Period: '60' }],
      h: ['AWS::CloudWatch::Alarm', { Period: '10' }],
      a: [
        'AWS::CloudWatch::Alarm',
        {
          ThresholdMetricId: 'e',
          Metrics: [
            { Id: 'e', Expression: 'ANOMALY_DETECTION_BAND(m, 2)' },
            { Id: 'm', MetricStat: { Period: 300, Stat: 'Average' } },
          ],
        },
      ],
      c: ['AWS::CloudWatch::CompositeAlarm'],
      d: ['AWS::CloudWatch::Dashboard'],
      m: ['AWS::CloudWatch::MetricStream'],
      i: ['AWS::CloudWatch::InsightRule', { RuleState: 'DISABLED' }],
      l: ['AWS::Logs::LogGroup', { LogGroupClass: 'INFREQUENT_ACCESS' }],
      f: ['AWS::EC2::FlowLog', { LogDestinationType: 's3' }],
      y: ['AWS::Synthetics::Canary', { Schedule: { Expression: 'rate(5 minutes)' } }],
      r: ['AWS::RUM::AppMonitor'],
    },
    usage: '  aws_cloudwatch_log_group.l: { monthly_data_ingested_gb: 100 }',
  },
  {
    name: 'trails',
    terraform: `resource "aws_cloudtrail" "t" {
      name = "t"
      event_selector {
        data_resource { type = "AWS::S3::Object" }
      }
      insight_selector { insight_type = "ApiCallRateInsight" }
    }
    resource "aws_cloudtrail_event_data_store" "e" {
      retention_period = 366
    }
    resource "aws_cloudtrail_event_data_store" "f" {
      retention_period = 800
    }`,
    template: {
      t: [
        'AWS::CloudTrail::Trail',
        {
          EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object' }] }],
          InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }],
        },
      ],
      e: ['AWS::CloudTrail::EventDataStore'],
      f: ['AWS::CloudTrail::EventDataStore', { RetentionPeriod: 800 }],
    },
  },
  {
    name: 'APIs',
    terraform: `resource "aws_api_gateway_rest_api" "r" {}
    resource "aws_api_gateway_stage" "s" {
      cache_cluster_enabled = true
      cache_cluster_size    = "6.1"
    }
    resource "aws_api_gateway_stage" "d" {
      cache_cluster_enabled = true
      cache_cluster_size    = "0.5"
    }
    resource "aws_apigatewayv2_api" "h" {
      protocol_type = "HTTP"
    }
    resource "aws_apigatewayv2_api" "w" {
      protocol_type = "WEBSOCKET"
    }`,
    template: {
      r: ['AWS::ApiGateway::RestApi'],
      s: ['AWS::ApiGateway::Stage', { CacheClusterEnabled: 'true', CacheClusterSize: '6.1' }],
      d: [
        'AWS::ApiGateway::Deployment',
        { StageName: 'd', StageDescription: { CacheClusterEnabled: true, CacheClusterSize: '0.5' } },
      ],
      h: ['AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP' }],
      w: ['AWS::ApiGatewayV2::Api', { ProtocolType: 'WEBSOCKET' }],
      plain: ['AWS::ApiGateway::Deployment'],
    },
    usage: '  aws_api_gateway_rest_api.r: { monthly_requests: 5000000 }',
  },
  {
    name: 'names',
    terraform: `resource "aws_route53_zone" "z" {
      name = "example.com"
    }
    resource "aws_route53_record" "a" {
      name = "a"
      alias { name = "lb" }
    }
    resource "aws_route53_record" "l" {
      name = "l"
      latency_routing_policy { region = "eu-west-1" }
    }
    resource "aws_route53_record" "g" {
      name = "g"
      geolocation_routing_policy { country = "DE" }
    }
    resource "aws_route53_record" "group" {
      name = "group"
    }
    resource "aws_route53_record" "aliases" {
      name = "x"
      alias { name = "lb" }
    }
    resource "aws_route53_health_check" "h" {
      type             = "HTTPS_STR_MATCH"
      request_interval = 10
      measure_latency  = true
    }
    resource "aws_route53_resolver_endpoint" "r" {
      ip_address { subnet_id = "a" }
      ip_address { subnet_id = "b" }
      ip_address { subnet_id = "c" }
    }
    resource "aws_route53_resolver_firewall_domain_list" "d" {
      domains = ["a.com", "b.com"]
    }
    resource "aws_route53_resolver_firewall_rule_group_association" "f" {}
    resource "aws_route53_traffic_policy_instance" "t" {}
    resource "aws_service_discovery_private_dns_namespace" "p" {}
    resource "aws_service_discovery_public_dns_namespace" "q" {}
    resource "aws_service_discovery_instance" "i" {}`,
    template: {
      z: ['AWS::Route53::HostedZone', { Name: 'example.com' }],
      a: ['AWS::Route53::RecordSet', { Name: 'a', AliasTarget: { DNSName: 'lb', HostedZoneId: 'Z' } }],
      l: ['AWS::Route53::RecordSet', { Name: 'l', Region: 'eu-west-1', SetIdentifier: 'x' }],
      g: ['AWS::Route53::RecordSet', { Name: 'g', GeoLocation: { CountryCode: 'DE' } }],
      group: [
        'AWS::Route53::RecordSetGroup',
        {
          RecordSets: [
            { Name: 'm', ResourceRecords: ['1.2.3.4'] },
            { Name: 'n', AliasTarget: { DNSName: 'lb' } },
          ],
        },
      ],
      aliases: ['AWS::Route53::RecordSetGroup', { RecordSets: [{ Name: 'n', AliasTarget: { DNSName: 'lb' } }] }],
      h: [
        'AWS::Route53::HealthCheck',
        { HealthCheckConfig: { Type: 'HTTPS_STR_MATCH', RequestInterval: '10', MeasureLatency: 'true' } },
      ],
      r: [
        'AWS::Route53Resolver::ResolverEndpoint',
        { IpAddresses: [{ SubnetId: 'a' }, { SubnetId: 'b' }, { SubnetId: 'c' }] },
      ],
      d: ['AWS::Route53Resolver::FirewallDomainList', { Domains: ['a.com', 'b.com'] }],
      f: ['AWS::Route53Resolver::FirewallRuleGroupAssociation'],
      t: ['AWS::Route53::TrafficPolicyInstance'],
      p: ['AWS::ServiceDiscovery::PrivateDnsNamespace'],
      q: ['AWS::ServiceDiscovery::PublicDnsNamespace'],
      i: ['AWS::ServiceDiscovery::Instance'],
    },
    usage: '  aws_route53_record.group: { monthly_standard_queries: 2000000 }',
  },
  {
    name: 'messages and events',
    terraform: `resource "aws_sqs_queue" "q" {}
    resource "aws_sqs_queue" "f" {
      fifo_queue = true
    }
    resource "aws_sns_topic" "t" {}
    resource "aws_sns_topic" "o" {
      fifo_topic     = true
      archive_policy = "{}"
    }
    resource "aws_sns_topic_subscription" "s" {
      topic_arn = aws_sns_topic.o.arn
      protocol  = "https"
    }
    resource "aws_cloudwatch_event_bus" "b" {}
    resource "aws_cloudwatch_event_archive" "a" {}
    resource "aws_cloudwatch_event_api_destination" "d" {}
    resource "aws_scheduler_schedule" "h" {}
    resource "aws_pipes_pipe" "p" {}
    resource "aws_schemas_discoverer" "r" {}
    resource "aws_sfn_state_machine" "m" {}
    resource "aws_sfn_state_machine" "e" {
      type = "EXPRESS"
    }`,
    template: {
      q: ['AWS::SQS::Queue'],
      f: ['AWS::SQS::Queue', { FifoQueue: 'true' }],
      t: ['AWS::SNS::Topic'],
      o: ['AWS::SNS::Topic', { FifoTopic: true, ArchivePolicy: { MessageRetentionPeriod: 30 } }],
      s: ['AWS::SNS::Subscription', { TopicArn: ref('aws_sns_topic.o'), Protocol: 'https' }],
      b: ['AWS::Events::EventBus'],
      a: ['AWS::Events::Archive'],
      d: ['AWS::Events::ApiDestination'],
      h: ['AWS::Scheduler::Schedule'],
      p: ['AWS::Pipes::Pipe'],
      r: ['AWS::EventSchemas::Discoverer'],
      m: ['AWS::StepFunctions::StateMachine'],
      e: ['AWS::StepFunctions::StateMachine', { StateMachineType: 'EXPRESS' }],
    },
    usage: `  aws_sqs_queue.f: { monthly_requests: 10000000 }
  aws_sns_topic.o: { monthly_requests: 1000000, request_size_kb: 20 }
  aws_sfn_state_machine.m: { monthly_transitions: 100000 }`,
  },
  {
    name: 'accounts and their rules',
    terraform: `resource "aws_config_config_rule" "r" {}
    resource "aws_config_configuration_recorder" "c" {
      recording_mode { recording_frequency = "DAILY" }
    }
    resource "aws_config_conformance_pack" "p" {}
    resource "aws_config_organization_conformance_pack" "o" {}
    resource "aws_config_organization_managed_rule" "m" {}
    resource "aws_config_organization_custom_rule" "u" {}
    resource "aws_config_organization_custom_policy_rule" "y" {}
    resource "aws_accessanalyzer_analyzer" "a" {
      type = "ACCOUNT_UNUSED_ACCESS"
    }
    resource "aws_fms_policy" "f" {}
    resource "aws_cognito_user_pool_client" "k" {
      allowed_oauth_flows = ["client_credentials"]
    }
    resource "aws_ssm_parameter" "s" {
      type  = "String"
      tier  = "Advanced"
      value = "x"
    }
    resource "aws_ssm_parameter" "t" {
      type  = "String"
      value = "x"
    }
    resource "aws_ssmincidents_response_plan" "i" {}`,
    template: {
      r: ['AWS::Config::ConfigRule'],
      c: ['AWS::Config::ConfigurationRecorder', { RecordingMode: { RecordingFrequency: 'DAILY' } }],
      p: ['AWS::Config::ConformancePack'],
      o: ['AWS::Config::OrganizationConformancePack'],
      m: ['AWS::Config::OrganizationConfigRule', { OrganizationManagedRuleMetadata: { RuleIdentifier: 'X' } }],
      u: ['AWS::Config::OrganizationConfigRule', { OrganizationCustomRuleMetadata: { LambdaFunctionArn: 'X' } }],
      y: ['AWS::Config::OrganizationConfigRule', { OrganizationCustomPolicyRuleMetadata: { PolicyText: 'X' } }],
      a: ['AWS::AccessAnalyzer::Analyzer', { Type: 'ACCOUNT_UNUSED_ACCESS' }],
      f: ['AWS::FMS::Policy'],
      k: ['AWS::Cognito::UserPoolClient', { AllowedOAuthFlows: ['client_credentials'] }],
      s: ['AWS::SSM::Parameter', { Type: 'String', Tier: 'Advanced', Value: 'x' }],
      t: ['AWS::SSM::Parameter', { Type: 'String', Value: 'x' }],
      i: ['AWS::SSMIncidents::ResponsePlan'],
    },
    usage: '  aws_config_configuration_recorder.c: { monthly_config_items: 1000 }',
  },
  {
    name: 'directories',
    terraform: `resource "aws_directory_service_directory" "m" {
      type    = "MicrosoftAD"
      edition = "Standard"
    }
    resource "aws_directory_service_directory" "e" {
      type = "MicrosoftAD"
    }
    resource "aws_directory_service_directory" "s" {
      type = "SimpleAD"
      size = "Small"
    }`,
    template: {
      m: ['AWS::DirectoryService::MicrosoftAD', { Edition: 'Standard' }],
      e: ['AWS::DirectoryService::MicrosoftAD'],
      s: ['AWS::DirectoryService::SimpleAD', { Size: 'Small' }],
    },
  },
  {
    name: 'applications on Beanstalk',
    terraform: `resource "aws_elastic_beanstalk_configuration_template" "t" {
      setting {
        namespace = "aws:autoscaling:launchconfiguration"
        name      = "InstanceType"
        value     = "m5.large"
      }
    }
    resource "aws_elastic_beanstalk_environment" "e" {
      template_name = aws_elastic_beanstalk_configuration_template.t.name
      tier          = "WebServer"
      setting {
        namespace = "aws:autoscaling:asg"
        name      = "MinSize"
        value     = "2"
      }
      setting {
        namespace = "aws:elasticbeanstalk:environment"
        name      = "LoadBalancerType"
        value     = "application"
      }
    }`,
    template: {
      t: [
        'AWS::ElasticBeanstalk::ConfigurationTemplate',
        {
          OptionSettings: [
            { Namespace: 'aws:autoscaling:launchconfiguration', OptionName: 'InstanceType', Value: 'm5.large' },
          ],
        },
      ],
      e: [
        'AWS::ElasticBeanstalk::Environment',
        {
          TemplateName: ref('aws_elastic_beanstalk_configuration_template.t'),
          Tier: { Name: 'WebServer', Type: 'Standard' },
          OptionSettings: [
            { Namespace: 'aws:autoscaling:asg', OptionName: 'MinSize', Value: '2' },
            { Namespace: 'aws:elasticbeanstalk:environment', OptionName: 'LoadBalancerType', Value: 'application' },
          ],
        },
      ],
    },
  },
  {
    name: 'Lightsail',
    terraform: `resource "aws_lightsail_instance" "l" {
      bundle_id = "micro_2_0"
    }
    resource "aws_lightsail_instance" "w" {
      bundle_id = "small_win_3_0"
    }`,
    template: {
      l: ['AWS::Lightsail::Instance', { BundleId: 'micro_2_0' }],
      w: ['AWS::Lightsail::Instance', { BundleId: 'small_win_3_0' }],
      attached: ['AWS::Lightsail::StaticIp', { StaticIpName: 'a', AttachedTo: 'l' }],
    },
  },
  {
    name: 'what has a price and no property that matters',
    terraform: `resource "aws_ecr_repository" "r" {}
    resource "aws_globalaccelerator_accelerator" "g" {}
    resource "aws_globalaccelerator_endpoint_group" "e" {
      endpoint_group_region = "eu-west-1"
    }
    resource "aws_vpc_ipam" "i" {
      tier = "free"
    }
    resource "aws_vpc_ipam" "j" {}
    resource "aws_vpclattice_service" "v" {}`,
    template: {
      r: ['AWS::ECR::Repository'],
      g: ['AWS::GlobalAccelerator::Accelerator'],
      e: ['AWS::GlobalAccelerator::EndpointGroup', { EndpointGroupRegion: 'eu-west-1' }],
      i: ['AWS::EC2::IPAM', { Tier: 'free' }],
      j: ['AWS::EC2::IPAM'],
      v: ['AWS::VpcLattice::Service'],
    },
  },
];
