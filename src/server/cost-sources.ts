/** Who is asked for prices beside the bundled specs: local specs and rate tables always, plugins where the workspace is trusted. */
import { firstAnswer } from '../engine/chain';
import type { Engine } from '../engine/engine';
import type { FinfocusSpecs } from '../engine/finfocus-specs';
import { isInside, nameOf, relativePath } from '../host';
import { toSlashes } from '../node/host';
import { watchFolders } from '../node/watch-folders';
import { type LocalSources, localSources } from '../plugin/local-sources';
import type { PluginChain } from '../plugin/plugin-chain';
import type { PluginProblem } from '../plugin/problem-book';
import { findPlugins, type PluginPlaces, type Plugins, workspaceSettingsFile } from '../plugin/set-up';
import { type PriceDocument, PriceDocuments } from './price-documents';
import type { ServerSettings } from './protocol';

export interface CostSourceEvents {
  /** New answers of plugins; or something is wrong with one, or with a spec that is open, or has come right. */
  readonly onAnswers: () => void;
  /** Local specs, or plugins, have changed. */
  readonly onSpecs: () => void;
  /** Local rate tables have. */
  readonly onRates: () => void;
  /** Plugins have been looked for. */
  readonly onPlugins: () => void;
  readonly onError: (error: unknown) => void;
  readonly warn: (message: string) => void;
}

export interface SourceSettings {
  /** Folders of the workspace. */
  readonly folders: readonly string[];
  readonly trusted: boolean;
  readonly plugins: ServerSettings['plugins'];
}

/** Milliseconds for which the text must rest before plugins are asked. */
const typingPause = 200;

const nothing: SourceSettings = { folders: [], trusted: false, plugins: { enabled: false, folders: [] } };

export class CostSources {
  readonly documents = new PriceDocuments({
    specs: () => this.local.specFolders().map(toSlashes),
    rates: () => this.local.rateFolders().map(toSlashes),
  });
  readonly local: LocalSources = localSources(
    () => this.settings.folders,
    (file) => this.nameOf(file),
    this.documents.texts,
  );
  settings: SourceSettings = nothing;
  found: Plugins | undefined;
  chain: PluginChain | undefined;
  private engine: Engine | undefined;
  private finfocus: FinfocusSpecs | undefined;
  /** What the chain was made from. */
  private signature = '';
  /** Where plugins, and what is said of them, are watched. */
  private watched: readonly string[] = [];
  private readonly warned = new Set<string>();
  private readonly watchSpecs = watchFolders(() => this.specsChanged());
  private readonly watchRates = watchFolders(() => this.events.onRates());
  private readonly watchPlugins = watchFolders(() => this.lookForPlugins());

  constructor(private readonly events: CostSourceEvents) {}

  /** Looks for specs and plugins anew. Plugins are started when the first question for them comes up. */
  async configure(engine: Engine, settings: SourceSettings): Promise<void> {
    this.engine = engine;
    this.settings = settings;
    this.finfocus = this.local.finfocusFor(engine);
    this.signature = '';
    this.watchSpecs.set(this.local.specFolders());
    this.watchRates.set(this.local.rateFolders());
    await this.pluginsChanged();
    this.specsChanged();
    this.events.onRates();
  }

  /** Plugins, or settings files, may be others now. Where they are, those that run are ended. */
  async pluginsChanged(): Promise<void> {
    const { engine, finfocus, settings } = this;
    if (!engine || !finfocus) return;
    const { folders, trusted, plugins } = settings;
    const found = this.findAndWatch({
      environment: process.env,
      workspaces: trusted ? folders : [],
      folders: plugins.folders,
    });
    this.found = found;
    const signature = JSON.stringify([settings, found.signature]);
    const differs = signature !== this.signature;
    if (differs) {
      this.signature = signature;
      const before = this.chain;
      this.chain = trusted && plugins.enabled && found.plugins.length > 0 ? this.createChain(engine, found) : undefined;
      engine.useSource(this.chain ? firstAnswer([this.chain, finfocus]) : finfocus);
      await before?.dispose();
    }
    if (trusted && plugins.enabled) for (const problem of found.problems) this.warnOnce(problem);
    this.events.onPlugins();
    if (differs) this.events.onSpecs();
    else this.events.onAnswers();
  }

  /** A plugin may be started that might not before, or is to be asked anew. */
  askAnew(): void {
    const { chain, finfocus } = this;
    if (!chain || !finfocus) return;
    chain.forget();
    this.engine?.useSource(firstAnswer([chain, finfocus]));
    this.events.onSpecs();
  }

  /** A document has this text now. */
  documentChanged(file: string, text: string): void {
    const outdated = this.documents.put(file, text);
    if (outdated === 'diagnostics') this.events.onAnswers();
    else this.outdated(outdated);
  }

  documentSaved(file: string): void {
    this.outdated(this.documents.saved(file));
    if (nameOf(file) === workspaceSettingsFile) this.lookForPlugins();
  }

  documentClosed(file: string): void {
    this.outdated(this.documents.closed(file));
  }

  filesChanged(files: readonly string[]): void {
    if (files.some((file) => nameOf(file) === workspaceSettingsFile)) this.lookForPlugins();
  }

  problems(): readonly PluginProblem[] {
    return this.chain?.problems() ?? [];
  }

  /** What is wrong with local specs and plugins. */
  notes(): readonly string[] {
    const specs = this.finfocus?.errors() ?? [];
    return [
      ...specs.map(({ file, line, message }) => `${file}:${line + 1}: ${message}`),
      ...this.problems().map(({ plugin, message, logFile }) => `plugin ${plugin}: ${message} (log: ${logFile})`),
    ];
  }

  async dispose(): Promise<void> {
    this.watchSpecs.dispose();
    this.watchRates.dispose();
    this.watchPlugins.dispose();
    await this.chain?.dispose();
  }

  /** What says where to look is read again once it is watched, so that no change falls between. */
  private findAndWatch(places: PluginPlaces): Plugins {
    const found = findPlugins(places);
    const watched = [...found.folders, ...found.files];
    if (watched.join('\n') === this.watched.join('\n')) return found;
    this.watched = watched;
    this.watchPlugins.set(watched);
    return findPlugins(places);
  }

  private lookForPlugins(): void {
    this.pluginsChanged().catch(this.events.onError);
  }

  private outdated(what: PriceDocument | undefined): void {
    if (what === 'spec') this.specsChanged();
    else if (what === 'rates') this.events.onRates();
  }

  private specsChanged(): void {
    this.finfocus?.invalidate();
    this.events.onSpecs();
  }

  /** `.costline/specs/x_thing.yaml`; with the folder's name before it where several are open. */
  private nameOf(file: string): string {
    const { folders } = this.settings;
    const folder = folders.find((candidate) => isInside(file, candidate));
    if (folder === undefined) return file;
    const name = relativePath(folder, file);
    return folders.length > 1 ? `${nameOf(folder)}/${name}` : name;
  }

  private createChain(engine: Engine, { chain }: Plugins): PluginChain {
    return chain({
      delay: typingPause,
      onAnswers: (resources) => {
        engine.answered(resources);
        this.events.onAnswers();
      },
      onProblem: () => {
        for (const note of this.notes()) this.warnOnce(note);
        this.events.onAnswers();
      },
    });
  }

  private warnOnce(message: string): void {
    if (this.warned.has(message)) return;
    this.warned.add(message);
    this.events.warn(message);
  }
}
