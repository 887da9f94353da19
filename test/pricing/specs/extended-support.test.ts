/** Versions that have left standard support, on days before and after. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import type { Estimate } from '../../../src/engine/estimate';
import { createBundledEngine } from '../../../src/node/pricing';
import { projectsOf } from './estimate-text';

/** The estimate of the first resource of a snippet on a day, such as 20261121. */
function estimateOn(day: number, code: string): Estimate {
  const [project] = projectsOf(code);
  const [resource] = project?.resources() ?? [];
  assert.ok(project && resource);
  const [estimate] = createBundledEngine(resolve('pricing'), () => day).estimate(resource, project.related());
  assert.ok(estimate);
  return estimate;
}

function supportOn(day: number, code: string): string | undefined {
  const component = estimateOn(day, code).components.find(({ name }) => name.startsWith('Extended support'));
  return component?.monthlyCost?.toFixed(2);
}

describe('Extended Support by version', () => {
  it('of Redis, whose price is in no public table', () => {
    const statusOf = (version: string, day: number): string =>
      estimateOn(
        day,
        `resource "aws_elasticache_replication_group" "g" {
          engine         = "redis"
          engine_version = "${version}"
          node_type      = "cache.m5.large"
        }`,
      ).status;
    assert.equal(statusOf('5.0.6', 20_260_131), 'priced');
    assert.equal(statusOf('5.0.6', 20_260_201), 'unpriced');
    assert.equal(statusOf('6.x', 20_261_121), 'priced');
    assert.equal(statusOf('7.1', 20_261_121), 'priced');
  });

  it('of Aurora Serverless v2, of which it is not known what is counted', () => {
    const { status, reasons } = estimateOn(
      20_261_121,
      `resource "aws_rds_cluster_instance" "i" {
        cluster_identifier = "c"
        engine             = "aurora-postgresql"
        engine_version     = "13.18"
        instance_class     = "db.serverless"
      }`,
    );
    assert.equal(status, 'unpriced');
    assert.deepEqual(reasons, ['how Extended Support of Aurora Serverless v2 is counted is not known']);
  });

  it('of the three instances of a Multi-AZ DB cluster', () => {
    const cluster = `
      resource "aws_rds_cluster" "c" {
        engine                    = "mysql"
        engine_version            = "8.0.39"
        db_cluster_instance_class = "db.r6gd.large"
        allocated_storage         = 100
        iops                      = 1000
      }`;
    assert.equal(supportOn(20_260_731, cluster), undefined);
    // 3 × 2 vCPU × 730 × 0.085
    assert.equal(supportOn(20_261_121, cluster), '372.30');
  });

  // Of db.t3.large, two vCPUs: 1,460 × 0.10 and × 0.20 for the first versions, 0.085 for those from MySQL 8.0 and PostgreSQL 13 on
  for (const [engine, version, day, expected] of [
    ['mysql', '5.7.44', 20_251_121, '146.00'],
    ['mysql', '5.7.44', 20_261_121, '292.00'],
    ['mysql', '8.0.40', 20_260_731, undefined],
    ['mysql', '8.0.40', 20_261_121, '124.10'],
    ['postgres', '12.22', 20_261_121, '146.00'],
    ['postgres', '13.20', 20_261_121, '124.10'],
    ['postgres', '14.17', 20_261_121, undefined],
  ] as const) {
    it(`${engine} ${version} on ${day}`, () => {
      const database = `
        resource "aws_db_instance" "d" {
          engine         = "${engine}"
          engine_version = "${version}"
          instance_class = "db.t3.large"
        }`;
      assert.equal(supportOn(day, database), expected);
    });
  }
});
