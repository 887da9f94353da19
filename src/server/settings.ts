import type { RootSettings, ServerSettings } from './protocol';

/** What applies until the client has told its settings; the same as the defaults in package.json. */
export const defaultSettings: ServerSettings = {
  period: 'month',
  minimumAmount: 0,
  showFree: false,
  codeLens: { enabled: true },
  inlayHints: { enabled: false },
  decorations: { enabled: true },
  thresholds: { high: 500, resource: null },
  diagnostics: { unknownPrices: true },
  defaultRegion: 'us-east-1',
  exclude: [],
  usageFile: '',
  baseline: 'HEAD',
  assume: {},
  terraform: { varFiles: [], workspace: 'default', roots: {} },
};

/**
 * The settings in what the client sent under `costline`, and under `files` the patterns that it hides; whatever is missing or
 * of another type keeps its default.
 */
export function readSettings(sent: unknown, files?: unknown): ServerSettings {
  const root = section(sent);
  const thresholds = section(root.thresholds);
  const terraform = section(root.terraform);
  const defaults = defaultSettings;
  const { period, defaultRegion, usageFile } = root;
  const { varFiles, workspace } = terraform;
  return {
    period: period === 'hour' || period === 'year' ? period : 'month',
    minimumAmount: number(root.minimumAmount) ?? defaults.minimumAmount,
    showFree: flag(root.showFree, defaults.showFree),
    codeLens: { enabled: flag(section(root.codeLens).enabled, defaults.codeLens.enabled) },
    inlayHints: { enabled: flag(section(root.inlayHints).enabled, defaults.inlayHints.enabled) },
    decorations: { enabled: flag(section(root.decorations).enabled, defaults.decorations.enabled) },
    thresholds: {
      high: thresholds.high === null ? null : (number(thresholds.high) ?? defaults.thresholds.high),
      resource: number(thresholds.resource),
    },
    diagnostics: { unknownPrices: flag(section(root.diagnostics).unknownPrices, defaults.diagnostics.unknownPrices) },
    defaultRegion: typeof defaultRegion === 'string' && defaultRegion !== '' ? defaultRegion : defaults.defaultRegion,
    exclude: Object.entries(section(section(files).exclude))
      .filter(([, hidden]) => hidden === true)
      .map(([pattern]) => pattern),
    baseline: typeof root.baseline === 'string' ? root.baseline.trim() : defaults.baseline,
    usageFile: typeof usageFile === 'string' ? usageFile : defaults.usageFile,
    assume: Object.fromEntries(Object.entries(section(root.assume)).map(([name, stated]) => [name, section(stated)])),
    terraform: {
      varFiles: texts(varFiles) ?? [],
      workspace: typeof workspace === 'string' && workspace !== '' ? workspace : defaults.terraform.workspace,
      roots: readRoots(terraform.roots),
    },
  };
}

/** What is chosen for single root modules. */
export function readRoots(sent: unknown): ServerSettings['terraform']['roots'] {
  return Object.fromEntries(Object.entries(section(sent)).map(([root, own]) => [root, readRoot(own)]));
}

function readRoot(sent: unknown): RootSettings {
  const { varFiles, workspace } = section(sent);
  const files = texts(varFiles);
  return {
    ...(files && { varFiles: files }),
    ...(typeof workspace === 'string' && workspace !== '' && { workspace }),
  };
}

function texts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : undefined;
}

function section(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function flag(value: unknown, fallback: boolean): boolean {
  return typeof value === 'boolean' ? value : fallback;
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
