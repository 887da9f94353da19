// Messages, streams, workflows, data preparation.

import { line, named } from './line.mjs';

/** Not those that stand by for another region, which have an operation of their own. */
const broker = (engine, deployment, usagetype, more = []) =>
  line('AmazonMQ', `class={usagetype: *:mq.*=mq.*}; engine=${engine}; deployment=${deployment}; unit=hours`, [
    `usagetype=${usagetype}:mq.*`,
    'operation=CreateBroker*',
    ...more,
  ]);
const activeMq = (deployment, zones) =>
  broker('activemq', deployment, '*', ['brokerEngine=ActiveMQ', `deploymentOption=${zones}`]);

export const integration = {
  'aws/sns': named('AmazonSNS', '', [
    ['requests', 'requests', 'Requests-Tier1'],
    ['http_notifications', 'notifications', 'DeliveryAttempts-HTTP'],
    ['email_notifications', 'notifications', 'DeliveryAttempts-SMTP'],
    ['kinesis_firehose_notifications', 'notifications', 'DeliveryAttempts-FIREHOSE'],
    // Those to other platforms cost the same.
    ['mobile_push_notifications', 'notifications', 'DeliveryAttempts-APNS'],
    ['macos_notifications', 'notifications', 'DeliveryAttempts-MACOS'],
    ['lambda_notifications', 'notifications', 'DeliveryAttempts-LAMBDA'],
    ['sqs_notifications', 'notifications', 'DeliveryAttempts-SQS'],
    ['fifo_requests', 'requests', 'F-Request-Tier1'],
    ['fifo_publish_gb', 'GB', 'F-Ingress-Tier1'],
    ['fifo_notifications', 'notifications', 'F-DA-SQS'],
    ['fifo_notification_gb', 'GB', 'F-Egress-SQS'],
  ]),
  'aws/sqs': named('AWSQueueService', 'API Request', [
    ['standard_requests', 'requests', '', 'queueType=Standard'],
    ['fifo_requests', 'requests', '', 'queueType=FIFO (first-in, first-out)'],
  ]),
  'aws/step_functions': named('AmazonStates', '', [
    ['standard_transitions', 'transitions', 'StateTransition'],
    ['express_requests', 'requests', 'StepFunctions-Request'],
    // The list counts seconds, in prices and in bounds.
    ['express_duration_gb_hours', 'GB-hours', 'StepFunctions-GB-Second', '', 'multiply=3600'],
  ]),
  'aws/eventbridge': named('AWSEvents', '', [
    ['custom_events', 'events', 'Event-64K-Chunks', 'eventType=Custom Event'],
    ['third_party_events', 'events', 'Event-64K-Chunks', 'eventType=Partner Event'],
    ['schema_discovery_events', 'events', 'Event-8K-Chunks', 'eventType=Discovery Event'],
    ['archive_processing_gb', 'GB', 'ArchivedEvents-Bytes'],
    ['archive_storage_gb_months', 'GB-months', 'TimedStorage-ByteHrs'],
    ['scheduler_invocations', 'invocations', 'ScheduledInvocation'],
    ['pipe_requests', 'requests', 'Request-64K-Chunks', 'operation=PipeRequest'],
  ]),
  'aws/kinesis': named('AmazonKinesis', 'Kinesis Streams', [
    ['shard_hours', 'hours', 'Storage-ShardHour', 'operation=shardHourStorage'],
    ['put_payload_units', 'units', 'PutRequestPayloadUnits', 'operation=PutRequest'],
    ['extended_retention_shard_hours', 'hours', 'Extended-ShardHour', 'operation=shardHourStorage'],
    ['long_term_retention_gb_months', 'GB-months', '', 'group=Long-term Data Retention GB-month'],
    ['enhanced_fan_out_hours', 'hours', '', 'group=Enhanced fan-out consumer-shard hour'],
    ['on_demand_stream_hours', 'hours', 'OnDemand-StreamHour'],
    ['on_demand_ingested_gb', 'GB', 'OnDemand-BilledIncomingBytes'],
    ['on_demand_retrieved_gb', 'GB', 'OnDemand-BilledOutgoingBytes'],
    ['on_demand_enhanced_fan_out_gb', 'GB', 'OnDemand-BilledOutgoingEFOBytes'],
    ['on_demand_extended_retention_gb_months', 'GB-months', 'OnDemand-ExtendedRetention-ByteHrs'],
    ['on_demand_long_term_retention_gb_months', 'GB-months', 'OnDemand-LongTermRetention-ByteHrs'],
    ['long_term_retrieval_gb', 'GB', 'LongTermRetention-ReadBytes', 'operation=LongTermRetentionDataRetrieval'],
    ['enhanced_fan_out_gb', 'GB', 'ReadBytes', 'operation=EnhancedFanoutDataRetrieval'],
  ]),
  'aws/kinesis_firehose': named('AmazonKinesisFirehose', 'Kinesis Firehose', [
    ['ingested_gb', 'GB', 'BilledBytes'],
    ['kinesis_source_gb', 'GB', 'StreamsSourceBilledBytes'],
    ['msk_source_gb', 'GB', 'MSKAsSourceBilledBytes'],
    ['format_conversion_gb', 'GB', 'DFCBilledBytes'],
    ['vpc_delivery_gb', 'GB', 'Firehose-VpcDelivery-Bytes'],
    ['vpc_delivery_zone_hours', 'hours', 'Firehose-VpcDelivery-Hours'],
    ['dynamic_partitioning_gb', 'GB', 'DPBytesDelivered'],
    ['dynamic_partitioning_objects', 'objects', 'S3DeliveryObjectCount'],
    ['dynamic_partitioning_jq_hours', 'hours', 'MetadataProcessingDuration'],
    ['decompressed_gb', 'GB', 'DecompressionDecompressedBytes'],
  ]),
  'aws/kinesis_analytics': named('AmazonKinesisAnalytics', 'Kinesis Analytics', [
    ['sql_kpu_hours', 'KPU-hours', 'KPU-Hour'],
    ['flink_kpu_hours', 'KPU-hours', 'KPU-Hour-Java'],
    ['studio_kpu_hours', 'KPU-hours', 'KPU-Hour-Java-Interactive'],
    ['running_storage_gb_months', 'GB-months', 'RunningApplicationStorage'],
    ['backup_gb_months', 'GB-months', 'DurableApplicationBackups'],
  ]),
  'aws/msk.broker': [
    line('AmazonMSK', 'class=kafka.{computeFamily}; unit=hours', ['group=Broker', 'usagetype=Kafka.*']),
    line('AmazonMSK', 'class={computeFamily: express.*=express.*, *=express.*}; unit=hours', ['group=ExpressBroker']),
  ],
  'aws/msk': named('AmazonMSK', '', [
    ['storage_gb_months', 'GB-months', '', 'storageFamily=GP2'],
    ['tiered_storage_gb_months', 'GB-months', 'Kafka.Storage.Tiered'],
    ['serverless_cluster_hours', 'hours', 'KafkaServerless-ClusterHours'],
    ['serverless_partition_hours', 'hours', 'KafkaServerless-PartitionHours'],
    ['serverless_ingested_gb', 'GB', 'KafkaServerless-In-Bytes'],
    ['serverless_egressed_gb', 'GB', 'KafkaServerless-Out-Bytes'],
    ['serverless_storage_gb_months', 'GB-months', 'KafkaServerless-StorageHours'],
    ['tiered_storage_retrieval_gb', 'GB', 'Kafka.DataRetrieval.Tiered'],
    ['private_connectivity_hours', 'hours', 'Kafka.PrivateConnectivityHours'],
    ['connect_mcu_hours', 'MCU-hours', 'Kafka.mcu.general'],
    ['express_storage_gb_months', 'GB-months', 'Express.Storage'],
    ['provisioned_throughput_mibps_months', 'MiBps-months', 'Kafka.Throughput'],
  ]),
  'aws/mq.broker': [
    activeMq('single_instance', 'Single-AZ'),
    activeMq('active_standby_multi_az', 'Multi-AZ'),
    broker('rabbitmq', 'single_instance', 'RabbitMQ-Single-InstanceUsage'),
    broker('rabbitmq', 'cluster_multi_az', 'RabbitMQ-3-InstanceUsage'),
  ],
  'aws/mq': named('AmazonMQ', 'Broker Storage', [
    ['efs_storage_gb_months', 'GB-months', 'TimedStorage-ByteHrs'],
    ['ebs_storage_gb_months', 'GB-months', 'TimedStorage-EBS-ByteHrs'],
  ]),
  'aws/mwaa': [
    line(
      'AmazonMWAA',
      'part={type: Environment=environment, Scheduler=scheduler, WebServer=webserver, Worker=worker}; size={size: Small=small, Medium=medium, Large=large, XLarge=xlarge, 2XLarge=2xlarge}; unit=hours',
      ['type=Environment or Scheduler or WebServer or Worker'],
    ),
    line('AmazonMWAA', 'part=metadata_database; size=any; unit=GB-months', [
      'usagetype=Airflow-StandardDatabaseStorage',
    ]),
  ],
  'aws/glue': named('AWSGlue', '', [
    ['etl_dpu_hours', 'DPU-hours', 'ETL-DPU-Hour', 'operation=Jobrun'],
    ['etl_flex_dpu_hours', 'DPU-hours', 'ETL-Flex-DPU-Hour'],
    ['crawler_dpu_hours', 'DPU-hours', 'Crawler-DPU-Hour', 'operation=CrawlerRun'],
    ['development_endpoint_dpu_hours', 'DPU-hours', 'DEVED-DPU-Hour'],
    ['interactive_session_dpu_hours', 'DPU-hours', 'GlueInteractiveSession-DPU-Hour'],
    ['catalog_object_months', 'object-months', 'Catalog-Storage'],
    ['catalog_requests', 'requests', 'Catalog-Request'],
    ['databrew_node_hours', 'hours', 'DBrew-Node-Hour'],
    // Those of Glue 6.
    ['etl_6_dpu_hours', 'DPU-hours', 'ETL-DPU-Hour-Gen2', 'operation=Jobrun'],
    ['etl_6_flex_dpu_hours', 'DPU-hours', 'ETL-Flex-DPU-Hour-Gen2', 'operation=FlexJobrun'],
    ['etl_memory_optimized_dpu_hours', 'M-DPU-hours', 'ETL-MemOptimized-DPU-Hour'],
    ['table_optimizer_dpu_hours', 'DPU-hours', '*Optimization-DPU-Hour'],
  ]),
  'aws/athena': named('AmazonAthena', '', [
    ['scanned_tb', 'TB', 'DataScannedInTB'],
    ['spark_dpu_hours', 'DPU-hours', 'CodeExecutionInDPUHours'],
  ]),
  'aws/kendra': named('AmazonKendra', '', [
    ['developer_hours', 'hours', 'KendraDeveloperEdition'],
    ['enterprise_hours', 'hours', 'KendraEnterpriseEdition'],
    ['connector_hours', 'hours', 'ConnectorSync'],
    ['documents_scanned', 'documents', 'DocumentsScanned'],
  ]),
  'aws/appsync': named('AWSAppSync', '', [
    ['operations', 'operations', 'GraphQLInvocation'],
    ['realtime_messages', 'messages', 'GraphQLNotification'],
    ['realtime_connection_minutes', 'minutes', 'ConnectionDuration'],
  ]),
  'aws/amplify': named('AWSAmplify', '', [
    ['build_minutes', 'minutes', 'BuildDuration', 'instanceType=Standard8GB'],
    ['stored_gb_months', 'GB-months', 'DataStorage'],
    ['served_gb', 'GB', 'DataTransferOut'],
    ['server_side_rendering_requests', 'requests', 'HostingComputeRequestCount'],
    // The list counts GB-hours.
    ['server_side_rendering_gb_seconds', 'GB-seconds', 'HostingComputeRequestDuration', '', 'divide=3600'],
  ]),
  'aws/cloud_map': named('AWSCloudMap', '', [
    ['resource_months', 'months', 'Cloud-Map-Resources'],
    ['api_calls', 'calls', 'Cloud-Map-API-Calls'],
  ]),
  'aws/iot': named('AWSIoT', '', [
    ['connection_minutes', 'minutes', 'ConnectionMinutes'],
    ['messages', 'messages', 'Messages'],
    ['shadow_registry_operations', 'operations', 'RegistryAndShadowOperations'],
    ['rules_triggered', 'rules', 'RulesTriggered'],
    ['actions', 'actions', 'ActionsExecuted'],
  ]),
  'aws/kinesis_video': named('AmazonKinesisVideo', '', [
    ['ingested_gb', 'GB', 'BytesIn', 'operation=PutMedia'],
    ['consumed_gb', 'GB', 'BytesOut', 'operation=GetMedia'],
    ['storage_gb_months', 'GB-months', 'BytesHr', 'operation=PutMedia'],
  ]),
  'aws/ses': named('AmazonSES', '', [
    ['emails_sent', 'emails', 'Recipients', 'productFamily=Sending Email'],
    ['emails_received', 'emails', 'Message', 'productFamily=Receiving Email'],
    ['attachment_gb', 'GB', 'AttachmentsSize-Bytes', 'productFamily=Sending Attachments'],
    ['dedicated_ip_months', 'months', 'DIP-Hours', 'productFamily=Sending Email'],
  ]),
};
