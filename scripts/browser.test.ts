import { rmSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { loadCatalog } from '../src/catalog/load';
import type { Catalog } from '../src/model/catalog';
import type { Report } from '../src/model/report';
import { findChromium, launch, open } from './browser/chromium';
import { folder, grown, scenarioReport, writePage } from './browser/reports';

/** The report in a real browser. Without one these tests are skipped, loudly. */

const path = findChromium();
if (path === null) process.stderr.write('No Chromium: the tests of the report in a browser are SKIPPED.\n');
const suite = path === null ? describe.skip : describe;

suite('the report in Chromium', () => {
  let browser: Browser;
  let catalog: Catalog;
  let busy: Report;
  let page: string;

  beforeAll(async () => {
    browser = await launch(path!);
    catalog = await loadCatalog(join(__dirname, '../catalog'));
    busy = await scenarioReport('busy-day', catalog);
    page = writePage('busy', busy, catalog);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const rows = (tab: Page): Promise<number> => tab.locator('.live tbody tr:not(.events)').count();
  const status = (tab: Page): Promise<string | null> => tab.locator('[role=status]').textContent();

  test.each([
    ['light', 1200],
    ['dark', 1200],
    ['light', 390],
  ] as const)('opens clean, asks for nothing, is accessible: %s, %i wide', async (colorScheme, width) => {
    const { page: tab, offences } = await open(browser, page, { colorScheme, viewport: { width, height: 900 } });
    await tab.evaluate(axe.source);
    const found = await tab.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
    expect(found.violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)])).toEqual([]);
    expect(offences).toEqual([]);
    const wider = await tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(wider).toBe(0);
  });

  test('filters by text, outcome and time', async () => {
    const { page: tab } = await open(browser, page);
    expect(await rows(tab)).toBe(61);
    await tab.getByLabel('User, cause or tracking id').fill('RUT@');
    expect(await rows(tab)).toBe(3);
    await tab.getByLabel('User, cause or tracking id').fill('');
    await tab.locator('.filter select').first().selectOption({ label: 'failed (10)' });
    expect(await status(tab)).toBe('1 to 10 of 10 that match, 61 in all');
    await tab.getByLabel('From (UTC)').fill('2026-01-30T12:00');
    expect(await rows(tab)).toBe(2);
    await tab.getByLabel('User, cause or tracking id').fill('nobody of that name');
    expect(await status(tab)).toBe('0 to 0 of 0 that match, 61 in all');
  });

  test('sorts by each column and says so', async () => {
    const { page: tab } = await open(browser, page);
    const first = (): Promise<string | null> => tab.locator('.live tbody tr').first().locator('.who').textContent();
    await tab.getByRole('button', { name: 'User' }).click();
    expect(await first()).toBe('ake@contoso.com');
    expect(await tab.locator('.live th[aria-sort=ascending]').textContent()).toBe('User');
    await tab.getByRole('button', { name: 'User' }).click();
    expect(await first()).toBe('zara@contoso.com');
  });

  test('shows the events of an attempt and what they say, by keyboard', async () => {
    const { page: tab } = await open(browser, page);
    await tab.getByLabel('User, cause or tracking id').fill('sven@');
    const summary = tab.locator('.live summary').first();
    await summary.focus();
    await tab.keyboard.press('Enter');
    const details = tab.locator('.live details').first();
    expect(await details.innerText()).toContain('PasswordResetService/33004');
    expect(await details.locator('pre').first().innerText()).toContain('0x80230626');
  });

  test('zooms, moves, shows an incident, and goes back to the whole', async () => {
    const { page: tab } = await open(browser, page);
    const box = (): Promise<string | null> => tab.locator('.attempts').first().getAttribute('viewBox');
    const whole = await box();
    await tab.getByRole('button', { name: 'Closer' }).click();
    expect(await box()).toBe('250 0 500 62');
    await tab.getByRole('button', { name: '→' }).click();
    expect(await box()).toBe('375 0 500 62');
    await tab.getByRole('button', { name: 'Whole span' }).click();
    expect(await box()).toBe(whole);
    await tab.getByRole('button', { name: 'Show in the picture' }).first().click();
    expect(Number((await box())!.split(' ')[2])).toBeLessThan(100);
    expect(await tab.locator('.ticks span').first().textContent()).toMatch(/^2026-01-30 1[12]:/);
  });

  test('is whole without a script', async () => {
    const { page: tab, offences } = await open(browser, page, { javaScriptEnabled: false });
    expect(await tab.locator('.static tbody tr:not(.events)').count()).toBe(61);
    expect(await tab.locator('.static').isVisible()).toBe(true);
    expect(await tab.locator('.zoom').isVisible()).toBe(false);
    expect(offences).toEqual([]);
  });

  test('on paper there is what the screen hides', async () => {
    const { page: tab } = await open(browser, page);
    await tab.emulateMedia({ media: 'print' });
    expect(await tab.locator('.live').isVisible()).toBe(false);
    expect(await tab.locator('.static tbody tr').first().isVisible()).toBe(true);
    expect(await tab.locator('#todo details .todo li').last().isVisible()).toBe(true);
    const pdf = await tab.pdf({ format: 'A4' });
    expect((pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length).toBeGreaterThan(3);
  });

  test('texts of a hostile log stay text', async () => {
    const report = await scenarioReport('hostile-text', catalog);
    const evil = `<script>window.hacked=1</script><img src=x onerror="window.hacked=1">\u202e</pre>${'x'.repeat(1_000_000)}`;
    const [flow] = report.flows;
    const file = writePage(
      'hostile',
      { ...report, flows: [...report.flows, { ...flow!, id: 'evil', user: { ...flow!.user!, upn: evil } }] },
      catalog,
    );
    const { page: tab, offences } = await open(browser, file);
    await tab.locator('.live summary').first().click();
    expect(await tab.evaluate('window.hacked')).toBeUndefined();
    expect(await tab.locator('img, iframe, object, form').count()).toBe(0);
    expect(offences).toEqual([]);
    const wider = await tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(wider).toBe(0);
  });

  test('a hundred thousand attempts can be used', async () => {
    const file = writePage('long', grown(busy, 100_000), catalog);
    const { page: tab, offences } = await open(browser, file);
    expect(await status(tab)).toBe('1 to 100 of 100,000 that match, 100,000 in all');
    await tab.getByRole('button', { name: 'Next' }).click();
    expect(await status(tab)).toBe('101 to 200 of 100,000 that match, 100,000 in all');
    await tab.getByLabel('User, cause or tracking id').fill('user976@');
    expect(await status(tab)).toBe('1 to 100 of 102 that match, 100,000 in all');
    expect(offences).toEqual([]);
  });
});
