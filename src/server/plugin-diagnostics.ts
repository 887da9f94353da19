/**
 * Diagnostics of plugins: one for each that fails, where the workspace names it, else at the top of the files that it was asked
 * about; and what is wrong in the settings that name plugins.
 */
import { existsSync } from 'node:fs';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { isInside, nameOf } from '../host';
import { readPluginSettings } from '../plugin/plugin-settings';
import type { PluginProblem } from '../plugin/problem-book';
import { workspaceSettingsFile } from '../plugin/set-up';
import type { CostSources } from './cost-sources';
import { diagnosticSource as source } from './diagnostic-source';
import { uriOfPath } from './paths';
import type { FileView } from './view';

/** @param text of the document where the file is open */
export function pluginDiagnostics(
  sources: CostSources,
  file: string,
  view: FileView,
  text: string | undefined,
): readonly Diagnostic[] {
  const mentions = sources.found?.mentions;
  return [
    ...(nameOf(file) === workspaceSettingsFile ? settingsMistakes(sources, file, view, text) : []),
    ...sources.problems().flatMap((problem): readonly Diagnostic[] => {
      const mention = mentions?.get(problem.name);
      if (mention) return pathOf(mention.file) === file ? [diagnosticOf(problem, mention.line, problem.message)] : [];
      // What consent is missing for is always named by the workspace.
      if (problem.kind === 'consent') return [];
      const place = problem.places.find(
        (candidate) => candidate.file === file && (candidate.address === undefined || stands(view, candidate.address)),
      );
      return place ? [diagnosticOf(problem, 0, place.message)] : [];
    }),
  ];
}

/** Files that are not code and have something to be told. */
export function settingsFilesToTell(sources: CostSources): readonly string[] {
  const { found } = sources;
  if (!found || !sources.settings.trusted) return [];
  const named = sources.problems().flatMap(({ name }) => found.mentions.get(name)?.file ?? []);
  const all = new Set([...named, ...found.mistakes.map(({ file }) => file)].map(pathOf));
  return [...all].filter((file) => sources.settings.folders.some((folder) => isInside(file, folder)));
}

/** A resource that was asked about may be gone, and with it what was wrong. */
function stands({ blocks }: FileView, address: string): boolean {
  return blocks.some(({ estimates }) => estimates.some(({ resource }) => resource.address === address));
}

function diagnosticOf({ plugin, kind, logFile }: PluginProblem, line: number, message: string): Diagnostic {
  const isConsent = kind === 'consent';
  return {
    severity: DiagnosticSeverity.Information,
    code: isConsent ? 'plugin-needs-consent' : 'plugin-failed',
    ...(!isConsent && existsSync(logFile) && { codeDescription: { href: uriOfPath(pathOf(logFile)) } }),
    message: isConsent
      ? `Plugin ${plugin} is not started before you allow it: Costline: Plugins…`
      : `Plugin ${plugin} ${message}`,
    range: wholeLine(line),
    source,
  };
}

/** Mistakes that budgets have told of already are not told twice. */
function settingsMistakes(
  { settings, found }: CostSources,
  file: string,
  { budgetErrors }: FileView,
  text: string | undefined,
): readonly Diagnostic[] {
  if (!settings.trusted) return [];
  const mistakes =
    text === undefined
      ? (found?.mistakes ?? []).filter((mistake) => pathOf(mistake.file) === file)
      : readPluginSettings(text).errors;
  return mistakes
    .filter(({ line, message }) => !budgetErrors.some((error) => error.line === line && error.message === message))
    .map(({ line, message }) => ({
      severity: DiagnosticSeverity.Error,
      code: 'plugin-settings-mistake',
      message,
      range: wholeLine(line),
      source,
    }));
}

function pathOf(file: string): string {
  return file.replaceAll('\\', '/');
}

/** Longer than any line: the editor cuts it. */
function wholeLine(line: number): Diagnostic['range'] {
  return { start: { line, character: 0 }, end: { line, character: 1000 } };
}
