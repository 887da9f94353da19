/** Which instance of one side is which of the other. */
import type { MovedAddress } from '../analyzer/project';
import type { Estimate } from '../engine/estimate';
import { UnknownValue } from '../expression/value';
import type { DiffProject } from './diff';
import { blockAddress, movedAddress } from './moves';
import { exactText } from './value-text';

/** An instance on both sides; null where it is not there. Where nobody knows how many there are, the block's address. */
export interface InstancePair {
  readonly before: string | null;
  readonly after: string | null;
}

/** Estimates that belong together, and which of their instances. */
export interface Matched {
  readonly before: Estimate | null;
  readonly after: Estimate | null;
  readonly instances: readonly InstancePair[];
}

/** An instance of the earlier side. `seen` is the number of the last comparison in which it was found by its address. */
interface Former {
  readonly address: string;
  readonly estimate: Estimate;
  seen: number;
}

interface Known {
  readonly index: ReadonlyMap<string, Former>;
  readonly matched: readonly Matched[];
  readonly formers: readonly Former[];
  readonly left: readonly Instance[];
}

interface Instance {
  readonly address: string;
  readonly estimate: Estimate;
}

/**
 * Compares projects again and again. An estimate that is the identical object, against the same earlier side, is not
 * looked at again, and its result is the identical one.
 */
export function createMatcher(): (
  before: DiffProject | undefined,
  after: DiffProject | undefined,
) => readonly Matched[] {
  const indexes = new WeakMap<readonly Estimate[], ReadonlyMap<string, Former>>();
  const known = new WeakMap<Estimate, Known>();
  const grouping = createGrouping();
  let round = 0;

  const indexOf = (estimates: readonly Estimate[]): ReadonlyMap<string, Former> => {
    let index = indexes.get(estimates);
    if (!index) {
      index = indexFormers(estimates);
      indexes.set(estimates, index);
    }
    return index;
  };

  const look = (estimate: Estimate, index: ReadonlyMap<string, Former>): Known => {
    const before = known.get(estimate);
    if (before?.index === index) return before;
    const found = matchByAddress(estimate, index);
    known.set(estimate, found);
    return found;
  };

  return (before, after) => {
    round++;
    const index = indexOf(before?.estimates ?? nothing);
    const matched: Matched[] = [];
    const left: Instance[] = [];
    for (const estimate of after?.estimates ?? nothing) {
      const found = look(estimate, index);
      // Where an address is there twice, the first has it.
      if (found.formers.some((former) => former.seen === round)) {
        for (const instance of instancesOf(estimate)) left.push(instance);
        continue;
      }
      for (const former of found.formers) former.seen = round;
      for (const one of found.matched) matched.push(one);
      for (const one of found.left) left.push(one);
    }
    const gone: Former[] = [];
    for (const former of index.values()) if (former.seen !== round) gone.push(former);
    if (left.length + gone.length === 0) return matched;
    const moves = [...(after?.moves ?? []), ...(before?.moves ?? []).map(({ from, to }) => ({ from: to, to: from }))];
    return inOrder([...matched, ...grouping(matchTheRest(gone, left, moves))], after?.estimates ?? nothing);
  };
}

const nothing: readonly Estimate[] = [];

/** In the order of the estimates as they are now, then what is gone. */
function inOrder(matched: readonly Matched[], estimates: readonly Estimate[]): readonly Matched[] {
  const positions = new Map(estimates.map((estimate, index) => [estimate, index]));
  const positionOf = ({ after }: Matched): number => (after && positions.get(after)) ?? estimates.length;
  return [...matched].sort((a, b) => positionOf(a) - positionOf(b));
}

/** Under which an estimate stands whose instances nobody can count. */
function uncounted(estimate: Estimate): string {
  return `${estimate.resource.address}[?]`;
}

function* instancesOf(estimate: Estimate): Generator<Instance> {
  if (estimate.instances.length === 0) yield { address: uncounted(estimate), estimate };
  for (const address of estimate.instances) yield { address, estimate };
}

function indexFormers(estimates: readonly Estimate[]): ReadonlyMap<string, Former> {
  const index = new Map<string, Former>();
  for (const estimate of estimates) {
    for (const { address } of instancesOf(estimate)) {
      let key = address;
      for (let copy = 2; index.has(key); copy++) key = `${address}#${copy}`;
      index.set(key, { address, estimate, seen: 0 });
    }
  }
  return index;
}

function matchByAddress(estimate: Estimate, index: ReadonlyMap<string, Former>): Known {
  const groups = new Map<Estimate, InstancePair[]>();
  const formers: Former[] = [];
  const left: Instance[] = [];
  for (const { address } of instancesOf(estimate)) {
    const former = index.get(address);
    if (!former) {
      left.push({ address, estimate });
      continue;
    }
    formers.push(former);
    const name = shown(address, estimate);
    const group = groups.get(former.estimate);
    if (group) group.push({ before: name, after: name });
    else groups.set(former.estimate, [{ before: name, after: name }]);
  }
  const matched = [...groups].map(([before, instances]): Matched => ({ before, after: estimate, instances }));
  return { index, matched, formers, left };
}

/** The address as it is shown: an uncounted block has its own. */
function shown(address: string, { instances, resource }: Estimate): string {
  return instances.length === 0 ? resource.address : address;
}

type Link = readonly [before: Instance | null, after: Instance | null];

/** By what the code says of renames, then by the block and the content, then by the content alone. */
function matchTheRest(
  gone: readonly Instance[],
  left: readonly Instance[],
  moves: readonly MovedAddress[],
): readonly Link[] {
  const before = new Set(gone);
  const after = new Set(left);
  const links: Link[] = [];
  const link = (old: Instance, now: Instance): void => {
    before.delete(old);
    after.delete(now);
    links.push([old, now]);
  };
  const pairUp = (keyOf: (instance: Instance) => string): void => {
    if (before.size === 0 || after.size === 0) return;
    const waiting = new Map<string, Instance[]>();
    for (const old of before) {
      const key = keyOf(old);
      const list = waiting.get(key);
      if (list) list.push(old);
      else waiting.set(key, [old]);
    }
    // Taken from the end.
    for (const list of waiting.values()) list.reverse();
    for (const now of [...after]) {
      const old = waiting.get(keyOf(now))?.pop();
      if (old) link(old, now);
    }
  };

  if (moves.length > 0) {
    const byAddress = new Map([...after].map((now) => [now.address, now]));
    for (const old of [...before]) {
      const now = byAddress.get(movedAddress(old.address, moves));
      if (now && after.has(now)) link(old, now);
    }
  }
  // `count` added to a block, or taken away: Terraform takes the one for the first ("Refactoring" of its documentation).
  pairUp(({ address }) => address.replaceAll('[0]', ''));
  pairUp(({ address, estimate }) => `${blockAddress(address)}\n${contentOf(estimate)}`);
  pairUp(({ address, estimate }) => `${blockAddress(address)}\n${costContentOf(estimate)}`);
  linkUncounted(before, after, links);
  pairUp(({ estimate }) => contentOf(estimate));
  for (const now of after) links.push([null, now]);
  for (const old of before) links.push([old, null]);
  return links;
}

/** A block whose number was not known and is, or the other way round: all its instances belong to the one. */
function linkUncounted(before: Set<Instance>, after: Set<Instance>, links: Link[]): void {
  const link = (
    uncountedSide: Set<Instance>,
    otherSide: Set<Instance>,
    add: (one: Instance, other: Instance) => void,
  ) => {
    for (const one of [...uncountedSide]) {
      if (one.estimate.instances.length > 0) continue;
      const block = blockAddress(one.estimate.resource.address);
      const others = [...otherSide].filter(({ address }) => blockAddress(address) === block);
      if (others.length === 0) continue;
      uncountedSide.delete(one);
      for (const other of others) {
        otherSide.delete(other);
        add(one, other);
      }
    }
  };
  link(before, after, (old, now) => links.push([old, now]));
  link(after, before, (now, old) => links.push([old, now]));
}

const contents = new WeakMap<Estimate, string>();
const costContents = new WeakMap<Estimate, string>();

/** Equal for instances of one type that are written alike, in one region. */
function contentOf(estimate: Estimate): string {
  let content = contents.get(estimate);
  if (content === undefined) {
    const { type, region, attributes } = estimate.resource;
    const place = region instanceof UnknownValue ? exactText(region) : (region ?? '');
    content = `${type}\n${place}\n${exactText(attributes)}`;
    contents.set(estimate, content);
  }
  return content;
}

/** Equal for instances of one type that cost the same, component by component. */
function costContentOf(estimate: Estimate): string {
  let content = costContents.get(estimate);
  if (content === undefined) {
    const { resource, status, components, subresources } = estimate;
    content = `${resource.type}\n${status}\n${JSON.stringify([components, subresources], relevant)}`;
    costContents.set(estimate, content);
  }
  return content;
}

/** Of a component only what makes its cost. */
function relevant(key: string, value: unknown): unknown {
  return key === 'rate' || key === 'basis' || key === 'attributes' ? undefined : value;
}

/** Links of the same two estimates together; the identical object as the last time where nothing differs. */
function createGrouping(): (links: readonly Link[]) => readonly Matched[] {
  const none = {};
  const known = new WeakMap<object, WeakMap<object, Matched>>();
  return (links) => {
    const groups = new Map<object, Map<object, InstancePair[]>>();
    for (const [old, now] of links) {
      const [a, b] = [old?.estimate ?? none, now?.estimate ?? none];
      const inner = groups.get(a) ?? new Map<object, InstancePair[]>();
      groups.set(a, inner);
      const pair = {
        before: old && shown(old.address, old.estimate),
        after: now && shown(now.address, now.estimate),
      };
      const list = inner.get(b);
      if (list) list.push(pair);
      else inner.set(b, [pair]);
    }
    const result: Matched[] = [];
    for (const [old, now] of links) {
      const [a, b] = [old?.estimate ?? none, now?.estimate ?? none];
      const instances = groups.get(a)?.get(b);
      if (!instances) continue;
      groups.get(a)?.delete(b);
      const last = known.get(a)?.get(b);
      const same = last !== undefined && samePairs(last.instances, instances);
      const matched = same ? last : { before: old?.estimate ?? null, after: now?.estimate ?? null, instances };
      if (!known.has(a)) known.set(a, new WeakMap());
      known.get(a)?.set(b, matched);
      result.push(matched);
    }
    return result;
  };
}

function samePairs(a: readonly InstancePair[], b: readonly InstancePair[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ before, after }, index) => before === b[index]?.before && after === b[index]?.after)
  );
}
