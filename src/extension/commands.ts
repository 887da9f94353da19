/** The commands of the palette, the menus and the links in lenses and hovers. */
import * as vscode from 'vscode';
import { chooseBaseline } from './baseline-picker';
import type { CostServer } from './client';
import { addToCommitMessage } from './commit-message';
import { isInfrastructure } from './documents';
import { showFailure } from './failure';
import type { Git } from './git';
import type { InlineVisibility } from './inline-visibility';
import { diffUri, explanationUri, type Place, reportUri, showMarkdown } from './markdown-documents';
import { openEdited } from './open-edited';
import type { PluginPicker } from './plugins';
import { chooseParameterFiles, chooseStack, chooseVariableFiles, chooseWorkspace } from './project-inputs';
import { previewPulumi } from './pulumi-preview';
import type { ResourceTree } from './resource-tree';
import { openSample } from './sample';
import { setBudget } from './set-budget';
import { setParameter } from './set-parameter';
import type { SummaryPanel } from './summary-panel';
import { updatePrices } from './update-prices';

export interface CommandContext {
  readonly extension: vscode.ExtensionContext;
  readonly server: CostServer;
  readonly log: vscode.LogOutputChannel;
  readonly panel: SummaryPanel;
  readonly inline: InlineVisibility;
  readonly git: Git;
  readonly tree: ResourceTree;
  readonly plugins: PluginPicker;
}

export function registerCommands(context: CommandContext): vscode.Disposable {
  const { extension, server, log, panel, inline, git, tree, plugins } = context;
  const commands: Readonly<Record<string, (...parameters: readonly unknown[]) => unknown>> = {
    'costline.showSummary': () => panel.open(),
    'costline.showReport': () => showMarkdown(reportUri(), false),
    'costline.showFileReport': (uri) => showFileReport(uri),
    'costline.explain': (uri, position) => explain(server, readPlace(uri, position) ?? cursorPlace()),
    'costline.compareWith': () => chooseBaseline(server, git),
    'costline.showDiff': () => showMarkdown(diffUri(), false),
    'costline.showChanges': () => panel.open('changes'),
    'costline.copyDiff': () => copyDiff(server),
    'costline.addToCommitMessage': (sourceControl) => addToCommitMessage(server, git, sourceControl),
    'costline.editUsage': (uri, position) => editUsage(server, readPlace(uri, position) ?? cursorPlace()),
    'costline.updatePrices': () => updatePrices(server),
    'costline.setBudget': () => setBudget(server),
    'costline.groupResources': () => tree.chooseGrouping(),
    'costline.sortResources': () => tree.chooseOrder(),
    'costline.toggleInline': () => inline.toggle(),
    'costline.refresh': () =>
      vscode.window.withProgress(
        { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Costline: reading files and prices') },
        () => server.refresh(),
      ),
    'costline.plugins': (name) => plugins.choose(typeof name === 'string' ? name : undefined),
    'costline.restartPlugins': () => plugins.restartAll(),
    'costline.chooseVariableFiles': () => chooseVariableFiles(server),
    'costline.chooseWorkspace': () => chooseWorkspace(server),
    'costline.chooseParameterFiles': () => chooseParameterFiles(server),
    'costline.chooseStack': () => chooseStack(server),
    'costline.setParameter': () => setParameter(server),
    'costline.previewPulumi': () => previewPulumi(server, extension.workspaceState, log),
    'costline.showLog': () => log.show(),
    'costline.openSettings': () =>
      vscode.commands.executeCommand('workbench.action.openSettings', `@ext:${extension.extension.id}`),
    'costline.openSample': () => openSample(extension),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, run]) =>
      vscode.commands.registerCommand(id, async (...parameters: readonly unknown[]) => {
        try {
          await run(...parameters);
        } catch (error) {
          showFailure(log, vscode.l10n.t('This did not work.'), error);
        }
      }),
    ),
  );
}

async function showFileReport(uri: unknown): Promise<void> {
  const file = uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri;
  await showMarkdown(reportUri(file), false);
}

/** The entry for a resource in its usage file, made where it is not there yet. */
async function editUsage(server: CostServer, place: Place | undefined): Promise<void> {
  const result = place && (await server.usageEdit({ uri: place.uri, position: place }));
  if (result?.kind === 'edit') await openEdited(result);
  else
    void vscode.window.showInformationMessage(
      result?.message ?? vscode.l10n.t('There is no resource here whose use could be stated.'),
    );
}

async function copyDiff(server: CostServer): Promise<void> {
  const { markdown } = await server.diffReport();
  await vscode.env.clipboard.writeText(markdown);
  vscode.window.setStatusBarMessage(vscode.l10n.t('The cost diff is in the clipboard, as Markdown.'), 4000);
}

async function explain(server: CostServer, place: Place | undefined): Promise<void> {
  const result = place && (await server.explain({ uri: place.uri, position: place }));
  if (place && result) await showMarkdown(explanationUri(result.title, place), true);
  else
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no resource here whose cost could be explained.'),
    );
}

/** The arguments of a lens or a link: an address as text, and a position as the protocol has it. */
function readPlace(uri: unknown, position: unknown): Place | undefined {
  if (typeof uri !== 'string' || typeof position !== 'object' || position === null) return undefined;
  const { line, character }: { line?: unknown; character?: unknown } = position;
  return typeof line === 'number' && typeof character === 'number' ? { uri, line, character } : undefined;
}

function cursorPlace(): Place | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isInfrastructure(editor.document)) return undefined;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), line, character };
}
