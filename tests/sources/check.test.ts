import { expect, test } from 'vitest';
import type { PageRequest } from '../../src/sources/adapter.ts';
import { checkPage } from '../../src/sources/check.ts';
import { rawPosting } from '../../src/sources/payload.ts';

const posting = rawPosting({ externalId: '1', title: 'Dev', text: 'Go' });
const more: PageRequest = { url: 'https://board.example/?page=2', kind: 'list' };

test.each([
  [null, [], true],
  [1, [], true],
  [2, [], false],
  [2, [more], true],
])(
  'one posting of a total of %j with %j to follow is complete: %j',
  (total, requests, complete) => {
    const parsed = { postings: [posting], failures: [], requests, total, complete: true };
    expect(checkPage(parsed)).toMatchObject({ found: 1, further_pages: requests.length, complete });
  },
);
