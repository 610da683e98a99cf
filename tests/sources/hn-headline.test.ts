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
    ['Corvid Labs, Inc. | Data Engineer | Leeds, UK', 'Corvid Labs, Inc.', 'Data Engineer'],
    ['Corvid Labs - Full-time Remote | Data Engineer', 'Corvid Labs', 'Data Engineer'],
    ['# Corvid Labs | Leeds | Data Engineer', 'Corvid Labs', 'Data Engineer'],
    ['The Corvid Museum | Leeds, UK | Data Engineer', 'The Corvid Museum', 'Data Engineer'],
    [
      'Data Engineer @ Corvid (Leeds, ONSITE)<p>Maps',
      'Corvid',
      'Data Engineer @ Corvid (Leeds, ONSITE)',
    ],
    [
      'School of Maps is a charity. Help us.<p>Data Engineer wanted',
      'School of Maps',
      'Data Engineer wanted',
    ],
    ['Corvid Labs | Leeds, UK<br>\n| Data Engineer | ONSITE<p>We', 'Corvid Labs', 'Data Engineer'],
    ['Corvid Labs | Data Engineer<br>Leeds | QA Engineer<p>We', 'Corvid Labs', 'Data Engineer'],
    [`Engineers wanted! ${link('https://boards.greenhouse.io/x')}`, null, 'Engineers wanted!'],
  ])('%s', (html, company, title) => {
    expect(readHeadline(html)).toMatchObject({ company, title });
  });

  test('tells offered from refused remote work', () => {
    expect(readHeadline('Acme | SRE | REMOTE or Berlin').remote).toBe('remote');
    expect(readHeadline('Acme | SRE | ONSITE (no remote)').remote).toBe('onsite');
    expect(readHeadline('Acme | SRE | Berlin, hybrid').remote).toBe('hybrid');
    expect(readHeadline('Acme | SRE | Berlin').remote).toBeNull();
    expect(readHeadline('Acme | SRE | partial onsite').remote).toBe('hybrid');
    expect(readHeadline('Acme | SRE | fully distributed').remote).toBe('remote');
    expect(readHeadline('We seek distributed systems engineers').remote).toBeNull();
  });

  test('finds the place in the lines that go on, or under its label', () => {
    const locations = (html: string) => readHeadline(html).locations;
    expect(locations('Acme | SRE<br>\nOnsite (Leeds) | Full-time<p>We')).toEqual([
      'Onsite (Leeds)',
    ]);
    expect(readHeadline('Company: Acme<br>Location: Remote (EU)<br>Role: SRE')).toMatchObject({
      locations: ['Remote (EU)'],
      remote: 'remote',
    });
    expect(locations('Acme | YC W25 | SRE | acme.example | Leeds')).toEqual(['Leeds']);
    expect(
      locations(
        'We write maps for all the people who walk and run and climb every day in Leeds, UK',
      ),
    ).toEqual([]);
  });

  test('keeps places and terms apart', () => {
    expect(readHeadline('Acme | SRE | Berlin, Germany | Full-time | €80k')).toMatchObject({
      locations: ['Berlin, Germany'],
      employmentType: 'Full-time',
    });
  });
});
