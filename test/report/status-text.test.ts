import assert from 'node:assert/strict';
import { Engine } from '../../src/engine/engine';
import type { EstimateStatus } from '../../src/engine/estimate';
import { SpecBook } from '../../src/engine/spec-book';
import { formatMoney } from '../../src/report/money';
import { costInWords, statusParts, statusWords } from '../../src/report/status-text';
import { rates, specSource } from '../engine/price-text';
import { memorySession } from '../server/memory-session';

describe('a cost in words', () => {
  const cases: readonly (readonly [status: EstimateStatus, monthlyCost: number | null, expected: string])[] = [
    ['priced', 70.08, '$70.08'],
    ['priced', 0, '$0.00'],
    ['usage', 16.43, '$16.43 + usage'],
    ['usage', 0, 'depends on usage'],
    ['usage', null, 'depends on usage'],
    ['unpriced', 50, '$50.00 + unknown'],
    ['unpriced', null, 'price unknown'],
    ['free', null, 'free'],
    ['unsupported', null, 'not supported'],
  ];
  for (const [status, monthlyCost, expected] of cases)
    it(`${status}, ${monthlyCost}: ${expected}`, () =>
      assert.equal(costInWords(status, monthlyCost, formatMoney, statusWords), expected));

  it('says what is known first, in parts too, whatever the words', () => {
    const words = { ...statusWords, unpriced: { added: 'unbekannt', alone: 'Preis unbekannt' } };
    assert.deepEqual(statusParts('unpriced', 50, formatMoney, words), [
      { kind: 'amount', text: '$50.00' },
      { kind: 'word', text: 'unbekannt' },
    ]);
  });

  it('has what is known first in the editor too, with the reason behind', async () => {
    const spec = `type: aws_shelf
components:
  - { name: Hours, unit: hours, quantity: 500, rate: x/p.hour }
  - { name: Storage, unit: GB, quantity: self.size, rate: x/p.gb }`;
    const it = memorySession(
      { '/ws/main.tf': 'variable "size" {}\nresource "aws_shelf" "a" {\n  size = var.size\n}\n' },
      { engine: new Engine(new SpecBook([specSource({ aws_shelf: spec })]), rates) },
    );
    it.open('/ws/main.tf');
    await it.settled();
    const reason = 'var.size has no default and no value';
    assert.deepEqual(it.lenses('/ws/main.tf').slice(1), [`2: $50.00/mo + unknown: ${reason}`]);
    assert.match(
      it.hover('/ws/main.tf', { line: 1, character: 12 }) ?? '',
      /\*\*aws\\_shelf\.a\*\* — \$50\.00\/mo \+ unknown/,
    );
  });
});
