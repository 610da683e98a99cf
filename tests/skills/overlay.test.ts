import { describe, expect, it } from 'vitest';
import { loadDictionary } from '../../src/skills/dictionary.ts';
import { readPosting } from '../../src/skills/extract.ts';
import { overlaySkills, parseOverlay } from '../../src/skills/overlay.ts';
import { seedSkills } from './seed-skills.ts';

const yaml = `
- id: frobnicator
  name: Frobnicator
  category: tool
- id: java
  name: Java
  category: language
  aliases: [Jawa]
`;

describe('own skills laid over the dictionary', () => {
  it('add entries and replace those of the same id, from YAML and from JSON', async () => {
    const own = await parseOverlay(yaml, 'own.yaml');
    expect(await parseOverlay(JSON.stringify({ skills: own }), 'own.json')).toEqual(own);
    const dictionary = loadDictionary(overlaySkills(seedSkills, own));
    const reading = readPosting(dictionary, {
      title: '',
      company: null,
      text: 'Jawa, Frobnicator',
    });
    expect(reading.skills.map((skill) => skill.id)).toEqual(['java', 'frobnicator']);
  });
  it.each([
    ['- id: Foo\n  name: Foo\n  category: tool', 'own.yaml: skill 0.id: must be kebab-case'],
    ['- id: foo\n  name: Foo\n  category: nonsense', 'own.yaml: skill 0.category'],
    ['[{"id":', 'own.yaml is neither JSON nor YAML'],
  ])('are refused where %s', async (source, message) => {
    await expect(parseOverlay(source, 'own.yaml')).rejects.toThrow(message);
  });
});
