import { hoursPerMonth } from '../engine/estimate';
import { isHoursPerMonth } from '../engine/workspace-file';
import type { ProjectChoices, PulumiProjectSettings, RootSettings, ServerSettings, TemplateSettings } from './protocol';

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
  usageProfile: '',
  hoursPerMonth,
  currency: 'USD',
  exchangeRate: null,
  baseline: 'HEAD',
  diff: { gutter: false },
  plugins: { enabled: true, folders: [] },
  assume: {},
  terraform: { varFiles: [], workspace: 'default', roots: {} },
  cloudformation: { parameters: {}, accountId: '', templates: {} },
  pulumi: { stack: '', projects: {}, command: '' },
};

/**
 * The settings in what the client sent under `costline`, and under `files` the patterns that it hides; whatever is missing or
 * of another type keeps its default.
 */
export function readSettings(sent: unknown, files?: unknown): ServerSettings {
  const root = section(sent);
  const thresholds = section(root.thresholds);
  const terraform = section(root.terraform);
  const cloudformation = section(root.cloudformation);
  const pulumi = section(root.pulumi);
  const defaults = defaultSettings;
  const { period, defaultRegion, usageFile, usageProfile, currency } = root;
  const exchangeRate = number(root.exchangeRate);
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
    diff: { gutter: flag(section(root.diff).gutter, defaults.diff.gutter) },
    usageFile: typeof usageFile === 'string' ? usageFile : defaults.usageFile,
    usageProfile: typeof usageProfile === 'string' ? usageProfile : defaults.usageProfile,
    hoursPerMonth: isHoursPerMonth(root.hoursPerMonth) ? root.hoursPerMonth : defaults.hoursPerMonth,
    currency: typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? currency : defaults.currency,
    exchangeRate: exchangeRate !== null && exchangeRate > 0 ? exchangeRate : null,
    plugins: {
      enabled: flag(section(root.plugins).enabled, defaults.plugins.enabled),
      folders: texts(section(root.plugins).folders) ?? [],
    },
    assume: Object.fromEntries(Object.entries(section(root.assume)).map(([name, stated]) => [name, section(stated)])),
    terraform: {
      varFiles: texts(varFiles) ?? [],
      workspace: typeof workspace === 'string' && workspace !== '' ? workspace : defaults.terraform.workspace,
      roots: readChoices(terraform.roots, readRoot),
    },
    cloudformation: {
      parameters: strings(cloudformation.parameters),
      accountId: typeof cloudformation.accountId === 'string' ? cloudformation.accountId : '',
      templates: readChoices(cloudformation.templates, readTemplate),
    },
    pulumi: {
      stack: typeof pulumi.stack === 'string' ? pulumi.stack : '',
      projects: readChoices(pulumi.projects, readProject),
      command: typeof pulumi.command === 'string' ? pulumi.command : '',
    },
  };
}

/** Where what is chosen for single projects stands under `costline`. */
export const choiceSections = ['terraform.roots', 'cloudformation.templates', 'pulumi.projects'] as const;

/** What is chosen for single projects, from the values of `choiceSections`. */
export function readProjectChoices([roots, templates, projects]: readonly unknown[]): ProjectChoices {
  return {
    roots: readChoices(roots, readRoot),
    templates: readChoices(templates, readTemplate),
    stacks: readChoices(projects, readProject),
  };
}

function readChoices<T>(sent: unknown, read: (own: unknown) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(section(sent)).map(([name, own]) => [name, read(own)]));
}

function readTemplate(sent: unknown): TemplateSettings {
  const { parameterFiles, parameters, region } = section(sent);
  const files = texts(parameterFiles);
  return {
    ...(files && { parameterFiles: files }),
    ...(parameters !== undefined && { parameters: strings(parameters) }),
    ...(typeof region === 'string' && region !== '' && { region }),
  };
}

function readProject(sent: unknown): PulumiProjectSettings {
  const { stack } = section(sent);
  return typeof stack === 'string' && stack !== '' ? { stack } : {};
}

/** Numbers and booleans count as their text, as in a template. */
function strings(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(section(value)).flatMap(([name, item]): [string, string][] =>
      typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean' ? [[name, String(item)]] : [],
    ),
  );
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
