/** The content of the summary panel. */
import type { Estimate } from '../engine/estimate';
import { totalCost } from '../engine/estimate';
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
import type { PanelModel, PanelRow, ServerSettings, SummaryParams } from './protocol';
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
  const { resource, status, reasons } = estimate;
  const components = [...namedComponents(estimate)];
  return {
    address: displayName(estimate),
    type: resource.type,
    provider: resource.provider,
    region: typeof resource.region === 'string' ? resource.region : '',
    module: resource.module,
    root: relativeTo(project.folder, project.path),
    file: relativeTo(project.folder, resource.source.file),
    uri: uriOfPath(resource.source.file),
    range: resource.source.headerRange(),
    instances: Math.max(1, estimate.instances.length),
    status,
    monthlyCost: status === 'free' ? 0 : totalCost(estimate),
    text: blockText([estimate], settings.period),
    tags: Object.fromEntries(resource.tags),
    components: components.map((named) => ({
      name: fullName(named),
      quantity: quantityText(named.component),
      unit: named.component.unit,
      unitPrice: unitPriceText(named.component),
      cost: costText(named.component),
      source: rateText(named.component.rate),
    })),
    reasons: [
      ...reasons,
      ...estimate.assumptions,
      ...(resource.remarks ?? []),
      // Components tell where they are from themselves.
      ...(components.length === 0 ? priceOrigins(estimate) : []),
    ],
  };
}
