import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildApp } from '../src/api/app.ts';
import type { Context } from '../src/context.ts';
import { observeJob } from '../src/queue/job-metrics.ts';
import { openTestContext } from './_support/context.ts';

const read = (path: string) => readFileSync(path, 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true });
const rules: { alert: string; expr: string; annotations: Record<string, string> }[] = parse(
  read('deploy/alerts.yml'),
).groups.flatMap(({ rules }: { rules: unknown[] }) => rules);
const dashboard = JSON.parse(read('deploy/grafana/dashboards/gapmap.json'));
const expressions: string[] = [
  ...rules.map(({ expr }) => expr),
  ...dashboard.panels.flatMap(({ targets }: { targets: { expr: string }[] }) =>
    targets.map(({ expr }) => expr),
  ),
];

describe('the deployment files', () => {
  let context: Context;
  let metrics: string;
  beforeAll(async () => {
    context = await openTestContext();
    observeJob('scrape', { outcome: 'done', ms: 5, counts: { found: 1 } });
    const app = await buildApp(context);
    metrics = (await app.inject('/metrics')).body;
    await app.close();
  });
  afterAll(() => context.close());

  it('watch metrics that are there', () => {
    const known = new Set([...metrics.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name));
    const asked = expressions.flatMap((expr) => expr.match(/\b(?:gapmap|process)_\w+/g) ?? []);
    const missing = asked.filter(
      (name) => !known.has(name) && !known.has(name.replace(/_(?:bucket|sum|count)$/, '')),
    );
    expect(asked.length).toBeGreaterThan(20);
    expect(missing.filter((name) => name !== 'gapmap_')).toEqual([]);
  });

  it('say with each alert what it means and what to do', () => {
    for (const { annotations } of rules) {
      expect(annotations.summary).toBeTruthy();
      expect(annotations.description).toBeTruthy();
    }
  });

  it('start the services without rights they do not need', () => {
    for (const name of ['app', 'worker']) {
      const service = compose.services[name];
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
      expect(service.depends_on.postgres).toEqual({ condition: 'service_healthy' });
    }
    expect(compose.services.prometheus.profiles).toEqual(['monitoring']);
    expect(compose.services.pgbouncer.profiles).toEqual(['pgbouncer']);
    expect(read('Dockerfile')).toMatch(/^USER node$/m);
  });

  it('send to the image everything that it copies', () => {
    const sent = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, names = '']) => names.split(' '),
    );
    expect(copied.length).toBeGreaterThan(5);
    expect(copied.filter((name) => !sent.includes(`!${name}`))).toEqual([]);
  });

  it('take nothing out of the image that gapmap names as its own', () => {
    const { dependencies } = JSON.parse(read('package.json'));
    const [, names = ''] = /^rm -rf (.*)$/m.exec(read('scripts/prune-modules.sh')) ?? [];
    expect(names.split(' ').length).toBeGreaterThan(5);
    expect(names.split(' ').filter((name) => name in dependencies)).toEqual([]);
  });

  it('mount files that exist and set variables that are read', () => {
    const config = read('config/config.ts');
    for (const service of Object.values<Record<string, unknown>>(compose.services)) {
      for (const volume of (service.volumes ?? []) as string[]) {
        const [from = ''] = volume.split(':');
        if (!from.startsWith('./')) continue;
        const parent = from.slice(0, from.lastIndexOf('/'));
        expect(readdirSync(parent)).toContain(from.slice(from.lastIndexOf('/') + 1));
      }
    }
    const names = Object.keys(compose.services.worker.environment);
    expect(names.filter((name) => !config.includes(name))).toEqual([]);
    const told = [...read('docs/operating.md').matchAll(/`((?:GAPMAP|OTEL|DATABASE|REDIS)_\w+)`/g)];
    expect(told.map(([, name = '']) => name).filter((name) => !config.includes(name))).toEqual([]);
  });
});
