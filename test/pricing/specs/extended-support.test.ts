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
  // 0.156 an hour × 730 × 0.8, and × 1.6 in the third year
  for (const [version, day, expected] of [
    ['5.0.6', 20_260_131, undefined],
    ['5.0.6', 20_260_201, '91.10'],
    ['4.0.10', 20_280_201, '182.21'],
    ['6.x', 20_261_121, undefined],
    ['6.x', 20_270_201, '91.10'],
    ['7.1', 20_280_201, undefined],
  ] as const) {
    it(`Redis ${version} on ${day}`, () => {
      const group = `
        resource "aws_elasticache_replication_group" "g" {
          engine         = "redis"
          engine_version = "${version}"
          node_type      = "cache.m5.large"
        }`;
      assert.equal(supportOn(day, group), expected);
    });
  }

  it('of one Redis node as a price for each hour', () => {
    const { components } = estimateOn(
      20_261_121,
      `resource "aws_elasticache_cluster" "c" {
        engine          = "redis"
        engine_version  = "5.0.6"
        node_type       = "cache.m5.large"
        num_cache_nodes = 1
      }`,
    );
    const support = components.find(({ name }) => name === 'Extended support (years 1-2, cache.m5.large)');
    assert.equal(support?.monthlyQuantity, 730);
    assert.equal(support?.unitPrice?.toFixed(4), '0.1248');
  });

  // Two nodes of 0.128 and three masters of 0.071: as much again; 0.0065 for each of 2 × 4 + 3 × 4 normalized hours
  for (const [version, day, expected] of [
    ['OpenSearch_2.5', 20_251_107, undefined],
    ['OpenSearch_2.5', 20_261_106, '94.90'],
    ['OpenSearch_2.5', 20_261_121, '186.88'],
    ['OpenSearch_2.19', 20_261_121, undefined],
    ['OpenSearch_2.19', 20_271_108, '94.90'],
    ['Elasticsearch_5.6', 20_261_121, '94.90'],
    ['Elasticsearch_7.10', 20_261_121, undefined],
    ['OpenSearch_3.1', 20_300_101, undefined],
  ] as const) {
    it(`${version} on ${day}`, () => {
      const domain = `
        resource "aws_opensearch_domain" "d" {
          engine_version = "${version}"
          cluster_config {
            instance_type            = "m6g.large.search"
            instance_count           = 2
            dedicated_master_enabled = true
            dedicated_master_type    = "m6g.large.search"
            dedicated_master_count   = 3
          }
        }`;
      assert.equal(supportOn(day, domain), expected);
    });
  }

  // 0.277 an hour × 730 × 0.8; it was not billed in its first three months
  for (const [version, day, expected] of [
    ['3.6.0', 20_260_630, undefined],
    ['3.6.0', 20_261_121, '161.77'],
    ['3.6.0', 20_280_331, '323.54'],
    ['4.0.0', 20_280_331, undefined],
    ['5.0.0', 20_280_331, undefined],
  ] as const) {
    it(`DocumentDB ${version} on ${day}`, () => {
      const instance = `
        resource "aws_docdb_cluster_instance" "i" {
          cluster_identifier = aws_docdb_cluster.c.id
          instance_class     = "db.r5.large"
        }
        resource "aws_docdb_cluster" "c" { engine_version = "${version}" }`;
      assert.equal(supportOn(day, instance), expected);
    });
  }

  // Of db.t3.medium, two vCPUs: 1,460 × 0.10 and × 0.20; of MySQL 8.0 there is no third year
  for (const [version, day, expected] of [
    ['5.7.mysql_aurora.2.12.5', 20_261_130, '146.00'],
    ['5.7.mysql_aurora.2.12.5', 20_261_201, '292.00'],
    ['8.0.mysql_aurora.3.10.1', 20_261_201, undefined],
  ] as const) {
    it(`Aurora MySQL ${version} on ${day}`, () => {
      const instance = `
        resource "aws_rds_cluster_instance" "i" {
          cluster_identifier = "c"
          engine             = "aurora-mysql"
          engine_version     = "${version}"
          instance_class     = "db.t3.medium"
        }`;
      assert.equal(supportOn(day, instance), expected);
    });
  }

  it('of an Elasticsearch domain, whose version is 1.5 where none is written', () => {
    const domain = (version: string): string =>
      `resource "aws_elasticsearch_domain" "d" {
        ${version}
        cluster_config {
          instance_type = "r6g.large.elasticsearch"
        }
      }`;
    assert.equal(supportOn(20_261_121, domain('')), '121.91');
    assert.equal(supportOn(20_261_121, domain('elasticsearch_version = "7.10"')), undefined);
  });

  it('of Aurora Serverless v2, whose price is in no public table', () => {
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
    assert.deepEqual(reasons, ['Extended Support of Aurora Serverless v2 has a price of its own, which is not known']);
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
