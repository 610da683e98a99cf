import { describe, expect, it } from 'vitest';
import { createAccuracy, rates, scorePosting } from '../../src/skills/accuracy.ts';
import { loadDictionary } from '../../src/skills/dictionary.ts';
import { parseLabelledPosting } from '../../src/skills/labels.ts';
import { seedSkills } from './seed-skills.ts';

const dictionary = loadDictionary(seedSkills);

const posting = {
  id: 'board-1',
  title: 'Java Developer',
  text: 'Requirements:\n- Java or Python\n- Kubernetes\n- Erlang\nGo on, apply! We have a Kafka fan club.',
  role: 'backend',
  level: null,
  skills: [
    { name: 'Java', surfaces: ['Java'], requirement: 'required', groups: [1, 1] },
    { name: 'Python', surfaces: ['Python'], requirement: 'required', groups: [1, 1] },
    {
      name: 'Kubernetes',
      surfaces: ['Kubernetes'],
      requirement: 'preferred',
      groups: [null, null],
    },
    { name: 'Erlang', surfaces: ['Erlang'], requirement: 'required', groups: [null, null] },
    { name: 'Apply', surfaces: ['apply'], optional: true },
  ],
  traps: [
    { surface: 'Go', quote: 'Go on, apply' },
    { surface: 'Kafka', quote: 'a Kafka fan club' },
  ],
};

describe('the accuracy of one posting', () => {
  const accuracy = createAccuracy();
  scorePosting(accuracy, dictionary, parseLabelledPosting(JSON.stringify(posting), 1));

  it('counts what was found, missed and made up', () => {
    expect(accuracy.skills).toEqual({ both: 3, found: 1, labelled: 1 });
    expect(accuracy.bySource.get('board')).toEqual({ both: 3, found: 1, labelled: 1 });
    expect(rates(accuracy.skills)).toEqual({ precision: 0.75, recall: 0.75, f1: 0.75 });
  });
  it('counts requirements, sets, traps, role and level', () => {
    expect(accuracy.requirement).toEqual({ right: 2, of: 3 });
    expect(accuracy.requiredOrNot).toEqual({ right: 2, of: 3 });
    // Java is asked alone in the title, so it left the set.
    expect(accuracy.alternatives).toEqual({ both: 0, found: 0, labelled: 1 });
    expect(accuracy.traps).toEqual({ right: 1, of: 2 });
    expect(accuracy.role.of).toBe(1);
    expect(accuracy.level).toEqual({ right: 1, of: 1 });
  });
});

describe('a label file', () => {
  it('is refused where a line is no labelled posting', () => {
    expect(() => parseLabelledPosting('{', 3)).toThrow('line 3 of the labels is no JSON');
    expect(() => parseLabelledPosting('{"id":"a","text":"x","skills":[{"name":"A"}]}', 4)).toThrow(
      'line 4 of the labels: skills.0.surfaces',
    );
  });
});
