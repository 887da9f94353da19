/** A gRPC server on 127.0.0.1 that has some methods of the protocol; every other one is unimplemented. */
import {
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServiceDefinition,
  type sendUnaryData,
  status,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { type INamespace, Root } from 'protobufjs/light';
import definitions from '../src/plugin/protocol.json';

export type Message = Readonly<Record<string, unknown>>;
export type Handle = (request: Message) => Message | Promise<Message>;

/** The question cannot be answered as it is; everything else that is thrown is a fault of the plugin. */
export class Refusal extends Error {
  readonly code: number = status.INVALID_ARGUMENT;
}

export interface Listening {
  readonly server: Server;
  readonly port: number;
}

/** Port 0 stands for any that is free. What a method throws becomes its status, by `code` where it has one. */
export async function listen(methods: Readonly<Record<string, Handle>>, wanted: number): Promise<Listening> {
  const server = new Server({ 'grpc.max_receive_message_length': 16 * 1024 * 1024 });
  server.addService(...serviceOf(methods));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${wanted}`, ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { server, port };
}

function serviceOf(methods: Readonly<Record<string, Handle>>): [ServiceDefinition, UntypedServiceImplementation] {
  const root = Root.fromJSON(definitions as unknown as INamespace);
  const definition: Record<string, ServiceDefinition[string]> = {};
  const implementation: UntypedServiceImplementation = {};
  for (const [name, handle] of Object.entries(methods)) {
    const request = root.lookupType(`finfocus.v1.${name}Request`);
    const reply = root.lookupType(`finfocus.v1.${name}Response`);
    definition[name] = {
      path: `/finfocus.v1.CostSourceService/${name}`,
      requestStream: false,
      responseStream: false,
      requestSerialize: (value: Message) => Buffer.from(request.encode(request.fromObject(value)).finish()),
      requestDeserialize: (bytes: Buffer) => request.toObject(request.decode(bytes), { longs: Number, defaults: true }),
      responseSerialize: (value: Message) => Buffer.from(reply.encode(reply.fromObject(value)).finish()),
      responseDeserialize: (bytes: Buffer) => reply.toObject(reply.decode(bytes), { longs: Number, defaults: true }),
    };
    implementation[name] = (call: ServerUnaryCall<Message, Message>, done: sendUnaryData<Message>): void => {
      Promise.resolve(call.request)
        .then(handle)
        .then(
          (value) => done(null, value),
          (error: unknown) => done({ code: codeOf(error), details: messageOf(error) }),
        );
    };
  }
  return [definition, implementation];
}

function codeOf(error: unknown): number {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'number' ? code : status.INTERNAL;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
