/** A saved estimate (`costline estimate --save`) as a baseline. */
import { resolvePath } from '../host';
import { shownCurrency } from '../report/money';
import { readSaved } from '../report/saved';
import type { EarlierEstimates, NothingEarlier } from './baseline';

/** @param folder that the paths of the estimate count from */
export function readEstimate(text: string, name: string, folder: string): EarlierEstimates | NothingEarlier {
  const saved = readSaved(text);
  if (saved.kind === 'error') return { kind: 'unavailable', message: `${name}: ${saved.message}` };
  if (saved.currency.code !== shownCurrency())
    return {
      kind: 'unavailable',
      message: `${name} is in ${saved.currency.code}, and what is shown in ${shownCurrency()}`,
    };
  const projects = saved.projects.map(({ format, path, estimates }) => ({
    format,
    path,
    segments: [
      estimates.map((estimate) => {
        const { resource } = estimate;
        const source = { ...resource.source, file: resolvePath(folder, resource.source.file) };
        return { ...estimate, resource: { ...resource, source } };
      }),
    ],
  }));
  return { kind: 'estimates', label: name, id: `${name}\n${text}`, projects };
}
