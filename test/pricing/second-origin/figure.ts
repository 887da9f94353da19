/** A price that somebody else published, beside the row of our tables that should say the same. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RateFile } from '../../../src/engine/rate-file';
import { RateBook } from '../../../src/engine/rates';

export interface Figure {
  /** `aws/ec2.instance`. */
  readonly table: string;
  readonly row: string;
  readonly region: string;
  /** US dollars for one of what `ours` is for. */
  readonly theirs: number;
  /** Our price, of every tier where the figure does not say of which; empty where there is none. */
  readonly ours: readonly number[];
  /** How far from the truth the figure may be by the rounding of what it was derived from: 0.01 is a hundredth. */
  readonly error: number;
  readonly origin: string;
  readonly date: string;
}

/** Figures and published results that lie beside the repository. */
export const shared = resolve(__dirname, '..', '..', '..', '..', 'shared');

const rates = resolve(__dirname, '..', '..', '..', 'pricing/rates');

export const book = new RateBook([{ read: bundled }]);

/** The service that a table belongs to: `ec2` of `aws/ec2.instance`. */
export const serviceOf = (table: string): string => table.replace('aws/', '').split('.', 1)[0] ?? '';

/** Whether ours is within half a percent of theirs, and what theirs was rounded to. */
export function agrees({ ours, theirs, error }: Figure): boolean {
  return ours.some((price) => Math.abs(price - theirs) <= (0.005 + error) * theirs);
}

/** The figure of a row of our tables, or none where it is from the same origin: that would compare it with itself. */
export function figureOf(
  table: string,
  keys: readonly string[],
  { per = 1, ...figure }: Omit<Figure, 'table' | 'row' | 'ours'> & { readonly per?: number },
): Figure | undefined {
  const found = book.lookup(table, keys, figure.region);
  if (found.found && found.rate.origin === figure.origin) return undefined;
  const ours = found.found ? found.rate.tiers.map(({ price }) => price * per) : [];
  return { ...figure, table, row: keys.join(' '), ours };
}

/** `aws/ec2.instance t3.medium linux us-east-1: 0.0416, not 0.05 (2025-04-05, yeo/ec2.shop)`. */
export function figureText({ table, row, region, ours, theirs, origin, date }: Figure): string {
  const price = ours.length === 0 ? 'no price' : ours.map((one) => Number(one.toPrecision(8))).join(' or ');
  return `${table} ${row} ${region}: ${price}, not ${theirs} (${date}, ${origin})`;
}

/** Up to so many, each once, the same every time for a seed: a linear congruential generator shuffles them. */
export function draw<T>(all: readonly T[], count: number, seed: number): readonly T[] {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const left = [...all];
  return Array.from({ length: Math.min(count, all.length) }, () => left.splice(next(left.length), 1)).flat();
}

/** Rows of a file by the names of its header. */
export function readCsv(file: string): readonly ReadonlyMap<string, string>[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => new Map(cellsOf(line).map((cell, index) => [names[index] ?? '', cell])));
}

function cellsOf(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(',');
  const cells = line.matchAll(/(?<=^|,)(?:"((?:[^"]|"")*)"|([^",]*))(?=,|$)/g);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

function bundled(table: string): RateFile | undefined {
  const file = resolve(rates, `${table}.csv`);
  return existsSync(file) ? { text: readFileSync(file, 'utf8'), file, kind: 'bundled' } : undefined;
}
