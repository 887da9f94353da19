/** Services beyond the common ones in Terraform and in CloudFormation: they must cost the same. */
import type { ParityCase } from './parity-cases';
import { ref } from './properties';

const image = (path: string): string => `{{resolve:ssm:/aws/service/${path}/latest}}`;
const windows = image('ami-windows-latest');

export const parityServices: readonly ParityCase[] = [
  {
    name: 'operating systems that the public parameters of images tell',
    terraform: `resource "aws_instance" "w" { instance_type = "m5.large" }
    resource "aws_instance" "s" { instance_type = "m5.large" }
    resource "aws_instance" "l" { instance_type = "m5.large" }
    resource "aws_instance" "a" { instance_type = "m5.large" }
    resource "aws_launch_template" "t" { instance_type = "m5.large" }
    resource "aws_autoscaling_group" "g" {
      min_size = 2
      launch_template { id = aws_launch_template.t.id }
    }
    resource "aws_launch_configuration" "c" { instance_type = "m5.large" }
    resource "aws_autoscaling_group" "o" {
      min_size             = 1
      launch_configuration = aws_launch_configuration.c.id
    }
    resource "aws_spot_fleet_request" "f" {
      target_capacity = 1
      launch_specification { instance_type = "m5.large" }
    }`,
    usage: `  aws_instance.w: { operating_system: windows }
  aws_instance.s: { operating_system: suse }
  aws_autoscaling_group.g: { operating_system: windows }
  aws_autoscaling_group.o: { operating_system: windows }
  aws_spot_fleet_request.f: { operating_system: windows }`,
    withoutUsage: true,
    template: {
      w: ['AWS::EC2::Instance', { InstanceType: 'm5.large', ImageId: windows }],
      s: ['AWS::EC2::Instance', { InstanceType: 'm5.large', ImageId: image('suse/sles/15-sp6/x86_64') }],
      l: ['AWS::EC2::Instance', { InstanceType: 'm5.large', ImageId: image('ami-amazon-linux-latest') }],
      a: ['AWS::EC2::Instance', { InstanceType: 'm5.large', ImageId: ref('parameter') }],
      t: ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: { InstanceType: 'm5.large', ImageId: windows } }],
      g: [
        'AWS::AutoScaling::AutoScalingGroup',
        { MinSize: '2', LaunchTemplate: { LaunchTemplateId: ref('aws_launch_template.t') } },
      ],
      c: [
        'AWS::AutoScaling::LaunchConfiguration',
        { InstanceType: 'm5.large', ImageId: windows, InstanceMonitoring: true },
      ],
      o: [
        'AWS::AutoScaling::AutoScalingGroup',
        { MinSize: '1', LaunchConfigurationName: ref('aws_launch_configuration.c') },
      ],
      f: [
        'AWS::EC2::SpotFleet',
        {
          SpotFleetRequestConfigData: {
            TargetCapacity: 1,
            LaunchSpecifications: [{ InstanceType: 'm5.large', ImageId: windows }],
          },
        },
      ],
    },
  },
  {
    name: 'streams, a delivery and an application',
    terraform: `resource "aws_kinesis_stream" "s" {
      shard_count      = 3
      retention_period = 48
    }
    resource "aws_kinesis_stream" "d" {
      stream_mode_details { stream_mode = "ON_DEMAND" }
    }
    resource "aws_kinesis_firehose_delivery_stream" "f" {
      destination = "extended_s3"
      extended_s3_configuration {
        data_format_conversion_configuration { enabled = true }
      }
    }
    resource "aws_kinesisanalyticsv2_application" "k" {
      runtime_environment = "FLINK-1_20"
    }`,
    template: {
      s: ['AWS::Kinesis::Stream', { ShardCount: 3, RetentionPeriodHours: 48 }],
      d: ['AWS::Kinesis::Stream', { StreamModeDetails: { StreamMode: 'ON_DEMAND' } }],
      f: [
        'AWS::KinesisFirehose::DeliveryStream',
        { ExtendedS3DestinationConfiguration: { DataFormatConversionConfiguration: { Enabled: true } } },
      ],
      k: ['AWS::KinesisAnalyticsV2::Application', { RuntimeEnvironment: 'FLINK-1_20' }],
    },
  },
  {
    name: 'file systems of every kind',
    terraform: `resource "aws_fsx_lustre_file_system" "l" {
      storage_capacity            = 1200
      deployment_type             = "PERSISTENT_2"
      per_unit_storage_throughput = 250
    }
    resource "aws_fsx_windows_file_system" "w" {
      storage_capacity    = 300
      throughput_capacity = 32
      deployment_type     = "MULTI_AZ_1"
    }
    resource "aws_fsx_ontap_file_system" "o" {
      storage_capacity    = 1024
      throughput_capacity = 256
      deployment_type     = "MULTI_AZ_1"
    }
    resource "aws_fsx_openzfs_file_system" "z" {
      storage_capacity    = 1000
      throughput_capacity = 64
      deployment_type     = "SINGLE_AZ_1"
      root_volume_configuration { data_compression_type = "LZ4" }
      disk_iops_configuration {
        mode = "USER_PROVISIONED"
        iops = 4000
      }
    }`,
    template: {
      l: [
        'AWS::FSx::FileSystem',
        {
          FileSystemType: 'LUSTRE',
          StorageCapacity: 1200,
          LustreConfiguration: { DeploymentType: 'PERSISTENT_2', PerUnitStorageThroughput: 250 },
        },
      ],
      w: [
        'AWS::FSx::FileSystem',
        {
          FileSystemType: 'WINDOWS',
          StorageCapacity: 300,
          WindowsConfiguration: { ThroughputCapacity: 32, DeploymentType: 'MULTI_AZ_1' },
        },
      ],
      o: [
        'AWS::FSx::FileSystem',
        {
          FileSystemType: 'ONTAP',
          StorageCapacity: 1024,
          OntapConfiguration: { ThroughputCapacity: 256, DeploymentType: 'MULTI_AZ_1' },
        },
      ],
      z: [
        'AWS::FSx::FileSystem',
        {
          FileSystemType: 'OPENZFS',
          StorageCapacity: 1000,
          OpenZFSConfiguration: {
            ThroughputCapacity: 64,
            DeploymentType: 'SINGLE_AZ_1',
            RootVolumeConfiguration: { DataCompressionType: 'LZ4' },
            DiskIopsConfiguration: { Mode: 'USER_PROVISIONED', Iops: 4000 },
          },
        },
      ],
    },
  },
  {
    name: 'Kafka',
    terraform: `resource "aws_msk_cluster" "m" {
      number_of_broker_nodes = 3
      broker_node_group_info {
        instance_type = "kafka.m5.large"
        storage_info {
          ebs_storage_info { volume_size = 1000 }
        }
      }
    }
    resource "aws_msk_serverless_cluster" "s" {}
    resource "aws_mskconnect_connector" "c" {
      capacity {
        provisioned_capacity {
          mcu_count    = 2
          worker_count = 3
        }
      }
    }`,
    template: {
      m: [
        'AWS::MSK::Cluster',
        {
          NumberOfBrokerNodes: 3,
          BrokerNodeGroupInfo: {
            InstanceType: 'kafka.m5.large',
            StorageInfo: { EBSStorageInfo: { VolumeSize: 1000 } },
          },
        },
      ],
      s: ['AWS::MSK::ServerlessCluster'],
      c: ['AWS::KafkaConnect::Connector', { Capacity: { ProvisionedCapacity: { McuCount: 2, WorkerCount: 3 } } }],
    },
  },
  {
    name: 'clusters and jobs over data',
    terraform: `resource "aws_emr_cluster" "e" {
      master_instance_group { instance_type = "m5.xlarge" }
      core_instance_group {
        instance_type  = "m5.xlarge"
        instance_count = 2
        ebs_config {
          size                 = 64
          type                 = "gp2"
          volumes_per_instance = 2
        }
      }
    }
    resource "aws_glue_job" "g" {
      worker_type       = "G.2X"
      number_of_workers = 5
    }
    resource "aws_dms_replication_instance" "d" {
      replication_instance_class = "dms.t3.medium"
      multi_az                   = true
      allocated_storage          = 100
    }
    resource "aws_redshiftserverless_workgroup" "r" {
      base_capacity = 8
    }`,
    usage: '  aws_glue_job.g: { monthly_hours: 10 }',
    template: {
      e: [
        'AWS::EMR::Cluster',
        {
          Instances: {
            MasterInstanceGroup: { InstanceType: 'm5.xlarge', InstanceCount: 1 },
            CoreInstanceGroup: {
              InstanceType: 'm5.xlarge',
              InstanceCount: 2,
              EbsConfiguration: {
                EbsBlockDeviceConfigs: [
                  { VolumeSpecification: { SizeInGB: 64, VolumeType: 'gp2' }, VolumesPerInstance: 2 },
                ],
              },
            },
          },
        },
      ],
      g: ['AWS::Glue::Job', { WorkerType: 'G.2X', NumberOfWorkers: 5 }],
      d: [
        'AWS::DMS::ReplicationInstance',
        {
          ReplicationInstanceClass: 'dms.t3.medium',
          MultiAZ: true,
          AllocatedStorage: 100,
          PubliclyAccessible: false,
        },
      ],
      r: ['AWS::RedshiftServerless::Workgroup', { BaseCapacity: 8 }],
    },
  },
  {
    name: 'a proxy by the database behind it',
    terraform: `resource "aws_db_instance" "i" {
      engine            = "postgres"
      instance_class    = "db.m5.2xlarge"
      allocated_storage = 20
      storage_type      = "gp3"
    }
    resource "aws_db_proxy" "p" {
      name = "front"
    }
    resource "aws_db_proxy_target" "t" {
      db_proxy_name          = aws_db_proxy.p.name
      db_instance_identifier = aws_db_instance.i.identifier
    }`,
    template: {
      i: [
        'AWS::RDS::DBInstance',
        {
          Engine: 'postgres',
          DBInstanceClass: 'db.m5.2xlarge',
          AllocatedStorage: '20',
          StorageType: 'gp3',
          PubliclyAccessible: false,
        },
      ],
      p: ['AWS::RDS::DBProxy', { DBProxyName: 'front' }],
      t: [
        'AWS::RDS::DBProxyTargetGroup',
        { DBProxyName: ref('aws_db_proxy.p'), DBInstanceIdentifiers: [ref('aws_db_instance.i')] },
      ],
    },
  },
  {
    name: 'a service that keeps containers, and an endpoint without servers',
    terraform: `resource "aws_apprunner_auto_scaling_configuration_version" "s" {
      min_size = 3
    }
    resource "aws_apprunner_service" "a" {
      auto_scaling_configuration_arn = aws_apprunner_auto_scaling_configuration_version.s.arn
      instance_configuration {
        cpu    = "1024"
        memory = "2048"
      }
    }
    resource "aws_sagemaker_endpoint_configuration" "c" {
      production_variants {
        serverless_config { memory_size_in_mb = 2048 }
      }
    }
    resource "aws_sagemaker_endpoint" "e" {
      endpoint_config_name = aws_sagemaker_endpoint_configuration.c.name
    }`,
    usage: '  aws_sagemaker_endpoint.e: { monthly_inference_seconds: 1000 }',
    template: {
      s: ['AWS::AppRunner::AutoScalingConfiguration', { MinSize: 3 }],
      a: [
        'AWS::AppRunner::Service',
        {
          AutoScalingConfigurationArn: ref('aws_apprunner_auto_scaling_configuration_version.s'),
          InstanceConfiguration: { Cpu: '1024', Memory: '2048' },
        },
      ],
      c: [
        'AWS::SageMaker::EndpointConfig',
        { ProductionVariants: [{ VariantName: 'v', ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5 } }] },
      ],
      e: ['AWS::SageMaker::Endpoint', { EndpointConfigName: ref('aws_sagemaker_endpoint_configuration.c') }],
    },
  },
  {
    name: 'a detector with features, and with sources',
    terraform: `resource "aws_guardduty_detector" "f" {}
    resource "aws_guardduty_detector_feature" "s3" {
      detector_id = aws_guardduty_detector.f.id
      name        = "S3_DATA_EVENTS"
      status      = "ENABLED"
    }
    resource "aws_guardduty_detector" "d" {
      datasources {
        malware_protection {
          scan_ec2_instance_with_findings {
            ebs_volumes { enable = true }
          }
        }
      }
    }
    resource "aws_guardduty_detector" "off" {
      datasources {
        malware_protection {
          scan_ec2_instance_with_findings {
            ebs_volumes { enable = false }
          }
        }
      }
    }`,
    template: {
      f: [
        'AWS::GuardDuty::Detector',
        {
          Enable: true,
          Features: [
            { Name: 'S3_DATA_EVENTS', Status: 'ENABLED' },
            { Name: 'EKS_AUDIT_LOGS', Status: 'DISABLED' },
          ],
        },
      ],
      d: [
        'AWS::GuardDuty::Detector',
        {
          Enable: true,
          DataSources: { MalwareProtection: { ScanEc2InstanceWithFindings: { EbsVolumes: true } } },
        },
      ],
      off: [
        'AWS::GuardDuty::Detector',
        {
          Enable: true,
          DataSources: { MalwareProtection: { ScanEc2InstanceWithFindings: { EbsVolumes: false } } },
        },
      ],
    },
  },
  {
    name: 'desktops, users and builds',
    terraform: `resource "aws_workspaces_workspace" "w" {
      workspace_properties {
        compute_type_name = "STANDARD"
        running_mode      = "AUTO_STOP"
      }
    }
    resource "aws_cognito_user_pool" "u" {
      user_pool_tier = "PLUS"
    }
    resource "aws_codebuild_project" "b" {
      environment {
        compute_type = "BUILD_GENERAL1_SMALL"
        type         = "LINUX_CONTAINER"
      }
    }
    resource "aws_transfer_server" "t" {
      protocols = ["SFTP", "FTPS"]
    }
    resource "aws_mwaa_environment" "m" {
      environment_class = "mw1.medium"
    }`,
    usage: '  aws_codebuild_project.b: { monthly_build_mins: 100 }',
    template: {
      w: [
        'AWS::WorkSpaces::Workspace',
        { WorkspaceProperties: { ComputeTypeName: 'STANDARD', RunningMode: 'AUTO_STOP' } },
      ],
      u: ['AWS::Cognito::UserPool', { UserPoolTier: 'PLUS' }],
      b: ['AWS::CodeBuild::Project', { Environment: { ComputeType: 'BUILD_GENERAL1_SMALL', Type: 'LINUX_CONTAINER' } }],
      t: ['AWS::Transfer::Server', { Protocols: ['SFTP', 'FTPS'] }],
      m: ['AWS::MWAA::Environment', { EnvironmentClass: 'mw1.medium' }],
    },
  },
  {
    name: 'tables and caches',
    terraform: `resource "aws_keyspaces_table" "k" {
      capacity_specification {
        throughput_mode      = "PROVISIONED"
        read_capacity_units  = 10
        write_capacity_units = 5
      }
      point_in_time_recovery { status = "ENABLED" }
    }
    resource "aws_dax_cluster" "d" {
      node_type          = "dax.r5.large"
      replication_factor = 3
    }
    resource "aws_memorydb_cluster" "m" {
      node_type  = "db.r6g.large"
      num_shards = 2
    }
    resource "aws_elasticache_serverless_cache" "e" {
      engine = "valkey"
      cache_usage_limits {
        data_storage { minimum = 5 }
      }
    }`,
    template: {
      k: [
        'AWS::Cassandra::Table',
        {
          BillingMode: {
            Mode: 'PROVISIONED',
            ProvisionedThroughput: { ReadCapacityUnits: 10, WriteCapacityUnits: 5 },
          },
          PointInTimeRecoveryEnabled: true,
        },
      ],
      d: ['AWS::DAX::Cluster', { NodeType: 'dax.r5.large', ReplicationFactor: 3 }],
      m: ['AWS::MemoryDB::Cluster', { NodeType: 'db.r6g.large', NumShards: 2 }],
      e: [
        'AWS::ElastiCache::ServerlessCache',
        { Engine: 'valkey', CacheUsageLimits: { DataStorage: { Minimum: '5' } } },
      ],
    },
  },
  {
    name: 'snapshots of databases, and a global one',
    terraform: `resource "aws_rds_cluster" "c" { engine = "aurora-mysql" }
    resource "aws_db_cluster_snapshot" "s" { db_cluster_identifier = aws_rds_cluster.c.id }
    resource "aws_db_snapshot" "d" {}
    resource "aws_memorydb_snapshot" "m" {}
    resource "aws_redshift_cluster_snapshot" "r" {}
    resource "aws_neptune_global_cluster" "n" {}`,
    template: {
      c: ['AWS::RDS::DBCluster', { Engine: 'aurora-mysql' }],
      s: ['AWS::RDS::ClusterSnapshot', { DBClusterIdentifier: ref('aws_rds_cluster.c') }],
      d: ['AWS::RDS::DBSnapshot', { DBInstanceIdentifier: 'd' }],
      m: ['AWS::MemoryDB::Snapshot', { ClusterName: 'm' }],
      r: ['AWS::Redshift::Snapshot', { ClusterIdentifier: 'r' }],
      n: ['AWS::Neptune::GlobalCluster', {}],
    },
    usage: `  aws_db_cluster_snapshot.s: { backup_storage_gb: 10 }
  aws_db_snapshot.d: { backup_storage_gb: 20 }
  aws_memorydb_snapshot.m: { backup_storage_gb: 30 }
  aws_redshift_cluster_snapshot.r: { backup_storage_gb: 40 }`,
  },
  {
    name: 'groups of EMR on the spot market, with a bid or without',
    terraform: `resource "aws_emr_cluster" "c" {
      master_instance_group { instance_type = "m5.xlarge" }
      core_instance_group {
        instance_type  = "m5.xlarge"
        instance_count = 2
        bid_price      = "0.1"
      }
    }
    resource "aws_emr_instance_group" "t" {
      instance_type  = "m5.xlarge"
      instance_count = 2
      bid_price      = "0.1"
    }`,
    template: {
      c: [
        'AWS::EMR::Cluster',
        {
          Instances: {
            MasterInstanceGroup: { InstanceType: 'm5.xlarge', InstanceCount: 1, Market: 'ON_DEMAND' },
            CoreInstanceGroup: { InstanceType: 'm5.xlarge', InstanceCount: 2, Market: 'SPOT' },
          },
        },
      ],
      t: ['AWS::EMR::InstanceGroupConfig', { InstanceType: 'm5.xlarge', InstanceCount: 2, Market: 'SPOT' }],
    },
  },
  {
    name: 'databases that are restored, or copied from elsewhere',
    terraform: `resource "aws_db_instance" "r" {
      instance_class      = "db.m6g.large"
      snapshot_identifier = "nightly"
      storage_type        = "gp3"
    }
    resource "aws_db_instance" "c" {
      instance_class      = "db.m6g.large"
      replicate_source_db = "elsewhere"
    }`,
    template: {
      r: [
        'AWS::RDS::DBInstance',
        { DBInstanceClass: 'db.m6g.large', DBSnapshotIdentifier: 'nightly', DBSubnetGroupName: ref('subnets') },
      ],
      c: ['AWS::RDS::DBInstance', { DBInstanceClass: 'db.m6g.large', SourceDBInstanceIdentifier: 'elsewhere' }],
    },
  },
  {
    name: 'an interface in a public subnet, capacity of a Spot Fleet on demand, passwords that RDS keeps',
    terraform: `resource "aws_subnet" "n" { map_public_ip_on_launch = true }
    resource "aws_instance" "i" {
      instance_type = "t3.micro"
      subnet_id     = aws_subnet.n.id
    }
    resource "aws_launch_template" "t" { instance_type = "m5.large" }
    resource "aws_spot_fleet_request" "f" {
      target_capacity           = 4
      on_demand_target_capacity = 1
      launch_template_config {
        launch_template_specification { id = aws_launch_template.t.id }
      }
    }
    resource "aws_db_instance" "d" {
      engine                      = "mysql"
      instance_class              = "db.m6g.large"
      storage_type                = "gp3"
      allocated_storage           = 20
      manage_master_user_password = true
    }
    resource "aws_rds_cluster" "c" {
      engine                      = "aurora-mysql"
      manage_master_user_password = true
    }`,
    template: {
      n: ['AWS::EC2::Subnet', { MapPublicIpOnLaunch: true }],
      i: [
        'AWS::EC2::Instance',
        { InstanceType: 't3.micro', NetworkInterfaces: [{ DeviceIndex: '0', SubnetId: ref('aws_subnet.n') }] },
      ],
      t: ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: { InstanceType: 'm5.large' } }],
      f: [
        'AWS::EC2::SpotFleet',
        {
          SpotFleetRequestConfigData: {
            TargetCapacity: 4,
            OnDemandTargetCapacity: 1,
            LaunchTemplateConfigs: [
              { LaunchTemplateSpecification: { LaunchTemplateId: ref('aws_launch_template.t'), Version: '1' } },
            ],
          },
        },
      ],
      d: [
        'AWS::RDS::DBInstance',
        {
          Engine: 'mysql',
          DBInstanceClass: 'db.m6g.large',
          AllocatedStorage: '20',
          DBSubnetGroupName: ref('subnets'),
          ManageMasterUserPassword: true,
        },
      ],
      c: ['AWS::RDS::DBCluster', { Engine: 'aurora-mysql', ManageMasterUserPassword: 'true' }],
    },
  },
  {
    name: 'metrics of shards, volumes of tasks',
    terraform: `resource "aws_kinesis_stream" "k" {
      shard_count         = 2
      shard_level_metrics = ["ALL"]
    }
    resource "aws_ecs_service" "s" {
      desired_count = 2
      volume_configuration {
        name = "data"
        managed_ebs_volume {
          size_in_gb = 100
          iops       = 4000
          throughput = 200
        }
      }
    }`,
    template: {
      k: ['AWS::Kinesis::Stream', { ShardCount: 2, DesiredShardLevelMetrics: ['ALL'] }],
      s: [
        'AWS::ECS::Service',
        {
          DesiredCount: 2,
          VolumeConfigurations: [
            { Name: 'data', ManagedEBSVolume: { SizeInGiB: 100, Iops: '4000', Throughput: 200, RoleArn: 'r' } },
          ],
        },
      ],
    },
  },
];
