/** What is stated beside usage files: by options of the command line, and by the `.costline.yml` nearest to a project. */
import { withStatements } from '../engine/assume';
import { findCurrency } from '../engine/currency';
import type { Engine } from '../engine/engine';
import { hoursPerMonth } from '../engine/estimate';
import type { UsageFile } from '../engine/usage';
import { loadWorkspaceOptions, type WorkspaceOptions, workspaceFileName } from '../engine/workspace-file';
import { directoryOf, type Host, isInside, relativePath } from '../host';
import { showAmountsIn, showHoursPerMonth } from '../report/money';
import type { InputOptions } from './command';
import { InputError, type Remark } from './input';

type Options = Pick<InputOptions, 'usageProfile' | 'hoursPerMonth' | 'currency' | 'exchangeRate'>;

/** What is stated for a project in a directory, with what its usage file says. */
export type Stated = (usage: UsageFile, directory: string) => Promise<UsageFile>;

/** @param boundary the folder up to which `.costline.yml` is looked for */
export function createStated(options: Options, host: Host, boundary: string, remark: Remark): Stated {
  const files = new Map<string, Promise<WorkspaceOptions | undefined>>();
  const read = (file: string): Promise<WorkspaceOptions | undefined> => {
    const known = files.get(file) ?? host.read(file).then((text) => loaded(text, file));
    files.set(file, known);
    return known;
  };
  const loaded = (text: string | undefined, file: string): WorkspaceOptions | undefined => {
    if (text === undefined) return undefined;
    const own = loadWorkspaceOptions(text, relativePath(boundary, file));
    for (const { line, message } of own.errors) remark(`${file}:${line + 1}: ${message}`);
    return own;
  };
  return async (usage, directory) => {
    let found: WorkspaceOptions | undefined;
    for (let current = directory; !found && isInside(current, boundary); current = directoryOf(current)) {
      found = await read(`${current}/${workspaceFileName}`);
      if (current === boundary) break;
    }
    const profile = options.usageProfile ?? found?.usageProfile ?? '';
    if (profile !== '' && usage.file !== '' && !usage.profiles.has(profile))
      remark(`${usage.file}: there is no profile "${profile}" in it`);
    const hours = options.hoursPerMonth ?? found?.hoursPerMonth ?? hoursPerMonth;
    showHoursPerMonth(hours);
    return withStatements(usage, { assume: {}, profile, hoursPerMonth: hours, terms: found?.terms ?? null });
  };
}

/** Has the engine reckon in the currency that is wanted. @throws InputError where nobody knows what it is worth */
export function chooseCurrency(engine: Engine, { currency, exchangeRate, hoursPerMonth: hours }: Options): void {
  const found = findCurrency(currency, exchangeRate ?? null, engine.rates);
  if (!found)
    throw new InputError(
      `--currency ${currency}: no exchange rate is known; --exchange-rate gives one, in ${currency} per US dollar`,
    );
  engine.useCurrency(found);
  showAmountsIn(found, hours ?? hoursPerMonth);
}
