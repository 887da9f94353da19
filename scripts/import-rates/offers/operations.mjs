// Watching, protecting and running accounts.

import { line, named } from './line.mjs';

const directory = (name, type, size) =>
  named('AWSDirectoryService', 'AWS Directory Service', [
    [name, 'hours', '', `directoryType=${type}; directorySize=${size}`],
  ]);

const PARAMETERS = 'productFamily=API Request';

/** As in Terraform's `compute_type_name`. */
const COMPUTE = `{bundle: ${[
  ...['Value', 'Standard', 'Performance', 'Power', 'PowerPro'].flatMap((bundle) => [bundle, `${bundle}-*`]),
  'Graphics.g4dn',
  'GraphicsPro',
  'GraphicsPro.g4dn',
  'GeneralPurpose.4xlarge',
  'GeneralPurpose.8xlarge',
]
  .map((bundle) => `${bundle}=${bundle.replace('-*', '').replace('.', '_').toUpperCase()}`)
  .join(', ')}}`;
const SYSTEM =
  '{operatingSystem: Windows=windows, Amazon Linux=amazon-linux, Ubuntu Linux=ubuntu, Red Hat Enterprise Linux=rhel, Rocky Linux=rocky}';
const LICENSE = '{license: Included=included, None=included, BYOL=byol}';

export const operations = {
  'aws/cloudwatch': [
    ...named('AmazonCloudWatch', 'Data Payload', [['logs_ingested_gb', 'GB', 'DataProcessing-Bytes']]),
    ...named('AmazonCloudWatch', '', [
      ['logs_infrequent_access_ingested_gb', 'GB', 'DataProcessingIA-Bytes'],
      ['logs_stored_gb_months', 'GB-months', 'TimedStorage-ByteHrs'],
      ['logs_insights_scanned_gb', 'GB', 'DataScanned-Bytes'],
      ['vended_logs_gb', 'GB', 'VendedLog-Bytes'],
      ['logs_live_tail_minutes', 'minutes', 'Logs-LiveTail'],
      ['metric_months', 'months', 'CW:MetricMonitorUsage'],
      ['alarm_standard_months', 'months', 'CW:AlarmMonitorUsage'],
      ['alarm_high_resolution_months', 'months', 'CW:HighResAlarmMonitorUsage'],
      ['alarm_composite_months', 'months', 'CW:CompositeAlarmMonitorUsage'],
      ['api_requests', 'requests', 'CW:Requests'],
      ['get_metric_data_requests', 'metrics', 'CW:GMD-Metrics'],
    ]),
    ...named('AmazonCloudWatch', '', [
      ['alarm_metrics_insights_months', 'months', 'CW:MetricInsightAlarmUsage'],
      ['canary_runs', 'runs', 'CW:Canary-runs'],
      ['rum_events', 'events', 'CW:RUM-events'],
      ['contributor_insights_logs_rule_months', 'months', 'CW:ContributorInsightRules'],
      ['contributor_insights_logs_events', 'events', 'CW:ContributorInsightEvents'],
      ['contributor_insights_dynamodb_rule_months', 'months', 'CW:ContributorRulesManaged'],
      ['contributor_insights_dynamodb_events', 'events', 'CW:ContributorEventsManaged'],
      ['metric_stream_updates', 'updates', 'CW:MetricStreamUsage'],
      ['logs_data_protection_gb', 'GB', 'DataProtection-Bytes'],
      // To buckets; what sends them stands in the operation alone.
      ['delivered_logs_gb', 'GB', 'S3-Egress-Bytes'],
      ['parquet_conversion_gb', 'GB', 'S3-Egress-InputBytes', 'operation=ParquetConversion'],
      ['vended_logs_infrequent_access_gb', 'GB', 'VendedLogIA-Bytes'],
      // A product for each engine, all at one price.
      ['database_insights_vcpu_hours', 'vCPU-hours', 'CW:DatabaseInsights-vCPU-Hours'],
      [
        'database_insights_acu_hours',
        'ACU-hours',
        'CW:DatabaseInsights-ACU-Hours',
        'instanceConfigurationType=Serverless',
      ],
    ]),
    ...named('AmazonCloudWatch everywhere', '', [['dashboard_months', 'months', 'DashboardsUsageHour']]),
  ],
  'aws/kms': named('awskms', '', [
    ['key_months', 'months', 'KMS-Keys'],
    ['requests', 'requests', 'KMS-Requests'],
    ['asymmetric_requests', 'requests', 'KMS-Requests-Asymmetric'],
    ['rsa_2048_requests', 'requests', 'KMS-Requests-Asymmetric-RSA_2048'],
    ['ecc_generate_data_key_pair_requests', 'requests', 'KMS-Requests-GenerateDatakeyPair-ECC'],
    ['rsa_generate_data_key_pair_requests', 'requests', 'KMS-Requests-GenerateDatakeyPair-RSA'],
  ]),
  'aws/secretsmanager': named('AWSSecretsManager', '', [
    ['secret_months', 'months', 'AWSSecretsManager-Secrets or AWSSecretsManager-Secret'],
    ['requests', 'requests', 'AWSSecretsManagerAPIRequest'],
  ]),
  'aws/xray': named('AWSXRay', '', [
    ['traces_recorded', 'traces', 'XRay-TracesStored'],
    ['traces_retrieved', 'traces', 'XRay-TracesAccessed', 'operation=XRay-Traces-Retrieved'],
    ['traces_scanned', 'traces', 'XRay-TracesAccessed', 'operation=XRay-Traces-Scanned'],
  ]),
  'aws/grafana': named('AmazonGrafana', 'User Fees', [
    ['editor_months', 'months', 'Grafana:EditorUser'],
    ['viewer_months', 'months', 'Grafana:ViewerUser'],
    ['enterprise_plugin_user_months', 'months', 'Grafana:EnterprisePluginsUser'],
  ]),
  'aws/cloudtrail': named('AWSCloudTrail', '', [
    ['management_events', 'events', 'PaidEventsRecorded'],
    ['data_events', 'events', 'DataEventsRecorded'],
    ['insight_events', 'events', 'InsightsEvents'],
    ['lake_ingested_gb', 'GB', 'Ingestion-Bytes'],
    ['lake_one_year_ingested_gb', 'GB', 'Ingestion-Bytes-1yearstore-Live-CloudTrail-Logs'],
    ['lake_storage_gb_months', 'GB-months', 'PaidStorage-ByteHrs'],
    ['lake_scanned_gb', 'GB', 'QueryScanned-Bytes'],
  ]),
  'aws/config': named('AWSConfig', '', [
    ['configuration_items', 'items', 'ConfigurationItemRecorded'],
    ['custom_configuration_items', 'items', 'CustomConfigItemRecorded'],
    ['daily_configuration_items', 'items', 'ConfigurationItemRecordedDaily'],
    ['rule_evaluations', 'evaluations', 'ConfigRuleEvaluations'],
    ['conformance_pack_evaluations', 'evaluations', 'ConformancePackEvaluations'],
  ]),
  'aws/systems_manager': named('AWSSystemsManager', '', [
    ['advanced_parameter_hours', 'hours', 'PS-Advanced-Param-Tier1', 'productFamily=AWS Systems Manager'],
    // A price of both kinds of throughput; where they differed, none would be taken.
    ['advanced_parameter_requests', 'requests', 'PS-Param-Processed-Tier1 or PS-Param-Processed-Tier2', PARAMETERS],
    ['higher_throughput_requests', 'requests', 'PS-Param-Processed-Tier2', PARAMETERS],
    ['advanced_on_premises_instance_hours', 'hours', 'MI-AdvInstances-Hrs', 'productFamily=AWS Systems Manager'],
    ['ops_items', 'items', 'OpsCenter-OpsItems'],
    ['response_plan_months', 'months', 'IM-ResponsePlan-Months-Tier1'],
  ]),
  'aws/cloudformation': named('AWSCloudFormation', '', [
    ['handler_operations', 'operations', 'Resource-Invocation-Count'],
    ['handler_seconds', 'seconds', 'Resource-Processing-Time'],
  ]),
  'aws/codepipeline': named('AWSCodePipeline', '', [
    ['active_pipeline_months', 'months', 'activePipeline', 'productFamily=Active Pipeline'],
    ['v2_action_minutes', 'minutes', 'actionExecutionMinute', 'productFamily=Action Execution Minutes'],
  ]),
  'aws/waf': named('awswaf', 'Web Application Firewall', [
    ['web_acl_months', 'months', 'WebACLV2'],
    ['rule_months', 'months', 'RuleV2'],
    // Of a request to a new or to a classic ACL: they cost the same; where they did not, neither would be taken.
    ['requests', 'requests', 'RequestV2-Tier1 or Request'],
    ['bot_control_requests', 'requests', 'AMR-BotControl-Request'],
    ['bot_control_months', 'months', 'AMR-BotControl'],
    ['bot_control_targeted_requests', 'requests', 'AMR-BotControl-Targeted-Request'],
    // Any rule group of Fraud Control, of accounts that are taken over or made up.
    ['account_takeover_prevention_months', 'months', 'AMR-ATP'],
    ['account_creation_fraud_prevention_months', 'months', 'AMR-ATP'],
    ['fraud_control_requests', 'requests', 'AMR-FraudControl-Request'],
    ['captcha_attempts', 'attempts', 'CaptchaAttempted*'],
    ['challenges_served', 'challenges', 'ChallengeServed*'],
  ]),
  'aws/macie': named('AmazonMacie', '', [
    ['inspected_gb', 'GB', 'SensitiveDataDiscovery'],
    ['bucket_days', 'bucket-days', 'PaidDataInventoryEvaluation or PaidDataInventoryEvaluation-Bucket-Days'],
  ]),
  'aws/audit_manager': named('auditmanager', '', [['assessments', 'assessments', 'Resource-Assessment-Collected']]),
  'aws/codeartifact': named('AWSCodeArtifact', '', [
    ['storage_gb_months', 'GB-months', 'TimedStorage-ByteHrs'],
    ['requests', 'requests', 'Requests'],
  ]),
  'aws/guardduty': named('AmazonGuardDuty', '', [
    ['cloudtrail_events', 'events', 'PaidEventsAnalyzed'],
    ['runtime_ec2_vcpu_months', 'vCPU-months', 'PaidEC2vCPUMonitored'],
    ['runtime_eks_vcpu_months', 'vCPU-months', 'PaidEKSvCPUMonitored'],
    ['runtime_fargate_vcpu_months', 'vCPU-months', 'PaidFargatevCPUMonitored'],
    ['s3_events', 'events', 'PaidS3DataEventsAnalyzed'],
    ['flow_and_dns_log_gb', 'GB', 'PaidEventsAnalyzed-Bytes'],
    ['lambda_flow_log_gb', 'GB', 'PaidLambdaNetworkLogsAnalyzed-Bytes'],
    ['eks_audit_log_events', 'events', 'PaidKubernetesAuditLogsAnalyzed'],
    ['malware_ebs_gb', 'GB', 'PaidMalwareProtectionEBSDataScanned'],
    ['malware_s3_gb', 'GB', 'MalwareProtectionS3DataScanned'],
    ['malware_s3_objects', 'objects', 'MalwareProtectionS3ScanRequest'],
    ['rds_vcpu_months', 'vCPU-months', 'PaidRDSvCPUMonitored'],
    ['rds_acu_months', 'ACU-months', 'PaidRDSACUMonitored'],
  ]),
  'aws/security_hub': named('AWSSecurityHub', '', [
    ['checks', 'checks', 'PaidComplianceCheck'],
    ['finding_events', 'events', 'OtherProduct:PaidFindingsIngestion'],
  ]),
  'aws/inspector': named('AmazonInspectorV2', '', [
    ['ec2_agent_instance_hours', 'hours', 'EC2-Scanning'],
    ['ec2_agentless_instance_hours', 'hours', 'EC2-Scanning-agentless'],
    ['ecr_initial_scans', 'images', 'container-image-initial-scan'],
    ['ecr_rescans', 'images', 'container-image-re-scan'],
    ['lambda_standard_function_hours', 'hours', 'Lambda-Standard-Scanning'],
    ['lambda_code_function_hours', 'hours', 'Lambda-Code-Scanning'],
    ['cis_assessments', 'assessments', 'EC2-CIS-checks'],
  ]),
  'aws/certificate_manager': [
    ...named('AWSCertificateManager', 'AWS Certificate Manager', [
      ['private_authority_months', 'months', 'PaidPrivateCA'],
      ['private_certificates', 'certificates', 'PrivateCertificatesIssued'],
      ['private_authority_short_lived_months', 'months', 'ShortLivedCertificatePrivateCA'],
      ['private_certificates_short_lived', 'certificates', 'ShortLivedCertificatesIssued'],
    ]),
    ...named('AWSCertificateManager', '', [
      ['ocsp_responses', 'responses', 'OCSPResponseHandling'],
      ['ocsp_queries', 'queries', 'OCSPPerQuery'],
    ]),
  ],
  'aws/cloudhsm': named('CloudHSM', 'Dedicated-Host', [
    ['hsm_hours', 'hours', 'CloudHSMv2Usage', 'instanceFamily=CloudHSM-v2'],
  ]),
  'aws/cognito': named('AmazonCognito', '', [
    ['active_users', 'users', 'CognitoUserPoolsMAU'],
    ['essentials_active_users', 'users', 'CognitoEssentialsMAU'],
    ['plus_active_users', 'users', 'CognitoPlusMAU'],
    ['federated_active_users', 'users', 'CognitoEnterpriseMAU'],
    ['machine_tokens', 'tokens', 'CUPM2MTokenRequestsFull'],
  ]),
  'aws/budgets': named('AWSBudgets everywhere', '', [
    ['action_days', 'days', 'ActionEnabledBudgetsUsage'],
    ['reports', 'reports', 'BudgetsReports'],
  ]),
  'aws/quicksight': [
    ...named('AmazonQuickSight everywhere', '', [
      ['author_months', 'months', 'QS-User-Enterprise-Month'],
      ['standard_author_months', 'months', 'QS-User-Standard-Month'],
    ]),
    ...named('AmazonQuickSight', '', [
      ['reader_months', 'months', 'Reader-Enterprise-Month'],
      ['spice_enterprise_gb_months', 'GB-months', 'QS-Enterprise-SPICE'],
      ['author_pro_months', 'months', '*Author-Pro*', 'usagetype!=*Free-Trial*'],
      ['reader_pro_months', 'months', '*Reader-Pro*', 'usagetype!=*Free-Trial*'],
    ]),
  ],
  'aws/verified_permissions': named('AmazonVerifiedPermissions', '', [
    ['authorization_requests', 'requests', 'SingleAuthorizationRequest-API-Requests'],
  ]),
  'aws/directory_service': [
    ...['Standard', 'Enterprise'].flatMap((edition) => [
      directory(`microsoft_ad_${edition.toLowerCase()}_controller_hours`, 'Microsoft AD', edition),
      directory(`microsoft_ad_${edition.toLowerCase()}_share_hours`, 'Shared Microsoft AD', edition),
    ]),
    ...['Small', 'Large'].flatMap((size) => [
      directory(`simple_ad_${size.toLowerCase()}_hours`, '*Simple AD*', size),
      directory(`ad_connector_${size.toLowerCase()}_hours`, '*AD Connector*', size),
    ]),
  ].flat(),
  'aws/transfer': [
    ...['SFTP', 'FTPS', 'FTP'].flatMap((protocol) =>
      named('AWSTransfer', 'AWS Transfer Family', [
        [`${protocol.toLowerCase()}_endpoint_hours`, 'hours', 'ProtocolHours', `operation=${protocol}:S3`],
        [`${protocol.toLowerCase()}_upload_gb`, 'GB', 'UploadBytes', `operation=${protocol}:S3`],
        [`${protocol.toLowerCase()}_download_gb`, 'GB', 'DownloadBytes', `operation=${protocol}:S3`],
      ]),
    ),
    ...named('AWSTransfer', '', [
      ['as2_endpoint_hours', 'hours', 'ProtocolHours', 'operation=AS2*'],
      ['as2_inbound_messages', 'messages', 'InboundMessages'],
      ['as2_outbound_messages', 'messages', 'OutboundMessages'],
      ['connector_calls', 'calls', 'SFTPConnectorCall-*'],
      ['connector_gb', 'GB', 'SFTPConnector-SendBytes or SFTPConnector-RetrieveBytes'],
      ['decrypted_gb', 'GB', 'DecryptBytes-PGP'],
    ]),
  ],
  'aws/shield': [
    ...named('AWSShield everywhere', '', [['advanced_months', 'months', 'Shield-Monthly-Fee']]),
    ...named('AWSShield', '', [
      ['elastic_ip_out_gb', 'GB', 'DataTransfer-Shield-Bytes', 'operation=ShieldProtectionEIP'],
      ['load_balancer_out_gb', 'GB', 'DataTransfer-Shield-Bytes', 'operation=LoadBalancing'],
    ]),
  ],
  // A desktop is told by its bundle; a bundle with Office, one that stands by and a price of software alone are others.
  'aws/workspaces': [
    ['always_on_months', 'AlwaysOn', 'Month', '{rootVolume: * GB=*}', '{userVolume: * GB=*}'],
    ['auto_stop_months', 'AutoStop', 'Month', '{rootVolume: * GB=*}', '{userVolume: * GB=*}'],
    // An hour costs the same whatever the volumes are.
    ['auto_stop_hours', 'AutoStop', 'Hour', 'any', 'any'],
  ].map(([charge, mode, unit, root, user]) =>
    line(
      'AmazonWorkSpaces',
      `compute=${COMPUTE}; os=${SYSTEM}; license=${LICENSE}; root_gb=${root}; user_gb=${user}; charge=${charge}; unit=${unit.toLowerCase()}s`,
      [`unit=${unit}`, `runningMode=${mode}`, 'usagetype!=AW-SW*', 'bundleGroup!=*Standby'],
    ),
  ),
  'aws/prometheus': named('AmazonPrometheus', '', [
    ['ingested_samples', 'samples', 'AMP:MetricSampleCount'],
    ['storage_gb_months', 'GB-months', 'AMP:MetricStorageByteHrs'],
    ['queried_samples', 'samples', 'AMP:QuerySamplesProcessed'],
  ]),
};
