/** Looks at the page of a webview with axe, as those do who cannot see it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/** `rule: what is wrong (element)` for each place that breaks a rule of WCAG 2.2 A or AA, or a best practice. */
export async function violations(page: Page): Promise<readonly string[]> {
  const frame = await activeFrame(page);
  await frame.evaluate(axe);
  // In the page, where axe is.
  const found = await frame.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) =>
      violations.flatMap(({ id, help, nodes }) => nodes.map(({ html, any, all }) =>
        id + ': ' + help + ' (' + html.slice(0, 160) + ') ' + [...any, ...all].map(({ message }) => message).join('; '))))`,
  );
  return Array.isArray(found) ? found.map(String) : [];
}

/** The innermost frame of the webview on the screen. */
export async function activeFrame(page: Page): Promise<Frame> {
  const handle = await page.frameLocator('iframe.webview.ready').locator('iframe#active-frame').elementHandle();
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error('there is no webview on the screen');
  return frame;
}
