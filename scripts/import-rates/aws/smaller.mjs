// Services with a few prices each: places, archives, search, code, data that is shared or cleaned, keys for payments.

import { described, stated } from '../sources.mjs';
import { price, tiered, unitPrices } from '../table.mjs';

export function smallerTables() {
  return [
    appFabric(),
    cleanRooms(),
    cloudSearch(),
    codeCommit(),
    dataExchange(),
    dataPipeline(),
    deviceFarm(),
    deviceManagement(),
    dsql(),
    glacier(),
    internetMonitor(),
    location(),
    mediaStore(),
    paymentCryptography(),
    pinpoint(),
    profiles(),
    qldb(),
    securityLake(),
    vectors(),
  ];
}

const from = (service) => (description) => described(service, description);

function appFabric() {
  const text = from('appfabric');
  return unitPrices(
    'aws/appfabric',
    price('user_months', 'users', text('Standard User User-Mo')),
    price('additional_application_user_months', 'users', text('Additional App per User UserApp-Mo')),
  );
}

// Queries run on Spark since the engine of the first years has ended, at what custom queries cost then.
function cleanRooms() {
  const text = from('cleanrooms');
  return unitPrices(
    'aws/clean_rooms',
    price('sql_crpu_hours', 'CRPU-hours', text('RunCustomSQLAnalysis-CustomSQL-CRPU-Hr')),
  );
}

function cloudSearch() {
  const text = from('cloudsearch');
  const size = (name) =>
    price(
      `${name}_hours`,
      'hours',
      text(`New search ${name} starting from 0 current generation (Instance Type: search.${name})`),
    );
  const previous = (name) =>
    price(
      `previousgeneration_${name}_hours`,
      'hours',
      text(
        `New search previousgeneration.${name} starting from 0 previous generation (Instance Type: search.previousgeneration.${name})`,
      ),
    );
  return unitPrices(
    'aws/cloudsearch',
    ...['small', 'medium', 'large', 'xlarge', '2xlarge'].map(size),
    ...['small', 'large', 'xlarge', '2xlarge'].map(previous),
    price(
      'document_batches',
      'batches',
      text(
        'DocumentBatchUpload starting from 0 Requests (Group Description: Document batches uploaded to your search domain)',
      ),
    ),
    price(
      'indexed_gb',
      'GB',
      text('IndexDocuments starting from 0 GB (Group Description: IndexDocuments request to rebuild the index)'),
    ),
  );
}

// The first five users of an account are free.
function codeCommit() {
  const text = described('codecommit', 'AWSCodeCommit StartingRange 5 Inf');
  return unitPrices('aws/codecommit', price('active_user_months', 'users', { ...text, everywhere: true }));
}

function dataExchange() {
  return unitPrices(
    'aws/data_exchange',
    price('storage_gb_months', 'GB-months', from('dataexchange')('Storage per GB-Mo')),
  );
}

function dataPipeline() {
  const text = from('datapipeline');
  return unitPrices(
    'aws/data_pipeline',
    price('high_frequency_months', 'activities', text('Active Pipeline running on AWS High Frequency')),
    price('low_frequency_months', 'activities', text('Active Pipeline running on AWS Low Frequency')),
    price(
      'on_premises_high_frequency_months',
      'activities',
      text('Active Pipeline running on On-Premise High Frequency'),
    ),
    price(
      'on_premises_low_frequency_months',
      'activities',
      text('Active Pipeline running on On-Premise Low Frequency'),
    ),
    price('inactive_months', 'pipelines', text('Inactive Pipeline')),
  );
}

function deviceFarm() {
  const text = from('devicefarm');
  return unitPrices(
    'aws/device_farm',
    price('device_minutes', 'minutes', text('Pay as you go automated tests on Android per Minutes')),
    price('browser_minutes', 'minutes', text('automated testing minutes on Windows OS and Chrome per minutes')),
  );
}

function deviceManagement() {
  const text = from('iotdevicemanagement');
  return unitPrices(
    'aws/iot.device_management',
    price('index_updates', 'updates', text('Index Updates')),
    price('index_queries', 'queries', text('Queries per Queries')),
  );
}

// What an account has free of each month, 100,000 units and 1 GB, is not a tier.
function dsql() {
  const page = (date, prices) => stated('aws.amazon.com/rds/aurora/dsql/pricing', date, prices);
  return unitPrices(
    'aws/dsql',
    price(
      'processing_units',
      'DPUs',
      page('2026-04', { 'us-east-1': '0.000008' }),
      page('2025-05-28', { 'ap-northeast-1': '0.00001' }),
    ),
    price(
      'storage_gb_months',
      'GB-months',
      page('2026-04', { 'us-east-1': '0.33' }),
      page('2025-05-28', { 'ap-northeast-1': '0.4' }),
    ),
  );
}

function glacier() {
  const text = from('glacier');
  return unitPrices(
    'aws/glacier',
    price('storage_gb_months', 'GB-months', text('Storage Amazon Glacier Standard')),
    price('standard_requests', 'requests', text('API Request Standard')),
    price('expedited_requests', 'requests', text('API Request Expedited')),
    price('standard_retrieval_gb', 'GB', text('Standard-Retrieval per GB')),
    price('expedited_retrieval_gb', 'GB', text('Expedited-Retrieval per GB')),
  );
}

function internetMonitor() {
  const text = from('cloudwatch');
  return unitPrices(
    'aws/cloudwatch.internet_monitor',
    price('resource_hours', 'hours', text('CW InternetMonitorCloudWatch Internet Monitor')),
    price('city_network_hours', 'hours', text('CW CityNetworkCloudWatch City Network')),
  );
}

// Esri and HERE cost the same.
function location() {
  const text = (description) => described('locationservice', `AmazonLocationService ${description}`);
  const geofencing = (range) => text(`${range} None RequestBasedUsage Geofencing Positions evaluated per Position`);
  const tracking = (range) => text(`${range} None RequestBasedUsage Tracking Positions written per Position`);
  return unitPrices(
    'aws/location',
    tiered(
      'positions_evaluated',
      'positions',
      [0, geofencing('0 250000')],
      [250000, geofencing('250000 2000000')],
      [2000000, geofencing('2000000 25000000')],
      [25000000, geofencing('25000000 Inf')],
    ),
    tiered(
      'positions_written',
      'positions',
      [0, tracking('0 500000')],
      [500000, tracking('500000 5000000')],
      [5000000, tracking('5000000 50000000')],
      [50000000, tracking('50000000 Inf')],
    ),
    price('map_tiles', 'tiles', text('Esri RequestBasedUsage Maps Map tiles retrieved vector or raster per Map Tile')),
    price('geocoded_addresses', 'addresses', text('Esri RequestBasedUsage Places Addresses geocoded per Address')),
    price(
      'geocoded_addresses_stored',
      'addresses',
      text('Esri RequestBasedUsage Places Addresses geocoded stored results per Address'),
    ),
    price('suggestions', 'requests', text('Esri RequestBasedUsage Places Addresses Suggested per API Request')),
    price('routes', 'routes', text('Esri RequestBasedUsage Routing Routes calculated per Route')),
  );
}

function mediaStore() {
  const text = from('elementalmediastore');
  return unitPrices(
    'aws/media_store',
    price('storage_gb_months', 'GB-months', text('Storage')),
    price('ingested_gb', 'GB', text('Ingest Optimization')),
    price('put_requests', 'requests', text('PUT Request')),
    price('get_requests', 'requests', text('GET Request')),
  );
}

function paymentCryptography() {
  const text = from('paymentcryptography');
  return unitPrices(
    'aws/payment_cryptography',
    price('key_months', 'months', text('Encryption Key')),
    tiered(
      'requests',
      'requests',
      [0, text('API Request 0 to 20000000')],
      [20000000, text('API Request 20000000 to 220000000')],
      [220000000, text('API Request 220000000 to Inf')],
    ),
  );
}

function pinpoint() {
  const text = from('pinpoint');
  return unitPrices(
    'aws/pinpoint',
    price('targeted_user_months', 'users', text('MTA per Users')),
    price('events', 'events', text('Events Recorded per Events')),
    price('emails', 'emails', text('Email Messages')),
    price('push_notifications', 'notifications', text('Google Push Notification Messages per Messages')),
    price('in_app_requests', 'requests', text('In app Message Requests per Requests')),
  );
}

// The descriptions have the words of another row at their end; these are hours of associations.
function profiles() {
  const text = from('route53');
  return unitPrices(
    'aws/route53.profiles',
    price('first_100_association_hours', 'hours', text('Query Profiles Base Price over 1B')),
    price('association_hours', 'hours', text('Query Profiles over 1B')),
  );
}

function qldb() {
  const text = from('qldb');
  return unitPrices(
    'aws/qldb',
    price('journal_gb_months', 'GB-months', text('Journal Storage')),
    price('indexed_gb_months', 'GB-months', text('Indexed Storage')),
    price('read_requests', 'requests', text('QLDB IOs Read Request')),
    price('write_requests', 'requests', text('QLDB IOs Write Request')),
  );
}

function securityLake() {
  const text = (description) => described('securitylake', `Security Lake ${description}`);
  const others = (bound) => text(`OtherLogs ${bound}`);
  return unitPrices(
    'aws/security_lake',
    price('management_events_gb', 'GB', text('CloudTrailEvents Paid per GB')),
    tiered(
      'logs_gb',
      'GB',
      [0, others('First 10TB')],
      [10240, others('Next 20TB')],
      [30720, others('another 20TB')],
      [51200, others('Over 50TB')],
    ),
    price('normalized_gb', 'GB', text('VPCFlow Paid per GB')),
  );
}

function vectors() {
  const page = (date, figure) => stated('aws.amazon.com/s3/pricing', date, { 'us-east-1': figure });
  return unitPrices(
    'aws/s3.vectors',
    price('storage_gb_months', 'GB-months', page('2025-12-02', '0.06')),
    price('put_gb', 'GB', page('2025-12-02', '0.2')),
    price('queries', 'queries', page('2026-04', '0.0000025')),
    price('query_first_tb', 'TB', page('2025-12', '0.004')),
    price('query_tb', 'TB', page('2025-12', '0.002')),
  );
}
