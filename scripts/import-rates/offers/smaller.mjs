// Services with a few prices each, and what has been added to larger ones.

import { line, named } from './line.mjs';

/** A plan that is charged by the request; others count devices. Data of Esri and HERE cost the same. */
const LOCATION = 'pricingPlan=RequestBasedUsage';
const PROVIDER = `provider=Esri; ${LOCATION}`;

export const smaller = {
  'aws/appfabric': named('AWSAppFabric', '', [
    ['user_months', 'users', 'StandardUser'],
    ['additional_application_user_months', 'users', 'AdditionalAppUser'],
  ]),
  // Memory stands in GB, in whichever words.
  'aws/appsync.cache': ['1.55', '3.22', '12.3', '25.05', '50.47', '101.38', '203.26', '317.77'].map((gb) =>
    line('AWSAppSync', `gb=${gb}; unit=hours`, [`cacheMemorySize=${gb} or ${gb} * or *:${gb}`]),
  ),
  'aws/clean_rooms': named('AWSCleanRooms', '', [
    ['sql_crpu_hours', 'CRPU-hours', 'CleanRooms-SQL-Compute', 'operation=RunCustomSQLAnalysis'],
  ]),
  'aws/cloudsearch': [
    ...named(
      'AmazonCloudSearch',
      '',
      ['small', 'medium', 'large', 'xlarge', '2xlarge', ...['small', 'large', 'xlarge', '2xlarge'].map(previous)].map(
        (size) => [`${size.replace('.', '_')}_hours`, 'hours', `SearchInstance:search.${size}`],
      ),
    ),
    ...named('AmazonCloudSearch', '', [
      ['document_batches', 'batches', 'DocumentBatchUpload'],
      ['indexed_gb', 'GB', 'IndexDocuments'],
    ]),
  ],
  'aws/cloudwatch.internet_monitor': named('AmazonCloudWatch', '', [
    ['city_network_hours', 'hours', 'CW:InternetMonitor-CityNetwork'],
  ]),
  'aws/codecommit': named('AWSCodeCommit everywhere', '', [['active_user_months', 'users', 'User-Month']]),
  // Of contacts with everything that answers by itself; those without have usage types that do not begin with `ai-`.
  'aws/connect': named('AmazonConnect', '', [
    ['voice_minutes', 'minutes', 'ai-end-customer-mins'],
    ['chat_messages', 'messages', 'ai-chat-message'],
  ]),
  'aws/data_pipeline': named('datapipeline', '', [['low_frequency_months', 'activities', 'AWS-Activities-infreq']]),
  'aws/devops_guru': named('AmazonDevOpsGuru', '', [
    ['group_a_hours', 'hours', 'ResourceGroup-A-usagehours'],
    ['group_b_hours', 'hours', 'ResourceGroup-B-usagehours'],
  ]),
  'aws/dsql': named('AuroraDSQL', '', [
    ['processing_units', 'DPUs', 'DSQL-DistributedProcessingUnits'],
    ['storage_gb_months', 'GB-months', 'DSQL-Storage-ByteHrs'],
  ]),
  'aws/emr.serverless': named('ElasticMapReduce', '', [
    ['x86_vcpu_hours', 'vCPU-hours', 'EMR-SERVERLESS-vCPUHours'],
    ['x86_gb_hours', 'GB-hours', 'EMR-SERVERLESS-MemoryGBHours'],
    ['arm_vcpu_hours', 'vCPU-hours', 'EMR-SERVERLESS-ARM-vCPUHours'],
    ['arm_gb_hours', 'GB-hours', 'EMR-SERVERLESS-ARM-MemoryGBHours'],
    ['storage_gb_hours', 'GB-hours', 'EMR-SERVERLESS-StorageGBHours'],
  ]),
  // Policies of firewalls that others sell are another resource, and cost more.
  'aws/firewall_manager': named('AWSFMS', 'Firewall Manager Policy', [
    ['policy_months', 'months', 'Policy-*', 'awsResource=FirewallManagerPolicy'],
  ]),
  'aws/location': named('AmazonLocationService', '', [
    ['positions_evaluated', 'positions', 'PositionEvaluation', LOCATION],
    ['positions_written', 'positions', 'PositionWrite', LOCATION],
    ['map_tiles', 'tiles', 'MapTile', PROVIDER],
    ['geocoded_addresses', 'addresses', 'Geocode', `type!=*stored*; ${PROVIDER}`],
    ['geocoded_addresses_stored', 'addresses', '', `type=Addresses geocoded*stored*; ${PROVIDER}`],
    ['suggestions', 'requests', 'Suggest', PROVIDER],
    ['routes', 'routes', 'Route', PROVIDER],
  ]),
  'aws/media_store': named('AWSElementalMediaStore', '', [
    ['storage_gb_months', 'GB-months', 'Storage-S3'],
    ['ingested_gb', 'GB', 'Ingest-Optimized-Bytes', 'ingestType=Standard'],
    ['put_requests', 'requests', 'APIRequest-PutS3'],
    ['get_requests', 'requests', 'APIRequest-GetStream'],
  ]),
  'aws/opensearch.ingestion': named('AmazonES', '', [['ocu_hours', 'OCU-hours', '*IngestionOCU*']]),
  'aws/pinpoint': named('AmazonPinpoint', '', [
    ['targeted_user_months', 'users', 'MonthlyTargetedAudience or Pinpoint_MonthlyTargetedAudience'],
    ['events', 'events', 'EventsRecorded'],
    ['in_app_requests', 'requests', 'InAppMessageRequests'],
  ]),
  // In and out cost the same; where they did not, neither would be taken.
  'aws/s3.routing': named('AmazonS3', '', [['multi_region_gb', 'GB', 'MRAP-Out-Bytes or MRAP-In-Bytes']]),
  'aws/s3.vectors': named('AmazonS3', '', [
    ['storage_gb_months', 'GB-months', 'Vectors-TimedStorage-ByteHrs'],
    ['put_gb', 'GB', 'Vectors-Put-Bytes'],
  ]),
};

function previous(size) {
  return `previousgeneration.${size}`;
}
