import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packNeed, unpackNeed } from '../../src/postings/judgement.ts';

it('how a skill is asked for comes out of its number as it went in', () => {
  const alternatives = fc.option(fc.integer({ min: 0, max: 4_000 }));
  fc.assert(
    fc.property(fc.constantFrom(1, 2, 3), fc.boolean(), alternatives, (strength, inText, set) => {
      const need = packNeed(strength, inText, set);
      expect(unpackNeed(need)).toEqual({ requirement: strength, alternatives: set });
      expect(need).toBeLessThan(2 ** 15);
    }),
  );
});
