import assert from 'node:assert/strict';
import { toValue } from '../../src/engine/usage';
import { readWorkingHours } from '../../src/engine/working-hours';

const cases: readonly (readonly [stated: unknown, expected: string])[] = [
  [{ hours_per_month: 220 }, '220'],
  [{ hours_per_month: 0 }, '0'],
  // No month has more hours than the one that is reckoned with.
  [{ hours_per_month: 744 }, '728'],
  // 728 hours are 52/12 weeks; what follows is hours of a week times that.
  ['mon-fri 08:00-18:00', '216.7'],
  ['daily 00:00-24:00', '728'],
  ['sat 09:00-13:30', '19.5'],
  ['fri-mon 10:00-11:00', '17.3'],
  ['mon 22:00-06:00', '34.7'],
  ['sun 22:00-06:00', '34.7'],
  ['Mon-Fri 8:00-12:00, mon-fri 13:00-17:00', '173.3'],
  ['mon 08:00-12:00; mon 10:00-14:00', '26'],
  ['always', 'always'],
  ['mon-fri', 'working_hours: "mon-fri" is no stretch of a week, such as mon-fri 08:00-18:00'],
  ['mon-fri 25:00-26:00', 'working_hours: "mon-fri 25:00-26:00" is no stretch of a week, such as mon-fri 08:00-18:00'],
  ['mon 08:60-09:00', 'working_hours: "mon 08:60-09:00" is no stretch of a week, such as mon-fri 08:00-18:00'],
  ['moon 08:00-09:00', 'working_hours: "moon 08:00-09:00" is no stretch of a week, such as mon-fri 08:00-18:00'],
  [{ hours_per_month: -1 }, 'working_hours: "hours_per_month" is a number of hours from 0 to 744'],
  [{ hours_per_month: 'many' }, 'working_hours: "hours_per_month" is a number of hours from 0 to 744'],
  [{ hours: 220 }, 'working_hours has "hours_per_month", not "hours"'],
  [true, 'working_hours is {hours_per_month: 220} or a week: mon-fri 08:00-18:00'],
];

describe('working hours', () => {
  for (const [stated, expected] of cases) {
    it(JSON.stringify(stated), () => {
      const read = readWorkingHours(toValue(stated), 728);
      const text =
        read.kind === 'hours'
          ? String(Number(read.hours.toFixed(1)))
          : read.kind === 'wrong'
            ? read.message
            : read.kind;
      assert.equal(text, expected);
    });
  }
});
