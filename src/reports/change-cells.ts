import type { Change, Changes } from '../demand/change.ts';
import type { Cell, Column } from './table.ts';

const arrows = { rising: '↑', falling: '↓', steady: '→' } as const;

/** What moved since the period before: an arrow for people, all of it for programs. */
export const changeColumns: readonly Column[] = [
  {
    key: 'moved',
    title: 'Change',
    type: 'text',
    only: 'people',
    align: 'right',
    description: 'In points; an arrow up or down where it is more than chance.',
  },
  {
    key: 'ranks',
    title: 'Rank ±',
    type: 'text',
    only: 'people',
    align: 'right',
    spare: true,
    description: 'Places won or lost.',
  },
  {
    key: 'trend',
    title: 'Trend',
    type: 'text',
    only: 'programs',
    description: 'rising, falling or steady; false discoveries are held to 5%.',
  },
  {
    key: 'change',
    title: 'Change',
    type: 'share',
    only: 'programs',
    description: 'Share on the sources of both periods now, less the share then.',
  },
  {
    key: 'change_low',
    title: 'From',
    type: 'share',
    only: 'programs',
    description: 'Lower end of its 95% interval.',
  },
  {
    key: 'change_high',
    title: 'To',
    type: 'share',
    only: 'programs',
    description: 'Upper end of it.',
  },
  {
    key: 'rank_change',
    title: 'Places',
    type: 'integer',
    only: 'programs',
    description: 'Places won (or lost, below zero) on the sources of both periods.',
  },
];

/** The cells of `changeColumns`; empty where a skill is too rare to test. */
export function changeCells(change: Change | undefined): Record<string, Cell> {
  if (change === undefined) return {};
  const { before, now, low, high, direction, rankBefore, rankNow } = change;
  const places = rankBefore - rankNow;
  return {
    moved: direction === 'steady' ? arrows.steady : `${arrows[direction]} ${points(now - before)}`,
    ranks: places === 0 ? '=' : signed(places),
    trend: direction,
    change: now - before,
    change_low: low,
    change_high: high,
    rank_change: places,
  };
}

/** How the change is to be read; `weeks` is how long either period is. */
export function changeNote({ changes, sources }: Changes, weeks: number): string {
  const against = `${weeks} weeks against the ${weeks} before, on the ${sources === 1 ? 'one source' : `${sources} sources`} read in both`;
  if (changes.size === 0) return `Change is not told: too few vacancies in ${against}.`;
  return `Change, in points: ${against}. ↑ and ↓ are tested, at most 5% of them chance; → is no more than chance; empty is too rare to test.`;
}

/** "+2.1" or "−0.4". */
export function points(share: number): string {
  return signed(Number((share * 100).toFixed(1)), 1);
}

function signed(value: number, digits = 0): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`;
}
