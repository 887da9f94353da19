/** The engine of the commands: bundled prices, specs and rate tables of the workspace and of the user, and the plugins that are found. */
import { dirname } from 'node:path';
import type { Resource } from '../analyzer/resource';
import { firstAnswer } from '../engine/chain';
import type { Engine } from '../engine/engine';
import type { UsageFile } from '../engine/usage';
import { relativePath } from '../host';
import { createNodeHost } from '../node/host';
import { cachedRates, cacheFolder } from '../node/price-list/price-cache';
import { bundledPricingFolder, createBundledEngine } from '../node/pricing';
import { localSources } from '../plugin/local-sources';
import { findPlugins } from '../plugin/set-up';
import type { InputOptions } from './command';
import type { Context } from './context';
import { workspaceFolder } from './input';
import { chooseCurrency, createStated, type Stated } from './statements';

export interface CommandEngine {
  readonly engine: Engine;
  /** To be awaited before these are estimated: plugins are asked, and have half a minute to answer. */
  readonly ready: (resources: readonly Resource[], usage: UsageFile) => Promise<void>;
  readonly stated: Stated;
}

/** Milliseconds for the answers of all plugins together. */
const patience = 30_000;

/** `2027-03-01` as specs have it: 20270301. */
function dayOf(date: string | undefined): (() => number) | undefined {
  if (date === undefined) return undefined;
  const day = Number(date.replaceAll('-', ''));
  return () => day;
}

/** Specs and settings of the folder count, and of those that it is in, up to the workspace's. */
export function createEngine(
  folder: string,
  input: InputOptions,
  context: Pick<Context, 'remark' | 'progress' | 'atEnd'>,
): CommandEngine {
  const boundary = workspaceFolder(folder);
  const stated = createStated(input, createNodeHost([boundary], context.remark), boundary, context.remark);
  const workspaces = foldersUpTo(boundary, folder);
  const sources = localSources(
    () => workspaces,
    (file) => relativePath(folder, file),
  );
  const rates = [...sources.rates, cachedRates(cacheFolder())];
  const engine = createBundledEngine(bundledPricingFolder(), dayOf(input.date), sources.specs, rates);
  chooseCurrency(engine, input);
  if (input.date !== undefined) context.remark(`priced for ${input.date}, at the list prices that are known today`);
  const finfocus = sources.finfocusFor(engine);
  context.atEnd(async () => {
    for (const { file, line, message } of finfocus.errors()) context.remark(`${file}:${line + 1}: ${message}`);
  });
  const { plugins, problems, chain: createChain } = findPlugins({ environment: process.env, workspaces });
  if (!input.plugins || plugins.length === 0) {
    engine.useSource(finfocus);
    return { engine, stated, ready: async () => {} };
  }
  for (const problem of problems) context.remark(problem);
  const chain = createChain({
    delay: 0,
    onAnswers: (resources) => engine.answered(resources),
    onProblem: () => {},
  });
  context.atEnd(() => chain.dispose());
  engine.useSource(firstAnswer([chain, finfocus]));
  return {
    engine,
    stated,
    ready: async (resources, usage) => {
      engine.ask(resources, usage);
      context.progress(`asking ${plugins.length === 1 ? `plugin ${plugins[0]?.name}` : `${plugins.length} plugins`}`);
      const left = await chain.settled(patience);
      if (left > 0) context.remark(`plugins have not answered ${left} questions within ${patience / 1000} s`);
      for (const { plugin, message, logFile } of chain.problems()) {
        context.remark(`plugin ${plugin}: ${message} (log: ${logFile})`);
      }
    },
  };
}

/** The nearest first. */
function foldersUpTo(top: string, folder: string): readonly string[] {
  const folders = [folder];
  for (let current = folder; current !== top && dirname(current) !== current; ) {
    current = dirname(current);
    folders.push(current);
  }
  return folders;
}
