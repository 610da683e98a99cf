import type { Changes } from '../demand/change.ts';
import type { NamedDemand } from '../demand/find.ts';
import { leastSample } from '../demand/interval.ts';
import type { Sample, Strength } from '../demand/measure.ts';
import { intervalText } from './audit.ts';
import { changeCells, changeColumns, changeNote } from './change-cells.ts';
import type { Table } from './table.ts';

const asks: Record<Strength, string> = {
  required: 'require it',
  asked: 'require or prefer it',
  named: 'name it',
};

/**
 * The demand of a slice, a skill a row; `limit` null is all of them. With `changes` since the period of `weeks` before,
 * it also says what moved.
 */
export function demandTable(
  demand: { sample: Sample; strength: Strength; skills: readonly NamedDemand[] },
  options: {
    words: string;
    limit: number | null;
    changes?: { found: Changes; weeks: number };
    notes?: readonly string[];
  },
): Table {
  const { sample, strength, skills } = demand;
  const { changes } = options;
  const shown = skills.slice(0, options.limit ?? skills.length);
  const left = skills.length - shown.length;
  return {
    title: `Demand: ${options.words}`,
    columns: [
      { key: 'rank', title: '#', type: 'integer', description: 'Rank by vacancies, from 1.' },
      { key: 'id', title: 'Id', type: 'text', only: 'programs', description: 'Skill id.' },
      { key: 'name', title: 'Skill', type: 'text', description: 'Its usual name.' },
      {
        key: 'category',
        title: 'Category',
        type: 'text',
        only: 'programs',
        description: 'What it is.',
      },
      { key: 'share', title: 'Share', type: 'share', description: 'Of vacancies.' },
      { key: 'bar', title: '', type: 'bar' },
      {
        key: 'interval',
        title: '95% interval',
        type: 'text',
        only: 'people',
        align: 'right',
        description: 'Of the share, clustered by employer.',
      },
      {
        key: 'share_low',
        title: 'From',
        type: 'share',
        only: 'programs',
        description: 'Lower end of the 95% interval.',
      },
      {
        key: 'share_high',
        title: 'To',
        type: 'share',
        only: 'programs',
        description: 'Upper end of it.',
      },
      {
        key: 'asked',
        title: 'Asked',
        type: 'integer',
        unit: 'vacancies',
        description: 'Vacancies that require or prefer it.',
      },
      {
        key: 'required',
        title: 'Required',
        type: 'integer',
        unit: 'vacancies',
        spare: true,
        description: 'Vacancies that require it.',
      },
      {
        key: 'named',
        title: 'Named',
        type: 'integer',
        unit: 'vacancies',
        only: 'programs',
        description: 'Vacancies that name it at all.',
      },
      {
        key: 'employers',
        title: 'Employers',
        type: 'integer',
        description: 'Employers with such a vacancy.',
      },
      {
        key: 'employer_share',
        title: 'of all',
        type: 'share',
        spare: true,
        description: 'Of employers.',
      },
      {
        key: 'employer_share_low',
        title: 'Employers from',
        type: 'share',
        only: 'programs',
        description: 'Lower end of its 95% Wilson interval.',
      },
      {
        key: 'employer_share_high',
        title: 'Employers to',
        type: 'share',
        only: 'programs',
        description: 'Upper end of it.',
      },
      ...(changes ? changeColumns : []),
    ],
    rows: shown.map((skill) => ({
      rank: skill.rank,
      id: skill.id,
      name: skill.name,
      category: skill.category,
      share: skill.share ?? 'too few',
      bar: skill.interval ? [skill.interval.low, skill.share, skill.interval.high] : null,
      interval: skill.interval ? intervalText(skill.interval) : null,
      share_low: skill.interval?.low ?? null,
      share_high: skill.interval?.high ?? null,
      asked: skill.asked,
      required: skill.required,
      named: skill.named,
      employers: skill.employers,
      employer_share: skill.employerShare ?? 'too few',
      employer_share_low: skill.employerInterval?.low ?? null,
      employer_share_high: skill.employerInterval?.high ?? null,
      ...changeCells(changes?.found.changes.get(skill.skill)),
    })),
    notes: [
      ...(left > 0 ? [`${left.toLocaleString('en-US')} more skills are named (--limit).`] : []),
      sampleNote(sample, strength),
      ...(changes ? [changeNote(changes.found, changes.weeks)] : []),
      ...(options.notes ?? []),
    ],
  };
}

/** What the shares are of, and how many postings were left out as duplicates; below the floor, that they are not said. */
export function sampleNote({ vacancies, employers, postings }: Sample, strength: Strength): string {
  const of = `${count(vacancies, 'vacancy', 'vacancies')} of ${count(employers, 'employer')}`;
  if (vacancies < leastSample)
    return `Only ${of}: too few for shares (the floor is ${leastSample}).`;
  const again = count(postings - vacancies, 'duplicate');
  return `${of}, from ${count(postings, 'posting')} (${again} removed). Share: vacancies that ${asks[strength]}, with a 95% interval clustered by employer.`;
}

function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? noun : plural}`;
}
