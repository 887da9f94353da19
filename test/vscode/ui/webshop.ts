/** The sample as tests know it, and what they look for in it. */
import assert from 'node:assert/strict';
import { soon, type Workbench } from './workbench.js';

export const includes = (expected: string | RegExp) => (found: readonly string[]) =>
  assert.ok(
    found.some((text) => (typeof expected === 'string' ? text === expected : expected.test(text))),
    `no ${expected} in ${JSON.stringify(found, undefined, 1)}`,
  );

export const lenses = async (workbench: Workbench): Promise<readonly string[]> =>
  (await workbench.codeLenses()).map(({ line, text }) => `${line}: ${text}`);

/** Three web servers become larger ones, typed and not saved. */
export async function enlarge(workbench: Workbench): Promise<void> {
  await workbench.openFile('web.tf');
  await soon(() => lenses(workbench), includes('2: $234.24/mo · 3 × $78.08'));
  const line = (await workbench.lines()).find((candidate) => candidate.line === 6)?.text ?? '';
  await workbench.goTo(6, line.indexOf('large') + 1);
  await workbench.type('x');
  await soon(() => lenses(workbench), includes('2: $444.48/mo · 3 × $148.16 · +$210.24 vs HEAD'));
}
