import type { NamedDemand } from '../demand/find.ts';
import type { Sample, Strength } from '../demand/measure.ts';
import type { Table } from './table.ts';

const asks: Record<Strength, string> = {
  required: 'require it',
  asked: 'require or prefer it',
  named: 'name it',
};

/** The demand of a slice, a skill a row; `limit` null is all of them. */
export function demandTable(
  demand: { sample: Sample; strength: Strength; skills: readonly NamedDemand[] },
  options: { words: string; limit: number | null },
): Table {
  const { sample, strength, skills } = demand;
  const { vacancies, employers, postings } = sample;
  const few = vacancies < 30;
  const note = few
    ? `Only ${vacancies} vacancies: too few for shares.`
    : `${vacancies} vacancies of ${employers} employers, from ${postings} postings. Share: vacancies that ${asks[strength]}, with a 95% interval clustered by employer.`;
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
        key: 'share_low',
        title: 'From',
        type: 'share',
        description: 'Lower end of the 95% interval.',
      },
      { key: 'share_high', title: 'To', type: 'share', description: 'Upper end of it.' },
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
      { key: 'employer_share', title: 'of all', type: 'share', description: 'Of employers.' },
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
    ],
    rows: skills.slice(0, options.limit ?? skills.length).map((skill) => ({
      rank: skill.rank,
      id: skill.id,
      name: skill.name,
      category: skill.category,
      share: skill.share ?? 'too few',
      bar: skill.interval ? [skill.interval.low, skill.share, skill.interval.high] : null,
      share_low: skill.interval?.low ?? null,
      share_high: skill.interval?.high ?? null,
      asked: skill.asked,
      required: skill.required,
      named: skill.named,
      employers: skill.employers,
      employer_share: skill.employerShare ?? 'too few',
      employer_share_low: skill.employerInterval?.low ?? null,
      employer_share_high: skill.employerInterval?.high ?? null,
    })),
    notes: [note],
  };
}
