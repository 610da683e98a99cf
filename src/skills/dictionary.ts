import { ConfigError } from '../errors.ts';
import { plainWords } from '../postings/plain-words.ts';
import { type KnownRule, knownRule } from './alias-rule.ts';
import { aliasVariants } from './alias-variants.ts';
import { type Automaton, buildAutomaton } from './automaton.ts';
import { addPhrases, type Phrases } from './cues.ts';
import { foldName } from './fold.ts';
import { hashText } from './hash.ts';
import { addName, createNames, findName, type NameTree } from './name-tree.ts';
import type { Alias, AliasRule, Skill } from './skill.ts';

/** One way of writing a skill, ready to be checked; words of its rule are lower case. */
export type KnownAlias = { skill: Skill; text: string; rule: KnownRule | null };

/** What a name in the automaton stands for: the first alias whose case fits counts. */
export type Terminal = { aliases: KnownAlias[] };

export type Dictionary = {
  readonly skills: ReadonlyMap<string, Skill>;
  /** Twelve hex digits that change whenever any entry does. */
  readonly version: string;
  /** The names of the skills, and the phrases that tell what is asked of them. */
  readonly automaton: Automaton;
  /** What a name, by its number, stands for; phrases that name no skill stand for nothing. */
  readonly terminal: (name: number) => Terminal | undefined;
  readonly phrases: Phrases;
};

/**
 * Returns the compiled dictionary. Throws `ConfigError` naming every duplicate id or alias, link to an unknown
 * skill, alias that the matcher cannot see, and rule without an example or a counterexample.
 */
export function loadDictionary(skills: readonly Skill[]): Dictionary {
  const problems = findProblems(skills, new Map(skills.map((skill) => [skill.id, skill])));
  const dictionary = compileSkills(skills, problems);
  if (problems.length > 0) {
    throw new ConfigError(
      `the skill dictionary has ${problems.length} faults:\n${problems.join('\n')}`,
    );
  }
  return dictionary;
}

/**
 * Returns the dictionary of entries that were checked before, and so may come without their examples. A duplicate
 * alias is named in `problems`; nothing is thrown.
 */
export function compileSkills(skills: readonly Skill[], problems: string[] = []): Dictionary {
  const draft: Draft = { names: createNames(), terminals: [undefined] };
  for (const skill of skills) addSkill(draft, skill, problems);
  dropPairs(draft);
  // After all written aliases, so that a derived spelling never takes another skill's own.
  for (const skill of skills) addVariants(draft, skill);
  const phrases = addPhrases(draft.names);
  let version: string | undefined;
  return {
    skills: new Map(skills.map((skill) => [skill.id, skill])),
    get version() {
      version ??= hashText(JSON.stringify(skills));
      return version;
    },
    automaton: buildAutomaton(draft.names),
    terminal: (name) => draft.terminals[name],
    phrases,
  };
}

/** Returns the ids given and everything they imply, directly or not; unknown ids stay as they are. */
export function impliedSkills(dictionary: Dictionary, ids: Iterable<string>): Set<string> {
  const closure = new Set<string>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (closure.has(id)) continue;
    closure.add(id);
    open.push(...(dictionary.skills.get(id)?.implies ?? []));
  }
  return closure;
}

/** Returns the aliases of a skill as written in its entry, its name first. */
export function listAliases(skill: Skill): KnownAlias[] {
  const named = {
    skill,
    text: skill.name,
    rule: skill.nameRule ? lowerRule(skill.nameRule) : null,
  };
  return [named, ...(skill.aliases ?? []).map((alias) => knownAlias(skill, alias))];
}

/** Terminals by the number of the name; none for 0. */
type Draft = { names: NameTree; terminals: (Terminal | undefined)[] };

function knownAlias(skill: Skill, alias: Alias): KnownAlias {
  if (typeof alias === 'string') return { skill, text: alias, rule: null };
  const { text, ...rule } = alias;
  return { skill, text, rule: Object.keys(rule).length > 0 ? lowerRule(rule) : null };
}

function lowerRule(rule: AliasRule): KnownRule {
  return knownRule(rule, (word) => word.toLowerCase(), plainWords);
}

function addSkill(draft: Draft, skill: Skill, problems: string[]): void {
  for (const alias of listAliases(skill)) {
    const symbols = foldName(alias.text);
    if (symbols === null) {
      problems.push(`${skill.id}: alias «${alias.text}» has a character the matcher cannot see`);
      continue;
    }
    const { aliases } = terminalOf(draft, symbols);
    const rival = aliases.find((known) => !apart(known, alias));
    if (rival === undefined) {
      // A short form speaks first: it counts in few places.
      if (alias.rule?.heads === undefined) aliases.push(alias);
      else aliases.unshift(alias);
    } else if (rival.skill !== skill) {
      problems.push(`${skill.id}: alias «${alias.text}» is already an alias of ${rival.skill.id}`);
    }
  }
}

/** Two skills may share a spelling when both insist on their case ("ARM", "Arm"), or one is a short form. */
function apart(a: KnownAlias, b: KnownAlias): boolean {
  if ((a.rule?.heads === undefined) !== (b.rule?.heads === undefined)) return true;
  return a.rule?.case === 'exact' && b.rule?.case === 'exact' && a.text !== b.text;
}

/**
 * "AI/ML" written as an alias of machine learning would hide that two skills are named: an alias that joins its
 * own skill's name to another skill's is left to the two names.
 */
function dropPairs(draft: Draft): void {
  for (const terminal of draft.terminals) {
    if (terminal === undefined) continue;
    terminal.aliases = terminal.aliases.filter(({ skill, text }) => {
      const parts = text.split(/\s*[/&]\s*|\s+and\s+/);
      if (parts.length < 2) return true;
      const named = parts.map((part) => skillOf(draft, part));
      return !(
        named.includes(skill) && named.some((other) => other !== undefined && other !== skill)
      );
    });
  }
}

function skillOf(draft: Draft, text: string): Skill | undefined {
  const symbols = foldName(text);
  if (symbols === null) return undefined;
  return draft.terminals[findName(draft.names, symbols)]?.aliases[0]?.skill;
}

function addVariants(draft: Draft, skill: Skill): void {
  for (const alias of listAliases(skill)) {
    for (const text of aliasVariants(alias.text, skill.category)) {
      const symbols = foldName(text);
      if (symbols === null) continue;
      const { aliases } = terminalOf(draft, symbols);
      if (aliases.length === 0) aliases.push({ ...alias, text });
    }
  }
}

function terminalOf(draft: Draft, symbols: readonly number[]): Terminal {
  const name = addName(draft.names, symbols);
  const terminal = draft.terminals[name];
  if (terminal !== undefined) return terminal;
  const added: Terminal = { aliases: [] };
  draft.terminals[name] = added;
  return added;
}

function findProblems(skills: readonly Skill[], byId: ReadonlyMap<string, Skill>): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const skill of skills) {
    if (seen.has(skill.id)) problems.push(`${skill.id}: two entries have this id`);
    seen.add(skill.id);
    for (const link of [...(skill.implies ?? []), skill.partOf, skill.successorOf]) {
      if (link !== undefined && !byId.has(link)) {
        problems.push(`${skill.id}: links to «${link}», which is no skill`);
      }
    }
    const ruled = skill.nameRule !== undefined || skill.aliases?.some((a) => typeof a !== 'string');
    if (ruled && !(skill.examples?.length && skill.counterexamples?.length)) {
      problems.push(`${skill.id}: has a rule but not both examples and counterexamples`);
    }
  }
  return problems;
}
