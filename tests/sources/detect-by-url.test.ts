import { describe, expect, test } from 'vitest';
import { adapters } from '../../src/sources/index.ts';

const boards: readonly (readonly [string, string, string, Record<string, unknown>?])[] = [
  ['https://boards.greenhouse.io/acme', 'greenhouse', 'acme'],
  ['https://job-boards.greenhouse.io/acme/jobs/123', 'greenhouse', 'acme'],
  ['https://job-boards.eu.greenhouse.io/acme', 'greenhouse', 'acme'],
  ['https://boards.greenhouse.io/embed/job_board?for=acme', 'greenhouse', 'acme'],
  ['https://boards.greenhouse.io/embed/job_board/js?for=acme', 'greenhouse', 'acme'],
  ['https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true', 'greenhouse', 'acme'],
  ['https://jobs.lever.co/acme/0f6a', 'lever', 'acme'],
  ['https://jobs.eu.lever.co/acme', 'lever', 'acme', { region: 'eu' }],
  ['https://api.lever.co/v0/postings/acme?mode=json', 'lever', 'acme'],
  ['https://jobs.ashbyhq.com/Acme%20Labs', 'ashby', 'Acme Labs'],
  ['https://api.ashbyhq.com/posting-api/job-board/acme', 'ashby', 'acme'],
  ['https://news.ycombinator.com/user?id=whoishiring', 'hackernews', 'whoishiring'],
  ['https://hn.algolia.com/api/v1/search?tags=comment,story_4797', 'hackernews', '4797'],
  ['https://news.ycombinator.com/item?id=47975571', 'hackernews', '47975571'],
  ['https://hacker-news.firebaseio.com/v0/item/47975571.json', 'hackernews', '47975571'],
  ['https://apply.workable.com/acme/', 'workable', 'acme'],
  ['https://apply.workable.com/acme/j/A1B2C3/', 'workable', 'acme'],
  ['https://apply.workable.com/api/v1/widget/accounts/acme?details=true', 'workable', 'acme'],
  ['https://acme.workable.com/', 'workable', 'acme'],
  ['https://careers.smartrecruiters.com/Acme', 'smartrecruiters', 'Acme'],
  ['https://jobs.smartrecruiters.com/Acme/744-engineer', 'smartrecruiters', 'Acme'],
  ['https://api.smartrecruiters.com/v1/companies/Acme/postings', 'smartrecruiters', 'Acme'],
  [
    'https://jobs.smartrecruiters.com/oneclick-ui/company/Acme/publication/1',
    'smartrecruiters',
    'Acme',
  ],
  ['https://jobs.smartrecruiters.com/?company=Acme', 'smartrecruiters', 'Acme'],
  ['https://jobs.smartrecruiters.com/ni/Acme/1f0c-engineer', 'smartrecruiters', 'Acme'],
  ['https://www.smartrecruiters.com/Acme/743999-engineer', 'smartrecruiters', 'Acme'],
  ['https://acme.recruitee.com/o/engineer', 'recruitee', 'acme'],
  ['https://acme.jobs.personio.de/', 'personio', 'acme'],
  ['https://acme-jobs.personio.de/', 'personio', 'acme'],
  ['https://acme.jobs.personio.com/job/1', 'personio', 'acme', { tld: 'com' }],
  ['https://acme.teamtailor.com/jobs', 'teamtailor', 'acme'],
  ['https://acme.na.teamtailor.com/jobs', 'teamtailor', 'acme', { region: 'na' }],
  ['https://acme.bamboohr.com/careers/39', 'bamboohr', 'acme'],
  ['https://acme.breezy.hr/p/1', 'breezy', 'acme'],
  ['https://acme.pinpointhq.com/en/postings/1', 'pinpoint', 'acme'],
  ['https://ats.rippling.com/acme/jobs', 'rippling', 'acme'],
  ['https://ats.rippling.com/en-GB/acme/jobs/1', 'rippling', 'acme'],
  ['https://api.rippling.com/platform/api/ats/v1/board/acme/jobs', 'rippling', 'acme'],
  ['https://ats.rippling.com/api/v2/board/acme/jobs', 'rippling', 'acme'],
  ['https://ats.us1.rippling.com/acme/jobs', 'rippling', 'acme'],
  ['https://acme.wd5.myworkdayjobs.com/en-US/External', 'workday', 'acme/wd5/External'],
  ['https://acme.wd5.myworkdayjobs.com/External/job/x/y_R1', 'workday', 'acme/wd5/External'],
  [
    'https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/External/jobs',
    'workday',
    'acme/wd5/External',
  ],
  [
    'https://wd1.myworkdaysite.com/en-US/recruiting/acme/Careers',
    'workday',
    'acme/wd1/Careers',
    { domain: 'myworkdaysite.com' },
  ],
  ['https://join.com/companies/acme/123-engineer', 'join', 'acme'],
  ['https://join.com/de/companies/ab', 'join', 'ab'],
  ['https://jobs.jobvite.com/acme/jobs', 'jobvite', 'acme'],
  ['https://jobs.jobvite.com/careers/acme/search?p=0', 'jobvite', 'acme'],
  ['https://careers-acme.icims.com/jobs/search?ss=1', 'icims', 'careers-acme'],
  ['https://jobs.gusto.com/boards/acme-2b84b230', 'gusto', 'acme-2b84b230'],
  ['https://www.careers-page.com/acme', 'manatal', 'acme'],
  [
    'https://recruiting.paylocity.com/recruiting/jobs/All/15fca012-892c-4721-a285-e56e02980e47/Acme',
    'paylocity',
    '15fca012-892c-4721-a285-e56e02980e47',
  ],
];

describe('a board is told by its URL', () => {
  test.each(boards.map((board) => [board[0], board] as const))('%s', (href, board) => {
    const [, id, token, settings] = board;
    const url = new URL(href);
    const found = [...adapters.values()].flatMap((adapter) => {
      const detected = adapter.detect(url);
      return detected ? [{ id: adapter.id, ...detected }] : [];
    });
    expect(found).toEqual([settings ? { id, token, settings } : { id, token }]);
  });

  test.each([
    'https://acme.example/careers',
    'https://www.greenhouse.io/',
    'https://www.recruitee.com/pricing',
    'https://boards.greenhouse.io/',
    'https://jobs.lever.co/',
    'https://lever.co.evil.example/acme',
    'https://join.com/jobs',
    'https://ats.rippling.com/',
    'https://jobs.ashbyhq.com/api/non-user-graphql?op=ApiJobBoard',
    'https://jobs.jobvite.com/__assets__/scripts/careersite/public/iframe.js',
    'https://jobs.smartrecruiters.com/sr-jobs/search',
    'https://news.ycombinator.com/user?id=pg',
    'https://career.acme.teamtailor.com/jobs',
    'https://www.workable.com/',
  ])('%s is no board', (href) => {
    const found = [...adapters.values()].filter(
      (adapter) => adapter.detect(new URL(href)) !== null,
    );
    expect(found.map((adapter) => adapter.id)).toEqual([]);
  });
});
