/**
 * Prices drawn at random against figures that others collected: twenty of each service, the same draw every time. The figures
 * lie beside the repository; where they are not, there is nothing to compare with.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RateFile } from '../../src/engine/rate-file';
import { RateBook } from '../../src/engine/rates';

const rates = resolve(__dirname, '..', '..', 'pricing/rates');
const figures = resolve(__dirname, '..', '..', '..', 'shared/prices');

const book = new RateBook([{ read: bundled }]);

interface Origin {
  readonly service: string;
  readonly file: string;
  readonly price: string;
  readonly table: string;
  readonly keys: (row: ReadonlyMap<string, string>) => readonly string[];
  /** What differs in the draw; a comment says why. */
  readonly differing?: readonly string[];
}

const of = (row: ReadonlyMap<string, string>, column: string): string => row.get(column) ?? '';

/** Figures of another collector than the one that the bundled price is from. */
const origins: readonly Origin[] = [
  {
    service: 'EC2 on demand',
    file: 'aws_ec2_reserved_linux.csv',
    price: 'ondemand_at_source',
    table: 'aws/ec2.instance',
    keys: (row) => [of(row, 'instance_type'), of(row, 'os')],
  },
  {
    service: 'RDS on demand',
    file: 'aws_rds_reserved.csv',
    price: 'ondemand_at_source',
    table: 'aws/rds.instance',
    keys: (row) => [
      of(row, 'instance_class'),
      of(row, 'engine').replace('postgresql', 'postgres'),
      'none',
      of(row, 'deployment'),
    ],
  },
  {
    service: 'ElastiCache nodes',
    file: 'aws_elasticache_reserved.csv',
    price: 'ondemand_at_source',
    table: 'aws/elasticache.node',
    keys: (row) => [of(row, 'instance_class'), of(row, 'engine')],
  },
  {
    service: 'OpenSearch nodes',
    file: 'aws_opensearch_reserved.csv',
    price: 'ondemand_at_source',
    table: 'aws/opensearch.instance',
    keys: (row) => [of(row, 'instance_class')],
  },
  {
    service: 'Redshift nodes',
    file: 'aws_redshift_reserved.csv',
    price: 'ondemand_at_source',
    table: 'aws/redshift.node',
    keys: (row) => [of(row, 'instance_class')],
    // Families that can no longer be started; only that collector still lists them.
    differing: ['us-gov-west-1 dc1.8xlarge: no price, not 5.76', 'us-gov-west-1 ds2.8xlarge: no price, not 8.16'],
  },
];

describe('prices of a second origin', () => {
  before(function () {
    if (!existsSync(figures)) {
      console.log(`        no figures in ${figures}: nothing to compare with`);
      this.skip();
    }
  });

  for (const origin of origins) {
    it(`${origin.service}: twenty of ${origin.file}`, () => {
      const rows = draw(readCsv(resolve(figures, origin.file)), 20);
      const differing = rows.flatMap((row) => {
        const keys = origin.keys(row);
        const region = of(row, 'region');
        const found = book.lookup(origin.table, keys, region);
        const theirs = Number(of(row, origin.price));
        const ours = found.found ? (found.rate.tiers[0]?.price ?? Number.NaN) : Number.NaN;
        return Math.abs(ours - theirs) <= 0.005 * theirs
          ? []
          : [`${region} ${keys.join(' ')}: ${found.found ? ours : 'no price'}, not ${theirs}`];
      });
      assert.deepEqual(differing, origin.differing ?? []);
    });
  }
});

/** A draw that is the same every time: a linear congruential generator. */
function draw<T>(all: readonly T[], count: number): readonly T[] {
  let state = 20_261_121;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: count }, () => all[Math.floor(next() * all.length)]).filter((one) => one !== undefined);
}

/** Rows of a file without quoted cells, by the names of its header. */
function readCsv(file: string): readonly ReadonlyMap<string, string>[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
  const names = header.split(',');
  return lines
    .filter((line) => !line.includes('"'))
    .map((line) => new Map(line.split(',').map((cell, index) => [names[index] ?? '', cell])));
}

function bundled(table: string): RateFile | undefined {
  const file = resolve(rates, `${table}.csv`);
  return existsSync(file) ? { text: readFileSync(file, 'utf8'), file, kind: 'bundled' } : undefined;
}
