import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileOf } from '../../src/gaps/produce.ts';
import { buildProfile, type FindSkills } from '../../src/gaps/profile.ts';
import { getDictionary } from '../../src/skills/shipped.ts';

const names = ['Go', 'Rust', 'PostgreSQL', 'Kafka', 'Spring Boot', 'Perl', 'Docker', 'Kubernetes'];
const find: FindSkills = (text) =>
  names.flatMap((name) =>
    [...text.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].map(({ index }) => ({
      id: name.toLowerCase().replace(' ', '-'),
      start: index,
      end: index + name.length,
    })),
  );
const options = { find, implies: new Map([['spring-boot', ['spring', 'java']]]), year: 2026 };
const held = (text: string) => buildProfile(text, options).skills.map(({ id }) => id);

describe('the profile of a resume', () => {
  it('quotes the line that shows a skill, with its number, section and year', () => {
    const text =
      'Jo\n\nEXPERIENCE\nAcme, 2019 – 2022\n• Built services in Go\n\nSkills\nDocker, Go';
    const profile = buildProfile(text, options);
    expect(profile.skills.find(({ id }) => id === 'go')).toEqual({
      id: 'go',
      section: 'experience',
      lastYear: 2022,
      impliedBy: [],
      evidence: [
        { line: 5, text: '• Built services in Go', section: 'experience', written: 'Go' },
        { line: 8, text: 'Docker, Go', section: 'skills', written: 'Go' },
      ],
    });
  });

  it.each([
    ['Jan 2019 – Mar 2021', 2021],
    ['04/2018 - 06/2020', 2020],
    ['2015/09 – 2019/06', 2019],
    ['2016-01-01 to 2017-05-31', 2017],
    ['August 2023 – Present', 2026],
    ['2023/08 – 至今', 2026],
    ['seit 2020', null],
  ])('dates a skill by the range of its entry: %s', (dates, year) => {
    const { skills } = buildProfile(`Experience\nAcme, ${dates}\nBuilt it with Go`, options);
    expect(skills[0]?.lastYear).toBe(year);
  });

  it('marks what a skill implies as implied, by what', () => {
    const { skills } = buildProfile('Spring Boot', options);
    expect(skills.map(({ id, impliedBy }) => [id, impliedBy])).toEqual([
      ['java', ['spring-boot']],
      ['spring', ['spring-boot']],
      ['spring-boot', []],
    ]);
  });

  it.each([
    ['Currently learning Rust and Kubernetes.', ['kubernetes', 'rust']],
    ['Interested in Kafka, Kubernetes', ['kafka', 'kubernetes']],
    ['I no longer use Perl.', ['perl']],
    ['Perl, which I no longer use', ['perl']],
    ['Rust (learning)', ['rust']],
    ['Would like to work with Kafka', ['kafka']],
    ['No experience with Kubernetes', ['kubernetes']],
    ['Learning: Rust', ['rust']],
    ['## Currently learning\n- Rust\n- Kafka', ['kafka', 'rust']],
    ['Lerne gerade Rust', ['rust']],
    ['On my learning list: Kafka', ['kafka']],
    ['Aspiring Kubernetes administrator', ['kubernetes']],
    ['Taking a course on Kubernetes and Kafka', ['kafka', 'kubernetes']],
    ['Expected 2027: Kubernetes certificate', ['kubernetes']],
    ['Kubernetes course (ongoing)', ['kubernetes']],
    ['Perl: no experience', ['perl']],
    ['Stopped using Perl in 2015', ['perl']],
    ['Goals: learn Rust', ['rust']],
    ['Looking forward to working with Kafka', ['kafka']],
    ['Passionate about Rust', ['rust']],
  ])('sets aside what is named without being claimed: %s', (text, expected) => {
    const profile = buildProfile(text, options);
    expect(profile.skills).toEqual([]);
    expect(profile.setAside.map(({ id }) => id).sort()).toEqual(expected);
  });

  it.each([
    ['Currently learning Rust; built services in Go', ['go']],
    ['Machine learning services in Go', ['go']],
    ['Machine Kafka\nLearning\nDevOps Docker', ['docker', 'kafka']],
    ['Learning platform built with Go', ['go']],
    ['Go, Rust (learning), Docker', ['docker', 'go']],
    ['Interested in Rust but work daily in Go', ['go']],
    ['Learning Rust.\nRust, 2 years at Acme', ['rust']],
    ['Experience with Go, learning Rust', ['go']],
    ['PostgreSQL: planned the move of forty databases', ['postgresql']],
    ['Docker images used to build Go services', ['docker', 'go']],
    ['Interested in Kafka. Uses Docker every day', ['docker']],
  ])('keeps what is claimed beside it: %s', (text, expected) => {
    expect(held(text)).toEqual(expected);
  });

  it('joins a sentence that was wrapped, and a word that was broken, before it searches', () => {
    const wrapped = 'Wrote most of the payment services of the company with Spring\nBoot and so on';
    expect(held(wrapped.replace('\nBoot and', '\nboot and'))).toEqual([]);
    expect(held('Moved the whole of the data of all our customers onto Postgre-\nsql and')).toEqual(
      [],
    );
    const broken =
      'Moved every service of the company, some forty of them, onto Kuber-\nnetes and Go';
    expect(held(broken)).toEqual(['go', 'kubernetes']);
    // A typesetter's hyphen is of no name: what stands before it is not named.
    expect(
      held('• Wrote tests of all of the four services of the shop in Go‐\nlang and more of them.'),
    ).toEqual([]);
    expect(held('Traces of all in Post-\ngreSQL, Kub and Spring-\nBoot')).toEqual(['postgresql']);
  });

  it('does not depend on the order of the lines', () => {
    const line = fc
      .tuple(
        fc.constantFrom('Skills', 'Built it with', 'Currently learning', '•', 'Uses', ''),
        fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }),
      )
      .map(([lead, list]) => `${lead} ${list.join(', ')}`.trim())
      .filter((text) => text !== 'Currently learning' && text !== '');
    fc.assert(
      fc.property(
        fc
          .array(line, { maxLength: 12 })
          .chain((lines) =>
            fc.tuple(
              fc.constant(lines),
              fc.shuffledSubarray(lines, { minLength: lines.length, maxLength: lines.length }),
            ),
          ),
        ([lines, shuffled]) => {
          expect(held(shuffled.join('\n'))).toEqual(held(lines.join('\n')));
        },
      ),
    );
  });

  it('holds the same skills whatever a section is called', () => {
    const body = ['Go, Docker', 'Built services with Kafka'];
    const headings = [
      'Skills',
      'TECHNICAL SKILLS',
      'Tech stack',
      '## Kenntnisse',
      'Навыки',
      'Toolbox:',
    ];
    const results = headings.map((heading) => held([heading, ...body].join('\n')));
    for (const result of results) expect(result).toEqual(['docker', 'go', 'kafka']);
  });
});

describe('a list in which each skill has a line of its own', async () => {
  const dictionary = await getDictionary();
  const heldOf = (text: string) =>
    profileOf({ text, warnings: [] }, { dictionary, year: 2026 }).skills.map(({ id }) => id);

  it.each([
    ['Languages\nGo\nPython\nTypeScript', 'go'],
    ['• RabbitMQ\n• NATS\n• Apache Kafka', 'nats'],
    ['Jenkins\nMaven\nGradle', 'apache-maven'],
    ['Django\nSpring\nKubernetes', 'spring'],
  ])('shows names that are also words: %j', (text, id) => {
    expect(heldOf(text)).toContain(id);
  });
});
