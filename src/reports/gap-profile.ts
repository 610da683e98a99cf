import type { GapReport } from '../gaps/report.ts';
import { excerpt, shareText } from './gap-words.ts';
import type { Table } from './table.ts';

type Held = GapReport['profile']['skills'][number];

/** What the resume shows that is asked most, with the line that shows it best. */
export function coveredTable({ covered, profile, sample }: GapReport, limit: number): Table {
  const held = new Map(profile.skills.map((skill) => [skill.id, skill]));
  return {
    title: 'What you have that is asked most',
    columns: [
      { key: 'name', title: 'Skill', type: 'text' },
      { key: 'share', title: 'Required by', type: 'share' },
      { key: 'bar', title: '', type: 'bar' },
      { key: 'year', title: 'Last', type: 'text', align: 'right' },
      { key: 'line', title: 'Line', type: 'integer' },
      { key: 'text', title: 'Shown by', type: 'text' },
    ],
    rows: covered.slice(0, limit).map((skill) => {
      const own = held.get(skill.id);
      const best = own && bestEvidence(own);
      return {
        name: skill.name,
        share: shareText(skill, sample.vacancies),
        bar: [skill.share_low, skill.share, skill.share_high],
        year: yearText(own),
        line: best?.line ?? null,
        text: excerpt(best?.text ?? '', skill.name),
      };
    }),
  };
}

/** Sections that say where a skill was used, or who vouches for it. */
const proofs = new Set(['experience', 'project', 'certification', 'education']);

/** What employers ask for and the resume only lists: no job, project or certificate shows it. */
export function listedTable({ covered, profile, sample }: GapReport, limit: number): Table {
  const held = new Map(profile.skills.map((skill) => [skill.id, skill]));
  const shown = profile.skills.some(({ section }) => section === 'experience');
  const listed = covered.filter(({ id }) => {
    const own = held.get(id);
    return (
      own && own.implied_by.length === 0 && own.evidence.length > 0 && !proofs.has(own.section)
    );
  });
  return {
    title: 'Asked for, and only listed',
    columns: [
      { key: 'name', title: 'Skill', type: 'text' },
      { key: 'share', title: 'Required by', type: 'share' },
      { key: 'line', title: 'Line', type: 'integer' },
      { key: 'text', title: 'Listed in', type: 'text' },
    ],
    // Without a section of jobs it can't be told what they show.
    rows: (shown ? listed.slice(0, limit) : []).map((skill) => {
      const best = bestEvidence(held.get(skill.id));
      return {
        name: skill.name,
        share: shareText(skill, sample.vacancies),
        line: best?.line ?? null,
        text: excerpt(best?.text ?? '', skill.name),
      };
    }),
    notes: ['No job, project or certificate shows these. Where you used one, say so in its entry.'],
  };
}

/** Every skill that was read, by name, with where and when. */
export function profileTable({ profile }: GapReport): Table {
  const names = new Map(profile.skills.map(({ id, name }) => [id, name]));
  return {
    title: 'Skills read from the resume',
    columns: [
      { key: 'name', title: 'Skill', type: 'text' },
      { key: 'section', title: 'Section', type: 'text' },
      { key: 'year', title: 'Last', type: 'text', align: 'right' },
      { key: 'line', title: 'Line', type: 'integer' },
      { key: 'implied', title: 'Implied by', type: 'text' },
    ],
    rows: profile.skills
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
      .map((skill) => ({
        name: skill.name,
        section: skill.section,
        year: yearText(skill),
        line: bestEvidence(skill)?.line ?? null,
        implied: skill.implied_by.map((id) => names.get(id) ?? id).join(', '),
      })),
  };
}

/** What the resume names without claiming it, and why it isn't counted. */
export function asideTable({ profile }: GapReport): Table {
  return {
    title: 'Named in the resume but not claimed',
    columns: [
      { key: 'name', title: 'Skill', type: 'text' },
      { key: 'reason', title: 'Because', type: 'text' },
      { key: 'text', title: 'Line', type: 'text' },
    ],
    rows: profile.set_aside.map(({ name, reason, evidence }) => ({
      name,
      reason,
      text: excerpt(evidence[0]?.text ?? '', name),
    })),
  };
}

/** The line of the strongest section, else the first. */
function bestEvidence(skill: Held | undefined): Held['evidence'][number] | undefined {
  return skill?.evidence.find(({ section }) => section === skill.section) ?? skill?.evidence[0];
}

function yearText(skill: Held | undefined): string {
  return typeof skill?.last_year === 'number' ? String(skill.last_year) : '';
}
