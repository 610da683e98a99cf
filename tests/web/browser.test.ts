import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, buildApp } from '../../src/api/app.ts';
import { listen } from '../../src/api/listen.ts';
import type { Context } from '../../src/context.ts';
import { openBundle } from '../../src/web/bundle.ts';
import { openTestContext } from '../_support/context.ts';
import { storeMarket } from '../api/_market.ts';
import { drawText, makePdf } from '../gaps/resume/make-files.ts';

const executablePath = '/usr/bin/chromium';
/** Where to keep pictures to look at; none are kept unless this is set. */
const pictures = process.env.GAPMAP_PICTURES;
const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const paths = [
  '/',
  '/skills/go',
  '/skills?q=post',
  '/roadmaps',
  '/roadmaps/birjob-2026',
  '/gap',
  '/sources',
  '/releases',
  '/api',
];
const resume =
  'Ann Example\nanother-secret-word\nSkills: Go, PostgreSQL, Docker\nExperience\n2019 - 2024 Backend engineer: services in Go\n';

/** The lines of a text as the drawing of a page. */
const drawn = (text: string) =>
  text
    .split('\n')
    .map((line, at) => drawText(72, 700 - 16 * at, line))
    .join('\n');

describe.skipIf(!existsSync(executablePath))('in a browser', () => {
  let context: Context;
  let app: App;
  let browser: Browser;
  let origin: string;
  const requests: { url: string; body: string }[] = [];
  /** Every address that was asked in the whole file. */
  const all: string[] = [];

  beforeAll(async () => {
    context = await openTestContext({
      GAPMAP_RATE_LIMIT: '0',
      GAPMAP_RATE_LIMIT_GAP: '0',
      GAPMAP_PORT: '0',
    });
    await storeMarket(context);
    // Made ahead, so that no page waits for it on a busy machine.
    await openBundle();
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
    own.on('request', (request) => {
      all.push(request.url());
      const body = request.postDataBuffer()?.toString('latin1') ?? '';
      requests.push({ url: request.url(), body });
    });
    return run(page).finally(() => own.close());
  }

  /** No serious problem for axe, and nothing wider than the screen. */
  async function expectFit(page: Page, what: string): Promise<void> {
    const wide = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(wide, `${what} is wider than the screen`).toBe(0);
    await page.evaluate(axe);
    const found = await page.evaluate(
      "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ' ' + nodes.slice(0, 3).map(({ html }) => html).join(' | ')))",
    );
    expect(found, what).toEqual([]);
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
          await expectFit(page, path);
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

  describe('with JavaScript reads the resume in the browser', () => {
    /** Every word of the resume that is no skill: none may leave the machine. */
    const secrets = ['Ann Example', 'another-secret-word', 'Backend engineer'];
    const sent = () => requests.filter(({ body }) => body !== '').map(({ body }) => body);

    it('when it is pasted: only ids of skills are sent, and the page says so', async () => {
      await onPage({ viewport: { width: 1200, height: 900 } }, async (page) => {
        await page.goto(`${origin}/gap`);
        requests.length = 0;
        await page.fill('textarea[name=text]', resume);
        await page.click('button[value=page]');
        await page.waitForSelector('#way');
        expect(await page.textContent('#way')).toContain('read in your browser');
        expect(await page.textContent('main')).toContain('Backend engineer: services in Go');
        expect(await page.inputValue('textarea[name=text]')).toBe(resume);
        await keep(page, 'report-script');
        expect(sent().map((body) => JSON.parse(body).skills)).toEqual([
          expect.arrayContaining(['docker', 'go', 'postgresql']),
        ]);
      });
    }, 60_000);

    it('when a PDF is uploaded, and writes the files to keep itself', async () => {
      await onPage({ acceptDownloads: true }, async (page) => {
        await page.goto(`${origin}/gap`);
        requests.length = 0;
        const buffer = Buffer.from(makePdf([drawn(resume)]));
        await page.setInputFiles('input[type=file]', { name: 'cv.bin', mimeType: '', buffer });
        for (const format of ['json', 'md', 'html']) {
          const [download] = await Promise.all([
            page.waitForEvent('download'),
            page.click(`button[value=${format}]`),
          ]);
          expect(download.suggestedFilename()).toBe(`gap-report.${format}`);
          const text = readFileSync(await download.path(), 'utf8');
          expect(text).toContain('Backend engineer: services in Go');
        }
        expect(sent()).toHaveLength(3);
      });
    }, 90_000);

    it('says why a file is refused, and sends one to the server only when asked to', async () => {
      await onPage({}, async (page) => {
        await page.goto(`${origin}/gap`);
        requests.length = 0;
        const file = (buffer: Buffer) =>
          page.setInputFiles('input[type=file]', { name: 'cv.pdf', mimeType: '', buffer });
        await file(Buffer.from('%PDF-1.7 and no more'));
        await page.click('button[value=page]');
        await page.waitForSelector('#gap-status.problem');
        expect(await page.textContent('#gap-status')).toContain('damaged or cut short');
        await file(Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 a Word file', 'latin1'));
        await page.click('button[value=page]');
        await page.waitForSelector('[data-elsewhere]');
        expect(sent()).toEqual([]);
        await page.click('[data-elsewhere]');
        await page.waitForSelector('[role=alert]');
        expect(requests.some(({ url }) => url.endsWith('/gap'))).toBe(true);
      });
    }, 60_000);

    it('sends no word of it', () => {
      for (const body of sent()) for (const secret of secrets) expect(body).not.toContain(secret);
    });
  });

  it.each([
    ['light', { colorScheme: 'light', viewport: { width: 1200, height: 900 } }],
    ['dark', { colorScheme: 'dark', viewport: { width: 1200, height: 900 } }],
    ['narrow', { colorScheme: 'light', viewport: { width: 360, height: 740 } }],
  ] as const)('the report passes axe and fits: %s', async (name, options) => {
    await onPage(options, async (page) => {
      await page.goto(`${origin}/gap`);
      await page.fill('textarea[name=text]', resume);
      await page.click('button[value=page]');
      await page.waitForSelector('#way');
      await keep(page, `${name}-report`);
      await expectFit(page, 'report');
    });
  });

  it('loads less than 60 kB of its own script before a resume is given', async () => {
    await onPage({}, async (page) => {
      let bytes = 0;
      page.on('response', async (response) => {
        if (response.url().includes('.js')) bytes += (await response.body()).length;
      });
      await page.goto(`${origin}/gap`, { waitUntil: 'networkidle' });
      expect(bytes).toBeGreaterThan(1_000);
      expect(bytes).toBeLessThan(60_000);
    });
  });

  it('sends nothing to anybody else', () => {
    expect(all.length).toBeGreaterThan(20);
    expect(
      all.filter((url) => !/^(?:data|blob):/.test(url) && !url.startsWith(`${origin}/`)),
    ).toEqual([]);
  });
});
