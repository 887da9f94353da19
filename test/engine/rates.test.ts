import assert from 'node:assert/strict';
import { checkRateFile } from '../../src/engine/rate-file';
import { RateBook, type RateKeys, type RateLookup, type RateSource } from '../../src/engine/rates';

const VPC = `# Rate table aws/vpc. Format: pricing/rates/README.md
# currency: USD
# keys: name
# as_of: 2025-11-04
# origin: one/source
name,unit,from,eu-west-1,us-east-1
endpoint_gb,GB,1000,0.006,0.006
endpoint_gb,GB,,0.01,0.01
endpoint_gb,GB,5000,,0.004
endpoint_hours,hours,,0.011,
# as_of: 2025-06
# origin: another/source
name,unit,us-east-1,*
endpoint_hours,hours,0.01,
zone_months,months,,0.5
flow_months,months,49,50
endpoint_gb,GB,9,
`;

const INSTANCE = `# keys: class,os
# as_of: 2026-05-01
class,os,unit,us-east-1
m5.large,linux,hours,0.096
m5.large,windows,hours,0.188
`;

const TYPE = `# kind: facts
# keys: class
# as_of: 2026-03-15
class,vcpu,memory_gib,family
m5.large,2,8,general
t2.nano,1,0.5,
`;

function source(
  kind: 'bundled' | 'workspace' | 'user',
  tables: Record<string, string>,
): RateSource & { reads: string[] } {
  const reads: string[] = [];
  return {
    reads,
    read(table) {
      reads.push(table);
      const text = tables[table];
      return text === undefined ? undefined : { text, file: `${kind}/${table}.csv`, kind };
    },
  };
}

const bundled = { 'aws/vpc': VPC, 'aws/ec2.instance': INSTANCE, 'aws/ec2.type': TYPE };

/** One line for a look-up: `price from-bound:price … unit asOf file:line`, or `reason: message`. */
function shown(lookup: RateLookup): string {
  if (!lookup.found) return `${lookup.reason}: ${lookup.message}`;
  const { tiers, unit, currency, asOf, origin, file, line, row } = lookup.rate;
  return `${row} ${tiers.map(({ from, price }) => `${from}:${price}`).join(' ')} ${currency}/${unit} ${asOf} ${origin} ${file}:${line}`;
}

describe('rate look-up', () => {
  const cases: readonly [name: string, table: string, keys: RateKeys, region: string, expected: string][] = [
    [
      'tiers are sorted, and those without a price in the region left out',
      'aws/vpc',
      ['endpoint_gb'],
      'eu-west-1',
      'endpoint_gb 0:0.01 1000:0.006 USD/GB 2025-11-04 one/source bundled/aws/vpc.csv:7',
    ],
    [
      'the first section with a price answers',
      'aws/vpc',
      ['endpoint_gb'],
      'us-east-1',
      'endpoint_gb 0:0.01 1000:0.006 5000:0.004 USD/GB 2025-11-04 one/source bundled/aws/vpc.csv:7',
    ],
    [
      'a blank cell passes the question on to the next section',
      'aws/vpc',
      { name: 'endpoint_hours' },
      'us-east-1',
      'endpoint_hours 0:0.01 USD/hours 2025-06 another/source bundled/aws/vpc.csv:13',
    ],
    [
      '* answers for a region without a column',
      'aws/vpc',
      ['zone_months'],
      'eu-west-3',
      'zone_months 0:0.5 USD/months 2025-06 another/source bundled/aws/vpc.csv:14',
    ],
    [
      '* answers for a region with a blank cell',
      'aws/vpc',
      ['zone_months'],
      'us-east-1',
      'zone_months 0:0.5 USD/months 2025-06 another/source bundled/aws/vpc.csv:14',
    ],
    [
      'a region’s own price goes before *',
      'aws/vpc',
      ['flow_months'],
      'us-east-1',
      'flow_months 0:49 USD/months 2025-06 another/source bundled/aws/vpc.csv:15',
    ],
    [
      'several keys by name, in any order; no origin: the file',
      'aws/ec2.instance',
      { os: 'windows', class: 'm5.large' },
      'us-east-1',
      'm5.large windows 0:0.188 USD/hours 2026-05-01 bundled/aws/ec2.instance.csv bundled/aws/ec2.instance.csv:4',
    ],
    ['an unknown table', 'aws/moon', ['x'], 'us-east-1', 'table: no rate table aws/moon'],
    [
      'an unknown row',
      'aws/ec2.instance',
      ['m9.large', 'linux'],
      'us-east-1',
      'row: no row class=m9.large, os=linux in aws/ec2.instance',
    ],
    [
      'an unknown region',
      'aws/ec2.instance',
      ['m5.large', 'linux'],
      'eu-north-9',
      'region: aws/ec2.instance has no price for m5.large linux in eu-north-9',
    ],
    [
      'a prefix is no key',
      'aws/ec2.instance',
      ['m5', 'linux'],
      'us-east-1',
      'row: no row class=m5, os=linux in aws/ec2.instance',
    ],
    [
      'a key missing',
      'aws/ec2.instance',
      { class: 'm5.large' },
      'us-east-1',
      'row: aws/ec2.instance has the keys class, os; os is missing',
    ],
    ['a key too many', 'aws/vpc', { name: 'x', size: '1' }, 'us-east-1', 'row: aws/vpc has the keys name, not size'],
    [
      'the wrong number of values',
      'aws/vpc',
      ['a', 'b'],
      'us-east-1',
      'row: aws/vpc has the keys name; asked with 2 values',
    ],
    ['a table of facts', 'aws/ec2.type', ['m5.large'], 'us-east-1', 'row: aws/ec2.type holds facts, not prices'],
  ];
  for (const [name, table, keys, region, expected] of cases) {
    it(name, () => {
      const book = new RateBook([source('bundled', bundled)]);
      assert.equal(shown(book.lookup(table, keys, region)), expected);
      assert.equal(shown(book.lookup(table, keys, region)), expected, 'the same when asked again');
      assert.deepEqual(book.errors(), []);
    });
  }
});

describe('facts', () => {
  const book = new RateBook([source('bundled', bundled)]);
  const cases: readonly [string, RateKeys, string, string | number | undefined][] = [
    ['aws/ec2.type', ['m5.large'], 'vcpu', 2],
    ['aws/ec2.type', { class: 't2.nano' }, 'memory_gib', 0.5],
    ['aws/ec2.type', ['m5.large'], 'family', 'general'],
    ['aws/ec2.type', ['t2.nano'], 'family', undefined],
    ['aws/ec2.type', ['m5.large'], 'colour', undefined],
    ['aws/ec2.type', ['m9.large'], 'vcpu', undefined],
    ['aws/ec2.instance', ['m5.large', 'linux'], 'us-east-1', undefined],
    ['aws/moon', ['x'], 'vcpu', undefined],
  ];
  for (const [table, keys, column, expected] of cases) {
    it(`${table} ${JSON.stringify(keys)} ${column}: ${expected}`, () => {
      assert.equal(book.fact(table, keys, column), expected);
    });
  }
});

describe('several sources', () => {
  const ours = `# as_of: 2026-01-01\n# origin: our contract\n# currency: EUR\nname,unit,us-east-1\nendpoint_hours,hours,0.008\nours,hours,7\n`;
  const workspace = source('workspace', { 'aws/vpc': ours });
  const shipped = source('bundled', bundled);
  const book = new RateBook([workspace, source('user', {}), shipped]);

  it('the first with a price answers', () => {
    assert.equal(
      shown(book.lookup('aws/vpc', ['endpoint_hours'], 'us-east-1')),
      'endpoint_hours 0:0.008 EUR/hours 2026-01-01 our contract workspace/aws/vpc.csv:4',
    );
  });
  it('what was fetched counts before what is shipped and no younger, and never before what is a team\u2019s own', () => {
    const text =
      '# as_of: 2026-02-01\n# origin: fetched\nname,unit,us-east-1\nendpoint_hours,hours,0.02\nflow_months,months,50\n';
    const fetched = {
      read: () => undefined,
      readRegion: () => ({ text, file: 'fetched.csv', kind: 'fetched' as const }),
    };
    const all = new RateBook([workspace, fetched, source('bundled', bundled)]);
    assert.match(shown(all.lookup('aws/vpc', ['endpoint_hours'], 'us-east-1')), /our contract/);
    assert.match(shown(all.lookup('aws/vpc', ['flow_months'], 'us-east-1')), / fetched fetched\.csv:4$/);
  });
  it('a table with other keys than the shipped one says that it is never asked', () => {
    const other = source('workspace', {
      'aws/vpc': '# keys: class\n# as_of: 2026-01-01\nclass,unit,us-east-1\nendpoint_hours,hours,0.008\n',
    });
    const all = new RateBook([other, source('bundled', bundled)]);
    all.lookup('aws/vpc', ['endpoint_hours'], 'us-east-1');
    assert.match(
      all
        .errors()
        .map(({ file, message }) => `${file}: ${message}`)
        .join('\n'),
      /workspace\/aws\/vpc\.csv: the keys are class; the table has name/,
    );
  });
  it('the next answers for a region the first lacks', () => {
    assert.equal(
      shown(book.lookup('aws/vpc', ['endpoint_hours'], 'eu-west-1')),
      'endpoint_hours 0:0.011 USD/hours 2025-11-04 one/source bundled/aws/vpc.csv:9',
    );
  });
  it('the next answers for a row the first lacks', () => {
    assert.match(shown(book.lookup('aws/vpc', ['zone_months'], 'us-east-1')), /^zone_months 0:0.5 USD/);
  });
  it('a region missing everywhere says more than a row missing in one', () => {
    assert.equal(
      shown(book.lookup('aws/vpc', ['ours'], 'eu-west-1')),
      'region: aws/vpc has no price for ours in eu-west-1',
    );
  });
  it('rows are those of all, each once', () => {
    assert.deepEqual(book.rows('aws/vpc'), [
      ['endpoint_hours'],
      ['ours'],
      ['endpoint_gb'],
      ['zone_months'],
      ['flow_months'],
    ]);
    assert.deepEqual(book.keys('aws/vpc'), ['name']);
  });
  it('a table is read once, and again after invalidation', () => {
    assert.deepEqual(shipped.reads, ['aws/vpc']);
    book.invalidate('aws/vpc');
    book.lookup('aws/vpc', ['ours'], 'us-east-1');
    book.lookup('aws/vpc', ['zone_months'], 'us-east-1');
    assert.deepEqual(shipped.reads, ['aws/vpc', 'aws/vpc']);
    book.invalidate();
    book.lookup('aws/vpc', ['ours'], 'us-east-1');
    assert.equal(shipped.reads.length, 3);
  });
});

describe('malformed rate tables', () => {
  const cases: readonly [name: string, text: string, errors: readonly string[], answers: Record<string, string>][] = [
    [
      'a price that is no number spoils its cell only',
      '# as_of: 2026-01-01\nname,unit,a,b\nx,hours,free,2\ny,hours,3,4\n',
      ["2: price in a is not a decimal number: 'free'"],
      { 'x a': 'region', 'x b': '0:2', 'y a': '0:3' },
    ],
    [
      'no signs, no exponents',
      '# as_of: 2026-01-01\nname,unit,a\nx,hours,-1\ny,hours,1e-7\n',
      ["2: price in a is not a decimal number: '-1'", "3: price in a is not a decimal number: '1e-7'"],
      { 'x a': 'region', 'y a': 'region' },
    ],
    [
      'a row with too many cells is passed over',
      '# as_of: 2026-01-01\nname,unit,a\nx,hours,1,2\ny,hours,3\n',
      ['2: expected 3 cells as in the header, found 4'],
      { 'x a': 'region', 'y a': '0:3' },
    ],
    [
      'a row with too few cells has blanks',
      '# as_of: 2026-01-01\nname,unit,a,b\nx,hours,1\n',
      [],
      { 'x a': '0:1', 'x b': 'region' },
    ],
    [
      'of two rows for one rate the first counts',
      '# as_of: 2026-01-01\nname,unit,from,a\nx,hours,,1\nx,hours,0,2\n',
      ['3: second row for name=x in one section'],
      { 'x a': '0:1' },
    ],
    [
      'a bound that is no number',
      '# as_of: 2026-01-01\nname,unit,from,a\nx,hours,,1\nx,hours,1k,2\n',
      ["3: tier bound is not a decimal number: '1k'"],
      { 'x a': '0:1' },
    ],
    [
      'a header that does not begin with the keys loses its section only',
      '# keys: class,os\n# as_of: 2026-01-01\nos,class,unit,a\nx,y,hours,1\n# as_of: 2026-01-02\nclass,os,unit,a\nx,y,hours,2\n',
      ['2: the header must begin with the key columns class,os; found os,class'],
      { 'x,y a': '0:2' },
    ],
    [
      'two columns of one name',
      '# as_of: 2026-01-01\nname,unit,a,a\nx,hours,1,2\n',
      ['1: second column a in the header'],
      { 'x a': 'row' },
    ],
    [
      'dates and currencies are checked, the figures still stand',
      '# as_of: last week\n# currency: dollars\nname,unit,a\nx,hours,1\n',
      [
        "0: as_of is not an ISO date (2025-06-18 or 2025-06): 'last week'",
        "1: currency is not a three-letter code: 'dollars'",
      ],
      { 'x a': '0:1' },
    ],
    [
      'a section without a date',
      'name,unit,a\nx,hours,1\n',
      ['0: the section does not say of when its figures are: add `# as_of: <date>` above'],
      { 'x a': '0:1' },
    ],
    ['an empty file', '', [], { 'x a': 'row' }],
    [
      'no line end at the end, and Windows line ends',
      '# as_of: 2026-01-01\r\nname,unit,a\r\nx,hours,1',
      [],
      { 'x a': '0:1' },
    ],
    [
      'quoted cells',
      '# keys: name,size\n# as_of: 2026-01-01\nname,size,unit,a\n"a, b",1,"per ""hour""",2\nplain,1,hours,3\n',
      [],
      { 'plain,1 a': '0:3' },
    ],
  ];
  for (const [name, text, errors, answers] of cases) {
    it(name, () => {
      const file = { text, file: 'ours.csv', kind: 'workspace' as const };
      const book = new RateBook([{ read: () => file }]);
      for (const [question, expected] of Object.entries(answers)) {
        const [row = '', region = ''] = question.split(' ');
        const lookup = book.lookup('ours', row.split(','), region);
        const answer = lookup.found
          ? lookup.rate.tiers.map(({ from, price }) => `${from}:${price}`).join(' ')
          : lookup.reason;
        assert.equal(answer, expected, question);
      }
      const lines = (list: readonly { line: number; message: string }[]) => list.map((e) => `${e.line}: ${e.message}`);
      assert.deepEqual(lines(checkRateFile(file)), errors);
      assert.deepEqual(lines(book.errors()), errors, 'a look-up reports the same');
    });
  }

  it('a tier list without its first tier is no price', () => {
    const text = '# as_of: 2026-01-01\nname,unit,from,a\nx,GB,100,1\nx,GB,200,2\n';
    const book = new RateBook([{ read: () => ({ text, file: 'ours.csv', kind: 'user' }) }]);
    assert.equal(shown(book.lookup('ours', ['x'], 'a')), 'region: ours has no price for x in a');
    assert.deepEqual(
      book.errors().map((error) => `${error.file}:${error.line} ${error.message}`),
      ['ours.csv:2 no first tier for name=x', 'ours.csv:3 no first tier for name=x'],
    );
  });

  it('a quoted key is found by its value', () => {
    const text = '# keys: name,size\n# as_of: 2026-01-01\nname,size,unit,a\n"a, b",1,"per ""hour""",2\n';
    const book = new RateBook([{ read: () => ({ text, file: 'ours.csv', kind: 'user' }) }]);
    assert.equal(
      shown(book.lookup('ours', ['a, b', '1'], 'a')),
      'a, b 1 0:2 USD/per "hour" 2026-01-01 ours.csv ours.csv:3',
    );
    assert.deepEqual(book.rows('ours'), [['a, b', '1']]);
  });
});
