/** The words of the summary panel in the person's language; its page has no access to translations of its own. */
import * as vscode from 'vscode';
import type { ServerSettings, SummaryParams } from '../server/protocol';
import { countTexts } from './counts';
import type { PanelTexts } from './panel/messages';

export function panelTexts({ counts, oldestPrice }: SummaryParams, period: ServerSettings['period']): PanelTexts {
  const { t } = vscode.l10n;
  return {
    title: t('Cost Summary'),
    counts: countTexts(counts),
    oldestPrice: oldestPrice === '' ? '' : t('oldest price {0}', oldestPrice),
    reading: t('Reading the workspace …'),
    empty: t('There are no resources in this workspace.'),
    noMatch: t('No resource matches the search.'),
    report: t('Report'),
    refresh: t('Refresh'),
    search: t('Search resources, files, tags'),
    groupBy: t('Group by'),
    tagKey: t('Tag'),
    groupings: {
      type: t('Type'),
      module: t('Module'),
      file: t('File'),
      provider: t('Provider'),
      region: t('Region'),
      tag: t('Tag'),
      none: t('Nothing'),
    },
    columns: {
      address: t('Resource'),
      region: t('Region'),
      file: t('File'),
      instances: t('Count'),
      cost: costColumn(period),
    },
    statuses: {
      priced: t('priced'),
      usage: t('by usage'),
      free: t('free'),
      unpriced: t('unknown'),
      unsupported: t('not supported'),
    },
    rootModule: t('root module'),
    noRegion: t('no region'),
    untagged: t('untagged'),
    plusUsage: t('usage +'),
    tags: t('Tags'),
    resources: t('{0} resources', '{0}'),
    expand: t('Expand'),
    collapse: t('Collapse'),
  };
}

function costColumn(period: ServerSettings['period']): string {
  switch (period) {
    case 'hour':
      return vscode.l10n.t('Per hour');
    case 'month':
      return vscode.l10n.t('Per month');
    case 'year':
      return vscode.l10n.t('Per year');
  }
}
