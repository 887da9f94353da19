/** What plugins know besides prices: recommendations, budgets, and what things have cost. Pages are read to their end, within bounds. */
import type { ActualCostResult, Budget, Recommendation, ResourceDescriptor } from './messages';
import type { PluginHost } from './plugin-host';

const pageSize = 500;
const mostPages = 100;

/** More target resources in one question are refused by the protocol. */
const mostTargets = 100;

/** All that a plugin recommends for some resources; for everything it knows of where none are named. Rejects as `PluginHost.call`. */
export async function recommendationsOf(
  host: PluginHost,
  targets: readonly ResourceDescriptor[],
  dismissed: readonly string[],
): Promise<readonly Recommendation[]> {
  const groups = [targets.slice(0, mostTargets)];
  for (let start = mostTargets; start < targets.length; start += mostTargets)
    groups.push(targets.slice(start, start + mostTargets));
  const found = new Map<string, Recommendation>();
  for (const target_resources of groups) {
    await eachPage(async (page_token) => {
      const reply = await host.call('GetRecommendations', {
        target_resources,
        projection_period: 'monthly',
        excluded_recommendation_ids: dismissed,
        page_size: pageSize,
        page_token,
      });
      // Some plugins do not look at what is excluded.
      for (const one of reply.recommendations) if (!dismissed.includes(one.id)) found.set(one.id, one);
      return reply.next_page_token;
    });
  }
  return [...found.values()];
}

export async function budgetsOf(host: PluginHost): Promise<readonly Budget[]> {
  return (await host.call('GetBudgets', { include_status: true })).budgets;
}

export interface ActualCostQuestion {
  /** The cloud's identifier of the resource. */
  readonly id: string;
  readonly arn: string;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

/** What a resource has cost, by whatever stretches of time the plugin has. */
export async function actualCostsOf(
  host: PluginHost,
  { id, arn, from, to }: ActualCostQuestion,
): Promise<readonly ActualCostResult[]> {
  const results: ActualCostResult[] = [];
  await eachPage(async (page_token) => {
    const reply = await host.call('GetActualCost', {
      resource_id: id,
      start: timestamp(from),
      end: timestamp(to),
      tags: {},
      arn,
      page_size: pageSize,
      page_token,
    });
    results.push(...reply.results);
    return reply.next_page_token;
  });
  return results;
}

/** A plugin that gives a page twice, or never ends, is left at that. */
async function eachPage(read: (token: string) => Promise<string>): Promise<void> {
  const seen = new Set<string>();
  let token = '';
  do {
    seen.add(token);
    token = await read(token);
  } while (token !== '' && !seen.has(token) && seen.size < mostPages);
}

function timestamp(milliseconds: number): { readonly seconds: number; readonly nanos: number } {
  return { seconds: Math.floor(milliseconds / 1000), nanos: 0 };
}
