/** `costline prices`: which prices are in use, and how newer ones get there. Nothing is fetched but by `update`. */
import { publicationOf } from '../engine/publication';
import { placeText } from '../node/price-list/place-text';
import { cacheFolder, clearCached } from '../node/price-list/price-cache';
import { PriceListError } from '../node/price-list/price-list-error';
import { listPrices, verifyPrices } from '../node/price-list/price-report';
import { type UpdateProgress, updatePrices } from '../node/price-list/update-prices';
import { updateText } from '../node/price-list/update-text';
import { bundledPricingFolder, bundledRateBook, bundledTables } from '../node/pricing';
import { createProgress } from './terminal';
import { meant, parseWords, refuse, WrongWords } from './words';

const help = `Usage
  costline prices update           fetch AWS's public price lists (no account is needed); the prices are used from then on
  costline prices list             the tables of prices with their dates, shipped and fetched, and which of them can be updated
  costline prices verify           look through what was fetched, and compare it with what is shipped
  costline prices clear            take what was fetched away; shipped prices are used again

Options
  --service SERVICE   AmazonEC2, ec2, rds, …; may be repeated (default: every service that fills a table)
  --region REGION     may be repeated (default: AWS_REGION, else us-east-1)
  --from URL          a mirror of AWS's servers (default: COSTLINE_PRICE_LIST, else ${publicationOf('').server}, and
                      ${publicationOf('cn-north-1').server} for China's regions)
  --force             fetch also what is there as it is now

The list of EC2 has some hundred megabytes for each region. What a broken connection has left is gone on with by the same
command. HTTPS_PROXY is heeded where Node.js does (NODE_USE_ENV_PROXY=1).

Exit status: 0; 1 when something could not be fetched, or is wrong with what was; 2 when the command line is wrong; 130 when it
was interrupted.
`;

const actions = ['update', 'list', 'verify', 'clear'];

/** The exit status. */
export async function runPricesCommand(words: readonly string[]): Promise<number> {
  try {
    return await perform(words);
  } catch (error) {
    if (!(error instanceof WrongWords)) throw error;
    return refuse(error.message, 'prices');
  }
}

async function perform(words: readonly string[]): Promise<number> {
  const { values, positionals } = read(words);
  const [action, ...rest] = positionals;
  if (values.help || action === undefined) return print(help);
  if (rest.length > 0) throw new WrongWords(`prices ${action} takes nothing more, found "${rest.join(' ')}"`);
  const cache = cacheFolder();
  const pricing = bundledPricingFolder();
  switch (action) {
    case 'update':
      return update(cache, values);
    case 'list':
      return print(listPrices(cache, bundledTables(pricing, 'aws'), bundledRateBook(pricing)));
    case 'verify': {
      const { text, wrong: mistakes } = verifyPrices(cache, bundledRateBook(pricing));
      print(text);
      return mistakes > 0 ? 1 : 0;
    }
    case 'clear':
      clearCached(cache);
      return print(`Nothing is left in ${cache}; shipped prices are in use.\n`);
    default:
      throw new WrongWords(`there is no command "prices ${action}"${meant(action, actions)}`);
  }
}

async function update(cache: string, values: ReturnType<typeof read>['values']): Promise<number> {
  const { AWS_REGION, AWS_DEFAULT_REGION, COSTLINE_PRICE_LIST } = process.env;
  const mirror = values.from ?? COSTLINE_PRICE_LIST;
  if (mirror !== undefined && !(URL.canParse(mirror) && /^https?:$/.test(new URL(mirror).protocol)))
    throw new WrongWords(`--from is an address, found "${mirror}"`);
  const pricing = bundledPricingFolder();
  const interrupted = new AbortController();
  const onSignal = (): void => interrupted.abort(new Interrupted());
  process.once('SIGINT', onSignal);
  const progress = createProgress(process.stderr, true);
  try {
    const updates = await updatePrices({
      mirror,
      services: values.service ?? [],
      regions: values.region ?? [AWS_REGION || AWS_DEFAULT_REGION || 'us-east-1'],
      cache,
      tables: bundledTables(pricing, 'aws'),
      shipped: bundledRateBook(pricing),
      force: values.force,
      signal: interrupted.signal,
      ...connection,
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      onProgress: (now) => progress.tell(progressText(now)),
    });
    progress.end();
    print(updateText(updates));
    return updates.some(({ kind }) => kind === 'failed') ? 1 : 0;
  } catch (error) {
    progress.end();
    if (error instanceof Interrupted) {
      process.stderr.write('costline: interrupted; the prices so far stay in use, and the same command goes on here\n');
      return 130;
    }
    if (!(error instanceof PriceListError)) throw error;
    process.stderr.write(`costline: ${error.message}\n`);
    return 1;
  } finally {
    process.off('SIGINT', onSignal);
  }
}

class Interrupted extends Error {}

/** What is tried before giving up; the tests make it short. */
const connection = {
  patience: Number(process.env.COSTLINE_PRICE_LIST_PATIENCE ?? 30_000),
  retries: 4,
};

function progressText({ service, region, done, of, step, received, total }: UpdateProgress): string {
  const size = step === 'reading' ? 'reading' : `${megabytes(received)}${total ? ` of ${megabytes(total)}` : ''}`;
  return `${service} ${placeText(region)} (${done + 1} of ${of}): ${size}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function read(words: readonly string[]) {
  return parseWords(words, {
    service: { type: 'string', multiple: true },
    region: { type: 'string', multiple: true },
    from: { type: 'string' },
    force: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}
