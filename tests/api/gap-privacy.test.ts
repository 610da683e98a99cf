import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, buildApp } from '../../src/api/app.ts';
import type { Context } from '../../src/context.ts';
import { openTestContext } from '../_support/context.ts';
import { drawText, makePdf } from '../gaps/resume/make-files.ts';
import { storeMarket } from './_market.ts';

/** A word that stands in the resumes only: wherever it turns up, one was written. */
const marker = 'Zyxomma';
const resume = `${marker} Quillfeather\nSkills: Go, Redis\nCurrently learning Kubernetes at ${marker}`;

describe('a resume that the server was sent', () => {
  const logged: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'gapmap-privacy-'));
  let context: Context;
  let app: App;

  beforeAll(async () => {
    // What spools to a file does so here; a test file is a process of its own.
    process.env.TMPDIR = folder;
    const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
    context = {
      ...(await openTestContext({
        GAPMAP_RATE_LIMIT: '0',
        GAPMAP_RATE_LIMIT_GAP: '0',
        GAPMAP_HOME: folder,
      })),
      log,
    };
    await storeMarket(context);
    app = await buildApp(context);
    for (const format of ['json', 'md', 'html']) await sendText(resume, format);
    await sendText(`{"skills": ["${marker}",]}`, 'json');
    await sendText(`${marker} \u0000\u0001\u0002`, 'json');
    await sendText(42, 'json');
    await sendForm(Buffer.from(makePdf([drawText(60, 700, `${marker} writes Go and Redis`)])));
    await sendForm(Buffer.from(`%PDF-1.7 ${marker} and no more`));
    await sendForm(Buffer.from(resume));
  }, 90_000);
  afterAll(async () => {
    await app.close();
    await context.close();
    rmSync(folder, { recursive: true });
  });

  const sendText = (text: unknown, format: string) =>
    app.inject({ method: 'POST', url: `/api/v1/gap?format=${format}`, payload: { text } });

  async function sendForm(file: Buffer): Promise<void> {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(file)]), `${marker}.pdf`);
    const { headers, body } = new Response(form);
    const payload = Buffer.from(await new Response(body).arrayBuffer());
    const type = headers.get('content-type') ?? '';
    for (const url of ['/gap', '/api/v1/gap']) {
      await app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload });
    }
  }

  it('is in no line of the log, of whatever level', () => {
    expect(logged.length).toBeGreaterThan(5);
    expect(logged.filter((line) => line.includes(marker))).toEqual([]);
  });

  it('is in no table of the database and of the queue', async () => {
    const { rows: tables } = await sql<{ name: string }>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')
    `.execute(context.db);
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of tables) {
      const { rows } = await sql<{ holds: boolean }>`
        select exists (select from ${sql.raw(name)} as t where t::text like ${`%${marker}%`}) as holds
      `.execute(context.db);
      expect(rows, name).toEqual([{ holds: false }]);
    }
  });

  it('is in no file, also not while it is read', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
    expect(files.filter((text) => text.includes(marker))).toEqual([]);
  });
});
