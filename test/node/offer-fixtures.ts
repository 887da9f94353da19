/** Products of price lists as AWS writes them, in test/fixtures/offers, and what they are to become. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface FixtureProduct {
  readonly table: string;
  /** Offer code. */
  readonly service: string;
  readonly everywhere: boolean;
  readonly reserved: boolean;
  /** What usage types begin with in us-east-1 and in eu-west-1. */
  readonly prefixes: readonly [string, string];
  readonly family: string;
  readonly usagetype: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** As the list has them: from where on, and the price. */
  readonly tiers: readonly (readonly [from: string, price: string])[];
  /** Keys of the row that it prices; undefined where it is none that is looked for. */
  readonly row: string | undefined;
  /** Of the row, where they are not those of the list. */
  readonly converted: readonly (readonly [from: string, price: string])[] | undefined;
}

/**
 *     ## aws/sqs
 *     # AWSQueueService USE1- EUW1-
 *     API Request | Requests-RBP | queueType=Standard | 0.0000004, 100000000000: 0.0000003 -> standard_requests
 *     API Request | Requests-RBP-FairQueues | queueType=Fair | 0.0000001 ->
 *
 * Family, usage type, attributes, price of us-east-1, row; where the row counts in another unit, ` = ` and its price.
 */
export function readOfferFixtures(folder: string): readonly FixtureProduct[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readFixture(readFileSync(join(folder, name), 'utf8'), name));
}

function readFixture(text: string, file: string): readonly FixtureProduct[] {
  const products: FixtureProduct[] = [];
  let table = '';
  let list: Pick<FixtureProduct, 'service' | 'everywhere' | 'reserved' | 'prefixes'> | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    if (line.startsWith('## ')) table = line.slice(3);
    else if (line.startsWith('# ')) list = readList(line.slice(2));
    else {
      const found = /^(.*?) ?\| (.*?) ?\| (.*?) ?\| (.+?) ->(?: (.+?))?(?: = (.+))?$/.exec(line);
      if (!found || !list || table === '') throw new Error(`${file}:${index + 1} is no product: ${line}`);
      const [, family = '', usagetype = '', attributes = '', price = '', row, converted] = found;
      products.push({
        table,
        ...list,
        family,
        usagetype,
        attributes: Object.fromEntries(attributes.split('; ').filter(Boolean).map(pair)),
        tiers: readTiers(price),
        row,
        converted: converted === undefined ? undefined : readTiers(converted),
      });
    }
  }
  return products;
}

function readList(text: string): Pick<FixtureProduct, 'service' | 'everywhere' | 'reserved' | 'prefixes'> {
  const words = text.split(' ');
  const [east = '', west = 'EU-'] = words.filter((word) => word.endsWith('-'));
  return {
    service: words[0] ?? '',
    everywhere: words.includes('everywhere'),
    reserved: words.includes('reserved'),
    prefixes: [east, west],
  };
}

function pair(text: string): [string, string] {
  const equals = text.indexOf('=');
  return [text.slice(0, equals), text.slice(equals + 1)];
}

function readTiers(text: string): readonly (readonly [string, string])[] {
  return text.split(', ').map((tier) => {
    const [first = '', second] = tier.split(': ');
    return second === undefined ? ['0', first] : [first, second];
  });
}
