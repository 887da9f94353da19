/** The content of the summary panel: a row for each resource, and what opened ones consist of. */
import type { Estimate } from '../engine/estimate';
import { allComponents, totalCost } from '../engine/estimate';
import {
  costText,
  fullName,
  namedComponents,
  priceOrigins,
  quantityText,
  rateText,
  unitPriceText,
} from '../report/component-table';
import { displayName } from '../report/markdown';
import { blockText } from './amounts';
import { uriOfPath } from './paths';
import type { PanelModel, PanelParts, PanelRow, PanelRowName, ServerSettings, SummaryParams } from './protocol';
import { relativeTo } from './relative';
import { estimatesOf, type ProjectView, type WorkspaceView } from './view';

export function panelModel(
  view: WorkspaceView,
  summary: SummaryParams,
  notes: readonly string[],
  settings: ServerSettings,
): PanelModel {
  return {
    summary,
    rows: view.projects.flatMap((project) =>
      estimatesOf(project).map((estimate) => panelRow(estimate, project, settings)),
    ),
    notes,
  };
}

function panelRow(estimate: Estimate, project: ProjectView, settings: ServerSettings): PanelRow {
  const { resource, status } = estimate;
  const { uri, root, address } = nameOf(estimate, project);
  return {
    uri,
    root,
    address,
    type: resource.type,
    provider: resource.provider,
    region: typeof resource.region === 'string' ? resource.region : '',
    module: resource.module,
    file: relativeTo(project.folder, resource.source.file),
    range: resource.source.headerRange(),
    instances: Math.max(1, estimate.instances.length),
    status,
    monthlyCost: status === 'free' ? 0 : totalCost(estimate),
    text: blockText([estimate], settings.period),
    tags: Object.fromEntries(resource.tags),
    components: [...allComponents(estimate)].length,
    reasons: reasonsOf(estimate).length,
  };
}

function nameOf(estimate: Estimate, project: ProjectView): PanelRowName {
  return {
    uri: uriOfPath(estimate.resource.source.file),
    root: relativeTo(project.folder, project.path),
    address: displayName(estimate),
  };
}

/** What some of the rows consist of, in the order of the names; null for what is not there any more. */
export function panelParts(view: WorkspaceView, names: readonly PanelRowName[]): readonly (PanelParts | null)[] {
  const found = new Map<string, PanelParts | null>(names.map((name) => [keyOf(name), null]));
  for (const project of view.projects) {
    for (const estimate of estimatesOf(project)) {
      const key = keyOf(nameOf(estimate, project));
      if (found.has(key)) found.set(key, partsOf(estimate));
    }
  }
  return names.map((name) => found.get(keyOf(name)) ?? null);
}

function keyOf({ uri, root, address }: PanelRowName): string {
  return [uri, root, address].join('\n');
}

function partsOf(estimate: Estimate): PanelParts {
  return {
    components: [...namedComponents(estimate)].map((named) => ({
      name: fullName(named),
      quantity: quantityText(named.component),
      unitPrice: unitPriceText(named.component),
      cost: costText(named.component),
      source: rateText(named.component.rate),
    })),
    reasons: reasonsOf(estimate),
  };
}

function reasonsOf(estimate: Estimate): readonly string[] {
  const [component] = allComponents(estimate);
  return [
    ...estimate.reasons,
    ...estimate.assumptions,
    ...(estimate.resource.remarks ?? []),
    // Components tell where they are from themselves.
    ...(component ? [] : priceOrigins(estimate)),
  ];
}
