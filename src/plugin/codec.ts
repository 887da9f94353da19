/** Messages to bytes and back, by the definitions in `protocol.json`. */
import { type INamespace, Root, type Type } from 'protobufjs/light';
import type { Method, Methods } from './messages';
import definitions from './protocol.json';

export const servicePath = '/finfocus.v1.CostSourceService/';

let loaded: Root | undefined;
const types = new Map<string, Type>();

export function encodeRequest<M extends Method>(method: M, request: Methods[M]['request']): Buffer {
  const type = lookUp(`${method}Request`);
  return Buffer.from(type.encode(type.fromObject(request)).finish());
}

/** Throws on bytes that are no such message. */
export function decodeReply<M extends Method>(method: M, bytes: Uint8Array): Methods[M]['reply'] {
  const type = lookUp(`${method}Response`);
  // What comes out is as the definitions say; `messages.ts` says the same in types, and a test compares them.
  return type.toObject(type.decode(bytes), { longs: Number, defaults: true }) as Methods[M]['reply'];
}

function lookUp(name: string): Type {
  let type = types.get(name);
  if (!type) {
    loaded ??= Root.fromJSON(definitions as unknown as INamespace);
    type = loaded.lookupType(`finfocus.v1.${name}`);
    types.set(name, type);
  }
  return type;
}
