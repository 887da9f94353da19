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

/** Every figure once: the files list a price with each term of a reservation. */
export function collectedFigures(): readonly Figure[] {
  return collections.flatMap(({ file, price, table, keys }) => {
    const figures = new Map<string, Figure>();
    for (const row of readCsv(resolve(shared, 'prices', file))) {
      const of = (column: string): string => row.get(column) ?? '';
      const region = of('region');
      const theirs = Number(of(price));
      // Local zones have no column of their own with us.
      if (of(price) === '' || theirs === 0 || !/^[a-z]{2}(-gov)?-[a-z]+-\d$/.test(region)) continue;
      const key = `${region} ${keys(of).join(' ')}`;
      if (figures.has(key)) continue;
      const origin = of('source').replace(/ \(.*\)$/, '');
      const figure = figureOf(table, keys(of), { region, theirs, error: 0, origin, date: of('date') });
      if (figure) figures.set(key, figure);
    }
    return [...figures.values()];
  });
}
