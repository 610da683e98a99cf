import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { VacancyFacts } from '../../src/demand/cell.ts';
import type { Earlier, OpenSlice } from '../../src/demand/find.ts';
import { createFilter, everything, type InSlice } from '../../src/demand/slice.ts';
import { auditSlice } from '../../src/roadmaps/audit-slice.ts';
import { getRoadmap } from '../../src/roadmaps/load.ts';
import { cellsOf, vacancy } from '../demand/_cells.ts';

const all = createFilter(everything, new Set());
const docker = 7;
const known = {
  dictionary: { skills: new Map([['docker', {}]]) },
  roadmaps: [getRoadmap('birjob-2026')],
};

/** Two hundred vacancies of a week, of which so many require Docker. */
function week(number: number, asking: number): VacancyFacts[] {
  return Array.from({ length: 200 }, (_, i) =>
    vacancy({
      vacancy: number * 1_000 + i,
      week: number,
      skills: i < asking ? [{ skill: docker, requirement: 3, alternatives: null }] : [],
    }),
  );
}

function openWeek(number: number, asking: number, isIn: InSlice = all): OpenSlice {
  return {
    slice: { ...everything, since: number, until: number },
    words: '',
    cells: cellsOf(week(number, asking)),
    isIn,
    names: new Map([[docker, { id: 'docker', name: 'Docker', category: 'tool' }]]),
  };
}

const before: Earlier = { cells: cellsOf(week(99, 20)), isIn: (cell) => cell.week === 99 };

describe('auditSlice', () => {
  it('counts the slice alone, and tells what moved since the period before it', async () => {
    const [audit] = await auditSlice(openWeek(100, 120), Promise.resolve(before), known);
    expect(audit?.vacancies).toBe(200);
    const leading = audit?.topics.find(({ leading: one }) => one?.skill === 'docker')?.leading;
    expect(leading).toMatchObject({ employers: 120, asked: { vacancies: 120 }, trend: 'rising' });
    expect(leading?.change?.value).toBeCloseTo(0.5, 12);
  });

  it('measures the slice once the earlier period is asked for, and before it has come', async () => {
    const steps: string[] = [];
    let measuring = () => {};
    const begun = new Promise<void>((resolve) => {
      measuring = resolve;
    });
    const isIn: InSlice = (cell, i) => {
      if (steps.at(-1) === 'asked for') steps.push('measured');
      measuring();
      return all(cell, i);
    };
    const load = async () => {
      // A statement leaves a few turns after it was begun.
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      await new Promise<void>((resolve) => process.nextTick(resolve));
      steps.push('asked for');
      await begun;
      await setTimeout();
      steps.push('come');
      return before;
    };
    await auditSlice(openWeek(100, 120, isIn), load(), known);
    expect(steps).toEqual(['asked for', 'measured', 'come']);
  });

  it('fails as what loads the earlier period does', async () => {
    const failing = Promise.reject(new Error('the connection was lost'));
    await expect(auditSlice(openWeek(100, 120), failing, known)).rejects.toThrow(
      'the connection was lost',
    );
  });
});
