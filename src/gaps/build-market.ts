import { everything, type Slice } from '../demand/slice.ts';
import type { Market, MarketEntry, MarketRow } from './market.ts';

/** Rows gathered into one entry a vacancy, in order of first appearance; an either-or set with a required member is one need. */
export function gatherEntries(rows: Iterable<MarketRow>): MarketEntry[] {
  const byVacancy = new Map<string, MarketRow[]>();
  for (const row of rows) {
    const known = byVacancy.get(row.vacancy);
    if (known === undefined) byVacancy.set(row.vacancy, [row]);
    else known.push(row);
  }
  return [...byVacancy].map(([id, own]) => gatherEntry(id, own));
}

function gatherEntry(id: string, rows: readonly MarketRow[]): MarketEntry {
  const sets = new Map<number, { skills: string[]; required: boolean }>();
  const needs: string[][] = [];
  const preferred: string[] = [];
  for (const row of rows) {
    if (row.requirement === 'mentioned') continue;
    const required = row.requirement === 'required';
    if (row.alternatives === null) {
      if (required) needs.push([row.skill]);
      else preferred.push(row.skill);
      continue;
    }
    const set = sets.get(row.alternatives) ?? { skills: [], required: false };
    set.skills.push(row.skill);
    set.required ||= required;
    sets.set(row.alternatives, set);
  }
  for (const set of sets.values()) {
    if (set.required) needs.push(set.skills);
    else preferred.push(...set.skills);
  }
  const first = rows[0];
  return { id, employer: first?.employer ?? id, day: first?.day ?? null, needs, preferred };
}

/** The entries as a market; entries without needs are counted in `unstated` only. */
export function buildMarket(entries: Iterable<MarketEntry>, slice: Slice = everything): Market {
  const skills = openIndex();
  const employers = openIndex();
  const packed = emptyColumns();
  let unstated = 0;
  let from: string | null = null;
  let to: string | null = null;
  for (const entry of entries) {
    if (entry.needs.length === 0) {
      unstated += 1;
      continue;
    }
    pushEntry(packed, entry, skills);
    packed.employers.push(indexOf(employers, entry.employer));
    packed.open.push(entry.open === false ? 0 : 1);
    if (entry.day !== null && (from === null || entry.day < from)) from = entry.day;
    if (entry.day !== null && (to === null || entry.day > to)) to = entry.day;
  }
  if (skills.names.length > 65_535) throw new RangeError('a market holds at most 65,535 skills');
  return finishMarket(packed, {
    skills: skills.names,
    employerCount: employers.names.length,
    unstated,
    slice,
    from,
    to,
  });
}

type NameIndex = { names: string[]; at: Map<string, number> };

function openIndex(): NameIndex {
  return { names: [], at: new Map() };
}

function indexOf(index: NameIndex, name: string): number {
  const known = index.at.get(name);
  if (known !== undefined) return known;
  const next = index.names.push(name) - 1;
  index.at.set(name, next);
  return next;
}

type Columns = {
  ids: string[];
  employers: number[];
  open: number[];
  needStart: number[];
  needVacancy: number[];
  memberStart: number[];
  members: number[];
  preferredStart: number[];
  preferred: number[];
};

function emptyColumns(): Columns {
  return {
    ids: [],
    employers: [],
    open: [],
    needStart: [0],
    needVacancy: [],
    memberStart: [0],
    members: [],
    preferredStart: [0],
    preferred: [],
  };
}

function pushEntry(columns: Columns, entry: MarketEntry, skills: NameIndex): void {
  const vacancy = columns.ids.push(entry.id) - 1;
  for (const need of entry.needs) {
    for (const skill of need) columns.members.push(indexOf(skills, skill));
    columns.memberStart.push(columns.members.length);
    columns.needVacancy.push(vacancy);
  }
  columns.needStart.push(columns.needVacancy.length);
  for (const skill of entry.preferred) columns.preferred.push(indexOf(skills, skill));
  columns.preferredStart.push(columns.preferred.length);
}

type Facts = Pick<Market, 'skills' | 'employerCount' | 'unstated' | 'slice' | 'from' | 'to'>;

function finishMarket(columns: Columns, facts: Facts): Market {
  const memberStart = Uint32Array.from(columns.memberStart);
  const members = Uint16Array.from(columns.members);
  return {
    ...facts,
    ids: columns.ids,
    employers: Uint32Array.from(columns.employers),
    open: Uint8Array.from(columns.open),
    needStart: Uint32Array.from(columns.needStart),
    needVacancy: Uint32Array.from(columns.needVacancy),
    memberStart,
    members,
    preferredStart: Uint32Array.from(columns.preferredStart),
    preferred: Uint16Array.from(columns.preferred),
    ...invertMembers(memberStart, members, facts.skills.length),
  };
}

/** Which needs each skill can meet, by a counting sort over the members; `skillCount` bounds the member values. */
export function invertMembers(
  memberStart: Uint32Array,
  members: Uint16Array,
  skillCount: number,
): Pick<Market, 'skillNeedStart' | 'skillNeeds'> {
  const skillNeedStart = new Uint32Array(skillCount + 1);
  // By index: an iterator over a million members would cost more than counting them.
  for (let m = 0; m < members.length; m += 1) {
    const after = (members[m] ?? 0) + 1;
    skillNeedStart[after] = (skillNeedStart[after] ?? 0) + 1;
  }
  for (let s = 0; s < skillCount; s += 1) {
    skillNeedStart[s + 1] = (skillNeedStart[s + 1] ?? 0) + (skillNeedStart[s] ?? 0);
  }
  const next = skillNeedStart.slice();
  const skillNeeds = new Uint32Array(members.length);
  for (let need = 0; need + 1 < memberStart.length; need += 1) {
    for (let m = memberStart[need] ?? 0; m < (memberStart[need + 1] ?? 0); m += 1) {
      const skill = members[m] ?? 0;
      const at = next[skill] ?? 0;
      skillNeeds[at] = need;
      next[skill] = at + 1;
    }
  }
  return { skillNeedStart, skillNeeds };
}
