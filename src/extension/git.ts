/** What the editor's own git extension tells, where it is there: that a repository has changed, its names, its message box. */
import * as vscode from 'vscode';

/** The part of version 1 of its API that is used here. */
interface GitExtension {
  readonly enabled: boolean;
  readonly onDidChangeEnablement: vscode.Event<boolean>;
  getAPI(version: 1): GitApi;
}

interface GitApi {
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: vscode.Event<GitRepository>;
  readonly onDidCloseRepository: vscode.Event<GitRepository>;
}

export interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly inputBox: { value: string };
  readonly state: { readonly onDidChange: vscode.Event<void> };
  getRefs(query: { readonly sort?: 'alphabetically' | 'committerdate' }): Promise<readonly GitRef[]>;
}

export interface GitRef {
  readonly type: GitRefKind;
  readonly name?: string;
  readonly commit?: string;
}

/** As the API numbers them. */
export type GitRefKind = 0 | 1 | 2;
export const gitRefKinds = { branch: 0, remoteBranch: 1, tag: 2 } as const;

export interface Git extends vscode.Disposable {
  /** Those that are open; none where git or its extension is off. */
  repositories(): readonly GitRepository[];
}

/** A commit touches many files; what follows from it is looked at once. */
const settleMs = 300;

/** `onChange` is called after commits, checkouts and what is staged, and where that cannot be known, when it may have happened. */
export function watchGit(onChange: () => void, log: vscode.LogOutputChannel): Git {
  let api: GitApi | undefined;
  let timer: NodeJS.Timeout | undefined;
  let listeners: vscode.Disposable[] = [];
  const states = new Map<GitRepository, vscode.Disposable>();
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(onChange, settleMs);
  };
  const open = (repository: GitRepository): void => {
    states.get(repository)?.dispose();
    states.set(repository, repository.state.onDidChange(soon));
    soon();
  };
  const close = (repository: GitRepository): void => {
    states.get(repository)?.dispose();
    states.delete(repository);
    soon();
  };
  const leave = (): void => {
    for (const listener of [...listeners, ...states.values()]) listener.dispose();
    listeners = [];
    states.clear();
    api = undefined;
  };
  const attach = ({ enabled, getAPI }: Pick<GitExtension, 'enabled' | 'getAPI'>): void => {
    leave();
    if (!enabled) return;
    api = getAPI(1);
    listeners = [api.onDidOpenRepository(open), api.onDidCloseRepository(close)];
    api.repositories.forEach(open);
  };
  const subscriptions: vscode.Disposable[] = [
    vscode.workspace.onDidSaveTextDocument(soon),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) soon();
    }),
  ];
  const find = async (): Promise<void> => {
    const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
    if (!extension) return;
    const git = await extension.activate();
    const connect = (): void => {
      try {
        attach({ enabled: git.enabled, getAPI: (version) => git.getAPI(version) });
      } catch (error) {
        log.warn('The git extension does not answer', error);
      }
    };
    subscriptions.push(git.onDidChangeEnablement(connect));
    connect();
  };
  find().catch((error: unknown) => log.warn('The git extension does not start', error));
  return {
    repositories: () => api?.repositories ?? [],
    dispose() {
      clearTimeout(timer);
      leave();
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}
