/** Opens a fresh headless Chromium. It lives in the temporary folder and asks nothing of the network. */
import { chromium } from 'playwright-core';
import { installChromium } from '../../scripts/setup-editor.mjs';

const quietArguments = [
  ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
];

export async function openBrowser(viewport = { width: 1400, height: 900 }) {
  const browser = await chromium.launch({
    executablePath: await installChromium(),
    // Chromium's sandbox refuses to run as root, which is what one is in a container.
    chromiumSandbox: process.getuid?.() !== 0,
    args: quietArguments,
  });
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce', locale: 'en-US' });
  // Functions handed to the page come through a bundler that wraps names in a helper which the page does not have.
  await page.addInitScript('globalThis.__name ??= (target) => target');
  return { browser, page };
}
