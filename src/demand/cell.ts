import {
  type Level,
  levels,
  type Posting,
  type Remote,
  type Role,
  roles,
} from '../postings/posting.ts';

/**
 * The vacancies that opened in one week for one role, column by column: the unit of the weekly rollup.
 * Index i of every column is one vacancy; its skills are entries start[i] to start[i + 1] (exclusive).
 */
export type Cell = {
  week: number;
  role: Role;
  size: number;
  vacancy: Uint32Array;
  /** Number of the employer, 0 where unknown. */
  employer: Uint32Array;
  source: Uint32Array;
  /** Pay per year; NaN where not stated. */
  payMin: Float32Array;
  payMax: Float32Array;
  start: Uint32Array;
  /** Two letters as `packCountry` packs them, 0 where unknown. */
  country: Uint16Array;
  /** Three letters as `packCurrency` packs them, 0 where unknown. */
  currency: Uint16Array;
  /** Week in which the last posting closed, 0 while one is open. */
  closedWeek: Uint16Array;
  /** 1 + index in `levels`, 0 where unknown. */
  level: Uint8Array;
  /** 1 + index in `remotes`, 0 where unknown. */
  remote: Uint8Array;
  /** 1 + index in `degrees`, 0 where none is named. */
  degree: Uint8Array;
  /** Weeks from publication to discovery, at most 255. */
  lag: Uint8Array;
  /** How many postings advertise the vacancy, at most 255. */
  postings: Uint8Array;
  skill: Uint16Array;
  /** Requirement (3 required, 2 preferred, 1 mentioned) + 4 x the either-or set (0 none, at most 63). */
  need: Uint8Array;
};

/** One vacancy as a row, for writing cells. */
export type VacancyFacts = {
  vacancy: number;
  week: number;
  role: Role;
  employer: number;
  source: number;
  level: Level | null;
  country: string | null;
  remote: Remote | null;
  degree: Posting['degree'];
  closedWeek: number;
  lag: number;
  postings: number;
  payMin: number | null;
  payMax: number | null;
  currency: string | null;
  skills: readonly { skill: number; requirement: number; alternatives: number | null }[];
};

export const remotes = ['remote', 'hybrid', 'onsite'] as const;
/** `none` is said to be needed, which is not the same as silence. */
export const degrees = ['none', 'bachelor', 'master', 'doctorate'] as const;

const magic = 0x32504d47;
/** Cells written before they held degrees. */
const magicWithoutDegrees = 0x31504d47;
const wide = ['vacancy', 'employer', 'source'] as const;
const pay = ['payMin', 'payMax'] as const;
const middle = ['country', 'currency', 'closedWeek'] as const;
const narrow = ['level', 'remote', 'lag', 'postings', 'degree'] as const;
/** The columns with one value a vacancy. */
export const columnNames = [...wide, ...pay, ...middle, ...narrow] as const;

/** Packs two or three capital letters into 16 bits; 0 for anything else. */
export function packCountry(code: string | null): number {
  return code && /^[A-Z]{2}$/.test(code) ? packLetters(code) : 0;
}
export function packCurrency(code: string | null): number {
  return code && /^[A-Z]{3}$/.test(code) ? packLetters(code) : 0;
}
/** The letters that `packCountry` or `packCurrency` packed; null for 0. */
export function unpackLetters(packed: number): string | null {
  if (packed === 0) return null;
  let rest = packed;
  let text = '';
  while (rest > 0) {
    const letter = (rest - 1) % 26;
    text = String.fromCharCode(65 + letter) + text;
    rest = (rest - 1 - letter) / 26;
  }
  return text;
}

function packLetters(code: string): number {
  let packed = 0;
  for (let i = 0; i < code.length; i += 1) packed = packed * 26 + code.charCodeAt(i) - 64;
  return packed;
}

/** A cell of zeros with room for so many vacancies and entries of skills. */
export function emptyCell(week: number, role: Role, size: number, entries: number): Cell {
  return {
    week,
    role,
    size,
    vacancy: new Uint32Array(size),
    employer: new Uint32Array(size),
    source: new Uint32Array(size),
    payMin: new Float32Array(size),
    payMax: new Float32Array(size),
    start: new Uint32Array(size + 1),
    country: new Uint16Array(size),
    currency: new Uint16Array(size),
    closedWeek: new Uint16Array(size),
    level: new Uint8Array(size),
    remote: new Uint8Array(size),
    degree: new Uint8Array(size),
    lag: new Uint8Array(size),
    postings: new Uint8Array(size),
    skill: new Uint16Array(entries),
    need: new Uint8Array(entries),
  };
}

/** Builds the cell of a week and role from rows, in the order of their vacancy ids. */
export function buildCell(week: number, role: Role, rows: readonly VacancyFacts[]): Cell {
  const sorted = [...rows].sort((a, b) => a.vacancy - b.vacancy);
  const entries = sorted.reduce((sum, row) => sum + row.skills.length, 0);
  const cell = emptyCell(week, role, sorted.length, entries);
  let at = 0;
  sorted.forEach((row, i) => {
    cell.vacancy[i] = row.vacancy;
    cell.employer[i] = row.employer;
    cell.source[i] = row.source;
    cell.payMin[i] = row.payMin ?? Number.NaN;
    cell.payMax[i] = row.payMax ?? Number.NaN;
    cell.country[i] = packCountry(row.country);
    cell.currency[i] = packCurrency(row.currency);
    cell.closedWeek[i] = row.closedWeek;
    cell.level[i] = row.level === null ? 0 : 1 + levels.indexOf(row.level);
    cell.remote[i] = row.remote === null ? 0 : 1 + remotes.indexOf(row.remote);
    cell.degree[i] = row.degree === null ? 0 : 1 + degrees.indexOf(row.degree);
    cell.lag[i] = Math.min(255, Math.max(0, row.lag));
    cell.postings[i] = Math.min(255, row.postings);
    cell.start[i] = at;
    for (const { skill, requirement, alternatives } of row.skills) {
      cell.skill[at] = skill;
      cell.need[at] = requirement + 4 * alternativesIn(alternatives);
      at += 1;
    }
  });
  cell.start[sorted.length] = at;
  return cell;
}

/** Either-or sets are numbered from 0 in a posting; beyond 62 of them the rest stand alone. */
function alternativesIn(set: number | null): number {
  return set === null || set > 62 ? 0 : set + 1;
}

/** The rows of a cell, as `buildCell` takes them. */
export function cellRows(cell: Cell): VacancyFacts[] {
  return Array.from({ length: cell.size }, (_, i) => {
    const from = cell.start[i] ?? 0;
    const to = cell.start[i + 1] ?? from;
    const skills = Array.from({ length: to - from }, (_, k) => {
      const need = cell.need[from + k] ?? 0;
      const alternatives = need >> 2 === 0 ? null : (need >> 2) - 1;
      return { skill: cell.skill[from + k] ?? 0, requirement: need & 3, alternatives };
    });
    const [payMin = Number.NaN, payMax = Number.NaN] = [cell.payMin[i], cell.payMax[i]];
    return {
      vacancy: cell.vacancy[i] ?? 0,
      week: cell.week,
      role: cell.role,
      employer: cell.employer[i] ?? 0,
      source: cell.source[i] ?? 0,
      level: levels[(cell.level[i] ?? 0) - 1] ?? null,
      country: unpackLetters(cell.country[i] ?? 0),
      remote: remotes[(cell.remote[i] ?? 0) - 1] ?? null,
      degree: degrees[(cell.degree[i] ?? 0) - 1] ?? null,
      closedWeek: cell.closedWeek[i] ?? 0,
      lag: cell.lag[i] ?? 0,
      postings: cell.postings[i] ?? 1,
      payMin: Number.isNaN(payMin) ? null : payMin,
      payMax: Number.isNaN(payMax) ? null : payMax,
      currency: unpackLetters(cell.currency[i] ?? 0),
      skills,
    };
  });
}

/** The cell as bytes: a header of four 32-bit words, then its columns, widest first, little-endian. */
export function encodeCell(cell: Cell): Uint8Array {
  const { size } = cell;
  const entries = cell.skill.length;
  const header = new Uint32Array([magic, size, entries, roles.indexOf(cell.role)]);
  const columns = [
    header,
    ...wide.map((name) => cell[name]),
    ...pay.map((name) => cell[name]),
    cell.start,
    ...middle.map((name) => cell[name]),
    cell.skill,
    ...narrow.map((name) => cell[name]),
    cell.need,
  ];
  const bytes = new Uint8Array(columns.reduce((sum, column) => sum + column.byteLength, 0));
  let at = 0;
  for (const column of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += column.byteLength;
  }
  return bytes;
}

/** Returns the highest number in columns of cells, -1 in none. */
export function highest(columns: readonly (Uint16Array | Uint32Array)[]): number {
  let found = -1;
  for (const column of columns) {
    // By index: an iterator over millions of entries would cost more than counting them.
    for (let i = 0; i < column.length; i += 1) found = Math.max(found, column[i] ?? 0);
  }
  return found;
}

/** Reads what `encodeCell` wrote; throws RangeError when the bytes are not of a cell. */
export function decodeCell(bytes: Uint8Array, week: number, role: Role): Cell {
  // Columns need alignment, which a slice of another buffer need not have.
  const { buffer, byteOffset } = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  const [found, size = 0, entries = 0] = new Uint32Array(buffer, byteOffset, 4);
  const old = found === magicWithoutDegrees;
  if (found !== magic && !old) throw new RangeError('not a demand cell');
  const cell = emptyCell(week, role, 0, 0);
  let at = byteOffset + 16;
  const view = <T>(
    type: new (b: ArrayBufferLike, o: number, n: number) => T,
    n: number,
    width: number,
  ) => {
    const column = new type(buffer, at, n);
    at += n * width;
    return column;
  };
  for (const name of wide) cell[name] = view(Uint32Array, size, 4);
  for (const name of pay) cell[name] = view(Float32Array, size, 4);
  cell.start = view(Uint32Array, size + 1, 4);
  for (const name of middle) cell[name] = view(Uint16Array, size, 2);
  cell.skill = view(Uint16Array, entries, 2);
  for (const name of narrow) {
    cell[name] = old && name === 'degree' ? new Uint8Array(size) : view(Uint8Array, size, 1);
  }
  cell.need = view(Uint8Array, entries, 1);
  return { ...cell, size };
}
