/** The plugin's side of the protocol: what `serve` does for plugins written in JavaScript or TypeScript. */
import { fstatSync } from 'node:fs';
import { status } from '@grpc/grpc-js';
import { type Handle, listen, type Message, messageOf, Refusal } from './service';
import type { Impact, Plugin, Price, Resource, Running } from './template/costline-plugin.cjs';

/** The version of the specification that these messages are of. */
const specVersion = '0.7.2';

/** PROJECTED_COSTS, ESTIMATE_COST, BATCH_COST, RESOLVE_RESOURCE_TYPES. */
const capabilities = { projected: 1, estimate: 10, batch: 12, resolve: 13 };

const largestBatch = 100;

export async function serve(plugin: Plugin): Promise<Running> {
  const { server, port } = await listen(methodsOf(plugin), wantedPort());
  process.stdout.write(`PORT=${port}\n`);
  const stop = (): Promise<void> => new Promise((resolve) => server.tryShutdown(() => resolve()));
  const end = (): void => {
    server.forceShutdown();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
  // A host that holds a pipe to us tells by its closing that it is gone.
  const input = fstatSync(0);
  if (input.isFIFO() || input.isSocket()) process.stdin.resume().once('end', end).once('error', end);
  return { port, stop };
}

function wantedPort(): number {
  const argument = process.argv.find((word) => word.startsWith('--port='))?.slice(7);
  const port = Number(argument ?? process.env.FINFOCUS_PLUGIN_PORT ?? 0);
  return Number.isInteger(port) && port >= 0 && port < 65_536 ? port : 0;
}

function methodsOf(plugin: Plugin): Readonly<Record<string, Handle>> {
  const { name, version, providers = [], tokenOf } = plugin;
  const offered = [capabilities.projected, capabilities.estimate, capabilities.batch];
  const ask = async (message: unknown): Promise<Price> => plugin.price(resourceOf(message));
  return {
    Name: () => ({ name }),
    GetPluginInfo: () => ({
      name,
      version,
      spec_version: specVersion,
      providers,
      capabilities: tokenOf ? [...offered, capabilities.resolve] : offered,
    }),
    Supports: async ({ resource }) => {
      const price = await ask(resource);
      return 'unpriced' in price ? { supported: false, reason: price.unpriced } : { supported: true };
    },
    GetProjectedCost: async ({ resource }) => projected(await ask(resource)),
    EstimateCost: async ({ resource_type, attributes }) => {
      const price = await ask({ resource_type, attributes });
      if ('unpriced' in price) throw new Refusal(price.unpriced);
      return { currency: 'USD', cost_monthly: 'free' in price ? 0 : price.monthly };
    },
    BatchCost: async ({ resources }) => {
      const list = Array.isArray(resources) ? resources : [];
      if (list.length > largestBatch) throw new Refusal(`at most ${largestBatch} resources at once`);
      return {
        max_batch_size: largestBatch,
        results: await Promise.all(list.map((resource) => batchResult(resource, ask))),
      };
    },
    ...(tokenOf && {
      ResolveResourceTypes: ({ source_types }) => {
        const types = Array.isArray(source_types) ? source_types.map(String) : [];
        const mappings = types.map((type) => {
          const token = tokenOf(type);
          return [type, { pulumi_token: token ?? '', supported: token !== undefined }];
        });
        return { mappings: Object.fromEntries(mappings) };
      },
    }),
  };
}

async function batchResult(resource: unknown, ask: (message: unknown) => Promise<Price>): Promise<Message> {
  const echo = { id: String((resource as Message | undefined)?.id ?? '') };
  try {
    const price = await ask(resource);
    if ('unpriced' in price)
      return {
        resource: echo,
        error: { code: status.NOT_FOUND, message: price.unpriced, resource_type_unsupported: true },
      };
    return { resource: echo, cost_data: { projected_cost: projected(price) } };
  } catch (error) {
    return { resource: echo, error: { code: status.INTERNAL, message: messageOf(error) } };
  }
}

/** What is not known is a zero with a reason: hosts of this protocol take it for no price. */
function projected(price: Price): Message {
  if ('unpriced' in price)
    return { currency: 'USD', cost_per_month: 0, billing_detail: `not supported: ${price.unpriced}` };
  if ('free' in price) return { currency: 'USD', cost_per_month: 0, billing_detail: `no charge: ${price.free}` };
  const { monthly, detail = '', breakdown = {}, impacts = [], validFor } = price;
  if (!(monthly > 0)) throw new Refusal(`a price of ${monthly}; answer {free} or {unpriced}`);
  return {
    currency: 'USD',
    cost_per_month: monthly,
    unit_price: monthly / 730,
    billing_detail: detail,
    cost_breakdown: breakdown,
    impact_metrics: impacts.map(({ kind, value, unit }) => ({ kind: impactKinds[kind], value, unit })),
    ...(validFor !== undefined && { expires_at: { seconds: Math.floor(Date.now() / 1000 + validFor) } }),
  };
}

const impactKinds: Readonly<Record<Impact['kind'], number>> = { carbon: 1, energy: 2, water: 3 };

function resourceOf(message: unknown): Resource {
  const { provider, resource_type, sku, region, tags, attributes, id } = (message ?? {}) as Message;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    provider: text(provider),
    type: text(resource_type),
    sku: text(sku),
    region: text(region),
    tags: (tags ?? {}) as Readonly<Record<string, string>>,
    attributes: fromStruct(attributes),
    id: text(id),
  };
}

function fromStruct(struct: unknown): Readonly<Record<string, unknown>> {
  const fields = (struct as { readonly fields?: Message } | null | undefined)?.fields ?? {};
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, fromValue(value)]));
}

function fromValue(value: unknown): unknown {
  const { stringValue, numberValue, boolValue, structValue, listValue } = value as Message;
  if (structValue !== undefined) return fromStruct(structValue);
  if (listValue !== undefined)
    return ((listValue as { readonly values?: readonly unknown[] }).values ?? []).map(fromValue);
  return stringValue ?? numberValue ?? boolValue ?? null;
}
