import type { Skill } from '../../src/skills/skill.ts';

export const mobile: readonly Skill[] = [
  { id: 'android', name: 'Android', category: 'mobile' },
  { id: 'ios', name: 'iOS', category: 'mobile', nameRule: { case: 'exact' }, examples: ['Apps for iOS.'], counterexamples: ['A router with ios.'] },
  { id: 'mobile-development', name: 'Mobile development', category: 'mobile', aliases: ['mobile app development'] },
];
