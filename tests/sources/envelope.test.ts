import { describe, expect, test } from 'vitest';
import { findEnvelope } from '../../src/sources/envelope.ts';

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
