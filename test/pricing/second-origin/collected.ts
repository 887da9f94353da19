/** Figures of another collector of price lists than the one that our price is from. */
import { resolve } from 'node:path';
import { type Figure, figureOf, readCsv, shared } from './figure';

interface Collection {
  readonly file: string;
  readonly price: string;
  readonly table: string;
  readonly keys: (of: (column: string) => string) => readonly string[];
}

const collections: readonly Collection[] = [
  {
    file: 'aws_ec2_reserved_linux.csv',
    price: 'ondemand_at_source',
    table: 'aws/ec2.instance',
    keys: (of) => [of('instance_type'), of('os')],
  },
  {
    file: 'aws_ec2_os.csv',
    price: 'usd_per_hour',
    table: 'aws/ec2.instance',
    keys: (of) => [of('instance_type'), of('os')],
  },
  {
    file: 'aws_rds_reserved.csv',
    price: 'ondemand_at_source',
    table: 'aws/rds.instance',
    keys: (of) => [of('instance_class'), of('engine').replace('postgresql', 'postgres'), 'none', of('deployment')],
  },
  {
    file: 'aws_elasticache_reserved.csv',
    price: 'ondemand_at_source',
    table: 'aws/elasticache.node',
    keys: (of) => [of('instance_class'), of('engine')],
  },
  {
    file: 'aws_opensearch_reserved.csv',
    price: 'ondemand_at_source',
    table: 'aws/opensearch.instance',
    keys: (of) => [of('instance_class')],
  },
  {
    file: 'aws_redshift_reserved.csv',
    price: 'ondemand_at_source',
    table: 'aws/redshift.node',
    keys: (of) => [of('instance_class')],
  },
];

/** What a description of another collector's list says of a row of ours. */
interface Description {
  readonly service: string;
  readonly origin: string;
  readonly text: RegExp;
  readonly table: string;
  /** `$1` is what the first group has found. */
  readonly keys: readonly string[];
  /** How much of our price theirs is. */
  readonly per?: number;
}

/** What air-gapped vaults keep costs 15 % more than elsewhere. */
const AIR_GAPPED = 1.15;

const PIG = 'QuinnyPig/aws-price-watcher';
const DEEP_ARCHIVE = 's3glacierdeeparchive';
const PRICE = 'lamngockhuong/aws-price';

const descriptions: readonly Description[] = [
  described('neptune', PIG, /^\[Neptune Memory .*Instance Type: (.+)\)$/, 'aws/neptune.instance', '$1', 'standard'),
  described('neptune', PIG, /^\[Neptune IO opt.*Instance Type: (.+)\)$/, 'aws/neptune.instance', '$1', 'iopt1'),
  described('neptune', PRICE, /^\(Instance Type: (.+)\)$/, 'aws/neptune.instance', '$1', 'iopt1'),
  described('msk', PIG, /^\[ExpressBroker\] \(Compute Family: ([^,]+),/, 'aws/msk.broker', '$1'),
  described(
    'timestream',
    PIG,
    /^\[.* InfluxDB .*Instance Type: ([^,]+),/,
    'aws/timestream.influxdb',
    '$1',
    'single-az',
  ),
  described('backup', PIG, /^DDB Backup Storage Warm per/, 'aws/dynamodb', 'backup_gb_months'),
  described('backup', PIG, /^DDB RestoreRecoveryPoint Warm per/, 'aws/dynamodb', 'restore_gb'),
  described(DEEP_ARCHIVE, PIG, /^S3 Bulk-Retrieval GB$/, 'aws/s3', 'glacier_deep_archive_bulk_retrieval_gb'),
  described(DEEP_ARCHIVE, PIG, /^S3 Standard-Retrieval GB$/, 'aws/s3', 'glacier_deep_archive_standard_retrieval_gb'),
  described(DEEP_ARCHIVE, PIG, /^Lifecycle to Glacier Deep Arc/, 'aws/s3', 'glacier_deep_archive_lifecycle_requests'),
  airGapped('EBS Warm', 'aws/ebs', 'snapshot_gb_months'),
  airGapped('DDB Warm', 'aws/dynamodb', 'backup_gb_months'),
  airGapped('Neptune Warm', 'aws/neptune', 'backup_gb_months'),
  airGapped('FSx-Windows Warm', 'aws/backup', 'fsx_windows_gb_months'),
  airGapped('FSx-Lustre Warm', 'aws/backup', 'fsx_lustre_gb_months'),
  airGapped('FSx-OpenZFS Warm', 'aws/fsx', 'openzfs_backup_gb_months'),
];

export function collectedFigures(): readonly Figure[] {
  return [...listedFigures(), ...describedFigures()];
}

// Local zones have no column of their own with us.
const REGION = /^[a-z]{2}(-gov)?-[a-z]+-\d$/;

/** Every figure once: the files list a price with each term of a reservation. */
function listedFigures(): readonly Figure[] {
  return collections.flatMap(({ file, price, table, keys }) => {
    const figures = new Map<string, Figure>();
    for (const row of readCsv(resolve(shared, 'prices', file))) {
      const of = (column: string): string => row.get(column) ?? '';
      const region = of('region');
      const theirs = Number(of(price));
      if (of(price) === '' || theirs === 0 || !REGION.test(region)) continue;
      const key = `${region} ${keys(of).join(' ')}`;
      if (figures.has(key)) continue;
      const origin = of('source').replace(/ \(.*\)$/, '');
      const figure = figureOf(table, keys(of), { region, theirs, error: 0, origin, date: of('date') });
      if (figure) figures.set(key, figure);
    }
    return [...figures.values()];
  });
}

function describedFigures(): readonly Figure[] {
  const services = new Set(descriptions.map(({ service }) => service));
  const rows = readCsv(resolve(shared, 'prices', 'aws_other.csv')).filter((row) =>
    services.has(row.get('service') ?? ''),
  );
  return descriptions.flatMap(({ service, origin, text, table, keys, per = 1 }) =>
    rows.flatMap((row) => {
      const found = text.exec(row.get('description') ?? '');
      const region = row.get('region') ?? '';
      if (row.get('service') !== service || row.get('source') !== origin || !found || !REGION.test(region)) return [];
      const ours = keys.map((key) => key.replace('$1', found[1] ?? ''));
      const theirs = Number(row.get('usd'));
      return figureOf(table, ours, { region, theirs, per, error: 0, origin, date: row.get('date') ?? '' }) ?? [];
    }),
  );
}

function described(
  service: string,
  origin: string,
  text: RegExp,
  table: string,
  ...keys: readonly string[]
): Description {
  return { service, origin, text, table, keys };
}

function airGapped(kind: string, table: string, key: string): Description {
  return { ...described('backup', PIG, new RegExp(`^Storage ${kind} LAGVault$`), table, key), per: AIR_GAPPED };
}
