import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { installOnBuildMachine } from '../apt';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Where Chromium is: named by CHROMIUM_PATH, or where distributions put it. On a build machine that runs as root it is
 * installed; null: there is none, and the tests that need it say so and are skipped.
 */
export function findChromium(): string | null {
  const known = (): string | null =>
    [process.env['CHROMIUM_PATH'] ?? '', ...PLACES].find((path) => path && existsSync(path)) ?? null;
  if (known() === null) installOnBuildMachine('chromium');
  return known();
}

export const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox'] });

/** A page, and whatever it did that a report must not do. */
export interface Opened {
  page: Page;
  offences: string[];
}

/** Opens a local file and watches for errors, requests, dialogs and pop-ups. */
export async function open(browser: Browser, path: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  const page = await context.newPage();
  const offences: string[] = [];
  page.on('console', (message) => offences.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => offences.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    offences.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', () => offences.push('popup'));
  page.on('request', (request) => {
    if (request.url() !== `file://${path}`) offences.push(`request: ${request.url().slice(0, 200)}`);
  });
  await page.goto(`file://${path}`);
  return { page, offences };
}
