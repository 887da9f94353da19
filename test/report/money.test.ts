import assert from 'node:assert/strict';
import { formatMoney, formatMonthly, formatQuantity, formatUnitPrice } from '../../src/report/money';

type Cases = readonly (readonly [amount: number, text: string])[];

const money: Cases = [
  [0, '$0.00'],
  [70.08, '$70.08'],
  [1204.1, '$1,204.10'],
  [1234567.891, '$1,234,567.89'],
  [0.01, '$0.01'],
  [0.005, '$0.005'],
  [0.0042, '$0.0042'],
  [0.00999, '$0.01'],
  [0.000012345, '$0.000012'],
  [0.1 + 0.2, '$0.30'],
  [-12.5, '-$12.50'],
  [-0.004, '-$0.004'],
];

const unitPrices: Cases = [
  [0.096, '$0.096'],
  [0.2, '$0.20'],
  [0.0000002, '$0.0000002'],
  [0.0000166667, '$0.0000166667'],
  [0.1 + 0.2, '$0.30'],
  [3600, '$3,600.00'],
  [0, '$0.00'],
];

const quantities: Cases = [
  [730, '730'],
  [4109.589041, '4,109.589'],
  [0.5, '0.5'],
  [0, '0'],
  [0.0000166, '0.0000166'],
  [1000000, '1,000,000'],
];

describe('amounts as people read them', () => {
  for (const [amount, text] of money) it(`${amount} is ${text}`, () => assert.equal(formatMoney(amount), text));
  for (const [amount, text] of unitPrices)
    it(`a unit for ${amount} is ${text}`, () => assert.equal(formatUnitPrice(amount), text));
  for (const [amount, text] of quantities)
    it(`a quantity of ${amount} is ${text}`, () => assert.equal(formatQuantity(amount), text));
  it('says by the month', () => assert.equal(formatMonthly(70.08), '$70.08/mo'));
});
