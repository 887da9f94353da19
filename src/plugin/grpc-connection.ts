/** One call of a plugin's method over gRPC: a deadline, a bound on the reply, and an end when nobody wants it any more. */
import { randomBytes } from 'node:crypto';
import * as grpc from '@grpc/grpc-js';
import { decodeReply, encodeRequest, servicePath } from './codec';
import type { CallFailure, CallFailureKind, Connection } from './connection';
import type { Methods } from './messages';

/** In bytes; a batch of a hundred resources with everything that the protocol allows is a tenth of it. */
const largestReply = 16 * 1024 * 1024;

/** This file is a bundle of its own, loaded when it is needed: `Failure` is the class that its callers know. */
export function connectTo(port: number, Failure: typeof CallFailure): Connection {
  const client = new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), {
    'grpc.max_receive_message_length': largestReply,
    'grpc.max_send_message_length': largestReply,
    'grpc.enable_http_proxy': 0,
    'grpc.enable_retries': 0,
    'grpc.use_local_subchannel_pool': 1,
    'grpc.initial_reconnect_backoff_ms': 100,
    'grpc.max_reconnect_backoff_ms': 1000,
  });
  const { status } = grpc;
  const kinds: Readonly<Record<number, CallFailureKind>> = {
    [status.UNAVAILABLE]: 'transient',
    [status.RESOURCE_EXHAUSTED]: 'transient',
    [status.DEADLINE_EXCEEDED]: 'deadline',
    [status.UNIMPLEMENTED]: 'unimplemented',
    [status.CANCELLED]: 'cancelled',
    [status.INVALID_ARGUMENT]: 'refused',
    [status.NOT_FOUND]: 'refused',
    [status.FAILED_PRECONDITION]: 'refused',
    [status.OUT_OF_RANGE]: 'refused',
    [status.ALREADY_EXISTS]: 'refused',
    [status.PERMISSION_DENIED]: 'refused',
    [status.UNAUTHENTICATED]: 'refused',
  };
  let closed = false;
  return {
    close: () => {
      closed = true;
      client.close();
    },
    call: (method, request, { deadline, signal }) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(new Failure('cancelled', 'nobody waits for it any more'));
          return;
        }
        if (closed) {
          reject(new Failure('transient', `${method}: the plugin has just ended`));
          return;
        }
        const metadata = new grpc.Metadata();
        metadata.set('x-finfocus-trace-id', randomBytes(16).toString('hex'));
        const running = client.makeUnaryRequest(
          servicePath + method,
          (value: Methods[typeof method]['request']) => encodeRequest(method, value),
          (bytes: Buffer) => decodeReply(method, bytes),
          request,
          metadata,
          { deadline: Date.now() + deadline },
          (error, reply) => {
            signal?.removeEventListener('abort', cancel);
            if (error) {
              const tooLarge = /larger than max|larger than the maximum/i.test(error.details);
              const unreadable =
                error.code === status.INTERNAL && /deserializ|parse|response message/i.test(error.details);
              const kind = tooLarge || unreadable ? 'broken' : (kinds[error.code] ?? 'failed');
              reject(new Failure(kind, `${method}: ${status[error.code] ?? error.code} ${error.details}`.trim()));
            } else if (reply === undefined) reject(new Failure('broken', `${method}: no reply`));
            else resolve(reply);
          },
        );
        const cancel = (): void => running.cancel();
        signal?.addEventListener('abort', cancel, { once: true });
      }),
  };
}
