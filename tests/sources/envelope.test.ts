import { describe, expect, test } from 'vitest';
import { findEnvelope, isWhole } from '../../src/sources/envelope.ts';

const wanted = { key: 'jobs', marks: ['id', 'title'] };
const a = { id: 1, title: 'A' };
const b = { id: 2, title: 'B' };
const odd = { id: 3 };

describe('findEnvelope', () => {
  test('takes what is under the key as it is, with the fields beside it', () => {
    expect(findEnvelope({ jobs: [a, odd], total: 2 }, wanted)).toEqual({
      items: [a, odd],
      fields: { total: 2 },
      exact: true,
    });
    expect(findEnvelope({ jobs: [] }, wanted)).toMatchObject({ items: [], exact: true });
  });

  test('takes a bare list, also an empty one and one in which an item lacks a mark', () => {
    expect(findEnvelope([a, odd], wanted)).toMatchObject({ items: [a, odd], exact: true });
    expect(findEnvelope([], wanted)).toMatchObject({ items: [], exact: true });
  });

  test('finds items in wrappers and in groups, which is no listing to close anything by', () => {
    expect(findEnvelope({ data: { page: 1, results: [a, odd] } }, wanted)).toMatchObject({
      items: [a, odd],
      fields: { page: 1 },
      exact: false,
    });
    const groups = [
      { team: 'Data', postings: [a] },
      { team: 'Web', postings: [b] },
    ];
    expect(findEnvelope(groups, wanted)).toMatchObject({ items: [a, b], exact: false });
  });

  test('with no item, but a count of some, proves nothing gone', () => {
    const empty = { exact: false, items: [] };
    expect(findEnvelope({ jobs: [], meta: { total: 3 } }, wanted)).toMatchObject(empty);
    expect(findEnvelope({ jobs: [], totalItems: '3' }, wanted)).toMatchObject(empty);
    expect(findEnvelope({ jobs: [], meta: { total: 0 } }, wanted)).toMatchObject({ exact: true });
  });

  test.each([
    [{}, true],
    [{ meta: { total: 2 }, next: null, hasMore: false, links: { next: '' } }, true],
    [{ total: 1, perPage: 100, page: 1 }, true],
    [{ paging: { next: 'https://board.example/jobs?page=2' } }, false],
    [{ _links: { next: { href: '/jobs?page=2' } } }, false],
    [{ hasNext: true }, false],
    [{ nextPage: 2 }, false],
    [{ meta: { totalCount: 3 } }, false],
    [{ count: '40' }, false],
  ])('whose answer adds %j is whole: %j', (fields, whole) => {
    const found = findEnvelope({ jobs: [a, b], ...fields }, wanted);
    expect(found && isWhole(found)).toBe(whole);
  });

  test('takes one item alone', () => {
    expect(findEnvelope(a, wanted)).toMatchObject({ items: [a], exact: false });
  });

  test.each([{ error: 'not found', status: 404 }, { message: [] }, null, 'x', 7])(
    'finds nothing in %j',
    (answer) => {
      expect(findEnvelope(answer, wanted)).toBeNull();
    },
  );
});
