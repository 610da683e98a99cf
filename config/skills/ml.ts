import type { Skill } from '../../src/skills/skill.ts';

export const ml: readonly Skill[] = [
  { id: 'machine-learning', name: 'Machine learning', category: 'ml', aliases: [{ text: 'ML', case: 'exact' }], examples: ['ML models.'], counterexamples: ['5 ml of water.'] },
  { id: 'llm', name: 'LLMs', category: 'ml', aliases: ['LLM'] },
  { id: 'generative-ai', name: 'Generative AI', category: 'ml', aliases: ['GenAI'] },
];
