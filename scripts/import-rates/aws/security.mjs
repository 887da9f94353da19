// Security, identity and audit.

import { described, except, named, rebound, stated } from '../sources.mjs';
import { price, tiered, unitPrices } from '../table.mjs';

export function securityTables() {
  return [
    certificates(),
    cloudHsm(),
    cloudTrail(),
    config(),
    guardDuty(),
    macie(),
    accessAnalyzer(),
    verifiedPermissions(),
    inspector(),
    securityHub(),
    detective(),
    cognito(),
    directoryService(),
  ];
}

function certificates() {
  const text = (description) => described('certificatemanager', description);
  // Lowered when the validity of certificates was.
  const page = (figure) => stated('aws.amazon.com/certificate-manager/pricing', '2026-02-18', { '*': figure });
  return unitPrices(
    'aws/certificate_manager',
    price('private_authority_months', 'months', text('Certificate Authority Paid')),
    price('private_authority_short_lived_months', 'months', text('Short lived Certificate Authority')),
    tiered(
      'private_certificates',
      'certificates',
      [0, text('Certificate Issued from 0 to 1000')],
      [1000, text('Certificate Issued from 1000 to 10000')],
      [10000, text('Certificate Issued from 10001 and above')],
    ),
    price('private_certificates_short_lived', 'certificates', text('Short lived Certificate Issued')),
    price('exportable_domain_names', 'names', page('7')),
    price('exportable_wildcard_names', 'names', page('79')),
    price('ocsp_responses', 'responses', text('OCSP Response')),
    price('ocsp_queries', 'queries', text('OCSP Query')),
  );
}

function cloudHsm() {
  return unitPrices('aws/cloudhsm', price('hsm_hours', 'hours', named('cloudhsm.hsm_hour')));
}

function cloudTrail() {
  const text = (description) => described('cloudtrail', description);
  return unitPrices(
    'aws/cloudtrail',
    price('management_events', 'events', named('cloudtrail.mgmt_event')),
    price('data_events', 'events', named('cloudtrail.data_event')),
    price('insight_events', 'events', named('cloudtrail.insight_event')),
    tiered(
      'lake_ingested_gb',
      'GB',
      [0, text('Ingestion Bytes First 5TB')],
      [5120, text('Ingestion Bytes Next 20TB')],
      [25600, text('Ingestion Bytes Over 25TB')],
    ),
    price('lake_one_year_ingested_gb', 'GB', text('Ingestion Bytes-1yearstore')),
    price('lake_one_year_other_ingested_gb', 'GB', text('Ingestion Bytes-1yearstore-other-data-sources')),
    price('lake_storage_gb_months', 'GB-months', text('Management PaidStorage ByteHrs')),
    price('lake_scanned_gb', 'GB', text('QueryScanned Bytes')),
  );
}

function config() {
  return unitPrices(
    'aws/config',
    price('configuration_items', 'items', named('config.item')),
    price('custom_configuration_items', 'items', described('config', 'Config Custom')),
    price('daily_configuration_items', 'items', described('config', 'Config configurationItemRecordedDaily')),
    tiered(
      'rule_evaluations',
      'evaluations',
      [0, named('config.rule_eval.t1')],
      [100000, named('config.rule_eval.t2')],
      [500000, named('config.rule_eval.t3')],
    ),
    // In GovCloud the list has the tiers shifted by one: the last bears the price of a recorded item.
    tiered(
      'conformance_pack_evaluations',
      'evaluations',
      ...['t1', 't2', 't3'].map((tier, index) => [
        [0, 100000, 500000][index],
        except(named(`config.conformance.${tier}`), 'us-gov-east-1', 'us-gov-west-1'),
      ]),
    ),
  );
}

function guardDuty() {
  const text = (description) => described('guardduty', description);
  const flows = (name, prefix) =>
    tiered(
      name,
      'GB',
      [0, text(`${prefix} per First 500 GB`)],
      [500, text(`${prefix} per Next 2000 GB`)],
      [2500, text(`${prefix} per Next 7500 GB`)],
      [10000, text(`${prefix} per Over 10000 GB`)],
    );
  const runtime = (kind) =>
    tiered(
      `runtime_${kind}_vcpu_months`,
      'vCPU-months',
      [0, named(`guardduty.runtime.${kind}.vcpu_month.t1`)],
      [500, named(`guardduty.runtime.${kind}.vcpu_month.t2`)],
      [5000, named(`guardduty.runtime.${kind}.vcpu_month.t3`)],
    );
  return unitPrices(
    'aws/guardduty',
    price('cloudtrail_events', 'events', named('guardduty.cloudtrail_event')),
    ...['ec2', 'eks', 'fargate'].map(runtime),
    tiered(
      's3_events',
      'events',
      [0, text('S3 VPC Flow Log and DNS Processed per First 500000000 Events')],
      [500000000, text('S3 VPC Flow Log and DNS Processed per Next 4500000000 Events')],
      [5000000000, text('S3 VPC Flow Log and DNS Processed per Over 5000000000 Events')],
    ),
    flows('flow_and_dns_log_gb', 'VPC Flow Log and DNS Processed'),
    flows('lambda_flow_log_gb', 'Lambda VPC Flow Log and DNS Processed'),
    tiered(
      'eks_audit_log_events',
      'events',
      [0, text('Kubernetes Audit Logs Events Processed per First 100000000 Events')],
      [100000000, text('Kubernetes Audit Logs Events Processed per Next 200000000 Events')],
      [300000000, text('Kubernetes Audit Logs Events Processed per Over 200000000 Events')],
    ),
    price('malware_ebs_gb', 'GB', text('Malware Protection EBS Data Scanned per GB')),
    // The first GB and the first 1,000 requests of a month are the account's, not deducted.
    price('malware_s3_gb', 'GB', text('Malware Protection S3 Data Scanned per 1 upto Inf GB')),
    price('malware_s3_objects', 'objects', text('Malware Protection S3 Request Monitored per 1000 upto Inf Events')),
    price(
      'rds_vcpu_months',
      'vCPU-months',
      text('RDS vCPU Monitored CreateDBInstance per vCPU-Months'),
      stated('aws.amazon.com/guardduty/pricing', '2026-10-07', { 'eu-central-2': '1.35', 'eu-south-2': '1.09' }),
    ),
    price('rds_acu_months', 'ACU-months', text('RDS ACU Monitored CreateDBInstance per ACU-Months')),
  );
}

// Sensitive data discovery: the first GB of an account is free and not deducted.
function macie() {
  const text = (description) => described('macie', `Security Services Amazon Macie ${description}`);
  return unitPrices(
    'aws/macie',
    price('bucket_days', 'bucket-days', text('Paid Data Inventory Evaluation per Bucket-days')),
    price('object_days', 'object-days', text('Paid Object Monitoring per Object-days')),
    tiered(
      'inspected_gb',
      'GB',
      [0, text('Sensitive Data Discovery Next 50000 per GB')],
      [50000, text('Sensitive Data Discovery Next 450000 per GB')],
      [500000, text('Sensitive Data Discovery Over 500000 per GB')],
    ),
  );
}

function accessAnalyzer() {
  const text = (description) => described('iamaccessanalyzer', description);
  return unitPrices(
    'aws/access_analyzer',
    price('unused_access_months', 'months', text('Findings-UnusedAccessAnalysis per Number of Monitored resources')),
    price('policy_checks', 'checks', text('Checks-AccessCheck per API Requests')),
  );
}

function verifiedPermissions() {
  const text = (description) => described('verifiedpermissions', description);
  return unitPrices(
    'aws/verified_permissions',
    price('authorization_requests', 'requests', text('[Verified Permissions SingleAuthorizationRequest]')),
    price('policy_requests', 'requests', text('Verified Permissions CreatePolicy per API Requests')),
  );
}

function inspector() {
  return unitPrices(
    'aws/inspector',
    price('ec2_agent_instance_hours', 'hours', named('inspector.ec2.agent_instance_hour')),
    price('ec2_agentless_instance_hours', 'hours', named('inspector.ec2.agentless_instance_hour')),
    price('ecr_initial_scans', 'images', named('inspector.ecr.initial_scan')),
    price('ecr_rescans', 'images', named('inspector.ecr.rescan')),
    price('lambda_standard_function_hours', 'hours', named('inspector.lambda.standard_function_hour')),
    price('lambda_code_function_hours', 'hours', named('inspector.lambda.code_function_hour')),
    price('cis_assessments', 'assessments', named('inspector.cis_assessment')),
    price('ci_cd_scans', 'images', named('inspector.cicd_scan')),
  );
}

function securityHub() {
  return unitPrices(
    'aws/security_hub',
    tiered(
      'checks',
      'checks',
      [0, named('securityhub.check.t1')],
      [100000, named('securityhub.check.t2')],
      [500000, named('securityhub.check.t3')],
    ),
    // The first 10,000 events a month are the account's, not deducted.
    price('finding_events', 'events', named('securityhub.finding_event')),
    price(
      'resource_unit_months',
      'months',
      stated('aws.amazon.com/security-hub/pricing', '2026-09', { 'us-east-1': '3.75' }),
    ),
  );
}

function detective() {
  return unitPrices(
    'aws/detective',
    tiered(
      'ingested_gb',
      'GB',
      [0, named('detective.gb.t1')],
      [1000, named('detective.gb.t2')],
      [5000, named('detective.gb.t3')],
      [10000, named('detective.gb.t4')],
    ),
  );
}

// Tiers count from behind the monthly free users of an account, which are not deducted here either. The collected list is that of
// accounts from before the tiers, which have 50,000 users free; of others 10,000 are (aws.amazon.com/cognito/pricing, 2026-09-20).
function cognito() {
  const listed = (date, prices) => stated('public copy of the AmazonCognito price list', date, prices);
  return unitPrices(
    'aws/cognito',
    price(
      'essentials_active_users',
      'users',
      listed('2026-09-29', { 'us-east-1': '0.015', 'us-west-1': '0.015' }),
      listed('2026-08-17', { 'ap-northeast-1': '0.015' }),
    ),
    price(
      'plus_active_users',
      'users',
      stated('aws.amazon.com/cognito/pricing', '2026-09-06', { 'us-east-1': '0.02' }),
      listed('2026-08-17', { 'ap-northeast-1': '0.02' }),
    ),
    tiered(
      'active_users',
      'users',
      [0, named('cognito.mau.t1')],
      [90000, rebound(named('cognito.mau.t2'))],
      [990000, rebound(named('cognito.mau.t3'))],
      [9990000, rebound(named('cognito.mau.t4'))],
    ),
    price('federated_active_users', 'users', named('cognito.federated_mau')),
    tiered(
      'advanced_security_active_users',
      'users',
      [0, named('cognito.asf_mau.t1')],
      [50000, named('cognito.asf_mau.t2')],
      [100000, named('cognito.asf_mau.t3')],
      [1000000, named('cognito.asf_mau.t4')],
      [10000000, named('cognito.asf_mau.t5')],
    ),
    tiered(
      'machine_tokens',
      'tokens',
      [0, described('cognito', 'User Pools M2M Tokens Full 0 upto 250000 per CognitoUserPools M2MTokens')],
      [250000, described('cognito', 'User Pools M2M Tokens Full 250000 upto 5000000 per CognitoUserPools M2MTokens')],
      [5000000, described('cognito', 'User Pools M2M Tokens Full 5000000 upto Inf per CognitoUserPools M2MTokens')],
    ),
  );
}

// Some regions price the small Simple AD and the small AD Connector as one thing.
function directoryService() {
  return unitPrices(
    'aws/directory_service',
    price('microsoft_ad_standard_controller_hours', 'hours', named('ds.microsoft_ad.standard.dc_hour')),
    price('microsoft_ad_enterprise_controller_hours', 'hours', named('ds.microsoft_ad.enterprise.dc_hour')),
    price('microsoft_ad_standard_share_hours', 'hours', named('ds.microsoft_ad.standard.share_hour')),
    price('microsoft_ad_enterprise_share_hours', 'hours', named('ds.microsoft_ad.enterprise.share_hour')),
    price('simple_ad_small_hours', 'hours', named('ds.small_hour')),
    price('simple_ad_large_hours', 'hours', named('ds.simple_ad.large_hour')),
    price('ad_connector_small_hours', 'hours', named('ds.ad_connector.small_hour'), named('ds.small_hour')),
    price('ad_connector_large_hours', 'hours', named('ds.ad_connector.large_hour')),
  );
}
