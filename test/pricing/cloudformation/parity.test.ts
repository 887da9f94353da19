import assert from 'node:assert/strict';
import { estimateText } from '../specs/estimate-text';
import { parityCases } from './parity-cases';
import { parityServices } from './parity-services';
import { templateText } from './template-text';

const cases = [...parityCases, ...parityServices];

describe('CloudFormation costs what Terraform costs', () => {
  for (const { name, terraform, template, usage, withoutUsage } of cases) {
    it(name, () => {
      const expected = estimateText(terraform, usage === undefined ? {} : { usage });
      assert.match(expected, /\$\d/, 'a case without a price proves nothing');
      assert.equal(templateText(template, withoutUsage ? undefined : usage), expected);
    });
  }

  it('says of what has no price here what is billed', () => {
    assert.equal(
      templateText({ network: ['AWS::Wickr::Network', {}], policy: ['AWS::S3Files::FileSystemPolicy', {}] }),
      'AWS::Wickr::Network.network ? unpriced\n  ! no price of it is known here: users are billed by the month',
    );
  });

  it('is shown for most types', () => {
    const types = new Set(cases.flatMap(({ template }) => Object.values(template).map(([type]) => type)));
    assert.ok(types.size > 145, `${types.size} CloudFormation types`);
  });
});
