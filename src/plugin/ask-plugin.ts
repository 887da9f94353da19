/** Asks one plugin about many resources: in batches where it takes them, else side by side within a bound. */
import type { AttributePath } from '../analyzer/resource';
import { CallFailure } from './connection';
import { capability, type PluginInfo, projectedQuery, type ResourceDescriptor, terraformFormat } from './messages';
import { type PluginHost, PluginUnavailable } from './plugin-host';
import { type Reply, readEstimateCost, readProjectedCost } from './reply';

export interface Question {
  readonly descriptor: ResourceDescriptor;
  readonly decisive: readonly AttributePath[];
  /** The Terraform type; empty where the code was written in another format, which has its own token. */
  readonly terraformType: string;
  /** Ends the call where nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

export type Answer =
  | Reply
  /** It says that it knows nothing of the cloud, or the region. */
  | { readonly kind: 'passed' }
  /** It could not be asked, or broke down over it; `passing` where a later try may help. */
  | {
      readonly kind: 'failure';
      readonly because: string;
      readonly passing: boolean;
      readonly why: PluginUnavailable['why'];
      /** Whether it could not be asked at all. */
      readonly whole: boolean;
    };

const sideBySide = 32;
const batchesSideBySide = 4;
const largestBatch = 100;

/** `onAnswer` is called once for every question, as the answers come. Never rejects. */
export async function askPlugin<Q extends Question>(
  host: PluginHost,
  all: readonly Q[],
  onAnswer: (question: Q, answer: Answer) => void,
): Promise<void> {
  let info: PluginInfo;
  try {
    info = await host.info();
  } catch (error) {
    const answer = failure(error);
    for (const question of all) onAnswer(question, answer);
    return;
  }
  const questions: Q[] = [];
  for (const question of all) {
    if (serves(host, info, question.descriptor)) questions.push(question);
    else onAnswer(question, { kind: 'passed' });
  }
  if (questions.length === 0) return;
  const tokens = await resolveTokens(host, info, questions);
  const descriptorOf = ({ descriptor, terraformType }: Q): ResourceDescriptor => {
    const token = tokens.get(terraformType);
    return token === undefined ? descriptor : { ...descriptor, resource_type: token };
  };
  let single = questions;
  if (offers(info, capability.batchCost)) {
    const left: Q[] = [];
    const chunks: (readonly Q[])[] = [];
    for (let start = 0; start < questions.length; start += largestBatch)
      chunks.push(questions.slice(start, start + largestBatch));
    await inParallel(chunks, batchesSideBySide, async (chunk) => {
      left.push(...(await askBatch(host, chunk, descriptorOf, onAnswer)));
    });
    single = left;
  }
  const estimates = !offersProjected(info);
  await inParallel(single, sideBySide, async (question) => {
    onAnswer(question, await askOne(host, question, descriptorOf(question), estimates));
  });
}

/** Plugins that name no provider, or any, may know anything. */
export function servesProvider(providers: readonly string[], provider: string): boolean {
  return providers.length === 0 || providers.includes(provider) || providers.includes('*');
}

function serves({ plugin }: PluginHost, info: PluginInfo, { provider, region }: ResourceDescriptor): boolean {
  const own = info.metadata.region ?? plugin.metadata.region ?? '';
  return servesProvider(info.providers, provider) && (own === '' || region === '' || own === region);
}

function offers(info: PluginInfo, wanted: number): boolean {
  return info.capabilities.includes(wanted);
}

/** Plugins that say nothing of what they can do are asked for projected costs: all have those. */
function offersProjected(info: PluginInfo): boolean {
  return offers(info, capability.projectedCosts) || !offers(info, capability.estimateCost);
}

async function askOne(
  host: PluginHost,
  { decisive, signal }: Question,
  descriptor: ResourceDescriptor,
  estimates: boolean,
): Promise<Answer> {
  const asked = () => ({ descriptor, decisive, plugin: host.label });
  try {
    if (!estimates)
      return readProjectedCost(await host.call('GetProjectedCost', { resource: descriptor }, { signal }), asked());
  } catch (error) {
    if (!(error instanceof CallFailure && error.kind === 'unimplemented')) return failure(error);
  }
  try {
    const { resource_type, attributes = { fields: {} } } = descriptor;
    return readEstimateCost(await host.call('EstimateCost', { resource_type, attributes }, { signal }), asked());
  } catch (error) {
    return failure(error);
  }
}

/** The questions that are to be asked one by one, because the batch came to nothing. */
async function askBatch<Q extends Question>(
  host: PluginHost,
  questions: readonly Q[],
  descriptorOf: (question: Q) => ResourceDescriptor,
  onAnswer: (question: Q, answer: Answer) => void,
): Promise<readonly Q[]> {
  const resources = questions.map(descriptorOf);
  try {
    const { results } = await host.call('BatchCost', { resources, query_type: projectedQuery });
    if (results.length !== questions.length) {
      const because = `BatchCost: ${results.length} results for ${questions.length} resources`;
      for (const question of questions) onAnswer(question, { kind: 'impossible', because });
      return [];
    }
    questions.forEach((question, index) => {
      const [descriptor, result] = [resources[index], results[index]];
      if (!descriptor || !result) return;
      const asked = { descriptor, decisive: question.decisive, plugin: host.label };
      const id = result.resource?.id ?? '';
      const data = result.cost_data;
      if (id !== '' && id !== descriptor.id)
        onAnswer(question, {
          kind: 'impossible',
          because: `BatchCost: an answer for "${id}" in the place of "${descriptor.id}"`,
        });
      else if (data?.projected_cost) onAnswer(question, readProjectedCost(data.projected_cost, asked));
      else if (data?.estimate) onAnswer(question, readEstimateCost(data.estimate, asked));
      else
        onAnswer(question, {
          kind: 'unpriced',
          because: result.error?.message ?? 'no price in the batch',
          expires: null,
        });
    });
    return [];
  } catch (error) {
    // One resource may bring down the batch for all, and a plugin may take fewer at once: each gets its own call.
    if (error instanceof CallFailure && error.kind !== 'cancelled') return questions;
    const answer = failure(error);
    for (const question of questions) onAnswer(question, answer);
    return [];
  }
}

async function resolveTokens(
  host: PluginHost,
  info: PluginInfo,
  questions: readonly Question[],
): Promise<ReadonlyMap<string, string>> {
  const tokens = new Map<string, string>();
  if (!offers(info, capability.resolveResourceTypes)) return tokens;
  const types = [...new Set(questions.map(({ terraformType }) => terraformType))].filter((type) => type !== '');
  try {
    const { mappings } = await host.call('ResolveResourceTypes', {
      source_format: terraformFormat,
      source_types: types,
    });
    for (const type of types) {
      const token = mappings[type]?.pulumi_token ?? '';
      if (/^[A-Za-z][\w\-:/]{0,255}$/.test(token)) tokens.set(type, token);
    }
  } catch (error) {
    // Our own tokens do as well.
    if (!(error instanceof CallFailure || error instanceof PluginUnavailable)) throw error;
  }
  return tokens;
}

function failure(error: unknown): Answer {
  const because = error instanceof Error ? error.message : String(error);
  if (error instanceof PluginUnavailable)
    return { kind: 'failure', because, passing: error.passing, why: error.why, whole: true };
  if (!(error instanceof CallFailure))
    return { kind: 'failure', because, passing: false, why: 'failure', whole: false };
  if (error.kind === 'refused' || error.kind === 'unimplemented') return { kind: 'unpriced', because, expires: null };
  if (error.kind === 'broken') return { kind: 'impossible', because };
  return { kind: 'failure', because, passing: error.kind !== 'cancelled', why: 'failure', whole: false };
}

async function inParallel<T>(items: readonly T[], most: number, action: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await action(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, work));
}
