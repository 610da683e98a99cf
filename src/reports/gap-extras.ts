import type { Comparison } from '../gaps/compare.ts';
import type { Explanation } from '../gaps/explain.ts';
import { percent } from './cell.ts';
import { count } from './gap-words.ts';
import type { Table } from './table.ts';

/** The change between two reports, a figure a row. */
export function comparisonTable(comparison: Comparison): Table {
  const { full_fit: fit, required_met: met, gained, lost, closed, same_sample: same } = comparison;
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join(', ');
  return {
    title: 'Compared with the earlier one',
    columns: [
      { key: 'what', title: '', type: 'text' },
      { key: 'before', title: 'Before', type: 'text' },
      { key: 'after', title: 'Now', type: 'text' },
    ],
    rows: [
      { what: 'full fit', before: percent(fit.before), after: percent(fit.after) },
      { what: 'requirements met', before: percent(met.before), after: percent(met.after) },
      { what: 'skills gained', before: '', after: names(gained) },
      { what: 'skills no longer shown', before: names(lost), after: '' },
      { what: 'gaps closed', before: names(closed), after: '' },
    ],
    notes: same
      ? []
      : ['The two were held against different vacancies, so the shares moved for that too.'],
  };
}

/** What stands behind the figures of one skill: lines of the resume, then postings. */
export function explanationTables(explanation: Explanation): Table[] {
  const { name, standing, resume, vacancies, alone, unlocks, postings } = explanation;
  const opened = unlocks === null ? '' : ` Learning it alone opens ${unlocks}.`;
  const lines: Table = {
    title: `${name}: ${standing}`,
    columns: [
      { key: 'line', title: 'Line', type: 'integer' },
      { key: 'text', title: 'Resume', type: 'text' },
    ],
    rows: resume.map(({ line, text }) => ({ line, text })),
    notes: [
      `Required by ${count(vacancies, 'vacancy', 'vacancies')}, in ${alone} of them with no alternative.${opened}`,
    ],
  };
  const quotes: Table = {
    title: `Postings that require ${name}`,
    columns: [
      { key: 'company', title: 'Company', type: 'text' },
      { key: 'quote', title: 'Quote', type: 'text' },
      { key: 'url', title: 'Link', type: 'text' },
    ],
    rows: postings.map(({ company, title, quote, url }) => ({
      company: company ?? '',
      quote: quote ?? title ?? '',
      url: url ?? '',
    })),
  };
  return postings.length === 0 ? [lines] : [lines, quotes];
}
