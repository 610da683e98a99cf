import { afterAll, describe, expect, it } from 'vitest';
import type { RawPosting } from '../../src/postings/posting.ts';
import { readPosting } from '../../src/skills/extract.ts';
import { getDictionary } from '../../src/skills/shipped.ts';
import { normalizeAll } from '../../workers/normalize-all.ts';
import { openReadingThreads } from '../../workers/reading-threads.ts';

const raw = (externalId: string, html: string): RawPosting => ({
  externalId,
  title: 'Senior Backend Engineer',
  company: null,
  url: null,
  html,
  text: null,
  locations: ['Berlin, Germany'],
  country: null,
  remote: null,
  employmentType: null,
  department: null,
  language: null,
  requisitionId: null,
  salary: null,
  tags: [],
  postedAt: '2026-05-04T10:00:00Z',
  updatedAt: null,
  closesAt: null,
});
const postings = [
  raw('1', '<p>You know Kotlin or Java, and PostgreSQL.</p>'),
  raw('2', '<h3>Nice to have</h3><ul><li>Kafka</li></ul>'),
];

describe('reading threads', () => {
  const threads = openReadingThreads(null);
  afterAll(() => threads.close());

  it('prepare a page as it would be in place, dates and offsets included', async () => {
    const failure = { position: 7, reason: 'no title', item: '{}' };
    const page = { postings, failures: [failure], company: 'Acme' };
    const prepared = await threads.ask('prepare', page);
    const expected = normalizeAll(postings, [failure], { company: 'Acme' });
    const dictionary = await getDictionary();
    expect(prepared).toEqual({
      ...expected,
      ahead: new Map(expected.postings.map((p) => [p.externalId, readPosting(dictionary, p)])),
    });
    expect(prepared.ahead.get('1')?.skills).toHaveLength(3);
  });

  it('read normalized postings in order, however many questions are open', async () => {
    const texts = ['We use Python.', 'We use Rust and Redis.', ''];
    const answers = await Promise.all(
      texts.map((text) => threads.ask('read', [{ title: '', company: null, text }])),
    );
    const ids = answers.map(([reading]) => reading?.skills.map((skill) => skill.id));
    expect(ids).toEqual([['python'], ['rust', 'redis'], []]);
  });

  it('reject every question when the skills file is bad, and after they are closed', async () => {
    const bad = openReadingThreads('/nowhere/skills.yaml');
    const question = () => bad.ask('read', [{ title: '', company: null, text: '' }]);
    await expect(question()).rejects.toThrow('cannot read the skills file');
    await bad.close();
    await expect(question()).rejects.toThrow('the thread has ended');
  });
});
