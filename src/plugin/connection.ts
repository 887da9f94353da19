/** How a plugin is talked to, and how that can fail. */
import type { Method, Methods } from './messages';

export type CallFailureKind =
  /** UNAVAILABLE, or RESOURCE_EXHAUSTED: worth another try. */
  | 'transient'
  /** It took longer than its deadline. */
  | 'deadline'
  /** It has no such method. */
  | 'unimplemented'
  /** Nobody wanted it any more. */
  | 'cancelled'
  /** The question itself was refused; another one may be answered. */
  | 'refused'
  /** What came is no reply: too large, or not of the protocol. */
  | 'broken'
  | 'failed';

export class CallFailure extends Error {
  constructor(
    readonly kind: CallFailureKind,
    message: string,
  ) {
    super(message);
  }
}

export interface CallOptions {
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Connection {
  /** Rejects with a `CallFailure`. */
  call<M extends Method>(method: M, request: Methods[M]['request'], options: CallOptions): Promise<Methods[M]['reply']>;
  close(): void;
}

/** gRPC is loaded when the first plugin is talked to: who has none does not pay for it. */
export async function openConnection(port: number): Promise<Connection> {
  const { connectTo } = await import('./grpc-connection');
  return connectTo(port, CallFailure);
}
