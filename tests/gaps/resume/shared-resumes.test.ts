import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { RefusedError } from '../../../src/errors.ts';
import { profileOf } from '../../../src/gaps/produce.ts';
import { readResume } from '../../../src/gaps/resume/read-resume.ts';
import type { Dictionary } from '../../../src/skills/dictionary.ts';
import { findMentions } from '../../../src/skills/mentions.ts';
import { getDictionary } from '../../../src/skills/shipped.ts';

const folder = '../shared/data/resumes';
const bytes = (name: string) => new Uint8Array(readFileSync(`${folder}/${name}`));
const files = existsSync(folder) ? readdirSync(folder) : [];
const outcome = (name: string) =>
  readResume(bytes(name)).then(
    ({ text }) => ({ text, code: 'accepted' }),
    (error: unknown) => {
      if (error instanceof RefusedError) return { text: '', code: error.code };
      throw error;
    },
  );

/** What each odd file must do, by the number in its name. */
const refused: Record<string, readonly string[]> = {
  '07': ['too-large-unpacked'],
  '08': ['too-many-entries'],
  '09': ['too-large-unpacked'],
  '10': ['needs-password'],
  '11': ['needs-password'],
  '13': ['damaged'],
  '14': ['damaged'],
  '15': ['empty'],
  '20': ['too-many-pages'],
  '24': ['too-large-unpacked'],
  '25': ['too-large-unpacked'],
  '26': ['malformed'],
  '27': ['malformed'],
  '29': ['malformed'],
  '31': ['damaged'],
  '35': ['not-text'],
  '37': ['empty'],
  '38': ['too-long'],
  '41': ['too-deep'],
  '42': ['invalid-json'],
  '45': ['needs-password'],
  '46': ['too-much-memory', 'too-long', 'took-too-long'],
};

describe.skipIf(files.length === 0)('the resumes of ../shared', () => {
  let dictionary: Dictionary;
  beforeAll(async () => {
    dictionary = await getDictionary();
  });
  const skillsOf = (text: string) => {
    const { skills } = profileOf({ text, warnings: [] }, { dictionary, year: 2026 });
    return skills.filter(({ impliedBy }) => impliedBy.length === 0).map(({ id }) => id);
  };

  it.each(files.filter((name) => name.startsWith('bad-')))('%s does what it must', async (name) => {
    const { code } = await outcome(name);
    expect(refused[name.slice(4, 6)] ?? ['accepted']).toContain(code);
    expect(process.memoryUsage.rss()).toBeLessThan(400 * 1024 * 1024);
  });

  it('the odd ones that are read show what they show, and nothing of what they hide', async () => {
    const shows = async (name: string) => skillsOf((await outcome(name)).text);
    const hidden = await shows('bad-22-hidden-text.pdf');
    expect(hidden.sort()).toEqual(['docker', 'go', 'postgresql']);
    expect(await shows('bad-23-split-words.pdf')).toEqual(
      expect.arrayContaining(['csharp', 'kubernetes', 'microservices', 'nodejs', 'postgresql']),
    );
    expect(await shows('bad-30-tracked-changes-hidden.docx')).toEqual(hidden);
    expect(await shows('bad-34-crlf-bom-nfd-zwsp.txt')).toEqual(
      expect.arrayContaining(['aws', 'go', 'kubernetes', 'nodejs', 'postgresql']),
    );
    const page = await shows('bad-43-script-and-css.html');
    for (const id of ['kafka', 'terraform', 'scala', 'perl', 'haskell', 'jenkins']) {
      expect(page).not.toContain(id);
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    const host = existsSync('/etc/hostname') ? readFileSync('/etc/hostname', 'utf8').trim() : '';
    expect((await outcome('bad-28-linked-image-local-file.docx')).text).not.toContain(host || '\0');
  });

  it('the one without a character map is read by the usual order of glyphs, and says so', async () => {
    const { warnings } = await readResume(bytes('bad-21-no-tounicode.pdf'));
    expect(warnings.join()).toContain('no character map');
  });

  it('at least 97% of the skills of the reference texts are found in the files', async () => {
    let named = 0;
    const missed: string[] = [];
    for (const reference of files.filter((name) => name.endsWith('.ref.txt'))) {
      const name = reference.replace(/\.ref\.txt$/, '');
      const found = new Set(skillsOf((await outcome(name)).text));
      const text = readFileSync(`${folder}/${reference}`, 'utf8');
      const wanted = new Set(findMentions(dictionary, text, 'body').map(({ skill }) => skill));
      named += wanted.size;
      missed.push(...[...wanted].filter((id) => !found.has(id)).map((id) => `${name}: ${id}`));
    }
    expect(named).toBeGreaterThan(300);
    expect(missed.length / named, missed.join('\n')).toBeLessThanOrEqual(0.03);
  });
});
