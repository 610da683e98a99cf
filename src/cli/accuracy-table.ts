import type { Row, Table } from '../reports/table.ts';
import { type Accuracy, type Counts, type Right, rates } from '../skills/accuracy.ts';

/** Returns the accuracy card as one table: shares of what was found, of what was there, and of what was right. */
export function accuracyTable(accuracy: Accuracy): Table {
  const groups: [string, Map<string, Counts>][] = [
    ['source', accuracy.bySource],
    ['category', accuracy.byCategory],
  ];
  return {
    title: `Reading of ${accuracy.postings} labelled postings`,
    columns: [
      { key: 'measure', title: 'measure', type: 'text' },
      { key: 'precision', title: 'precision', type: 'share' },
      { key: 'recall', title: 'recall', type: 'share' },
      { key: 'f1', title: 'F1', type: 'share' },
      { key: 'right', title: 'right', type: 'share' },
      { key: 'n', title: 'n', type: 'integer' },
    ],
    rows: [
      countsRow('skills', accuracy.skills),
      ...groups.flatMap(([name, table]) =>
        [...table]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, c]) => countsRow(`${name}: ${key}`, c)),
      ),
      ...[...accuracy.byKind, ...accuracy.byRequirement].map(([key, counts]) =>
        recallRow(key, counts),
      ),
      rightRow('requirement', accuracy.requirement),
      rightRow('required or not', accuracy.requiredOrNot),
      countsRow('alternatives', accuracy.alternatives),
      rightRow('traps left alone', accuracy.traps),
      rightRow('role', accuracy.role),
      rightRow('level', accuracy.level),
    ],
    notes: [
      'Precision and recall are over skills of postings; alternatives are pairs of skills in one either-or set.',
    ],
  };
}

function countsRow(measure: string, counts: Counts): Row {
  const n = counts.both + counts.found + counts.labelled;
  return { measure, ...rates(counts), right: null, n };
}

function recallRow(measure: string, counts: Counts): Row {
  const n = counts.both + counts.labelled;
  return { measure, precision: null, recall: rates(counts).recall, f1: null, right: null, n };
}

function rightRow(measure: string, { right, of }: Right): Row {
  return { measure, precision: null, recall: null, f1: null, right: right / (of || 1), n: of };
}
