/** What has a price in Terraform and no map from CloudFormation, and why. A test holds that nothing else is left out. */

/** Canonical types that no CloudFormation type leads to. */
export const unmappedTypes: Readonly<Record<string, string>> = {
  aws_alb: 'the same as aws_lb, which has the map',
  aws_ami: 'CloudFormation registers no images',
  aws_ami_copy: 'CloudFormation copies no images',
  aws_ami_from_instance: 'CloudFormation makes no images of instances',
  aws_appfabric_app_bundle: 'CloudFormation has no types of AppFabric',
  aws_cloudformation_stack: 'the resources of a nested stack are priced themselves',
  aws_cloudformation_stack_set: 'the resources of its stacks are in other accounts and regions',
  aws_cloudhsm_v2_hsm: 'CloudFormation makes no hardware security modules',
  aws_cloudsearch_domain: 'CloudFormation makes no search domains of CloudSearch',
  aws_cloudwatch_log_data_protection_policy: 'a property of AWS::Logs::LogGroup; billed by use',
  aws_cognito_managed_user_pool_client: 'CloudFormation takes over nothing that another service has made',
  aws_computeoptimizer_recommendation_preferences: 'CloudFormation does not set what Compute Optimizer prefers',
  aws_data_transfer: 'stated as usage, in no format a resource',
  aws_db_instance_automated_backups_replication: 'a property of AWS::RDS::DBInstance',
  aws_db_snapshot_copy: 'CloudFormation copies no snapshots',
  aws_directory_service_region: 'CloudFormation adds no regions to directories',
  aws_directory_service_shared_directory: 'CloudFormation shares no directories',
  aws_docdb_cluster_snapshot: 'CloudFormation takes no snapshots of DocumentDB',
  aws_dx_hosted_connection: 'CloudFormation makes no hosted connections',
  aws_dynamodb_contributor_insights:
    'a property of AWS::DynamoDB::Table, which is mapped to attributes of aws_dynamodb_table',
  aws_dynamodb_global_secondary_index: 'a property of AWS::DynamoDB::Table',
  aws_dynamodb_kinesis_streaming_destination:
    'a property of AWS::DynamoDB::Table, which is mapped to an attribute of aws_dynamodb_table',
  aws_dynamodb_table_export: 'CloudFormation exports no tables',
  aws_dynamodb_table_replica: 'a property of AWS::DynamoDB::GlobalTable',
  aws_ebs_fast_snapshot_restore: 'CloudFormation switches no fast restore on',
  aws_ebs_snapshot: 'CloudFormation takes no snapshots of volumes',
  aws_ebs_snapshot_copy: 'CloudFormation copies no snapshots',
  aws_ebs_snapshot_import: 'CloudFormation imports no snapshots',
  aws_ebs_volume_copy: 'a property of AWS::EC2::Volume',
  aws_efs_replication_configuration:
    'a property of AWS::EFS::FileSystem, which is mapped to attributes of aws_efs_file_system',
  aws_glacier_vault: 'CloudFormation makes no vaults of Glacier',
  aws_globalaccelerator_custom_routing_accelerator: 'CloudFormation has no accelerators with custom routing',
  aws_globalaccelerator_custom_routing_endpoint_group: 'CloudFormation has no accelerators with custom routing',
  aws_inspector2_enabler: 'CloudFormation switches no scanning on',
  aws_iot_indexing_configuration: 'CloudFormation does not set indexing',
  aws_kinesisanalyticsv2_application_snapshot: 'CloudFormation takes no snapshots of applications',
  aws_kms_replica_external_key: 'AWS::KMS::ReplicaKey does not say where the material of the key is from',
  aws_lex_bot: 'CloudFormation has the second version alone',
  aws_macie2_classification_job: 'CloudFormation starts no discovery jobs',
  aws_neptune_cluster_snapshot: 'CloudFormation takes no snapshots of Neptune',
  aws_quicksight_account_subscription: 'CloudFormation subscribes to nothing',
  aws_quicksight_user: 'CloudFormation registers no users',
  aws_rds_cluster_snapshot_copy: 'CloudFormation copies no snapshots',
  aws_rds_export_task: 'CloudFormation exports no snapshots',
  aws_redshift_snapshot_copy: 'a property of AWS::Redshift::Cluster',
  aws_rum_metrics_destination: 'a property of AWS::RUM::AppMonitor',
  aws_s3_bucket_accelerate_configuration: 'a property of AWS::S3::Bucket; billed by use',
  aws_s3_bucket_analytics_configuration: 'a property of AWS::S3::Bucket; billed by use',
  aws_s3_bucket_inventory: 'a property of AWS::S3::Bucket; billed by use',
  aws_s3_bucket_lifecycle_configuration:
    'a property of AWS::S3::Bucket, which is mapped to the rules inside of aws_s3_bucket',
  aws_s3_bucket_metric: 'a property of AWS::S3::Bucket; billed by use',
  aws_s3_bucket_replication_configuration: 'a property of AWS::S3::Bucket; billed by use',
  aws_sesv2_dedicated_ip_assignment: 'CloudFormation assigns no addresses',
  aws_shield_subscription: 'CloudFormation subscribes to nothing',
  aws_sns_topic_data_protection_policy: 'a property of AWS::SNS::Topic',
  aws_spot_instance_request: 'CloudFormation asks for spot instances through launch templates and fleets',
  aws_ssm_activation: 'CloudFormation activates no machines',
  aws_storagegateway_cached_iscsi_volume: 'CloudFormation makes no volumes by their gateway',
  aws_storagegateway_gateway: 'CloudFormation activates no gateways',
  aws_storagegateway_stored_iscsi_volume: 'CloudFormation makes no volumes by their gateway',
  aws_wafv2_web_acl_rule: 'a property of AWS::WAFv2::WebACL',
  aws_workmail_user: 'CloudFormation makes no users of WorkMail',
};

const otherName = 'Terraform has two names for it, the map gives the other one';
const templateOnly = 'handed over by the specs that launch instances';
const noProperty = 'the CloudFormation type has no such property';
const ownResource = 'a resource of its own in CloudFormation, whose properties the spec reads';
const throughVersion = 'a template names a version of the function, not the function';
const launchedFrom = (path: string): [string, string] => [
  `AWS::EC2::Instance aws_instance.launched_from.${path}`,
  templateOnly,
];
const group = 'AWS::AutoScaling::AutoScalingGroup aws_autoscaling_group';
const mixedTemplate = `${group}.mixed_instances_policy.launch_template`;

/** `CloudFormation type, canonical type and attribute path` that a spec reads and no map gives. */
export const unmappedAttributes: Readonly<Record<string, string>> = {
  'AWS::ACMPCA::Certificate aws_acmpca_certificate.domain_name': noProperty,
  'AWS::ACMPCA::Certificate aws_acmpca_certificate.options.export': noProperty,
  'AWS::ACMPCA::Certificate aws_acmpca_certificate.subject_alternative_names': noProperty,
  [`${group}.launch_template.launch_template_id`]: otherName,
  [`${group}.launch_template.launch_template_name`]: otherName,
  [`${group}.warm_pool.max_group_prepared_capacity`]: ownResource,
  [`${group}.warm_pool.min_size`]: ownResource,
  [`${group}.warm_pool.pool_state`]: ownResource,
  [`${mixedTemplate}.launch_template_specification.id`]: otherName,
  [`${mixedTemplate}.launch_template_specification.name`]: otherName,
  [`${mixedTemplate}.override.launch_template_specification.id`]: otherName,
  [`${mixedTemplate}.override.launch_template_specification.name`]: otherName,
  'AWS::CloudFront::Distribution aws_cloudfront_distribution.default_cache_behavior.lambda_function_association.lambda_arn':
    throughVersion,
  'AWS::CloudFront::Distribution aws_cloudfront_distribution.ordered_cache_behavior.lambda_function_association.lambda_arn':
    throughVersion,
  'AWS::DirectoryService::MicrosoftAD aws_directory_service_directory.desired_number_of_domain_controllers': noProperty,
  'AWS::DirectoryService::MicrosoftAD aws_directory_service_directory.size': 'it has editions, not sizes',
  'AWS::DirectoryService::SimpleAD aws_directory_service_directory.desired_number_of_domain_controllers': noProperty,
  'AWS::DirectoryService::SimpleAD aws_directory_service_directory.edition': 'it has sizes, not editions',
  'AWS::DynamoDB::GlobalTable aws_dynamodb_table.contributor_insights.enabled': 'each replica has its own',
  'AWS::DynamoDB::GlobalTable aws_dynamodb_table.contributor_insights.mode': 'each replica has its own',
  'AWS::DynamoDB::GlobalTable aws_dynamodb_table.global_secondary_index.contributor_insights.enabled':
    'each replica has its own',
  'AWS::DynamoDB::GlobalTable aws_dynamodb_table.global_secondary_index.contributor_insights.mode':
    'each replica has its own',
  'AWS::DynamoDB::GlobalTable aws_dynamodb_table.kinesis_streaming_destination': 'each replica has its own',
  'AWS::DynamoDB::Table aws_dynamodb_table.replica.region_name': 'AWS::DynamoDB::GlobalTable has the replicas',
  'AWS::EC2::EIP aws_eip.customer_owned_ipv4_pool': noProperty,
  'AWS::EC2::EIP aws_eip.network_interface': 'AWS::EC2::EIPAssociation says it',
  'AWS::EC2::Instance aws_instance.ebs_block_device.throughput': noProperty,
  'AWS::EC2::Instance aws_instance.instance_market_options.market_type': noProperty,
  ...Object.fromEntries([
    launchedFrom('block_device_mappings.device_name'),
    launchedFrom('block_device_mappings.ebs.iops'),
    launchedFrom('block_device_mappings.ebs.snapshot_id'),
    launchedFrom('block_device_mappings.ebs.throughput'),
    launchedFrom('block_device_mappings.ebs.volume_size'),
    launchedFrom('block_device_mappings.ebs.volume_type'),
    launchedFrom('credit_specification.cpu_credits'),
    launchedFrom('ebs_optimized'),
    launchedFrom('instance_market_options.market_type'),
    launchedFrom('instance_type'),
    launchedFrom('monitoring.enabled'),
    launchedFrom('network_interfaces.associate_public_ip_address'),
    launchedFrom('network_interfaces.subnet_id'),
    launchedFrom('image_id'),
    launchedFrom('placement.host_id'),
    launchedFrom('placement.host_resource_group_arn'),
    launchedFrom('placement.tenancy'),
  ]),
  'AWS::EC2::Instance aws_instance.operating_system': 'for other specs, which know it: of node groups, of environments',
  'AWS::EC2::Instance aws_instance.root_block_device.throughput': noProperty,
  'AWS::EC2::Instance aws_instance.spot_price': templateOnly,
  'AWS::EC2::Instance aws_instance.stopped': templateOnly,
  'AWS::EC2::SpotFleet aws_spot_fleet_request.launch_specification.ebs_block_device.throughput': noProperty,
  'AWS::EC2::SpotFleet aws_spot_fleet_request.launch_specification.root_block_device.throughput': noProperty,
  'AWS::ElastiCache::CacheCluster aws_elasticache_cluster.replication_group_id': noProperty,
  'AWS::ElastiCache::ReplicationGroup aws_elasticache_replication_group.cluster_mode.num_node_groups': otherName,
  'AWS::ElastiCache::ReplicationGroup aws_elasticache_replication_group.cluster_mode.replicas_per_node_group':
    otherName,
  'AWS::ElastiCache::ReplicationGroup aws_elasticache_replication_group.number_cache_clusters': otherName,
  'AWS::ElasticBeanstalk::ConfigurationTemplate aws_elastic_beanstalk_configuration_template.name': noProperty,
  'AWS::Elasticsearch::Domain aws_elasticsearch_domain.cluster_config.node_options.node_config.count':
    'the former type of domain has no coordinators',
  'AWS::Elasticsearch::Domain aws_elasticsearch_domain.cluster_config.node_options.node_config.enabled':
    'the former type of domain has no coordinators',
  'AWS::Elasticsearch::Domain aws_elasticsearch_domain.cluster_config.node_options.node_config.type':
    'the former type of domain has no coordinators',
  'AWS::Elasticsearch::Domain aws_elasticsearch_domain.cluster_config.node_options.node_type':
    'the former type of domain has no coordinators',
  'AWS::Elasticsearch::Domain aws_elasticsearch_domain.ebs_options.throughput': noProperty,
  'AWS::Elasticsearch::Domain aws_elasticsearch_domain.engine_version': noProperty,
  'AWS::Grafana::Workspace aws_grafana_workspace.license_type': noProperty,
  'AWS::Lambda::Function aws_lambda_function.publish': noProperty,
  'AWS::MSK::Cluster aws_msk_cluster.broker_node_group_info.ebs_volume_size': otherName,
  'AWS::Neptune::DBCluster aws_neptune_cluster.storage_type': noProperty,
  'AWS::Neptune::DBInstance aws_neptune_cluster_instance.storage_type': noProperty,
  'AWS::OpenSearchService::Domain aws_opensearch_domain.elasticsearch_version':
    'the former type has it, this one engine_version',
  'AWS::Route53::RecordSetGroup aws_route53_record.name': 'its records have many',
  'AWS::S3::Bucket aws_s3_bucket.lifecycle_rule.filter.and.tags': otherName,
  'AWS::S3::Bucket aws_s3_bucket.lifecycle_rule.filter.tag': otherName,
  'AWS::SSM::Parameter aws_ssm_parameter.insecure_value': otherName,
  'AWS::WAF::WebACL aws_waf_web_acl.rules.type': noProperty,
  'AWS::WAFRegional::WebACL aws_wafregional_web_acl.rule.type': noProperty,
  'AWS::WAFv2::WebACL aws_wafv2_web_acl.rule_json': otherName,
};
