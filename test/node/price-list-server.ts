/** A server on this machine with price lists as AWS publishes them, and with the faults that servers and networks have. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes wrong, the first times that a path is asked for; after that it is answered as it should be. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number }
  /** The connection ends after so many bytes of the body. */
  | { readonly kind: 'drop'; readonly after: number }
  /** Says that it is complete, and is not. */
  | { readonly kind: 'truncate'; readonly after: number }
  /** Nothing comes after so many bytes, and the connection stays. */
  | { readonly kind: 'stall'; readonly after: number }
  | { readonly kind: 'body'; readonly text: string };

export interface PriceListServer {
  readonly base: string;
  /** `GET /path`, with the range where one was asked for. */
  readonly requests: string[];
  /** What is wrong with the next answers for a path that ends so. */
  readonly faults: Map<string, Fault[]>;
  readonly files: Map<string, string>;
  close(): Promise<void>;
}

export async function startPriceListServer(files: ReadonlyMap<string, string>): Promise<PriceListServer> {
  const requests: string[] = [];
  const faults = new Map<string, Fault[]>();
  const served = new Map(files);
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push(`${path}${request.headers.range ? ` ${request.headers.range}` : ''}`);
    const [, waiting] = [...faults].find(([end]) => path.endsWith(end)) ?? [];
    answer(request, response, served.get(path), waiting?.shift());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}`,
    requests,
    faults,
    files: served,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
    },
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  text: string | undefined,
  fault: Fault | undefined,
): void {
  if (fault?.kind === 'status' || text === undefined) {
    response.writeHead(fault?.kind === 'status' ? fault.status : 404).end('no');
    return;
  }
  const whole = Buffer.from(fault?.kind === 'body' ? fault.text : text);
  const tag = `"${whole.length}"`;
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const goesOn = start > 0 && request.headers['if-range'] === tag;
  if (goesOn && start >= whole.length) {
    response.writeHead(416, { 'content-range': `bytes */${whole.length}` }).end();
    return;
  }
  const body = goesOn ? whole.subarray(start) : whole;
  const length = fault?.kind === 'truncate' ? fault.after : body.length;
  response.writeHead(goesOn ? 206 : 200, {
    'content-length': length,
    etag: tag,
    ...(goesOn && { 'content-range': `bytes ${start}-${whole.length - 1}/${whole.length}` }),
  });
  if (fault?.kind === 'drop' || fault?.kind === 'stall') {
    response.flushHeaders();
    response.write(body.subarray(0, fault.after));
    if (fault.kind === 'drop') response.socket?.end();
    return;
  }
  response.end(body.subarray(0, length));
}

type Cells = Readonly<Record<string, string>>;

/** Columns as the lists of EC2, RDS and Lambda have them, with what they begin with; other lists have others beside them. */
const commonColumns = [
  ['SKU', 'OfferTermCode', 'RateCode', 'TermType', 'PriceDescription', 'EffectiveDate'],
  ['StartingRange', 'EndingRange', 'Unit', 'PricePerUnit', 'Currency', 'RelatedTo', 'LeaseContractLength'],
  ['PurchaseOption', 'OfferingClass', 'Product Family', 'serviceCode', 'Location', 'Location Type', 'Instance Type'],
  ['Operating System', 'License Model', 'Tenancy', 'Pre Installed S/W', 'CapacityStatus', 'Volume API Name'],
  ['Database Engine', 'Database Edition', 'Deployment Option', 'Group', 'Group Description', 'usageType', 'operation'],
  ['Region Code', 'serviceName'],
].flat();

export interface Product {
  readonly sku: string;
  readonly cells: Cells;
  /** From where on, and the price; one from 0 on where it is text. */
  readonly price: string | readonly (readonly [from: string, price: string])[];
}

/** The CSV form of a price list. */
export function offerCsv(service: string, region: string, version: string, products: readonly Product[]): string {
  const date = `${version.slice(0, 4)}-${version.slice(4, 6)}-${version.slice(6, 8)}T10:00:00Z`;
  const columns = [...new Set([...commonColumns, ...products.flatMap(({ cells }) => Object.keys(cells))])];
  const about = [
    ['FormatVersion', 'v1.0'],
    ['Disclaimer', 'This list is made for tests, with a "quote" in it'],
    ['Publication Date', date],
    ['Version', version],
    ['OfferCode', service],
    columns,
  ];
  const rows = products.flatMap(({ sku, cells, price }) => {
    const tiers = typeof price === 'string' ? [['0', price] as const] : price;
    return tiers.map(([from, amount], index) => {
      const all: Cells = {
        SKU: sku,
        OfferTermCode: 'JRTCKXETXF',
        RateCode: `${sku}.JRTCKXETXF.${index}`,
        TermType: 'OnDemand',
        PriceDescription: `$${amount} per unit, "as listed"`,
        EffectiveDate: date.slice(0, 10),
        StartingRange: from,
        EndingRange: tiers[index + 1]?.[0] ?? 'Inf',
        PricePerUnit: amount,
        Currency: 'USD',
        serviceCode: service,
        'Location Type': 'AWS Region',
        'Region Code': region,
        ...cells,
      };
      return columns.map((column) => all[column] ?? '');
    });
  });
  // Empty cells have no quotes in some lists, and a pair of them in others.
  const cell = (text: string, index: number): string =>
    text === '' && index % 2 === 0 ? '' : `"${text.replaceAll('"', '""')}"`;
  return `${[...about, ...rows].map((row) => row.map(cell).join(',')).join('\n')}\n`;
}

export interface OfferFile {
  readonly service: string;
  readonly region: string;
  readonly version: string;
  readonly csv: string;
}

/** The paths that AWS's server has, with their indexes. @param root `/offers/v1.0/cn` for those of China */
export function priceListFiles(offers: readonly OfferFile[], root = '/offers/v1.0/aws'): Map<string, string> {
  const files = new Map<string, string>();
  const services = [...new Set(offers.map(({ service }) => service))];
  files.set(
    `${root}/index.json`,
    JSON.stringify({
      formatVersion: 'v1.0',
      offers: Object.fromEntries(
        services.map((code) => [
          code,
          {
            offerCode: code,
            currentVersionUrl: `${root}/${code}/current/index.json`,
            currentRegionIndexUrl: `${root}/${code}/current/region_index.json`,
          },
        ]),
      ),
    }),
  );
  for (const code of services) {
    const regions = offers.filter(({ service }) => service === code);
    const entry = ({ region, version }: OfferFile) => ({
      regionCode: region,
      currentVersionUrl: `${root}/${code}/${version}/${region}/index.json`,
    });
    files.set(
      `${root}/${code}/current/region_index.json`,
      JSON.stringify({ regions: Object.fromEntries(regions.map((offer) => [offer.region, entry(offer)])) }),
    );
    for (const { version, region, csv } of regions) files.set(`${root}/${code}/${version}/${region}/index.csv`, csv);
  }
  return files;
}
