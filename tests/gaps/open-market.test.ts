import { describe, expect, it } from 'vitest';
import { rememberSurfaces } from '../../src/gaps/open-market.ts';

const waysOf = (skills: readonly string[]) =>
  new Map(skills.filter((id) => id !== 'rare').map((id) => [id, new Map([[`${id}!`, 3]])]));

describe('the surfaces of a kept market', () => {
  it('are counted once a skill, those that nobody writes included', async () => {
    const asked: string[][] = [];
    const list = rememberSurfaces(async (skills) => {
      asked.push([...skills]);
      return waysOf(skills);
    });
    const [first] = await Promise.all([list(['go', 'rare']), list(['rare', 'go'])]);
    expect(await list(['sql', 'rare', 'go'])).toEqual(waysOf(['sql', 'go']));
    expect(first).toEqual(waysOf(['go']));
    expect(asked).toEqual([['go', 'rare'], ['sql']]);
  });

  it('are counted again after a failure', async () => {
    const failures = [new Error('no database')];
    const list = rememberSurfaces(async (skills) => {
      const failure = failures.pop();
      if (failure) throw failure;
      return waysOf(skills);
    });
    await expect(list(['go'])).rejects.toThrow('no database');
    expect(await list(['go'])).toEqual(waysOf(['go']));
  });
});
