import { expect, test } from 'vitest';
import { titlesIn } from '../../src/postings/job-title.ts';
import { compilePhrases, compileWords, findPhrases, isIn } from '../../src/postings/phrases.ts';
import { readWords, splitWords } from '../../src/postings/words.ts';

const phrases = compilePhrases([
  ['short', ['quokka']],
  ['long', ['quokka keeper', 'quokka keep*']],
  ['begins', ['wombat*']],
  ['ends', ['*schnabeltier']],
  ['foreign', ['вомбат*', 'épée']],
]);
const found = (text: string) => {
  const hits = findPhrases(phrases, readWords(text).numbers);
  return hits.map(({ label, phrase, start, length }) => [label, phrase, start, length]);
};

test('phrases are found as longest, in any case and spelling, and over no separator', () => {
  expect(found('A QUOKKA Keeper')).toEqual([['long', 'quokka keeper', 1, 2]]);
  expect(found('quokka keeping')).toEqual([['long', 'quokka keep*', 0, 2]]);
  expect(found('quokka, keeper')).toEqual([['short', 'quokka', 0, 1]]);
  expect(found('quokkas')).toEqual([]);
  expect(found('Wombats and wombat')).toEqual([
    ['begins', 'wombat*', 0, 1],
    ['begins', 'wombat*', 2, 1],
  ]);
  expect(found('Riesenschnabeltier schnabeltiere wom')).toEqual([['ends', '*schnabeltier', 0, 1]]);
  expect(found('Вомбаты, epee, ÉPÉE')).toEqual([
    ['foreign', 'вомбат*', 0, 1],
    ['foreign', 'épée', 2, 1],
    ['foreign', 'épée', 4, 1],
  ]);
});

test('a word that begins and ends as asked for is known by both', () => {
  expect(found('wombatschnabeltier')).toEqual([['begins', 'wombat*', 0, 1]]);
  const ends = compileWords(['*schnabeltier']);
  expect(isIn(ends, readWords('Wombatschnabeltier').numbers[0])).toBe(true);
  expect(isIn(ends, readWords('Wombats').numbers[0])).toBe(false);
  expect(isIn(ends, readWords(`wombat${'-x'.repeat(3)}`).numbers[0])).toBe(false);
  expect(isIn(ends, readWords(`${'x'.repeat(80)}schnabeltier`).numbers[0])).toBe(true);
});

test('words of a table made later are known in texts read before', () => {
  expect(found('numbats')).toEqual([]);
  const later = compileWords(['numbat*']);
  expect(isIn(later, readWords('numbats').numbers[0])).toBe(true);
});

test('words are split at separators, signs and spaced dashes only', () => {
  expect(splitWords(".NET/C++ – front-end node.js; Größe's")).toEqual(
    ".net / c++ | front end node.js | grosse's".split(' '),
  );
});

test('a title between two offsets is the one its text alone has', () => {
  const text = '3.Developer (.NET) - Go Engineer, Java Developer\nand more';
  const words = readWords(text);
  for (let from = 0; from < text.length; from++) {
    for (let to = from; to <= text.length; to++) {
      const part = text.slice(from, to);
      const alone = titlesIn(readWords(part), 0, part.length).map((title) => title.text);
      expect(titlesIn(words, from, to).map((title) => title.text)).toEqual(alone);
    }
  }
});
