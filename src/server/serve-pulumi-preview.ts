/** The request to preview a Pulumi project: the only one that has a program of the workspace run. */
import type { CancellationToken, Connection } from 'vscode-languageserver/node';
import { pathOfUri } from './paths';
import { type PulumiPreviewParams, type PulumiPreviewResult, pulumiPreviewRequest } from './protocol';
import { previewPulumi } from './pulumi-preview';
import { atOnce } from './run-program';
import type { Session } from './session';

/** Disposing of it ends the previews that run, and resolves when nothing is left of them. */
export function servePulumiPreview(
  connection: Connection,
  session: Session,
  isTrusted: () => boolean,
): { readonly dispose: () => Promise<void> } {
  const running = new Map<string, { readonly controller: AbortController; readonly ended: Promise<unknown> }>();

  async function preview(params: PulumiPreviewParams, token: CancellationToken): Promise<PulumiPreviewResult> {
    if (!isTrusted()) return { kind: 'failed', message: 'The workspace is not trusted' };
    const folder = pathOfUri(params.folder);
    const project = session.pulumiProject(folder, params.project);
    if (!project) return { kind: 'failed', message: `There is no Pulumi project in ${params.project}` };
    const { directory, stack } = project;
    if (running.has(directory)) return { kind: 'failed', message: 'It is being previewed already' };
    const controller = new AbortController();
    const cancellation = token.onCancellationRequested(() => controller.abort());
    if (token.isCancellationRequested) controller.abort();
    const ended = previewPulumi({
      directory,
      stack,
      command: session.settings.pulumi.command,
      onMessage: (line) => connection.console.info(`[pulumi] ${line}`),
      signal: controller.signal,
    });
    running.set(directory, { controller, ended });
    try {
      const outcome = await ended;
      if (outcome.kind !== 'printed') return outcome;
      return session.showPreview(folder, params.project, { text: outcome.text, stack, label: labelOf(new Date()) });
    } finally {
      cancellation.dispose();
      running.delete(directory);
    }
  }

  connection.onRequest<PulumiPreviewResult, void>(pulumiPreviewRequest, preview);
  return {
    dispose: async () => {
      for (const { controller } of running.values()) controller.abort(atOnce);
      await Promise.allSettled([...running.values()].map(({ ended }) => ended));
    },
  };
}

/** `pulumi preview 12:04`. */
function labelOf(time: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `pulumi preview ${two(time.getHours())}:${two(time.getMinutes())}`;
}
