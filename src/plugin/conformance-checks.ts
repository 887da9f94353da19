/**
 * What hosts expect of a plugin: the ten tests of FinFocus's own suite, each under its name there, and some of
 * ours. Three of the ten ask for a status by a made-up type, which only plugins written for that suite know: others are not
 * failed for it.
 */
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { CallFailure, type Connection } from './connection';
import { capability, type PluginInfo, projectedQuery, type ResourceDescriptor } from './messages';
import type { PluginProcess } from './plugin-process';
import { readProjectedCost } from './reply';
import { toStruct } from './struct';

/** Thrown by a check that says nothing of this plugin, with the reason. */
export class Skip extends Error {}

export interface Subject {
  readonly process: PluginProcess;
  readonly connection: Connection;
  readonly info: PluginInfo | undefined;
  readonly descriptor: ResourceDescriptor;
}

type Perform = (subject: Subject) => Promise<void>;

/** In milliseconds. */
export const deadline = 10_000;

/** In the order in which they are done: the last ones end it. */
export const checks: readonly (readonly [name: string, perform: Perform, finfocus?: string])[] = [
  [
    'says its name',
    async ({ connection }) => {
      const { name } = await connection.call('Name', {}, { deadline });
      expect(
        /^[\x21-\x7e]{1,64}$/.test(name),
        `the name is "${name}"; up to 64 letters, digits and marks are expected`,
      );
    },
    'Name_ReturnsPluginIdentifier',
  ],
  [
    'says the same name again',
    async ({ connection }) => {
      const names = await Promise.all([1, 2, 3].map(() => connection.call('Name', {}, { deadline })));
      expect(
        new Set(names.map(({ name }) => name)).size === 1,
        `names are ${names.map(({ name }) => name).join(', ')}`,
      );
    },
  ],
  [
    'says which protocol it speaks',
    async ({ info }) => {
      if (!info) throw new Skip('it has no GetPluginInfo');
      expect(/^v?0\.\d+\.\d+/.test(info.spec_version), `spec_version is "${info.spec_version}"; 0.x.y is expected`);
      expect(info.version !== '', 'version is empty');
    },
    'Name_ReturnsProtocolVersion',
  ],
  [
    'answers for a resource',
    async ({ connection, descriptor }) => {
      const reply = await connection.call('GetProjectedCost', { resource: descriptor }, { deadline });
      const read = readProjectedCost(reply, { descriptor, decisive: [], plugin: 'it' });
      expect(read.kind !== 'impossible', read.kind === 'impossible' ? read.because : '');
    },
    'GetProjectedCost_ValidResource',
  ],
  [
    'answers the same again',
    async ({ connection, descriptor }) => {
      const ask = async () =>
        (await connection.call('GetProjectedCost', { resource: descriptor }, { deadline })).cost_per_month;
      const first = await ask();
      for (let again = 1; again < 5; again++) {
        const next = await ask();
        expect(Object.is(first, next), `cost_per_month is ${first}, then ${next}`);
      }
    },
    'Batch_Handling',
  ],
  [
    'has no price for what does not exist',
    async ({ connection, descriptor }) => {
      const unknown = { ...descriptor, resource_type: 'nobody:has/such:Thing', sku: 'none' };
      try {
        const reply = await connection.call('GetProjectedCost', { resource: unknown }, { deadline });
        const read = readProjectedCost(reply, { descriptor: unknown, decisive: [], plugin: 'it' });
        expect(
          read.kind === 'unpriced',
          `it answers ${reply.cost_per_month} ${reply.currency}, ${reply.billing_detail || 'without a reason'}`,
        );
        expect(reply.billing_detail !== '', 'it answers 0 without saying why');
      } catch (error) {
        if (!(error instanceof CallFailure) || error.kind !== 'refused') throw error;
      }
    },
    'GetProjectedCost_InvalidResource',
  ],
  ...statusChecks(),
  [
    'survives questions that make no sense',
    async ({ connection, descriptor }) => {
      const odd: readonly ResourceDescriptor[] = [
        { provider: '', resource_type: '', sku: '', region: '', tags: {}, id: '' },
        { ...descriptor, region: '\u0000', sku: 'x'.repeat(10_000) },
        { ...descriptor, tags: { size: '-1', count: 'NaN' }, attributes: toStruct({ size: null, nested: [[{}]] }) },
      ];
      for (const resource of odd) await answered(connection.call('GetProjectedCost', { resource }, { deadline }));
      await connection.call('Name', {}, { deadline });
    },
  ],
  [
    'survives a question of a megabyte',
    async ({ connection, descriptor }) => {
      const tags = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`tag${index}`, 'x'.repeat(2_000)]));
      await answered(connection.call('GetProjectedCost', { resource: { ...descriptor, tags } }, { deadline }));
      await connection.call('Name', {}, { deadline });
    },
  ],
  [
    'survives a question that is taken back',
    async ({ connection, descriptor }) => {
      const cancel = new AbortController();
      const asked = answered(
        connection.call('GetProjectedCost', { resource: descriptor }, { deadline, signal: cancel.signal }),
      );
      cancel.abort();
      await asked;
      await connection.call('Name', {}, { deadline });
    },
    'Context_Cancellation',
  ],
  [
    'survives a question with no time to answer',
    async ({ connection }) => {
      try {
        await connection.call('Name', {}, { deadline: 10 });
      } catch (error) {
        if (!(error instanceof CallFailure && (error.kind === 'deadline' || error.kind === 'cancelled'))) throw error;
      }
      await connection.call('Name', {}, { deadline });
    },
    'Timeout_Respected',
  ],
  [
    'answers fifty questions at once',
    async ({ connection, descriptor }) => {
      const ask = () => connection.call('GetProjectedCost', { resource: descriptor }, { deadline });
      const costs = await Promise.all(Array.from({ length: 50 }, async () => (await ask()).cost_per_month));
      expect(new Set(costs).size === 1, `the same question has the answers ${[...new Set(costs)].join(', ')}`);
    },
  ],
  [
    'answers in batches, in order',
    async ({ connection, descriptor, info }) => {
      if (!info?.capabilities.includes(capability.batchCost)) throw new Skip('it does not offer BatchCost');
      const empty = await connection.call('BatchCost', { resources: [], query_type: projectedQuery }, { deadline });
      const count = Math.min(empty.max_batch_size > 0 ? empty.max_batch_size : 10, 10);
      const resources = Array.from({ length: count }, (_, index) => ({ ...descriptor, id: `r${index}` }));
      const { results } = await connection.call('BatchCost', { resources, query_type: projectedQuery }, { deadline });
      expect(results.length === count, `${results.length} results for ${count} resources`);
      const wrong = results.findIndex(
        ({ resource }, index) => (resource?.id ?? '') !== '' && resource?.id !== `r${index}`,
      );
      expect(wrong < 0, `result ${wrong} is that of ${results[wrong]?.resource?.id}`);
    },
  ],
  [
    'resolves types only to tokens',
    async ({ connection, info }) => {
      if (!info?.capabilities.includes(capability.resolveResourceTypes))
        throw new Skip('it does not offer ResolveResourceTypes');
      const { mappings } = await connection.call(
        'ResolveResourceTypes',
        { source_format: 1, source_types: ['aws_instance', 'nobody_has'] },
        { deadline },
      );
      for (const [type, { pulumi_token, supported }] of Object.entries(mappings))
        expect(!supported || /^[^:]+:[^:]+:[^:]+$/.test(pulumi_token), `${type} is "${pulumi_token}"`);
    },
  ],
  [
    'answers within two seconds',
    async ({ connection, descriptor }) => {
      const start = performance.now();
      await answered(connection.call('GetProjectedCost', { resource: descriptor }, { deadline }));
      const took = Math.round(performance.now() - start);
      expect(took < 2_000, `it took ${took} ms`);
    },
  ],
  [
    'listens on this machine alone',
    async ({ process: { port } }) => {
      const own = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
      const outside = own.find(({ internal, family }) => !internal && family === 'IPv4');
      if (!outside) throw new Skip('this machine has no other address');
      expect(!(await listens(outside.address, port)), `it can be reached at ${outside.address}`);
    },
  ],
  [
    'ends within two seconds when asked',
    async ({ process: plugin }) => {
      const start = performance.now();
      await plugin.stop();
      const took = Math.round(performance.now() - start);
      expect(took < 1_900, 'it had to be killed');
    },
  ],
];

/** Types by which FinFocus's suite asks for a status, as its mock plugin answers them. */
function statusChecks(): typeof checks {
  const statuses = [
    ['forbidden:resource', 'PERMISSION_DENIED', 'GetProjectedCost_PermissionDenied'],
    ['error:internal', 'INTERNAL', 'GetProjectedCost_InternalError'],
    ['error:unavailable', 'UNAVAILABLE', 'GetProjectedCost_Unavailable'],
  ] as const;
  return statuses.map(([type, status, finfocus]) => [
    `answers ${status} for ${type}`,
    async ({ connection, descriptor }) => {
      const asked = { ...descriptor, resource_type: type, sku: 'any' };
      try {
        const reply = await connection.call('GetProjectedCost', { resource: asked }, { deadline });
        const read = readProjectedCost(reply, { descriptor: asked, decisive: [], plugin: 'it' });
        expect(read.kind === 'unpriced', `it answers ${reply.cost_per_month} ${reply.currency}`);
      } catch (error) {
        if (!(error instanceof CallFailure)) throw error;
        if (error.message.includes(`: ${status}`)) return;
        if (error.kind !== 'refused') throw error;
      }
      throw new Skip('it does not know this type of the suite');
    },
    finfocus,
  ]);
}

/** Any answer will do, but that it breaks down. */
async function answered(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    if (
      error.kind !== 'refused' &&
      error.kind !== 'cancelled' &&
      error.kind !== 'unimplemented' &&
      !/RESOURCE_EXHAUSTED/.test(error.message)
    )
      throw error;
  }
}

function expect(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

function listens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 500 });
    const done = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => done(true));
    socket.once('timeout', () => done(false));
    socket.once('error', () => done(false));
  });
}
