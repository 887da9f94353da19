/** The real server as a process of its own, and an editor's side of the conversation over its standard streams. */
import { spawn } from 'node:child_process';
import {
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { consentNotification } from '../../src/server/plugin-protocol';
import {
  type HintsParams,
  hintsNotification,
  type SummaryParams,
  summaryNotification,
} from '../../src/server/protocol';

export interface Editor {
  readonly connection: ProtocolConnection;
  /** What the server has told last, by URI. */
  readonly hints: ReadonlyMap<string, HintsParams>;
  readonly diagnostics: ReadonlyMap<string, readonly Diagnostic[]>;
  summary(): SummaryParams | undefined;
  /** Everything the server has logged as an error or written to stderr. */
  readonly complaints: readonly string[];
  /** The newest of other notifications, by method. */
  readonly others: ReadonlyMap<string, unknown>;
  /** How often the server has asked for lenses to be fetched again. */
  lensRefreshes(): number;
  /** Resolves when the server has told something that makes this true. */
  until(holds: () => boolean): Promise<void>;
  /** Changes what `workspace/configuration` answers for `costline`, and says so. */
  configure(settings: unknown): Promise<void>;
  /** Ends the server without a word. */
  kill(): void;
  /** Ends the server as the protocol has it; resolves with its exit code. */
  quit(): Promise<number | null>;
}

/** `costline` is all of them, `costline.terraform.roots` one. */
function settingAt(settings: unknown, section: string): unknown {
  let found: unknown = settings;
  for (const name of section.split('.').slice(1)) {
    found = typeof found === 'object' && found !== null ? new Map(Object.entries(found)).get(name) : undefined;
  }
  return found ?? null;
}

export async function startServer(
  script: string,
  folders: readonly string[],
  settings: unknown = {},
  trusted = false,
): Promise<Editor> {
  const child = spawn(process.execPath, [script, '--stdio'], { stdio: 'pipe' });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const hints = new Map<string, HintsParams>();
  const diagnostics = new Map<string, readonly Diagnostic[]>();
  const complaints: string[] = [];
  const others = new Map<string, unknown>();
  let current = settings;
  let summary: SummaryParams | undefined;
  let lensRefreshes = 0;
  const waiting = new Set<() => void>();
  const told = (): void => {
    for (const check of waiting) check();
  };
  child.stderr.on('data', (text) => complaints.push(String(text)));
  connection.onNotification(hintsNotification, (params: HintsParams) => {
    hints.set(params.uri, params);
    told();
  });
  connection.onNotification(summaryNotification, (params: SummaryParams) => {
    summary = params;
    told();
  });
  connection.onNotification('textDocument/publishDiagnostics', (params: { uri: string; diagnostics: Diagnostic[] }) => {
    diagnostics.set(params.uri, params.diagnostics);
    told();
  });
  connection.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => {
    if (type === 1) complaints.push(message);
  });
  connection.onNotification(consentNotification, (params: unknown) => {
    others.set(consentNotification, params);
    told();
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly { section?: string }[] }) =>
    items.map(({ section }) => (section?.startsWith('costline') ? settingAt(current, section) : {})),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/codeLens/refresh', () => {
    lensRefreshes++;
    told();
    return null;
  });
  connection.onRequest('workspace/inlayHint/refresh', () => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    initializationOptions: { trusted },
    workspaceFolders: folders.map((folder) => ({ uri: URI.file(folder).toString(), name: folder })),
    capabilities: {
      workspace: {
        configuration: true,
        workspaceFolders: true,
        codeLens: { refreshSupport: true },
        inlayHint: { refreshSupport: true },
      },
    },
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    hints,
    diagnostics,
    complaints,
    others,
    summary: () => summary,
    lensRefreshes: () => lensRefreshes,
    until: (holds) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!holds()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    configure: (next) => {
      current = next;
      return connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    },
    kill: () => {
      connection.dispose();
      child.kill('SIGKILL');
    },
    quit: async () => {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const code = await exited;
      connection.dispose();
      return code;
    },
  };
}
