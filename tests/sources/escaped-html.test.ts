import fc from 'fast-check';
import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/sources/escaped-html.ts';

describe('the plain text of a fragment', () => {
  it('has no tags, and its entities decoded', () => {
    expect(plainText('<a href="/x?a=1&amp;b">R&amp;D</a> &lt;3')).toBe('R&D <3');
    expect(plainText('R&ampD &#x2F; &#47; &nosuch; & so')).toBe('R&D / / &nosuch; & so');
  });

  it('is the same where no tree is built, as a text without tags needs none', () => {
    const piece = fc.constantFrom(
      '&',
      '&amp',
      '&lt;',
      '&#x41',
      '&#0;',
      '&notit;',
      ';',
      'é',
      '>',
      ' ',
      'a',
    );
    const text = fc
      .array(fc.oneof(piece, fc.string()), { maxLength: 8 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, (given) => {
        const noTag = given.replaceAll('<', '');
        expect(plainText(noTag)).toBe(DomUtils.textContent(parseDocument(noTag)));
      }),
    );
  });
});
