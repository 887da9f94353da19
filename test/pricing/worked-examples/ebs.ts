/** EBS: volumes of each type, fast restores of snapshots. The page has volumes for half a day of a month: a whole one is 60 times as much. */
import type { WorkedExample } from './worked-example';

const page = (heading: string): string => `https://aws.amazon.com/ebs/pricing/, ${heading}`;

const volume = (attributes: string): string => `
  resource "aws_ebs_volume" "v" {
    availability_zone = "us-east-1a"
    size              = 2000
    ${attributes}
  }`;

const restore = (zones: number): string => `
  resource "aws_ebs_fast_snapshot_restore" "f" {
    count             = ${zones}
    availability_zone = "us-east-1a"
    snapshot_id       = "snap-1"
  }`;

export const examples: readonly WorkedExample[] = [
  {
    name: 'gp3 beyond its baseline',
    page: page('Example 1'),
    says: '2,000 GB, 10,000 IOPS and 500 MB/s at $0.08, $0.005 and $0.06: $3.625 for half a day, 60 × that in a month',
    code: volume('type = "gp3"\niops = 10000\nthroughput = 500'),
    total: 217.5,
    ours: {
      total: 210,
      because: 'a MB/s costs $0.04 in the price list, where a GB costs $0.08 and an IOPS $0.005 as in the example',
    },
  },
  {
    name: 'gp2',
    page: page('Example 2'),
    says: '2,000 GB at $0.10: $3.33 for half a day, which is a 60th of $200',
    code: volume('type = "gp2"'),
    total: 200,
  },
  {
    name: 'io2 within the first tier of IOPS',
    page: page('Example 3'),
    says: '2,000 GB at $0.125 ($4.167) and 1,000 IOPS at $0.065 ($1.083) for half a day, 60 × that in a month',
    code: volume('type = "io2"\niops = 1000'),
    total: 315,
  },
  {
    name: 'io2 in the second tier of IOPS',
    page: page('Example 3'),
    says: '2,000 GB ($4.167) and 60,000 IOPS, 32,000 of them at $0.065 and the rest at $0.046 ($56.133), for half a day, 60 × that in a month',
    code: volume('type = "io2"\niops = 60000'),
    total: 3618,
    ours: { total: 3604, because: 'the page rounds the second tier, which is $0.0455 in the price list' },
  },
  {
    name: 'io1',
    page: page('Example 4'),
    says: '2,000 GB and 1,000 IOPS: $5.25 for half a day, 60 × that in a month',
    code: volume('type = "io1"\niops = 1000'),
    total: 315,
  },
  {
    name: 'st1',
    page: page('Example 5'),
    says: '2,000 GB at $0.045: $1.50 for half a day, 60 × that in a month',
    code: volume('type = "st1"'),
    total: 90,
  },
  {
    name: 'sc1',
    page: page('Example 6'),
    says: '2,000 GB at $0.015: $0.50 for half a day, 60 × that in a month',
    code: volume('type = "sc1"'),
    total: 30,
  },
  {
    name: 'fast restore of a snapshot in three zones',
    page: page('Example 8'),
    says: 'one snapshot in three zones for 90 minutes at $0.75 an hour',
    hoursPerMonth: 1.5,
    code: restore(3),
    total: 3.375,
  },
  {
    name: 'fast restore of three snapshots in two zones',
    page: page('Example 8'),
    says: 'three snapshots in two zones for two and a half hours at $0.75 an hour',
    hoursPerMonth: 2.5,
    code: restore(6),
    total: 11.25,
  },
];
