/** How the page of VS Code's browser build is opened; see browser.mjs. */
import type { Browser, Page } from 'playwright-core';

export interface BrowserPage {
  readonly browser: Browser;
  readonly page: Page;
}

/** A fresh headless Chromium with one page, on which the editor's address is not opened yet. */
export function openBrowser(viewport?: { readonly width: number; readonly height: number }): Promise<BrowserPage>;
