/** Which instance of one side is which of the other. */
import type { MovedAddress } from '../analyzer/project';
import type { Estimate } from '../engine/estimate';
import type { DiffProject } from './diff';
import { contentOf, costContentOf } from './estimate-content';
import { blockAddress, movedAddress } from './moves';

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

interface Instance {
  readonly address: string;
  readonly estimate: Estimate;
}

/** The instances of the earlier side. `seen` holds for each the number of the last comparison in which it was found. */
interface FormerSide {
  readonly instances: readonly Instance[];
  readonly byAddress: ReadonlyMap<string, number>;
  readonly seen: Uint32Array;
}

/** What was found for a list of estimates against one earlier side. */
interface Known {
  readonly formers: FormerSide;
  readonly matched: readonly Matched[];
  /** Numbers of the earlier instances that were found. */
  readonly found: Uint32Array;
  /** Instances that have no earlier one of their address. */
  readonly left: readonly Instance[];
}

/**
 * Compares projects again and again. A list of estimates that is the identical object, against the same earlier side, is not
 * looked at again, and its result is the identical list. The results come in the order of the lists; then what is gone.
 */
export function createMatcher(): (
  before: DiffProject | undefined,
  after: DiffProject | undefined,
) => readonly (readonly Matched[])[] {
  const sides = new WeakMap<DiffProject['segments'], FormerSide>();
  const lists = new WeakMap<readonly Estimate[], Known>();
  const single = new WeakMap<Estimate, Known>();
  const grouping = createGrouping();
  let round = 0;

  const sideOf = (segments: DiffProject['segments']): FormerSide => {
    let side = sides.get(segments);
    if (!side) {
      side = indexFormers(segments);
      sides.set(segments, side);
    }
    return side;
  };

  const look = (estimate: Estimate, formers: FormerSide): Known => {
    const before = single.get(estimate);
    if (before?.formers === formers) return before;
    const known = matchByAddress(estimate, formers);
    single.set(estimate, known);
    return known;
  };

  const lookAtAll = (estimates: readonly Estimate[], formers: FormerSide): Known => {
    const before = lists.get(estimates);
    if (before?.formers === formers) return before;
    const all = estimates.map((estimate) => look(estimate, formers));
    const known: Known = {
      formers,
      matched: all.flatMap(({ matched }) => matched),
      found: Uint32Array.from(all.flatMap(({ found }) => [...found])),
      left: all.flatMap(({ left }) => left),
    };
    lists.set(estimates, known);
    return known;
  };

  return (before, after) => {
    round++;
    const formers = sideOf(before?.segments ?? nothing);
    const { seen } = formers;
    const results: (readonly Matched[])[] = [];
    const left: Instance[] = [];
    const segmentOf = new Map<Estimate, number>();
    const segments = after?.segments ?? nothing;
    segments.forEach((estimates, position) => {
      let known = lookAtAll(estimates, formers);
      // Where an address is there twice, the first has it.
      if (claims(known.found, seen, round)) known = withoutTwice(estimates, formers, look, round);
      for (const number of known.found) seen[number] = round;
      results.push(known.matched);
      for (const instance of known.left) {
        left.push(instance);
        segmentOf.set(instance.estimate, position);
      }
    });
    const gone = formers.instances.filter((_, number) => seen[number] !== round);
    if (left.length + gone.length === 0) return results;
    const moves = [...(after?.moves ?? []), ...(before?.moves ?? []).map(({ from, to }) => ({ from: to, to: from }))];
    const rest = new Map<number, Matched[]>();
    for (const matched of grouping(matchTheRest(gone, left, moves))) {
      const position = (matched.after && segmentOf.get(matched.after)) ?? segments.length;
      const list = rest.get(position);
      if (list) list.push(matched);
      else rest.set(position, [matched]);
    }
    for (const [position, more] of rest) {
      results[position] = inOrder([...(results[position] ?? []), ...more], segments[position] ?? []);
    }
    return results;
  };
}

const nothing: DiffProject['segments'] = [];

/** Whether one of the earlier instances has been found before in this comparison. */
function claims(found: Uint32Array, seen: Uint32Array, round: number): boolean {
  for (const number of found) if (seen[number] === round) return true;
  return new Set(found).size !== found.length;
}

/** The same as for the list, but without instances that have been found before. */
function withoutTwice(
  estimates: readonly Estimate[],
  formers: FormerSide,
  look: (estimate: Estimate, formers: FormerSide) => Known,
  round: number,
): Known {
  const { seen } = formers;
  const matched: Matched[] = [];
  const left: Instance[] = [];
  for (const estimate of estimates) {
    const known = look(estimate, formers);
    const taken = claims(known.found, seen, round);
    for (const number of known.found) seen[number] = round;
    if (taken) left.push(...instancesOf(estimate));
    else {
      matched.push(...known.matched);
      left.push(...known.left);
    }
  }
  return { formers, matched, found: new Uint32Array(), left };
}

/** In the order of the estimates. */
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

function indexFormers(segments: DiffProject['segments']): FormerSide {
  const instances: Instance[] = [];
  const byAddress = new Map<string, number>();
  for (const estimate of segments.flat()) {
    for (const instance of instancesOf(estimate)) {
      if (!byAddress.has(instance.address)) byAddress.set(instance.address, instances.length);
      instances.push(instance);
    }
  }
  return { instances, byAddress, seen: new Uint32Array(instances.length) };
}

function matchByAddress(estimate: Estimate, formers: FormerSide): Known {
  const groups = new Map<Estimate, InstancePair[]>();
  const found: number[] = [];
  const left: Instance[] = [];
  for (const instance of instancesOf(estimate)) {
    const { address } = instance;
    const number = formers.byAddress.get(address);
    const former = number === undefined ? undefined : formers.instances[number];
    if (number === undefined || !former) {
      left.push(instance);
      continue;
    }
    found.push(number);
    const name = shown(address, estimate);
    const group = groups.get(former.estimate);
    if (group) group.push({ before: name, after: name });
    else groups.set(former.estimate, [{ before: name, after: name }]);
  }
  const matched = [...groups].map(([before, instances]): Matched => ({ before, after: estimate, instances }));
  return { formers, matched, found: Uint32Array.from(found), left };
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
  linkUncounted(before, after, links);
  // `count` added to a block, or taken away: Terraform takes the one for the first ("Refactoring" of its documentation).
  pairUp(({ address }) => address.replaceAll('[0]', ''));
  pairUp(({ address, estimate }) => `${blockAddress(address)}\n${contentOf(estimate)}`);
  pairUp(({ address, estimate }) => `${blockAddress(address)}\n${costContentOf(estimate)}`);
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
