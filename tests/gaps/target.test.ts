import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/errors.ts';
import { parseTarget } from '../../src/gaps/target.ts';

describe('a target in words', () => {
  it.each([
    [
      'senior backend, Germany, remote',
      { level: 'senior', role: 'backend', country: 'DE', remote: 'remote' },
    ],
    ['Senior Backend Engineer in Germany', { level: 'senior', role: 'backend', country: 'DE' }],
    ['full-stack developer, UK, on-site', { role: 'fullstack', country: 'GB', remote: 'onsite' }],
    ['junior data, United States', { level: 'junior', role: 'data', country: 'US' }],
    ['Azerbaijan', { country: 'AZ' }],
    ['backend, Germany, Poland', { role: 'backend', country: 'DE,PL' }],
    ['', {}],
  ])('%s', (words, flags) => {
    expect(parseTarget(words)).toEqual(flags);
  });

  it('names the part that it cannot place', () => {
    expect(() => parseTarget('senior wizard')).toThrow(ConfigError);
    expect(() => parseTarget('senior wizard')).toThrow(/"wizard"/);
  });
});
