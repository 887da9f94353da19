/**
 * The plugins before the price specs: takes questions at once, asks in the background, remembers the answers. The first plugin that
 * has a price is believed; what others would say is never added to it.
 */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Resource } from '../analyzer/resource';
import type { CostSource, SourceAnswer, StatedUse } from '../engine/chain';
import type { MapValue } from '../expression/value';
import { type Answer, askPlugin, type Question, servesProvider } from './ask-plugin';
import { describeResource } from './descriptor';
import type { ResourceDescriptor } from './messages';
import type { PluginHost } from './plugin-host';
import { type PluginProblem, ProblemBook, type Trouble } from './problem-book';
import { type Route, routedPlugins } from './routes';

export interface ChainOptions {
  readonly routes: readonly Route[];
  /** Higher is asked first; 0 where a plugin is not named. */
  readonly priorities: ReadonlyMap<string, number>;
  /** Milliseconds to wait for more questions, and for the text to come to rest. */
  readonly delay: number;
  /** New answers for these resources. */
  readonly onAnswers: (resources: ReadonlySet<Resource>) => void;
  /** Something new is wrong with a plugin, or has come right; see `problems`. */
  readonly onProblem: () => void;
}

interface Pending extends Question {
  readonly key: string;
  /** Resources that wait for the answer, by their place in the text. */
  readonly waiting: Map<string, Waiting>;
  readonly remarks: string[];
  readonly failures: Failure[];
  readonly cancel: AbortController;
  tries: number;
  /** Whether a plugin failed over it in a way that may pass. */
  passing: boolean;
}

type Worded = Pick<Pending, 'descriptor' | 'decisive' | 'key'>;

interface Waiting {
  readonly resource: Resource;
  readonly use: StatedUse;
}

interface Failure {
  readonly host: PluginHost;
  readonly trouble: Trouble;
}

interface Remembered {
  readonly answer: SourceAnswer;
  /** What went wrong over it: to be told wherever the same is asked. */
  readonly failures: readonly Failure[];
  /** Milliseconds since 1970; after it the question is asked again, and the answer holds until then. */
  readonly expires: number;
}

const mostAnswers = 20_000;
const mostTries = 3;
/** The text as it is, and as it was committed: older questions for a place are those of a text that is no more. */
const mostPerPlace = 2;
const retryAfter = 30_000;
/** An answer that is stale at once, or says so by a wrong clock, is not asked for again and again. */
const shortestLife = 60_000;
/** Prices without a date of expiry are asked for again after a day: editors stay open for weeks. */
const longestLife = 86_400_000;

const unasked: SourceAnswer = { kind: 'none', remarks: [] };
const pendingAnswer: SourceAnswer = { kind: 'pending' };

export class PluginChain implements CostSource {
  private readonly answers = new LRUCache<string, Remembered>({ max: mostAnswers });
  private readonly pending = new Map<string, Pending>();
  /** Keys of what is pending for a place in the text, the oldest first. */
  private readonly places = new Map<string, readonly string[]>();
  private readonly questions = new WeakMap<Resource, WeakMap<MapValue, Worded | null>>();
  private book = new ProblemBook();
  private readonly ordered: readonly PluginHost[];
  private queue: Pending[] = [];
  private flushTimer: NodeJS.Timeout | undefined;
  private fresh = new Set<Resource>();
  private freshProblem = false;
  private freshTimer: NodeJS.Timeout | undefined;
  private settledListeners: (() => void)[] = [];
  private disposed = false;

  constructor(
    readonly hosts: readonly PluginHost[],
    private readonly options: ChainOptions,
  ) {
    const priority = ({ name }: PluginHost): number => options.priorities.get(name) ?? 0;
    this.ordered = [...hosts].sort((a, b) => priority(b) - priority(a));
  }

  ask(resource: Resource, use: StatedUse): SourceAnswer {
    const question = this.questionOf(resource, use);
    if (!question) return unasked;
    const known = this.answers.get(question.key);
    if (known && known.expires > Date.now()) {
      this.tellAgain(known, resource);
      return known.answer;
    }
    this.put(question, { resource, use });
    return known?.answer ?? pendingAnswer;
  }

  /** What is wrong with plugins now. */
  problems(): readonly PluginProblem[] {
    return this.book.list();
  }

  /** Resolves when every question has its answer, or with how many have not after so many milliseconds. */
  async settled(milliseconds: number): Promise<number> {
    if (this.pending.size > 0) {
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([
        new Promise<void>((resolve) => this.settledListeners.push(resolve)),
        new Promise<void>((resolve) => {
          timer = setTimeout(resolve, milliseconds);
        }),
      ]);
      clearTimeout(timer);
    }
    this.tellFresh();
    return this.pending.size;
  }

  /** Forgets all answers, and what was wrong: plugins have changed, or may be started now. */
  forget(): void {
    this.answers.clear();
    this.book = new ProblemBook();
  }

  async dispose(): Promise<void> {
    this.disposed = true;
    clearTimeout(this.flushTimer);
    clearTimeout(this.freshTimer);
    for (const { cancel } of this.pending.values()) cancel.abort();
    this.pending.clear();
    this.queue = [];
    this.tellSettled();
    await Promise.all(this.hosts.map((host) => host.dispose()));
  }

  private questionOf(resource: Resource, { usage }: StatedUse): Worded | null {
    let byUsage = this.questions.get(resource);
    if (!byUsage) {
      byUsage = new WeakMap();
      this.questions.set(resource, byUsage);
    }
    let question = byUsage.get(usage);
    if (question === undefined) {
      const description = describeResource(resource, usage);
      question =
        description.kind === 'undecided' || this.candidates(resource, description.descriptor).length === 0
          ? null
          : { ...description, key: keyOf(description.descriptor) };
      byUsage.set(usage, question);
    }
    return question;
  }

  private put({ descriptor, decisive, key }: Worded, waiting: Waiting): void {
    if (this.disposed) return;
    const { resource, use } = waiting;
    const place = `${resource.source.file}\n${use.instance}`;
    const others = (this.places.get(place) ?? []).filter((other) => other !== key);
    for (const other of others.splice(0, others.length - (mostPerPlace - 1))) this.withdraw(other, place);
    this.places.set(place, [...others, key]);
    const same = this.pending.get(key);
    if (same) {
      same.waiting.set(place, waiting);
      return;
    }
    const cancel = new AbortController();
    const pending: Pending = {
      key,
      descriptor,
      decisive,
      terraformType: resource.writtenType === resource.type ? resource.type : '',
      waiting: new Map([[place, waiting]]),
      remarks: [],
      failures: [],
      cancel,
      signal: cancel.signal,
      tries: 0,
      passing: false,
    };
    this.pending.set(key, pending);
    this.enqueue(pending);
  }

  /** The text has moved on: who stood there asks something else now. */
  private withdraw(key: string, place: string): void {
    const pending = this.pending.get(key);
    if (!pending) return;
    pending.waiting.delete(place);
    if (pending.waiting.size > 0) return;
    pending.cancel.abort();
    this.pending.delete(key);
    if (this.pending.size === 0) this.tellSettled();
  }

  private enqueue(pending: Pending): void {
    this.queue.push(pending);
    this.flushTimer ??= setTimeout(() => this.flush(), this.options.delay);
  }

  private flush(): void {
    this.flushTimer = undefined;
    const groups = new Map<string, { readonly hosts: readonly PluginHost[]; readonly questions: Pending[] }>();
    for (const pending of this.queue.splice(0)) {
      if (this.pending.get(pending.key) !== pending) continue;
      const [first] = pending.waiting.values();
      const hosts = first ? this.candidates(first.resource, pending.descriptor) : [];
      const names = hosts.map(({ name }) => name).join('\n');
      const group = groups.get(names);
      if (group) group.questions.push(pending);
      else groups.set(names, { hosts, questions: [pending] });
    }
    for (const { hosts, questions } of groups.values()) void this.askInTurn(hosts, questions);
  }

  private async askInTurn(hosts: readonly PluginHost[], questions: readonly Pending[]): Promise<void> {
    let left = questions;
    for (const host of hosts) {
      const next: Pending[] = [];
      await askPlugin(host, left, (question, answer) => {
        if (!this.take(host, question, answer)) next.push(question);
      });
      left = next.filter((question) => this.pending.get(question.key) === question);
      if (left.length === 0) return;
    }
    for (const question of left) this.giveUp(question);
  }

  /** Whether the answer settles the question. */
  private take(host: PluginHost, question: Pending, answer: Answer): boolean {
    switch (answer.kind) {
      case 'price':
        this.answered(host, question);
        this.settle(question, { kind: 'answer', ...answer.price }, answer.expires);
        return true;
      case 'passed':
        this.answered(host, question);
        return false;
      case 'unpriced':
        this.answered(host, question);
        question.remarks.push(`plugin ${host.name}: ${answer.because}`);
        return false;
      case 'impossible':
        question.remarks.push(`plugin ${host.name} gave an answer that cannot be: ${answer.because}`);
        this.tell(host, question, {
          message: `gave an answer that cannot be for ${question.descriptor.id}: ${answer.because}`,
          why: 'failure',
          whole: false,
        });
        return false;
      case 'failure':
        if (question.cancel.signal.aborted) return true;
        question.passing ||= answer.passing;
        question.remarks.push(`plugin ${host.name}: ${answer.because}`);
        this.tell(host, question, { message: answer.because, why: answer.why, whole: answer.whole });
        return false;
    }
  }

  private giveUp(question: Pending): void {
    question.tries++;
    const expires = question.passing ? Date.now() + retryAfter : null;
    const again = question.passing && question.tries < mostTries;
    const all = [...question.waiting.values()];
    const remarks = [...new Set(question.remarks.splice(0))];
    const failures = question.failures.splice(0);
    question.passing = false;
    this.settle(question, { kind: 'none', remarks }, expires, failures);
    if (!again) return;
    // A plugin that rests after a crash may answer later; nobody asks again for a text that does not change.
    setTimeout(() => {
      for (const waiting of all) {
        const now = this.questionOf(waiting.resource, waiting.use);
        if (now) this.put(now, waiting);
      }
      const pending = this.pending.get(question.key);
      if (pending) pending.tries = question.tries;
    }, retryAfter + 1_000).unref();
  }

  private settle(
    question: Pending,
    answer: SourceAnswer,
    expires: number | null,
    failures: readonly Failure[] = [],
  ): void {
    if (this.pending.get(question.key) !== question) return;
    this.pending.delete(question.key);
    for (const place of question.waiting.keys()) {
      const rest = (this.places.get(place) ?? []).filter((key) => key !== question.key);
      if (rest.length === 0) this.places.delete(place);
      else this.places.set(place, rest);
    }
    const now = Date.now();
    const life = Math.min(
      Math.max((expires ?? now + longestLife) - now, answer.kind === 'none' ? 0 : shortestLife),
      longestLife,
    );
    const before = this.answers.peek(question.key)?.answer;
    this.answers.set(question.key, { answer, failures, expires: now + life });
    const news =
      answer.kind === 'answer' || (answer.kind === 'none' && answer.remarks.length > 0) || before !== undefined;
    if (news) for (const resource of resourcesOf(question)) this.fresh.add(resource);
    this.tellSoon();
    if (this.pending.size === 0) this.tellSettled();
  }

  private tellSoon(): void {
    this.freshTimer ??= setTimeout(() => this.tellFresh(), 20);
  }

  private tellFresh(): void {
    clearTimeout(this.freshTimer);
    this.freshTimer = undefined;
    if (this.freshProblem) {
      this.freshProblem = false;
      this.options.onProblem();
    }
    if (this.fresh.size === 0) return;
    const resources = this.fresh;
    this.fresh = new Set();
    this.options.onAnswers(resources);
  }

  private tellSettled(): void {
    const listeners = this.settledListeners;
    this.settledListeners = [];
    for (const listener of listeners) listener();
  }

  private tell(host: PluginHost, question: Pending, trouble: Trouble): void {
    question.failures.push({ host, trouble });
    if (this.book.note(host, trouble, resourcesOf(question))) this.options.onProblem();
  }

  /** Another resource, perhaps of another file, got a remembered answer. */
  private tellAgain({ failures }: Remembered, resource: Resource): void {
    for (const { host, trouble } of failures) {
      if (!this.book.spread(host, trouble, resource)) continue;
      this.freshProblem = true;
      this.tellSoon();
    }
  }

  private answered(host: PluginHost, question: Pending): void {
    if (this.book.answered(host.name, resourcesOf(question))) this.options.onProblem();
  }

  private candidates(
    resource: Resource,
    { provider, region, resource_type }: ResourceDescriptor,
  ): readonly PluginHost[] {
    const named = routedPlugins(this.options.routes, {
      type: resource.type,
      token: resource_type,
      provider: resource.provider,
      region,
    });
    if (named) return named.flatMap((name) => this.hosts.find((host) => host.name === name) ?? []);
    return this.ordered.filter((host) => servesProvider(host.plugin.manifest?.providers ?? [], provider));
  }
}

function resourcesOf({ waiting }: Pending): readonly Resource[] {
  return [...waiting.values()].map(({ resource }) => resource);
}

/** What was asked, the identity of the asker aside. */
function keyOf({ id: _, ...asked }: ResourceDescriptor): string {
  return createHash('sha256').update(JSON.stringify(asked)).digest('base64');
}
