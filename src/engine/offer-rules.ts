/**
 * How a rate table is filled from AWS's price list: rules that stand in the table's own header, as data
 * (pricing/rates/README.md, "From a price list").
 *
 *     # offer: AmazonEC2 | name=nat_gateway_hours; unit=hours | productFamily=NAT Gateway; usagetype=NatGateway-Hours
 */

/** One `# offer:` line: which products of a service's price list give the prices of which rows. */
export interface OfferRule {
  /** Offer code of the service: `AmazonEC2`. */
  readonly service: string;
  /** Whether the products are of no region, and their prices of every one: they stand in a list of their own (`publication.ts`). */
  readonly everywhere: boolean;
  /** As the list calls them. */
  readonly term: 'OnDemand' | 'Reserved';
  /** What the key columns hold, in the order of the line. */
  readonly keys: ReadonlyMap<string, KeyText>;
  /** Unit of the rows. */
  readonly unit: string;
  /** Bound of the tier that these products are; null where their own bounds count. */
  readonly from: string | null;
  readonly conditions: readonly OfferCondition[];
  /** What the list counts (a thousand requests, a second) in what the row counts (a request, an hour): `divide` by `multiply`. */
  readonly divide: number;
  readonly multiply: number;
  /** Name of the part of the row's price that these products are, to be added to the others; null where they are all of it. */
  readonly sum: string | null;
  /** Zero-based line in the table. */
  readonly line: number;
}

export type KeyText =
  | { readonly kind: 'constant'; readonly text: string }
  /**
   * The value of an attribute, translated where there are `values`; one that is not among them is not meant. What stands for
   * the last `*` of a value goes where the text has one.
   */
  | {
      readonly kind: 'attribute';
      readonly name: string;
      readonly values: ReadonlyMap<string, string> | null;
      /** Text before and after it. */
      readonly around: readonly [before: string, after: string];
    };

export interface OfferCondition {
  /** In the form of `attributeName`. */
  readonly attribute: string;
  /** Any of them, in capitals or not; `*` stands for any characters. Of a usage type the part after the code of its region is meant. */
  readonly patterns: readonly RegExp[];
  /** Whether it must be none of them. */
  readonly negated: boolean;
}

export interface OfferRules {
  readonly rules: readonly OfferRule[];
  readonly errors: readonly { readonly line: number; readonly message: string }[];
}

/** The rules in the text of a rate table. */
export function readOfferRules(text: string): OfferRules {
  const rules: OfferRule[] = [];
  const errors: { line: number; message: string }[] = [];
  for (const found of text.matchAll(/^# offer:(.*)$/gm)) {
    const line = text.slice(0, found.index).split('\n').length - 1;
    const rule = readRule(found[1]?.trim() ?? '', line);
    if (typeof rule === 'string') errors.push({ line, message: rule });
    else rules.push(rule);
  }
  return { rules, errors };
}

/** A column of the price list as attributes are named here: `Pre Installed S/W` and `preInstalledSw` are `preinstalledsw`. */
export function attributeName(column: string): string {
  return column.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** Key values of the row that a product prices; undefined where the rule does not mean the product. */
export function rowOf(rule: OfferRule, attribute: (name: string) => string): readonly string[] | undefined {
  const read = (name: string): string =>
    name === 'usagetype' && !rule.everywhere ? attribute(name).replace(regionCode, '') : attribute(name);
  for (const { attribute: name, patterns, negated } of rule.conditions) {
    const text = read(name);
    if (patterns.some((pattern) => pattern.test(text)) === negated) return undefined;
  }
  const row: string[] = [];
  for (const key of rule.keys.values()) {
    const text = key.kind === 'constant' ? key.text : keyText(key, read(key.name));
    if (text === undefined || !/^[^",\n]+$/.test(text)) return undefined;
    row.push(text);
  }
  return row;
}

/** Whether the rule may price a row: its constants are the row's. */
export function covers(rule: OfferRule, row: readonly string[]): boolean {
  return [...rule.keys.values()].every((key, index) => {
    const text = row[index] ?? '';
    if (key.kind === 'constant') return key.text === text;
    const [before, after] = key.around;
    if (!text.startsWith(before) || !text.endsWith(after)) return false;
    const own = text.slice(before.length, text.length - after.length);
    return (
      key.values === null ||
      [...key.values.values()].some((value) => (value.includes('*') ? patternOf(value).test(own) : value === own))
    );
  });
}

/** What usage types begin with, mostly outside of us-east-1: `EU-`, `USW2-`, `APN1-`; those of some services `eu-west-1-`. */
const regionCode = /^(?:EU|[A-Z]{3}\d|[a-z]{2}(?:-[a-z]+)+-\d)-/;

function keyText({ values, around }: KeyText & { readonly kind: 'attribute' }, value: string): string | undefined {
  const text = values === null ? value : translated(values, value);
  return text === undefined || text === '' ? undefined : around.join(text);
}

function translated(values: ReadonlyMap<string, string>, value: string): string | undefined {
  const text = values.get(value);
  if (text !== undefined) return text;
  for (const [pattern, into] of values) {
    const found = pattern.includes('*') ? patternOf(pattern).exec(value) : null;
    if (found) return into.replace('*', () => found.at(-1) ?? '');
  }
  return undefined;
}

function readRule(text: string, line: number): OfferRule | string {
  const [list = '', columns, conditions, amount = '', ...rest] = text.split(' | ').map((part) => part.trim());
  if (columns === undefined || conditions === undefined || rest.length > 0)
    return 'an offer line is: service | key=text; unit=unit | attribute=value; … | divide=number; sum=name';
  const [, service, scope] = /^(\w+)(?: (everywhere|reserved))?$/.exec(list) ?? [];
  if (service === undefined) return `"${list}" is no code of a service, with or without "everywhere" or "reserved"`;
  const keys = new Map<string, KeyText>();
  let [unit, from]: [string, string | null] = ['', null];
  for (const [name, value] of pairs(columns)) {
    const key = readKey(value);
    if (key === undefined) return `"${value}" is neither text nor has it one {attribute} or {attribute: value=text, …}`;
    if (name === 'unit') unit = value;
    else if (name === 'from') from = value;
    else keys.set(name, key);
  }
  if (unit === '' || keys.size === 0) return 'an offer line says what the key columns and "unit" hold';
  const priced = readAmount(amount);
  if (typeof priced === 'string') return priced;
  return {
    service,
    everywhere: scope === 'everywhere',
    term: scope === 'reserved' ? 'Reserved' : 'OnDemand',
    keys,
    unit,
    from,
    ...priced,
    line,
    conditions: pairs(conditions).map(([name, value]) => ({
      attribute: attributeName(name),
      patterns: value.split(' or ').map(patternOf),
      negated: name.endsWith('!'),
    })),
  };
}

/** The last part of a line. */
function readAmount(text: string): Pick<OfferRule, 'divide' | 'multiply' | 'sum'> | string {
  let [divide, multiply, sum]: [number, number, string | null] = [1, 1, null];
  for (const [name, value] of pairs(text)) {
    const factor = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : 0;
    if (name === 'divide' && factor > 0) divide = factor;
    else if (name === 'multiply' && factor > 0) multiply = factor;
    else if (name === 'sum' && value !== '') sum = value;
    else return `"${name}=${value}" is neither divide=number nor multiply=number nor sum=name`;
  }
  return { divide, multiply, sum };
}

function pairs(text: string): readonly (readonly [name: string, value: string])[] {
  return text
    .split(/; */)
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0 ? [pair, ''] : [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()];
    });
}

function readKey(text: string): KeyText | undefined {
  const found = /^([^{}]*)(?:\{(\w+)(?:: *([^{}]+))?\}([^{}]*))?$/.exec(text);
  if (!found) return undefined;
  const [, before = '', name, translation, after = ''] = found;
  if (name === undefined) return { kind: 'constant', text };
  const values = translation?.split(/, */).map((pair): [string, string] => {
    const equals = pair.lastIndexOf('=');
    return [pair.slice(0, equals), pair.slice(equals + 1)];
  });
  const attribute = attributeName(name);
  return { kind: 'attribute', name: attribute, values: values ? new Map(values) : null, around: [before, after] };
}

/** The tables that rules stand in are ours: a pattern has one `*` or two. */
function patternOf(text: string): RegExp {
  const parts = text.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.*)')}$`, 'i');
}
