/** The words of the summary panel in the person's language; its page has no access to translations of its own. */
import * as vscode from 'vscode';
import type { ChangesModel, ServerSettings, SummaryParams } from '../server/protocol';
import { kindTexts } from './change-kind-texts';
import { countTexts } from './counts';
import { groupingTexts } from './grouping-texts';
import type { PanelTexts } from './panel/messages';

export function panelTexts(
  { counts, oldestPrice }: SummaryParams,
  changes: ChangesModel | undefined,
  period: ServerSettings['period'],
): PanelTexts {
  return {
    title: vscode.l10n.t('Cost Summary'),
    counts: countTexts(counts),
    oldestPrice: oldestPrice === '' ? '' : vscode.l10n.t('oldest price {0}', oldestPrice),
    reading: vscode.l10n.t('Reading the workspace …'),
    empty: vscode.l10n.t('There are no resources in this workspace.'),
    noMatch: vscode.l10n.t('No resource matches the search.'),
    actions: {
      report: vscode.l10n.t('Report'),
      refresh: vscode.l10n.t('Refresh'),
      compare: vscode.l10n.t('Compare With…'),
      diff: vscode.l10n.t('Report'),
      copyDiff: vscode.l10n.t('Copy as Markdown'),
    },
    views: { costs: vscode.l10n.t('Costs'), changes: vscode.l10n.t('Changes') },
    search: vscode.l10n.t('Search resources, files, tags'),
    groupBy: vscode.l10n.t('Group by'),
    tagKey: vscode.l10n.t('Tag'),
    groupings: groupingTexts(),
    columns: {
      address: vscode.l10n.t('Resource'),
      region: vscode.l10n.t('Region'),
      file: vscode.l10n.t('File'),
      instances: vscode.l10n.t('Count'),
      cost: costColumn(period),
    },
    changeColumns: {
      address: vscode.l10n.t('Resource'),
      file: vscode.l10n.t('File'),
      past: vscode.l10n.t('Before'),
      now: vscode.l10n.t('Now'),
      difference: vscode.l10n.t('Difference'),
    },
    statuses: {
      priced: vscode.l10n.t('priced'),
      usage: vscode.l10n.t('usage'),
      free: vscode.l10n.t('free'),
      unpriced: vscode.l10n.t('unknown'),
      unsupported: vscode.l10n.t('not supported'),
    },
    kinds: kindTexts(),
    rootModule: vscode.l10n.t('root module'),
    noRegion: vscode.l10n.t('no region'),
    untagged: vscode.l10n.t('untagged'),
    tags: vscode.l10n.t('Tags'),
    resources: vscode.l10n.t('Resources: {0}', '{0}'),
    chart: {
      title: vscode.l10n.t('Cost by {0}', '{0}'),
      asChart: vscode.l10n.t('Show as chart'),
      asTable: vscode.l10n.t('Show as table'),
      others: vscode.l10n.t('{0} others', '{0}'),
      group: vscode.l10n.t('Group'),
    },
    noChanges: noChanges(changes),
  };
}

function noChanges(changes: ChangesModel | undefined): string {
  if (!changes || (changes.wanted === '' && !changes.summary))
    return vscode.l10n.t('Costs are not compared with anything.');
  if (changes.message !== '') return vscode.l10n.t('There is nothing to compare with: {0}', changes.message);
  if (!changes.summary) return vscode.l10n.t('Reading the workspace …');
  return vscode.l10n.t('Nothing costs more or less than in {0}.', changes.baseline);
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
