import { buildCell, type Cell, columnNames, emptyCell, type VacancyFacts } from './cell.ts';

/**
 * A cell without the vacancies that are `gone` and with `rows`, in the order of their ids. Columns are copied, so that
 * a change of a few vacancies costs little in a cell of thousands.
 */
export function patchCell(
  cell: Cell,
  gone: ReadonlySet<number>,
  rows: readonly VacancyFacts[],
): Cell {
  const added = buildCell(cell.week, cell.role, rows);
  const picks = pickVacancies(cell, added, gone);
  const from = (pick: number): Cell => (pick < 0 ? added : cell);
  // Below zero stands ~i: vacancy i of what is added.
  const indexOf = (pick: number): number => (pick < 0 ? ~pick : pick);
  const entries = picks.reduce((sum, pick) => {
    const { start } = from(pick);
    return sum + (start[indexOf(pick) + 1] ?? 0) - (start[indexOf(pick)] ?? 0);
  }, 0);
  const patched = emptyCell(cell.week, cell.role, picks.length, entries);
  for (const name of columnNames) {
    const [column, kept, own] = [patched[name], cell[name], added[name]];
    picks.forEach((pick, k) => {
      column[k] = (pick < 0 ? own[~pick] : kept[pick]) ?? 0;
    });
  }
  let end = 0;
  picks.forEach((pick, k) => {
    const { start, skill, need } = from(pick);
    const [first = 0, last = first] = [start[indexOf(pick)], start[indexOf(pick) + 1]];
    patched.start[k] = end;
    patched.skill.set(skill.subarray(first, last), end);
    patched.need.set(need.subarray(first, last), end);
    end += last - first;
  });
  patched.start[picks.length] = end;
  return patched;
}

/** Both cells' vacancies in the order of ids, without those of the first that are gone. */
function pickVacancies(cell: Cell, added: Cell, gone: ReadonlySet<number>): number[] {
  const picks: number[] = [];
  let a = 0;
  for (let i = 0; i < cell.size; i += 1) {
    const vacancy = cell.vacancy[i] ?? 0;
    if (gone.has(vacancy)) continue;
    while (a < added.size && (added.vacancy[a] ?? 0) < vacancy) {
      picks.push(~a);
      a += 1;
    }
    picks.push(i);
  }
  for (; a < added.size; a += 1) picks.push(~a);
  return picks;
}
