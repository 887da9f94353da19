/** Fetches fresh prices when the client asks for it, tells how far it has come, and prices everything anew. */
import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { placeText } from '../node/price-list/place-text';
import { cacheFolder } from '../node/price-list/price-cache';
import { PriceListError } from '../node/price-list/price-list-error';
import { coveredServices, type UpdateProgress, updatePrices } from '../node/price-list/update-prices';
import { updateText } from '../node/price-list/update-text';
import { bundledPricingFolder, bundledRateBook, bundledTables } from '../node/pricing';
import {
  type PricesChoices,
  type PricesProgressParams,
  type PricesUpdateParams,
  type PricesUpdateResult,
  pricesChoicesRequest,
  pricesProgressNotification,
  pricesUpdateRequest,
} from './protocol';
import type { Session } from './session';
import { estimatesOf } from './view';

/** Milliseconds without a byte, and how often is tried again. */
const connectionPatience = { patience: 30_000, retries: 4 };

/** Progress is told not more often, in milliseconds. */
const pause = 200;

export function servePrices(connection: Connection, session: Session): void {
  connection.onRequest(pricesChoicesRequest, (): PricesChoices => {
    const services = coveredServices(bundledTables(bundledPricingFolder(), 'aws'));
    return { services: [...services].map(([code, tables]) => ({ code, tables })), regions: regionsOf(session) };
  });
  connection.onRequest<PricesUpdateResult, void>(
    pricesUpdateRequest,
    async ({ services, regions }: PricesUpdateParams, token: CancellationToken) => {
      const stopped = new AbortController();
      token.onCancellationRequested(() => stopped.abort(new Stopped()));
      let next = 0;
      const pricing = bundledPricingFolder();
      try {
        const updates = await updatePrices({
          mirror: process.env.COSTLINE_PRICE_LIST,
          services,
          regions,
          cache: cacheFolder(),
          tables: bundledTables(pricing, 'aws'),
          shipped: bundledRateBook(pricing),
          force: false,
          signal: stopped.signal,
          ...connectionPatience,
          wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
          onProgress: (progress) => {
            if (Date.now() < next && progress.step === 'fetching') return;
            next = Date.now() + pause;
            void connection.sendNotification(pricesProgressNotification, paramsOf(progress));
          },
        });
        return { text: updateText(updates), failed: updates.filter(({ kind }) => kind === 'failed').length };
      } catch (error) {
        if (error instanceof Stopped) return new ResponseError(LSPErrorCodes.RequestCancelled, 'taken back');
        if (error instanceof PriceListError) return { text: error.message, failed: 1 };
        throw error;
      } finally {
        // Lists that came before one that failed count.
        session.pricesChanged();
      }
    },
  );
}

class Stopped extends Error {}

function paramsOf({ service, region, done, of, step, received, total }: UpdateProgress): PricesProgressParams {
  const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(0)} MB`;
  const size = step === 'reading' ? 'reading' : `${megabytes(received)}${total ? ` of ${megabytes(total)}` : ''}`;
  const share = step === 'reading' ? 1 : total ? received / total : 0;
  return { message: `${service} ${placeText(region)}: ${size}`, percent: ((done + share) / of) * 100 };
}

function regionsOf(session: Session): readonly string[] {
  const regions = new Set<string>();
  for (const project of session.view().projects) {
    for (const { resource } of estimatesOf(project)) {
      if (resource.provider === 'aws' && typeof resource.region === 'string' && resource.region !== '')
        regions.add(resource.region);
    }
  }
  return [...regions].sort();
}
