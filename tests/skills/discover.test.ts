import { TfIdf } from 'natural/lib/natural/tfidf/index.js';
import { describe, expect, it } from 'vitest';
import { loadDictionary } from '../../src/skills/dictionary.ts';
import { addSightings, rankTerms, type Tallies } from '../../src/skills/discover.ts';
import { proposeEntries } from '../../src/skills/discover-propose.ts';
import { findPlainWords, findUnknownTerms } from '../../src/skills/discover-terms.ts';
import type { Skill } from '../../src/skills/skill.ts';

const skills: Skill[] = [
  { id: 'java', name: 'Java', category: 'language' },
  { id: 'go', name: 'Go', category: 'language' },
  { id: 'kubernetes', name: 'Kubernetes', category: 'devops' },
  { id: 'kafka', name: 'Apache Kafka', category: 'streaming', aliases: ['Kafka'] },
  { id: 'microservices', name: 'Microservices', category: 'concept' },
];
const dictionary = loadDictionary(skills);
const terms = (text: string, company: string | null = null) =>
  findUnknownTerms(dictionary, { title: '', company, text });
const written = (text: string, company?: string) =>
  terms(text, company ?? null).map((term) => term.written);

function discover(texts: readonly string[], recentFrom: number) {
  const tallies: Tallies = new Map();
  const plain = new Map<string, number>();
  const older = new TfIdf();
  for (const [position, text] of texts.entries()) {
    const found = terms(text);
    addSightings(tallies, position, found);
    for (const word of findPlainWords(text)) plain.set(word, (plain.get(word) ?? 0) + 1);
    if (position < recentFrom) older.addDocument(found.map(({ key }) => key));
  }
  return rankTerms(tallies, {
    isRecent: (position) => position >= recentFrom,
    recentPostings: texts.length - recentFrom,
    olderPostings: recentFrom,
    idf: (key) => older.idf(key),
    plain: (word) => plain.get(word) ?? 0,
    minPostings: 2,
  });
}

describe('the unknown names of a posting', () => {
  it('are the neighbours in a list of known technologies', () => {
    const [found] = terms('Requirements:\n- Java, Zorble, Kafka');
    expect(found).toMatchObject({ key: 'zorble', beside: true, near: true, asked: true });
    expect(found?.company).toEqual(['java', 'kafka']);
    expect(found?.sentence).toBe('Java, Zorble, Apache Kafka');
  });

  it('may be lower case between two known technologies, nowhere else', () => {
    expect(written('Stack: java, zorble, kafka')).toEqual(['zorble']);
    expect(written('Stack: java, thorough')).toEqual([]);
  });

  it('are whole names of several words, with their parts', () => {
    expect(written('Experience with Java and Acme Flow Runner.')).toContain('Acme Flow Runner');
  });

  it('are no words that begin a sentence, job words, dates, or the employer itself', () => {
    expect(written('Thoughtful people use Java.')).toEqual([]);
    expect(written('Java, Senior Engineer, January, Remote')).toEqual([]);
    expect(written('Java, Kestrel, Go', 'Kestrel')).toEqual([]);
  });

  it('are not beside a skill in a list of firms, nor beside an idea', () => {
    expect(terms('Our customers use Java, Wellbank, Kafka')[0]?.beside).toBe(false);
    expect(terms('We like Microservices, Wellbank')[0]?.beside).toBe(false);
  });

  it('are not what the dictionary knows, in any spelling', () => {
    expect(written('JAVA, KUBERNETES, apache-kafka, Go')).toEqual([]);
  });
});

describe('the ranking', () => {
  const old = [
    'Java and Kafka, written by Ferrington people, memory matters',
    'Go, Brask, Kubernetes and memory',
    'Java, Brask',
    'We saw Ferrington yesterday',
  ];
  const recent = [
    'Java, Zorble, Kafka',
    'Kubernetes, Zorble, Go',
    'Go, Zorble',
    'Java, Memory, Go',
    'Go, Memory, Kafka',
    'Kafka, Brask',
    'We at Ferrington hire Java people',
  ];
  const found = discover([...old, ...recent], old.length);

  it('puts the new name among skills first, before old names and plain words', () => {
    expect(found.map(({ term }) => term)).toEqual(['Zorble', 'Memory', 'Brask', 'Ferrington']);
  });

  it('counts postings before and after, and says how the share grew', () => {
    expect(found[0]).toMatchObject({ postings: 3, recent: 3, older: 0, growth: null, beside: 1 });
    const brask = found.find(({ term }) => term === 'Brask');
    expect(brask).toMatchObject({ postings: 3, recent: 1, older: 2 });
    expect(brask?.growth).toBeCloseTo(1 / 7 / (2 / 4));
    expect(found[0]?.sentences).toContain('Java, Zorble, Apache Kafka');
  });

  it('takes an advertisement that is repeated for months for one voice', () => {
    expect(
      discover(
        Array.from({ length: 9 }, () => 'Java, Zorble, Kafka'),
        3,
      ),
    ).toEqual([]);
  });

  it('leaves out a part that is written only inside its longer name', () => {
    const names = discover(['Java, Acme Flow', 'Go, Acme Flow, Java', 'Kafka, Acme Flow'], 0);
    expect(names.map(({ term }) => term)).toEqual(['Acme Flow']);
  });
});

describe('a proposal', () => {
  const propose = (texts: string[]) => proposeEntries(dictionary, discover(texts, 0));

  it('is an alias where the name is a known one with a slip', () => {
    const [first] = propose(['Java, Kubernets, Go', 'Kafka, Kubernets']);
    expect(first).toMatchObject({ kind: 'alias', of: { id: 'kubernetes' }, text: 'Kubernets' });
  });

  it('is a new entry otherwise, with a free id and the category of its neighbours', () => {
    const [first] = propose(['Java, Zor#, Go', 'Go, Zor#, Java']);
    expect(first).toMatchObject({
      kind: 'skill',
      entry: { id: 'zorsharp', name: 'Zor#', category: 'language' },
    });
  });
});
