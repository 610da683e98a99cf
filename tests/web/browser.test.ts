import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, buildApp } from '../../src/api/app.ts';
import { listen } from '../../src/api/listen.ts';
import type { Context } from '../../src/context.ts';
import { openTestContext } from '../_support/context.ts';
import { storeMarket } from '../api/_market.ts';

const executablePath = '/usr/bin/chromium';
/** Where to keep pictures to look at; none are kept unless this is set. */
const pictures = process.env.GAPMAP_PICTURES;
const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const paths = [
  '/',
  '/skills/go',
  '/roadmaps',
  '/roadmaps/birjob-2026',
  '/gap',
  '/sources',
  '/releases',
  '/api',
];
const resume =
  'Ann Example\nanother-secret-word\nSkills: Go, PostgreSQL, Docker\nExperience\n2019 - 2024 Backend engineer: services in Go\n';

describe.skipIf(!existsSync(executablePath))('in a browser', () => {
  let context: Context;
  let app: App;
  let browser: Browser;
  let origin: string;
  const requests: { url: string; body: string }[] = [];

  beforeAll(async () => {
    context = await openTestContext({
      GAPMAP_RATE_LIMIT: '0',
      GAPMAP_RATE_LIMIT_GAP: '0',
      GAPMAP_PORT: '0',
    });
    await storeMarket(context);
    app = await buildApp(context);
    origin = await listen(app, context.config);
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
    browser = await chromium.launch({ executablePath, args });
    if (pictures) mkdirSync(pictures, { recursive: true });
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await app.close();
    await context.close();
  });

  async function onPage<T>(
    options: BrowserContextOptions,
    run: (page: Page) => Promise<T>,
  ): Promise<T> {
    const own = await browser.newContext(options);
    const page = await own.newPage();
    page.on('request', (request) =>
      requests.push({
        url: request.url(),
        body: request.postDataBuffer()?.toString('latin1') ?? '',
      }),
    );
    return run(page).finally(() => own.close());
  }

  const keep = async (page: Page, name: string) => {
    if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  };

  it.each([
    ['light', { colorScheme: 'light', viewport: { width: 1200, height: 900 } }],
    ['dark', { colorScheme: 'dark', viewport: { width: 1200, height: 900 } }],
    ['narrow', { colorScheme: 'light', viewport: { width: 360, height: 740 } }],
  ] as const)(
    'every page passes axe and fits: %s',
    async (name, options) => {
      await onPage(options, async (page) => {
        for (const path of paths) {
          await page.goto(origin + path);
          await keep(page, `${name}${path.replaceAll('/', '-')}`);
          const wide = await page.evaluate(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          expect(wide, `${path} is wider than the screen`).toBe(0);
          await page.evaluate(axe);
          const found = await page.evaluate(
            "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ' ' + nodes.slice(0, 3).map(({ html }) => html).join(' | ')))",
          );
          expect(found, path).toEqual([]);
        }
      });
    },
    120_000,
  );

  it('gives the report of a pasted resume without JavaScript', async () => {
    await onPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${origin}/gap`);
      await page.fill('textarea[name=text]', resume);
      await page.click('button[value=page]');
      expect(await page.textContent('main')).toContain('found in the resume');
      expect(await page.textContent('#way')).toContain('on the server');
      await keep(page, 'report-no-script');
    });
  }, 60_000);

  it('sends nothing to anybody else', () => {
    expect(requests.length).toBeGreaterThan(20);
    expect(
      requests.filter(({ url }) => !url.startsWith(`${origin}/`) && !url.startsWith('data:')),
    ).toEqual([]);
  });
});
