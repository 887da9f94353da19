/** The words of the summary panel in the person's language; its page has no access to translations of its own. */
import * as vscode from 'vscode';
import type { ServerSettings, SummaryParams } from '../server/protocol';
import { countTexts } from './counts';
import type { PanelTexts } from './panel/messages';

export function panelTexts({ counts, oldestPrice }: SummaryParams, period: ServerSettings['period']): PanelTexts {
  return {
    title: vscode.l10n.t('Cost Summary'),
    counts: countTexts(counts),
    oldestPrice: oldestPrice === '' ? '' : vscode.l10n.t('oldest price {0}', oldestPrice),
    reading: vscode.l10n.t('Reading the workspace …'),
    empty: vscode.l10n.t('There are no resources in this workspace.'),
    noMatch: vscode.l10n.t('No resource matches the search.'),
    report: vscode.l10n.t('Report'),
    refresh: vscode.l10n.t('Refresh'),
    search: vscode.l10n.t('Search resources, files, tags'),
    groupBy: vscode.l10n.t('Group by'),
    tagKey: vscode.l10n.t('Tag'),
    groupings: {
      type: vscode.l10n.t('Type'),
      module: vscode.l10n.t('Module'),
      file: vscode.l10n.t('File'),
      provider: vscode.l10n.t('Provider'),
      region: vscode.l10n.t('Region'),
      tag: vscode.l10n.t('Tag'),
      none: vscode.l10n.t('Nothing'),
    },
    columns: {
      address: vscode.l10n.t('Resource'),
      region: vscode.l10n.t('Region'),
      file: vscode.l10n.t('File'),
      instances: vscode.l10n.t('Count'),
      cost: costColumn(period),
    },
    statuses: {
      priced: vscode.l10n.t('priced'),
      usage: vscode.l10n.t('usage'),
      free: vscode.l10n.t('free'),
      unpriced: vscode.l10n.t('unknown'),
      unsupported: vscode.l10n.t('not supported'),
    },
    rootModule: vscode.l10n.t('root module'),
    noRegion: vscode.l10n.t('no region'),
    untagged: vscode.l10n.t('untagged'),
    tags: vscode.l10n.t('Tags'),
    resources: vscode.l10n.t('Resources: {0}', '{0}'),
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
