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
  /** What the key columns hold, in the order of the line. */
  readonly keys: ReadonlyMap<string, KeyText>;
  /** Unit of the rows. */
  readonly unit: string;
  /** Bound of the tier that these products are; null where their own bounds count. */
  readonly from: string | null;
  readonly conditions: readonly OfferCondition[];
  /** The price is for so many of what the row counts. */
  readonly divide: number;
  /** Zero-based line in the table. */
  readonly line: number;
}

export type KeyText =
  | { readonly kind: 'constant'; readonly text: string }
  /** The value of an attribute, translated where there are `values`; one that is not among them is not meant. */
  | { readonly kind: 'attribute'; readonly name: string; readonly values: ReadonlyMap<string, string> | null };

export interface OfferCondition {
  /** In the form of `attributeName`. */
  readonly attribute: string;
  /** Any of them; `*` stands for any characters. Of a usage type the part after the code of its region is meant. */
  readonly patterns: readonly RegExp[];
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
  for (const { attribute: name, patterns } of rule.conditions) {
    const value = attribute(name);
    const text = name === 'usagetype' ? value.replace(regionCode, '') : value;
    if (!patterns.some((pattern) => pattern.test(text))) return undefined;
  }
  const row: string[] = [];
  for (const key of rule.keys.values()) {
    const text = key.kind === 'constant' ? key.text : keyText(key, attribute(key.name));
    if (text === undefined || !/^[^",\n]+$/.test(text)) return undefined;
    row.push(text);
  }
  return row;
}

/** Whether the rule may price a row: its constants are the row's. */
export function covers(rule: OfferRule, row: readonly string[]): boolean {
  return [...rule.keys.values()].every((key, index) =>
    key.kind === 'constant'
      ? key.text === row[index]
      : key.values === null || [...key.values.values()].includes(row[index] ?? ''),
  );
}

/** What usage types begin with, mostly outside of us-east-1: `EU-`, `USW2-`, `APN1-`; those of some services `eu-west-1-`. */
const regionCode = /^(?:EU|[A-Z]{3}\d|[a-z]{2}(?:-[a-z]+)+-\d)-/;

function keyText({ values }: KeyText & { readonly kind: 'attribute' }, value: string): string | undefined {
  return values === null ? value : values.get(value);
}

function readRule(text: string, line: number): OfferRule | string {
  const [service = '', columns, conditions, scale, ...rest] = text.split(' | ').map((part) => part.trim());
  if (columns === undefined || conditions === undefined || rest.length > 0)
    return 'an offer line is: service | key=text; unit=unit | attribute=value; … | divide=number';
  if (!/^\w+$/.test(service)) return `"${service}" is no code of a service, such as AmazonEC2`;
  const keys = new Map<string, KeyText>();
  let [unit, from]: [string, string | null] = ['', null];
  for (const [name, value] of pairs(columns)) {
    const key = readKey(value);
    if (key === undefined) return `"${value}" is neither text nor {attribute} nor {attribute: value=text, …}`;
    if (name === 'unit') unit = value;
    else if (name === 'from') from = value;
    else keys.set(name, key);
  }
  if (unit === '' || keys.size === 0) return 'an offer line says what the key columns and "unit" hold';
  const divide = scale === undefined ? 1 : Number(/^divide=(\d+(?:\.\d+)?)$/.exec(scale)?.[1] ?? Number.NaN);
  if (!(divide > 0)) return `"${scale}" is not divide=number`;
  return {
    service,
    keys,
    unit,
    from,
    divide,
    line,
    conditions: pairs(conditions).map(([name, value]) => ({
      attribute: attributeName(name),
      patterns: value.split(' or ').map(patternOf),
    })),
  };
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
  if (!text.startsWith('{')) return { kind: 'constant', text };
  const found = /^\{(\w+)(?:: *(.+))?\}$/.exec(text);
  if (!found) return undefined;
  const values = found[2]?.split(/, */).map((pair): [string, string] => {
    const equals = pair.lastIndexOf('=');
    return [pair.slice(0, equals), pair.slice(equals + 1)];
  });
  return { kind: 'attribute', name: attributeName(found[1] ?? ''), values: values ? new Map(values) : null };
}

/** The tables that rules stand in are ours: a pattern has one `*` or two. */
function patternOf(text: string): RegExp {
  const parts = text.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
