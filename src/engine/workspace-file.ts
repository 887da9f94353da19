/**
 * What a folder's `.costline.yml` says of prices: `hours_per_month`, `usage_profile`, `prices` and `discounts`. Its budgets are read
 * in `insight/budget-file.ts`. Format: docs/usage-files.md.
 */
import { isMap, isScalar, type YAMLMap } from 'yaml';
import { shortMessage } from '../syntax/short-message';
import { dollars } from './currency';
import { entries, nodeOf, plainText, type Reader } from './spec-reader';
import type { Discount, OwnPrice, PriceTerms, RateSelector } from './terms';
import { parseYaml } from './yaml';

export interface WorkspaceOptions {
  /** Null where the file does not say. */
  readonly hoursPerMonth: number | null;
  readonly usageProfile: string | null;
  /** Null where there is none but the list's prices. */
  readonly terms: PriceTerms | null;
  readonly errors: readonly WorkspaceFileError[];
}

export interface WorkspaceFileError {
  /** Zero-based. */
  readonly line: number;
  readonly message: string;
}

export const workspaceFileName = '.costline.yml';

export const noWorkspaceOptions: WorkspaceOptions = {
  hoursPerMonth: null,
  usageProfile: null,
  terms: null,
  errors: [],
};

const selectorKeys = ['service', 'region', 'row'];

/** Whatever cannot be read is an error with its line; the rest counts. */
export function loadWorkspaceOptions(text: string, file: string): WorkspaceOptions {
  const { document, lineOf } = parseYaml(text);
  const errors: WorkspaceFileError[] = [];
  const reader: Reader = {
    lineOf,
    fail: (node, message) => {
      errors.push({ line: lineOf(node), message: shortMessage(message) });
    },
  };
  // Mistakes of the syntax are told by whoever reads the budgets.
  const root: unknown = document.contents;
  if (!isMap(root)) return noWorkspaceOptions;
  const prices = [
    ...entries(reader, root.get('prices', true), [...selectorKeys, 'price', 'currency', 'as_of'], 'a price'),
  ];
  const discounts = [...entries(reader, root.get('discounts', true), [...selectorKeys, 'percent'], 'a discount')];
  const terms: PriceTerms = {
    file,
    prices: prices.flatMap((map) => readPrice(reader, map) ?? []),
    discounts: discounts.flatMap((map) => readDiscount(reader, map) ?? []),
  };
  return {
    hoursPerMonth: readHours(reader, root),
    usageProfile: plainText(root.get('usage_profile', true)) ?? null,
    terms: terms.prices.length + terms.discounts.length > 0 ? terms : null,
    errors,
  };
}

/** Whether a number can be the hours of a month. */
export function isHoursPerMonth(value: unknown): value is number {
  return typeof value === 'number' && value >= 1 && value <= 744;
}

function readHours(reader: Reader, root: YAMLMap): number | null {
  if (!root.has('hours_per_month')) return null;
  const hours = root.get('hours_per_month');
  if (isHoursPerMonth(hours)) return hours;
  reader.fail(nodeOf(root, 'hours_per_month'), '"hours_per_month" is a number from 1 to 744, such as 730');
  return null;
}

function readPrice(reader: Reader, map: YAMLMap): OwnPrice | undefined {
  const price = map.get('price');
  const selector = readSelector(reader, map);
  if (typeof price !== 'number' || !(price >= 0) || !Number.isFinite(price)) {
    reader.fail(nodeOf(map, 'price'), '"price" is a number, for one of what the rate table counts');
    return undefined;
  }
  if (selector && (selector.service === null || selector.row === null)) {
    reader.fail(map, 'A price needs "service" and "row": which rate it takes the place of');
    return undefined;
  }
  const currency = map.get('currency') ?? dollars.code;
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) {
    reader.fail(nodeOf(map, 'currency'), '"currency" is a code of three letters, such as EUR');
    return undefined;
  }
  return selector && { ...selector, price, currency, asOf: plainText(map.get('as_of', true)) ?? '' };
}

function readDiscount(reader: Reader, map: YAMLMap): Discount | undefined {
  const percent = map.get('percent');
  const selector = readSelector(reader, map);
  if (typeof percent !== 'number' || !(percent >= 0 && percent <= 100)) {
    reader.fail(nodeOf(map, 'percent'), '"percent" is a number from 0 to 100');
    return undefined;
  }
  return selector && { ...selector, percent };
}

function readSelector(reader: Reader, map: YAMLMap): RateSelector | undefined {
  const text = (key: string): string | null => {
    const node: unknown = map.get(key, true);
    return isScalar(node) && node.value !== null ? String(node.value) : null;
  };
  const wrong = selectorKeys.find((key) => map.has(key) && text(key) === null);
  if (wrong !== undefined) {
    reader.fail(nodeOf(map, wrong), `"${wrong}" is text, such as ${examples[wrong] ?? ''}`);
    return undefined;
  }
  return { service: text('service'), region: text('region'), row: text('row'), line: reader.lineOf(map) };
}

const examples: Readonly<Record<string, string>> = { service: 'ec2', region: 'eu-west-1', row: 'm5.large linux' };
