/** Hash functions of strings; those of files are in `files.ts`. */
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { fail } from '../error';
import type { TerraformFunction } from '../function';
import { UnknownValue, type Value } from '../value';
import { toBase64, toHex, utf8 } from './bytes';
import { binary, number, text, unary, unaryVariadic } from './signature';

/** A hash of bytes, written as Terraform's function of that name writes it. */
export const digests = {
  md5: (bytes: Uint8Array) => toHex(md5(bytes)),
  sha1: (bytes: Uint8Array) => toHex(sha1(bytes)),
  sha256: (bytes: Uint8Array) => toHex(sha256(bytes)),
  sha512: (bytes: Uint8Array) => toHex(sha512(bytes)),
  base64sha256: (bytes: Uint8Array) => toBase64(sha256(bytes)),
  base64sha512: (bytes: Uint8Array) => toBase64(sha512(bytes)),
} as const;

export const hashFunctions: readonly TerraformFunction[] = [
  ...Object.entries(digests).map(([name, digest]) => unary(name, text('str'), (value) => digest(utf8(value)))),
  binary('uuidv5', text('namespace'), text('name'), uuidFromName),
  unaryVariadic('bcrypt', text('str'), number('cost'), (_, costs): Value => {
    if (costs.length > 1) return fail(`1 or 2 arguments are taken, found ${costs.length + 1}`);
    return new UnknownValue({ kind: 'computed', message: 'bcrypt() gives a different result each time' });
  }),
  binary(
    'rsadecrypt',
    text('ciphertext'),
    text('privatekey'),
    () => new UnknownValue({ kind: 'unavailable', message: 'rsadecrypt() is not run, for it needs a private key' }),
  ),
];

/** The namespaces of RFC 4122, appendix C. */
const namespaces: ReadonlyMap<string, string> = new Map([
  ['dns', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'],
  ['url', '6ba7b811-9dad-11d1-80b4-00c04fd430c8'],
  ['oid', '6ba7b812-9dad-11d1-80b4-00c04fd430c8'],
  ['x500', '6ba7b814-9dad-11d1-80b4-00c04fd430c8'],
]);

/** A UUID of version 5 (RFC 4122, section 4.3). */
function uuidFromName(namespace: string, name: string): string {
  const uuid = namespaces.get(namespace) ?? namespace.replace(/^urn:uuid:/i, '').replace(/^\{(.*)\}$/, '$1');
  if (!/^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i.test(uuid) && !/^[\da-f]{32}$/i.test(uuid)) {
    return fail(`"namespace" must be dns, url, oid, x500 or a UUID, found "${namespace}"`);
  }
  const prefix = (uuid.replaceAll('-', '').match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
  const bytes = sha1(Uint8Array.from([...prefix, ...utf8(name)])).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
