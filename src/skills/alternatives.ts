import type { Candidate } from './candidates.ts';
import type { Sentence } from './clauses.ts';
import { wordsAfter, wordsBefore } from './context.ts';
import { findLists, isShortForm, type List } from './lists.ts';
import { isOfIdeas } from './skill.ts';

/** An either-or set: indexes of its candidates; `said` where the posting says "or". */
export type ChoiceSet = { items: number[]; said: boolean };

/**
 * Returns the either-or sets among the candidates of one sentence: technologies joined by "or" or by a slash, or
 * listed bare after "such as", "one of" or in parentheses after a general word.
 */
export function findAlternatives(
  text: string,
  sentence: Pick<Sentence, 'candidates' | 'joints'>,
): ChoiceSet[] {
  const { candidates } = sentence;
  const sets: ChoiceSet[] = [];
  for (const list of findLists(text, sentence)) {
    const chosen = isOpen(list) && isChoice(text, candidates, list);
    for (const part of partList(candidates, list, chosen)) {
      const said = part.joints.includes('or');
      if (said || chosen) {
        const items = ofOneKind(candidates, part.items);
        sets.push({ items, said: said || endsWithOr(text, candidates, list) });
      } else if (part.joints.includes('slash')) sets.push(...slashed(candidates, part));
    }
  }
  const real = sets.filter(({ items }) => items.length > 1);
  for (const { items } of real) addShortForms(text, candidates, items);
  return real;
}

/** A list with "and" is no choice as a whole, and one with "or" but without commas says itself that it is. */
function isOpen({ joints }: List): boolean {
  return !joints.includes('and') && (!joints.includes('or') || joints.includes('comma'));
}

function addShortForms(text: string, candidates: readonly Candidate[], items: number[]): void {
  for (const item of [...items]) {
    const [named, next] = [candidates[item], candidates[item + 1]];
    if (named && next && isShortForm(text, named, next)) items.push(item + 1);
  }
}

/** "a public cloud, AWS or GCP": the general word before them is no choice beside its kinds. */
function ofOneKind(candidates: readonly Candidate[], items: readonly number[]): number[] {
  const first = items.findIndex((item) => !isIdea(candidates[item]));
  return first < 0 ? [...items] : items.slice(first);
}

function isIdea(candidate: Candidate | undefined): boolean {
  return isOfIdeas(candidate?.skill.category);
}

/**
 * "A and B or C" is A, and one of B and C. A comma after the "or" begins something else where what follows is of
 * another kind: "ECS or Kubernetes, PostgreSQL".
 */
function partList(candidates: readonly Candidate[], list: List, chosen: boolean): List[] {
  const parts: List[] = [{ items: list.items.slice(0, 1), joints: [] }];
  const kind = (item: number) => candidates[item]?.skill.category;
  for (const [index, joint] of list.joints.entries()) {
    const item = list.items[index + 1];
    const last = parts.at(-1);
    if (item === undefined || last === undefined) continue;
    const another =
      !chosen &&
      joint === 'comma' &&
      last.joints.includes('or') &&
      last.items.every((earlier) => kind(earlier) !== kind(item));
    if (joint === 'and' || another) parts.push({ items: [item], joints: [] });
    else {
      last.items.push(item);
      last.joints.push(joint);
    }
  }
  return parts;
}

const introduces =
  /(?:such as|like|e\.?g\.?,?|for example,?|for instance,?|one of|one or more of|at least one of|one of the following:?|either|any of|one or more|(?:one of|any of|either|some of|one or more)(?: [\p{L}-]+){1,5}|similar to|z\.b\.|comme|tel(?:le)?s? que|como|np\.|takich jak|например,?|таких как|gibi|məsələn,?)(?: the)?(?: following)? ?[:([{]?$/u;
const picksFrom = /\b(?:one|any|some|either)(?: or more)? of the following[^.:;\n]{0,60}:\s*$/i;
const concludes =
  /^(?:(?:, (?!and |or )[\p{L}\d.+#]+(?: [\p{L}\d.+#]+)?){0,3},? ?(?:or|and\/or) (?:similar|equivalent|other|another|any|related|comparable|something|the like|a similar|an equivalent)|,? ?(?:and|&) (?:others?\b|more\b|so on\b|the like\b)|(?:, (?!and )[\p{L}\d.+#]+(?: [\p{L}\d.+#]+)?){0,3}[,/]? ?(?:and )?etc\b|[,/]? ?\.\.\.|[,/]? ?…|,? ?[([]?(?:[a-z]+ (?:in|of|with) )?(?:any|at least|either) (?:one|of|two)\b)/u;

/** "Our stack is as follows: A, B, C etc": all of it is there. */
const inUse = /\b(?:stack|toolbox|tooling|we use|in use)\b[^.:;()\n]{0,40}:\s*$/i;

const goesOnWithAnd =
  /^(?:, (?:(?!\b(?:or|etc)\b)[^.;:()])*)? ?\band (?!etc\b|others\b|more\b|so on\b|similar\b)/;

function isChoice(text: string, candidates: readonly Candidate[], list: List): boolean {
  const first = candidates[list.items[0] ?? 0];
  const last = candidates[list.items.at(-1) ?? 0];
  if (first === undefined || last === undefined) return false;
  const before = wordsBefore(text, first.start);
  const after = wordsAfter(text, last.end);
  if (concludes.test(after)) {
    return !(
      /^[^a-z]*etc\b|^\W+$/.test(after) &&
      inUse.test(text.slice(Math.max(0, first.start - 80), first.start))
    );
  }
  if (
    before.endsWith(':') &&
    picksFrom.test(text.slice(Math.max(0, first.start - 100), first.start))
  ) {
    return true;
  }
  // "such as A, B, a part that is no skill and C": a list of what is all there.
  if (introduces.test(before)) return !goesOnWithAnd.test(after);
  // "cloud (AWS, GCP)": a general word, then its kinds; but "AWS (EC2, S3)" are parts of one thing.
  const owner = candidates[(list.items[0] ?? 0) - 1];
  if (owner !== undefined && isPartOf(first, owner) && owner.end > first.start - 3) return false;
  if (list.joints.every((joint) => joint === 'slash')) return false;
  return before.endsWith('(') && !/\bstack \($/.test(before) && closes.test(after);
}

/** The end of a parenthesis, behind at most two things that are no skills ("Amplitude, Mixpanel, own telemetry)"). */
const closes =
  /^(?:, (?!and\b)[\p{L}\d.+#]+(?: [\p{L}\d.+#]+){0,2}){0,2}[\s,.…]*(?:etc\.?)?[\s.…]*\)/u;

/** "AWS, GCP, or another cloud" says "or" as well as "AWS or GCP" does. */
function endsWithOr(text: string, candidates: readonly Candidate[], { items }: List): boolean {
  const end = candidates[items.at(-1) ?? 0]?.end ?? text.length;
  return /^,? or (?:similar|another|other|equivalent|comparable)\b/.test(wordsAfter(text, end));
}

function isPartOf(part: Candidate, whole: Candidate): boolean {
  if (isIdea(whole) || isGeneral(whole)) return false;
  if (extendsOther(part, whole)) return true;
  return whole.skill.vendor !== undefined && whole.skill.vendor === part.skill.vendor;
}

/** "Relational databases", "LLMs", "Linux", "JavaScript": what has kinds, of which one is enough. */
function isGeneral({ skill }: Candidate): boolean {
  return (
    / (?!stack$|suite$)\p{Ll}+$/u.test(skill.name) ||
    skill.category === 'language' ||
    skill.category === 'operating-system' ||
    skill.id === 'nosql' ||
    skill.id === 'llm'
  );
}

/** Ids of what a slash joins without offering a choice. */
export const joinedAlways: ReadonlySet<string> = new Set(
  'html css javascript typescript c cpp tcp-ip tcp udp etl elt ai machine-learning llm react redux nextjs next-js unix linux bash zsh sql nosql relational-databases'.split(
    ' ',
  ),
);

/** A slash offers a choice between things of one kind ("AWS/GCP"), not between a language and its framework. */
function slashed(candidates: readonly Candidate[], part: List): ChoiceSet[] {
  const runs: number[][] = [];
  for (const [index, item] of part.items.entries()) {
    const last = runs.at(-1);
    if (last !== undefined && part.joints[index - 1] === 'slash') last.push(item);
    else runs.push([item]);
  }
  return runs
    .filter((run) => isOneKind(run.map((item) => candidates[item])))
    .map((items) => ({ items, said: false }));
}

function isOneKind(candidates: readonly (Candidate | undefined)[]): boolean {
  const kinds = new Set(candidates.map((candidate) => candidate?.skill.category));
  const [kind] = kinds;
  if (kinds.size !== 1 || kind === undefined || kind === 'protocol' || isIdea(candidates[0])) {
    return false;
  }
  if (candidates.every((one) => candidates.some((other) => areOne(one, other)))) return false;
  return !candidates.every((candidate) => joinedAlways.has(candidate?.skill.id ?? ''));
}

/** "PostgreSQL/PostGIS": whoever has the one has the other. */
function areOne(a: Candidate | undefined, b: Candidate | undefined): boolean {
  return (
    a !== undefined && b !== undefined && a !== b && (extendsOther(a, b) || extendsOther(b, a))
  );
}

function extendsOther({ skill }: Candidate, { skill: { id } }: Candidate): boolean {
  return skill.partOf === id || skill.implies?.includes(id) === true;
}
