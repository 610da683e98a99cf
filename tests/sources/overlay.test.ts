import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/errors.ts';
import { layOver } from '../../src/sources/catalogue.ts';
import type { CatalogueEntry } from '../../src/sources/catalogue-entry.ts';
import {
  addToOverlay,
  emptyOverlay,
  parseOverlay,
  switchInOverlay,
} from '../../src/sources/overlay.ts';

const acme: CatalogueEntry = {
  adapter: 'lever',
  token: 'acme',
  company: 'Acme',
  region: 'eu',
  seen: '2026-08-22',
};

function problems(text: string): string {
  try {
    parseOverlay(text, 'sources.yaml');
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return error instanceof Error ? error.message : '';
  }
}

describe('the user’s file', () => {
  test('adds sources and switches others on and off', () => {
    const overlay = parseOverlay(
      `sources:
  - { adapter: greenhouse, token: mine, company: Mine }
disabled: [lever/acme]
`,
      'sources.yaml',
    );
    const sources = layOver([acme], overlay);
    expect(sources.get('greenhouse/mine')).toMatchObject({
      enabled: true,
      from: 'user',
      region: 'global',
    });
    expect(sources.get('lever/acme')).toMatchObject({ enabled: false, reason: 'disabled by you' });
  });

  test('switches on what the catalogue leaves off', () => {
    const off = { ...acme, disabled: 'needs a key' };
    const sources = layOver([off], { ...emptyOverlay, enabled: ['lever/acme'] });
    expect(sources.get('lever/acme')).toMatchObject({ enabled: true, reason: null });
  });

  test('may be JSON, and may be empty', () => {
    expect(parseOverlay('{"sources":[{"adapter":"lever","token":"x"}]}', 'f').sources).toHaveLength(
      1,
    );
    expect(parseOverlay('', 'f')).toEqual(emptyOverlay);
    expect(parseOverlay('# nothing yet\n', 'f')).toEqual(emptyOverlay);
  });

  test('is refused with every problem, its line, and what was expected', () => {
    const message = problems(`sources:
  - adapter: leever
    token: acme
  - adapter: lever
    region: mars
  - adapter: jsonld
    token: https://www.linkedin.com/jobs/search
  - adapter: company_html
    token: https://jobs.example/
    settings: { item: li, pages: many }
enable: [lever/acme]
`);
    expect(message).toContain('6 problems');
    expect(message).toMatch(
      /sources\.yaml:2: sources\.0\.adapter: no adapter "leever"; there are .*lever/,
    );
    expect(message).toMatch(/sources\.yaml:4: sources\.1\.token: /);
    expect(message).toMatch(/sources\.yaml:5: sources\.1\.region: /);
    expect(message).toMatch(/sources\.yaml:7: sources\.2\.token: LinkedIn forbids scraping/);
    expect(message).toMatch(/sources\.yaml:10: sources\.3\.settings: .*pages: /);
    expect(message).toMatch(/sources\.yaml:1: the file: .*enable/);
  });

  test('is refused when an adapter cannot work with its settings', () => {
    const message = problems(`sources:
  - adapter: company_html
    token: https://jobs.example/
    settings:
      item: li
      pages: many
`);
    expect(message).toMatch(/sources\.yaml:5: sources\.0\.settings: .*pages/s);
  });

  test('is refused when it is no YAML, with the line', () => {
    expect(problems('sources:\n  - { adapter: lever\n')).toMatch(/sources\.yaml:\d: /);
  });

  test('keeps its comments when a source is added or switched', () => {
    const before = '# my boards\nsources:\n  - adapter: lever # the first\n    token: acme\n';
    const added = addToOverlay(before, { adapter: 'ashby', token: 'other' });
    const switched = switchInOverlay(added, 'lever/acme', false);
    expect(switched).toContain('# my boards');
    expect(switched).toContain('# the first');
    const overlay = parseOverlay(switched, 'f');
    expect(overlay.sources.map(({ token }) => token)).toEqual(['acme', 'other']);
    expect(overlay.disabled).toEqual(['lever/acme']);
    expect(parseOverlay(switchInOverlay(switched, 'lever/acme', true), 'f')).toMatchObject({
      enabled: ['lever/acme'],
      disabled: [],
    });
  });

  test('begins with the first source added', () => {
    expect(
      parseOverlay(addToOverlay('', { adapter: 'lever', token: 'acme' }), 'f').sources,
    ).toHaveLength(1);
  });
});
