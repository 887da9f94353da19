/** Reads the price list of one service in one region, a file of any size, into rate tables. */
import { createReadStream } from 'node:fs';
import { attributeName, type OfferRule } from '../../engine/offer-rules';
import { type OfferLine, OfferTableBuilder } from '../../engine/offer-table';
import { isEverywhere, publicationOf } from '../../engine/publication';
import { type CsvRow, CsvRows } from './csv-rows';
import { placeText } from './place-text';
import { PriceListError } from './price-list-error';

export interface Offer {
  /** ISO date of publication. */
  readonly published: string;
  readonly version: string;
  /** By table. */
  readonly tables: ReadonlyMap<string, OfferTableBuilder>;
}

/** Columns that every price list has, as `attributeName` gives them. */
const priceColumns = ['sku', 'termtype', 'startingrange', 'priceperunit', 'currency'];

/**
 * @param file the CSV form of an offer file: five lines that say what it is, the header, a line per price
 * (https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/reading-service-price-list-file-for-services.html)
 * @param region or what stands for everywhere (`publication.ts`)
 * @param rules by table; those of that region, or of none
 * @throws PriceListError where the file is no such list, or is not complete
 */
export async function readOffer(
  file: string,
  service: string,
  region: string,
  rules: ReadonlyMap<string, readonly OfferRule[]>,
  signal: AbortSignal,
): Promise<Offer> {
  const tables = new Map([...rules].map(([table, own]) => [table, new OfferTableBuilder(table, own)]));
  const terms = new Set<string>([...rules.values()].flatMap((own) => own.map(({ term }) => term)));
  const about = new Map<string, string>();
  const { currency } = publicationOf(region);
  let header: ReadonlyMap<string, number> | undefined;
  const take = (row: CsvRow): void => {
    if (!header) {
      if (row.length <= 2) about.set(attributeName(row.cell(0)), row.cell(1));
      else header = headerOf(row, service);
      return;
    }
    const columns = header;
    // Most lines are looked at by their term alone; what is looked at often is made into text once.
    const known = new Map<string, string>();
    const attribute = (name: string): string => {
      let text = known.get(name);
      if (text === undefined) {
        const column = columns.get(name);
        text = column === undefined ? '' : row.cell(column);
        known.set(name, text);
      }
      return text;
    };
    if (!terms.has(attribute('termtype')) || attribute('currency') !== currency) return;
    if (!isEverywhere(region)) {
      if (columns.has('locationtype') && !isRegion(attribute('locationtype'))) return;
      if (columns.has('regioncode') && attribute('regioncode') !== region) return;
    }
    const line: OfferLine = {
      sku: attribute('sku'),
      term: attribute('termtype'),
      from: attribute('startingrange'),
      price: attribute('priceperunit'),
      attribute,
    };
    for (const table of tables.values()) table.take(line);
  };

  const rows = new CsvRows(take);
  try {
    for await (const piece of createReadStream(file, { highWaterMark: 1 << 18, signal })) rows.push(piece);
    rows.end();
  } catch (error) {
    if (signal.aborted || error instanceof PriceListError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new PriceListError(`the price list of ${service} ${placeText(region)} is damaged: ${message}`);
  }
  const [published, version, code] = [about.get('publicationdate'), about.get('version'), about.get('offercode')];
  if (!header || published === undefined || !/^\d{4}-\d{2}-\d{2}/.test(published) || code !== service)
    throw new PriceListError(`what was received for ${service} ${placeText(region)} is not its price list`);
  return { published: published.slice(0, 10), version: version ?? '', tables };
}

function headerOf(row: CsvRow, service: string): ReadonlyMap<string, number> {
  const header = new Map<string, number>();
  for (let column = 0; column < row.length; column++) header.set(attributeName(row.cell(column)), column);
  const missing = priceColumns.filter((name) => !header.has(name));
  if (missing.length > 0)
    throw new PriceListError(`the price list of ${service} has another form than expected: no column ${missing[0]}`);
  return header;
}

/** Local and wavelength zones have prices of their own, which are not the region's. */
function isRegion(locationType: string): boolean {
  return locationType === 'AWS Region' || locationType === '';
}
