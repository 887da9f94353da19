/** The lists of types that cost nothing: each known once, none with a price, the commonest among them. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadSpec } from '../../../src/engine/spec-load';
import { estimateText } from './estimate-text';

const folder = 'pricing/specs';
const providers = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

function freeTypes(provider: string): readonly string[] {
  const file = `${folder}/${provider}/free.yaml`;
  if (!existsSync(file)) return [];
  const content: unknown = parse(readFileSync(file, 'utf8'));
  assert.ok(typeof content === 'object' && content !== null && 'free' in content && Array.isArray(content.free), file);
  return content.free.map(String);
}

describe('price specs: free types', () => {
  for (const { name: provider } of providers) {
    it(`${provider}: names its own types, each once`, () => {
      const types = freeTypes(provider);
      const foreign = types.filter((type) => !new RegExp(`^${provider}_[a-z0-9_]+$`).test(type));
      assert.deepEqual(foreign, []);
      assert.deepEqual(types.length, new Set(types).size);
    });

    it(`${provider}: no type that has a spec of its own`, () => {
      const both = freeTypes(provider).filter((type) => existsSync(`${folder}/${provider}/${type}.yaml`));
      assert.deepEqual(both, []);
    });
  }

  it('aws: knows the commonest free types', () => {
    const types = new Set(freeTypes('aws'));
    const common = ['iam_role', 'security_group', 'route_table', 'lambda_permission', 'lb_listener', 'lb_target_group'];
    const more = [
      'vpc',
      'internet_gateway',
      's3_bucket_policy',
      'cloudwatch_event_rule',
      'kms_alias',
      'db_subnet_group',
    ];
    assert.deepEqual(
      [...common, ...more].filter((type) => !types.has(`aws_${type}`)),
      [],
    );
  });

  it('aws: names nothing that is billed by the hour or month', () => {
    const types = new Set(freeTypes('aws'));
    const billed = ['instance', 'eip', 'nat_gateway', 'vpn_connection', 'kms_key', 'route53_zone', 'wafv2_web_acl'];
    const also = ['scheduler_schedule', 'pipes_pipe', 'flow_log', 'redshiftserverless_workgroup', 'cognito_user_pool'];
    assert.deepEqual(
      [...billed, ...also].filter((type) => types.has(`aws_${type}`)),
      [],
    );
  });

  it('a free resource is free, not unsupported', () => {
    const code = `
      resource "aws_iam_role" "a" {}
      resource "null_resource" "b" {}
      resource "random_id" "c" {}
      resource "aws_nothing_of_the_kind" "d" {}`;
    assert.equal(
      estimateText(code),
      'aws_nothing_of_the_kind.d ? unsupported\n  ! aws_nothing_of_the_kind is not supported',
    );
  });
});

describe('price specs: every file', () => {
  for (const { name: provider } of providers) {
    const files = readdirSync(`${folder}/${provider}`).filter((file) => file.endsWith('.yaml') && file !== 'free.yaml');
    if (files.length === 0) continue;
    it(`${provider}: loads, and is named after its type`, () => {
      const mistakes = files.flatMap((file) => {
        const { spec, errors } = loadSpec(readFileSync(`${folder}/${provider}/${file}`, 'utf8'), file, 'bundled');
        const named = spec?.type === file.slice(0, -'.yaml'.length) ? [] : [`${file}: type ${spec?.type}`];
        return [...named, ...errors.map((error) => `${file}:${error.line + 1}: ${error.message}`)];
      });
      assert.deepEqual(mistakes, []);
    });
  }
});
