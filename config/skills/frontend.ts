import type { Skill } from '../../src/skills/skill.ts';

export const frontend: readonly Skill[] = [{ id: 'react', name: 'React', category: 'frontend', aliases: ['React.js'], nameRule: { case: 'exact', notBefore: ['to', 'quickly'] }, implies: ['javascript'], examples: ['React and TypeScript.'], counterexamples: ['React quickly to incidents.'] }];
