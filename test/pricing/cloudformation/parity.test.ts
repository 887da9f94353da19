import assert from 'node:assert/strict';
import { estimateText } from '../specs/estimate-text';
import { parityCases } from './parity-cases';
import { parityServices } from './parity-services';
import { templateText } from './template-text';

const cases = [...parityCases, ...parityServices];

describe('CloudFormation costs what Terraform costs', () => {
  for (const { name, terraform, template, usage } of cases) {
    it(name, () => {
      const expected = estimateText(terraform, usage === undefined ? {} : { usage });
      assert.match(expected, /\$\d/, 'a case without a price proves nothing');
      assert.equal(templateText(template, usage), expected);
    });
  }

  it('is shown for most types', () => {
    const types = new Set(cases.flatMap(({ template }) => Object.values(template).map(([type]) => type)));
    assert.ok(types.size > 145, `${types.size} CloudFormation types`);
  });
});
