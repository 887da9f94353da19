// Prices that no collection of price lists has, as public texts have them from AWS's pages and price lists. A date is the text's;
// where it tells none, the first month that it can be of.

import { stated } from '../sources.mjs';
import { price, unitPrices } from '../table.mjs';

export function pageTables() {
  return [
    computeOptimizer(),
    connect(),
    devOpsGuru(),
    dmsServerless(),
    emrServerless(),
    mailManager(),
    neptuneAnalytics(),
    openSearchIngestion(),
    recoveryController(),
    s3Routing(),
    workMail(),
  ];
}

function computeOptimizer() {
  const page = stated('aws.amazon.com/compute-optimizer/pricing', '2021-11', { '*': '0.0003360215' });
  return unitPrices('aws/compute_optimizer', price('enhanced_metrics_hours', 'hours', page));
}

// What the channels cost with everything that answers by itself included; numbers and carriers are apart.
function connect() {
  const page = (figure) => stated('aws.amazon.com/connect/pricing', '2026-05-05', { 'us-east-1': figure });
  return unitPrices(
    'aws/connect',
    price('voice_minutes', 'minutes', page('0.038')),
    price('chat_messages', 'messages', page('0.01')),
    price('emails', 'messages', page('0.08')),
    price('text_messages', 'messages', page('0.014')),
  );
}

// Group A is functions, buckets, tables, queues and topics; group B what runs by the hour.
function devOpsGuru() {
  const page = (figure) => stated('aws.amazon.com/devops-guru/pricing', '2021-05', { 'us-east-1': figure });
  return unitPrices(
    'aws/devops_guru',
    price('group_a_hours', 'hours', page('0.0028')),
    price('group_b_hours', 'hours', page('0.0042')),
  );
}

function dmsServerless() {
  const page = (figure) => stated('aws.amazon.com/dms/pricing', '2024-12', { 'ap-south-1': figure });
  return unitPrices(
    'aws/dms.serverless',
    price('single_az_dcu_hours', 'DCU-hours', page('0.113289353')),
    price('multi_az_dcu_hours', 'DCU-hours', page('0.226578706')),
  );
}

function emrServerless() {
  const list = (figure) =>
    stated('public copy of the ElasticMapReduce price list', '2026-10', { 'ap-southeast-1': figure });
  const page = (figure) => stated('aws.amazon.com/emr/pricing', '2022-06', { 'us-east-1': figure });
  return unitPrices(
    'aws/emr.serverless',
    price('x86_vcpu_hours', 'vCPU-hours', page('0.052624'), list('0.065728')),
    price('x86_gb_hours', 'GB-hours', page('0.0057785'), list('0.007189')),
    price('arm_vcpu_hours', 'vCPU-hours', list('0.052585')),
    price('arm_gb_hours', 'GB-hours', list('0.005746')),
    price('storage_gb_hours', 'GB-hours', list('0.000133')),
  );
}

function mailManager() {
  const page = (figure) => stated('aws.amazon.com/ses/pricing', '2026-07-21', { 'us-east-1': figure });
  return unitPrices(
    'aws/ses.mail_manager',
    price('ingress_endpoint_months', 'months', page('50')),
    price('processed_emails', 'emails', page('0.00015')),
    price('archived_gb', 'GB', page('2')),
    price('archive_gb_months', 'GB-months', page('0.19')),
    price('deliverability_emails', 'emails', page('0.00007')),
  );
}

function neptuneAnalytics() {
  const page = stated('aws.amazon.com/neptune/pricing', '2023-11', { 'us-east-1': '0.03' });
  return unitPrices('aws/neptune.analytics', price('memory_unit_hours', 'm-NCU-hours', page));
}

function openSearchIngestion() {
  return unitPrices(
    'aws/opensearch.ingestion',
    price(
      'ocu_hours',
      'OCU-hours',
      stated('aws.amazon.com/opensearch-service/pricing', '2024-03-04', { 'us-east-1': '0.24' }),
    ),
  );
}

function recoveryController() {
  const page = stated('aws.amazon.com/application-recovery-controller/pricing', '2026-04-30', { '*': '2.5' });
  return unitPrices('aws/recovery_controller', price('routing_control_cluster_hours', 'hours', page));
}

// Acceleration is cheaper through edge locations of the United States, Europe and Japan.
function s3Routing() {
  const page = (figure) => stated('aws.amazon.com/s3/pricing', '2025-12', { '*': figure });
  return unitPrices(
    'aws/s3.routing',
    price('multi_region_gb', 'GB', page('0.0033')),
    price('accelerated_gb', 'GB', page('0.04')),
    price('accelerated_elsewhere_gb', 'GB', page('0.08')),
  );
}

function workMail() {
  return unitPrices(
    'aws/workmail',
    price('user_months', 'users', stated('aws.amazon.com/workmail/pricing', '2026-08', { 'us-east-1': '4' })),
  );
}
