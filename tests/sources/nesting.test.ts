import { expect, test } from 'vitest';
import { isTooDeep } from '../../src/sources/nesting.ts';

test.each([
  ['elements', '<div>'.repeat(5_000)],
  ['links, which some parsers close and others do not', '<a href="/x">'.repeat(5_000)],
  ['elements whose closing tags belong to others', '<div></span>'.repeat(5_000)],
  ['self-closing tags that HTML does not know', '<x-icon/>'.repeat(5_000)],
])('a page of thousands of open %s is too deep', (_, html) => {
  expect(isTooDeep(`<html>${html}`)).toBe(true);
});

test.each([
  ['closed elements', '<div><b>x</b></div>'.repeat(5_000)],
  ['paragraphs and items without closing tags', '<p>x<ul><li>x<li>y</ul><br>'.repeat(5_000)],
  ['shapes in a drawing', `<svg>${'<path d="M1"/>'.repeat(5_000)}</svg>`],
])('a long page of %s is not', (_, html) => {
  expect(isTooDeep(`<html>${html}</html>`)).toBe(false);
});
