/** Who is asked for prices beside the bundled specs: local specs always, plugins where the workspace is trusted. */
import type { Resource } from '../analyzer/resource';
import { firstAnswer } from '../engine/chain';
import type { Engine } from '../engine/engine';
import type { FinfocusSpecs } from '../engine/finfocus-specs';
import { watchFolders } from '../node/watch-folders';
import { type LocalSources, localSources } from '../plugin/local-sources';
import type { PluginChain } from '../plugin/plugin-chain';
import { findPlugins } from '../plugin/set-up';

export interface CostSourceEvents {
  /** New answers of plugins. */
  readonly onAnswers: () => void;
  /** Local specs have changed. */
  readonly onSpecs: () => void;
  readonly warn: (message: string) => void;
}

/** Milliseconds for which the text must rest before plugins are asked. */
const typingPause = 200;

export class CostSources {
  readonly local: LocalSources = localSources(() => this.folders);
  private folders: readonly string[] = [];
  private chain: PluginChain | undefined;
  private finfocus: FinfocusSpecs | undefined;
  private readonly warned = new Set<string>();
  private readonly watch = watchFolders(() => {
    this.finfocus?.invalidate();
    this.events.onSpecs();
  });

  constructor(private readonly events: CostSourceEvents) {}

  /** Looks for specs and plugins anew. Plugins are started when the first question for them comes up. */
  async configure(engine: Engine, folders: readonly string[], trusted: boolean): Promise<void> {
    const before = this.chain;
    this.folders = folders;
    this.finfocus = this.local.finfocusFor(engine);
    this.chain = trusted ? this.createChain(engine) : undefined;
    engine.specs.invalidate();
    engine.useSource(this.chain ? firstAnswer([this.chain, this.finfocus]) : this.finfocus);
    this.watch.set(this.local.folders());
    await before?.dispose();
  }

  /** What is wrong with local specs and plugins. */
  notes(): readonly string[] {
    const specs = this.finfocus?.errors() ?? [];
    return [
      ...specs.map(({ file, line, message }) => `${file}:${line + 1}: ${message}`),
      ...(this.chain?.problems() ?? []).map(
        ({ plugin, message, logFile }) => `plugin ${plugin}: ${message} (log: ${logFile})`,
      ),
    ];
  }

  async dispose(): Promise<void> {
    this.watch.dispose();
    await this.chain?.dispose();
  }

  private createChain(engine: Engine): PluginChain | undefined {
    const { plugins, problems, chain } = findPlugins({ environment: process.env, workspaces: this.folders });
    for (const problem of problems) this.warnOnce(problem);
    if (plugins.length === 0) return undefined;
    return chain({
      delay: typingPause,
      onAnswers: (resources: ReadonlySet<Resource>) => {
        engine.answered(resources);
        this.events.onAnswers();
      },
      onProblem: () => {
        for (const note of this.notes()) this.warnOnce(note);
      },
    });
  }

  private warnOnce(message: string): void {
    if (this.warned.has(message)) return;
    this.warned.add(message);
    this.events.warn(message);
  }
}
