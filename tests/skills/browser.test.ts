import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const entry = `
import { htmlToText } from './src/postings/html-to-text.ts';
import { allSkills } from './config/skills/all.ts';
import { impliedSkills, loadDictionary } from './src/skills/dictionary.ts';
import { readPosting } from './src/skills/extract.ts';
const dictionary = loadDictionary(allSkills);
globalThis.read = (html) => {
  const reading = readPosting(dictionary, { title: 'Backend Engineer', company: null, text: htmlToText(html) });
  return JSON.stringify({ ...reading, implied: impliedSkills(dictionary, ['spring-boot']).has('java') });
};
`;

describe('the pure core', () => {
  it('runs in a browser bundle without any global of Node', async () => {
    const { outputFiles } = await build({
      stdin: { contents: entry, resolveDir: process.cwd(), loader: 'ts' },
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'iife',
    });
    const sandbox: { read?: (html: string) => string } = {};
    runInNewContext(outputFiles[0]!.text, sandbox);
    const reading = JSON.parse(
      sandbox.read!(
        '<h2>Requirements</h2><ul><li>Spring Boot or Django</li><li>PostgreSQL</li></ul>',
      ),
    );
    expect(reading.role).toBe('backend');
    expect(reading.implied).toBe(true);
    const asked = reading.skills.map((skill: { id: string; requirement: string }) => skill.id);
    expect(asked).toEqual(['spring-boot', 'django', 'postgresql']);
  });
});
