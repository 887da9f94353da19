/** Functions on IP networks in CIDR notation. */
import { fail } from '../error';
import type { TerraformFunction } from '../function';
import { binary, list, number, ternary, text, unary, unaryVariadic, whole } from './signature';

export const networkFunctions: readonly TerraformFunction[] = [
  binary('cidrhost', text('prefix'), number('hostnum'), host),
  unary('cidrnetmask', text('prefix'), netmask),
  ternary('cidrsubnet', text('prefix'), number('newbits'), number('netnum'), subnet),
  unaryVariadic('cidrsubnets', text('prefix'), number('newbits'), (prefix, newbits) => list(subnets(prefix, newbits))),
];

interface Network {
  /** The address with its host bits cleared. */
  readonly base: bigint;
  readonly prefix: number;
  /** Bits of an address: 32 or 128. */
  readonly width: number;
}

function host(prefix: string, hostnum: number): string {
  const network = parseNetwork(prefix);
  const size = 1n << BigInt(network.width - network.prefix);
  const index = BigInt(whole(hostnum, 'hostnum'));
  if (index >= size || index < -size) {
    return fail(`the prefix /${network.prefix} has no room for a host number ${hostnum}`);
  }
  return formatAddress(network.base + (index < 0n ? size + index : index), network.width);
}

function netmask(prefix: string): string {
  const network = parseNetwork(prefix);
  if (network.width !== 32) return fail('IPv6 networks have no netmask');
  const hosts = BigInt(32 - network.prefix);
  return formatAddress(((1n << 32n) - 1n) ^ ((1n << hosts) - 1n), 32);
}

function subnet(prefix: string, newbits: number, netnum: number): string {
  const network = parseNetwork(prefix);
  const length = extend(network, whole(newbits, 'newbits'));
  const index = BigInt(whole(netnum, 'netnum'));
  if (index < 0n || index >= 1n << BigInt(length - network.prefix)) {
    return fail(`${newbits} more bits have no room for a network number ${netnum}`);
  }
  return formatNetwork(network.base + (index << BigInt(network.width - length)), length, network.width);
}

/** The prefix length of a part of the network. */
function extend(network: Network, newbits: number): number {
  const length = network.prefix + newbits;
  if (newbits < 0) return fail('"newbits" must not be negative');
  if (length > network.width) {
    return fail(
      `a prefix of /${network.prefix} cannot be extended by ${newbits} bits: addresses have ${network.width}`,
    );
  }
  return length;
}

/** One network after the other, each at the first place where its size allows it to begin. */
function subnets(prefix: string, newbits: readonly number[]): string[] {
  const network = parseNetwork(prefix);
  const end = network.base + (1n << BigInt(network.width - network.prefix));
  let next = network.base;
  return newbits.map((bits) => {
    if (whole(bits, 'newbits') < 1 || bits > 32) fail('"newbits" must be between 1 and 32');
    const length = extend(network, bits);
    const size = 1n << BigInt(network.width - length);
    const start = ((next + size - 1n) / size) * size;
    if (start + size > end) fail(`not enough addresses remain in ${prefix} for a network of ${bits} more bits`);
    next = start + size;
    return formatNetwork(start, length, network.width);
  });
}

function parseNetwork(text: string): Network {
  const invalid = () => fail(`"${text}" is not a network in CIDR notation, such as 10.0.0.0/16`);
  const match = /^([0-9a-fA-F.:]+)\/(\d{1,3})$/.exec(text);
  if (!match) return invalid();
  const [, address = '', length = ''] = match;
  const width = address.includes(':') ? 128 : 32;
  const value = width === 32 ? parseIPv4(address) : parseIPv6(address);
  const prefix = Number(length);
  if (value === undefined || prefix > width) return invalid();
  const hosts = BigInt(width - prefix);
  return { base: (value >> hosts) << hosts, prefix, width };
}

/** Leading zeros are allowed and mean decimal, as in the library that Terraform uses for compatibility. */
function parseIPv4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0n;
  for (const part of parts) {
    if (!/^\d+$/.test(part) || Number(part) > 255) return undefined;
    value = value * 256n + BigInt(part);
  }
  return value;
}

function parseIPv6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(groups);
  if (!head) return undefined;
  if (halves.length === 1) return head.length === 8 ? assemble(head) : undefined;
  if (!tail || head.length + tail.length > 7) return undefined;
  return assemble([...head, ...new Array<number>(8 - head.length - tail.length).fill(0), ...tail]);
}

/** The 16-bit groups of a part of an IPv6 address, whose last 32 bits may be written as IPv4. */
function groups(text: string): number[] | undefined {
  if (text === '') return [];
  const result: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-fA-F]{1,4}$/.test(part)) {
      result.push(Number.parseInt(part, 16));
      continue;
    }
    const last = index === parts.length - 1 ? parseIPv4(part) : undefined;
    if (last === undefined) return undefined;
    result.push(Number(last >> 16n), Number(last & 0xffffn));
  }
  return result;
}

function assemble(parts: readonly number[]): bigint {
  return parts.reduce((value, part) => (value << 16n) | BigInt(part), 0n);
}

function formatNetwork(value: bigint, prefix: number, width: number): string {
  return `${formatAddress(value, width)}/${prefix}`;
}

function formatAddress(value: bigint, width: number): string {
  if (width === 32) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.');
  const parts = Array.from({ length: 8 }, (_, index) => Number((value >> BigInt(112 - 16 * index)) & 0xffffn));
  // An IPv4 address in its IPv6 form is written as IPv4.
  if (value >> 32n === 0xffffn) return formatAddress(value & 0xffffffffn, 32);
  const gap = longestZeros(parts);
  const hex = (from: number, to: number) =>
    parts
      .slice(from, to)
      .map((part) => part.toString(16))
      .join(':');
  return gap.length < 2 ? hex(0, 8) : `${hex(0, gap.start)}::${hex(gap.start + gap.length, 8)}`;
}

function longestZeros(parts: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  let length = 0;
  for (const [index, part] of parts.entries()) {
    length = part === 0 ? length + 1 : 0;
    if (length > best.length) best = { start: index - length + 1, length };
  }
  return best;
}
