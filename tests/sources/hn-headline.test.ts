import { describe, expect, test } from 'vitest';
import { readHeadline } from '../../src/sources/hn-headline.ts';

const link = (url: string) =>
  `<a href="${url.replaceAll('/', '&#x2F;')}" rel="nofollow">${url}</a>`;

describe('the head of a "Who is hiring" comment', () => {
  test.each([
    [
      'Corvid Labs (YC S25) | Staff Engineer | Leeds, UK | ONSITE<p>We',
      'Corvid Labs',
      'Staff Engineer',
    ],
    [
      'Corvid Labs - Backend Developers - Leeds, UK - REMOTE<p>We',
      'Corvid Labs',
      'Backend Developers',
    ],
    [
      `Leeds, UK - Full time<p>Corvid Labs (${link('https://corvid.example')})<p>Data Engineer`,
      'Corvid Labs',
      'Data Engineer',
    ],
    [
      'Corvid Labs is hiring two programmers in Leeds.<p>Apply',
      'Corvid Labs',
      'Corvid Labs is hiring two programmers in Leeds.',
    ],
    [
      'Company: Corvid Labs<p>Position: Site Reliability Engineer<p>Location: Leeds',
      'Corvid Labs',
      'Site Reliability Engineer',
    ],
    ['Corvid Labs<p>1. Senior Go Developer:<p>2. Designer', 'Corvid Labs', 'Senior Go Developer'],
    [
      `London, UK<p>We at Corvid Labs write maps. ${link('https://www.corvidlabs.example/jobs')}`,
      'Corvid Labs',
      'London, UK',
    ],
    [`Engineers wanted! ${link('https://boards.greenhouse.io/x')}`, null, 'Engineers wanted!'],
  ])('%s', (html, company, title) => {
    expect(readHeadline(html)).toMatchObject({ company, title });
  });

  test('tells offered from refused remote work', () => {
    expect(readHeadline('Acme | SRE | REMOTE or Berlin').remote).toBe('remote');
    expect(readHeadline('Acme | SRE | ONSITE (no remote)').remote).toBe('onsite');
    expect(readHeadline('Acme | SRE | Berlin, hybrid').remote).toBe('hybrid');
    expect(readHeadline('Acme | SRE | Berlin').remote).toBeNull();
  });

  test('keeps places and terms apart', () => {
    expect(readHeadline('Acme | SRE | Berlin, Germany | Full-time | €80k')).toMatchObject({
      locations: ['Berlin, Germany'],
      employmentType: 'Full-time',
    });
  });
});
