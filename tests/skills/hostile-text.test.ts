import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../src/postings/html-to-text.ts';
import { readPosting } from '../../src/skills/extract.ts';
import { getDictionary } from '../../src/skills/shipped.ts';

const dictionary = await getDictionary();
const read = (text: string) => readPosting(dictionary, { title: '', company: null, text });

describe('hostile text is read in bounded time', () => {
  const megabyte = 1_000_000;
  // Enough for anything that is not linear to take minutes.
  const size = 300_000;
  const hostile: [string, string][] = [
    ['a word of a megabyte', 'j'.repeat(megabyte)],
    ['a line without end', 'Java and Python, '.repeat(size / 17)],
    ['alternatives without end', 'Java or '.repeat(size / 8)],
    ['an ambiguous word without end', 'Go '.repeat(size / 3)],
    ['headings without end', 'Requirements:\n'.repeat(size / 14)],
    ['bullets without end', '- '.repeat(size / 2)],
    ['line feeds', '\n'.repeat(size)],
    ['spaces', ' '.repeat(size)],
    ['zero-width characters', `Ja${'\u200b'.repeat(size)}va`],
    ['soft hyphens between letters', 'J\u00ad'.repeat(size / 2)],
    ['right-to-left marks', '\u202eJava\u202c '.repeat(size / 7)],
    ['lone surrogates', '\ud800'.repeat(size)],
    ['digits after a name', `Java${'1'.repeat(size)}`],
    ['dots', '.'.repeat(size)],
    ['slashes', '/'.repeat(size)],
    ['one address', `http://${'a.'.repeat(size / 2)}`],
    ['names in addresses', `x.com/${'java/'.repeat(size / 5)}`],
    ['open parentheses', '(Java '.repeat(size / 6)],
    ['digits and commas', '1,'.repeat(size / 2)],
    ['money', '$1 - '.repeat(size / 5)],
    ['years', '5+ years of '.repeat(size / 12)],
  ];
  it.each(hostile)('%s', (_name, text) => {
    const start = process.cpuUsage().user;
    read(text);
    expect((process.cpuUsage().user - start) / 1000).toBeLessThan(15_000);
  });

  // The bench reads a hundred.
  it('ten megabytes on one line', () => {
    const text =
      'We use Java, Python or Go and Kubernetes, and like long walks on the beach. '.repeat(
        10 * (megabyte / 76),
      );
    const start = process.cpuUsage().user;
    const reading = read(text);
    expect(reading.skills.map((skill) => skill.id)).toEqual(['java', 'python', 'go', 'kubernetes']);
    expect((process.cpuUsage().user - start) / 1000).toBeLessThan(60_000);
  }, 120_000);

  it('ten thousand nested elements and a million angle brackets', () => {
    expect(read(htmlToText(`${'<div>'.repeat(10_000)}Java`)).skills[0]?.id).toBe('java');
    expect(read(htmlToText('<'.repeat(megabyte))).skills).toEqual([]);
  });
});

describe('any text', () => {
  it('is read without a throw, and every mention slices back to its text', () => {
    const piece = fc.constantFrom(
      'Java',
      'Go',
      'C',
      'R',
      ' or ',
      ', ',
      '/',
      '\n- ',
      '\n\n',
      'Requirements:',
      'a plus',
      'http://',
      '@',
      '\u00ad',
      '\u202e',
      '\udc00',
      '5+ years',
      '&',
      '(',
      ')',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 8 }))),
        (pieces) => {
          const text = pieces.join('');
          const reading = readPosting(dictionary, { title: text, company: text, text });
          for (const { mentions } of reading.skills) {
            for (const m of mentions) expect(text.slice(m.start, m.end)).toBe(m.text);
          }
        },
      ),
    );
  });
});
