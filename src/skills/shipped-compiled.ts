import { deserialize, serialize } from 'node:v8';
import { type KnownRule, knownRule } from './alias-rule.ts';
import type { Automaton } from './automaton.ts';
import type { Phrases } from './cues.ts';
import type { Dictionary, KnownAlias, Terminal } from './dictionary.ts';
import type { Skill } from './skill.ts';

/**
 * A dictionary in few pieces, so that a start reads it in little time: what most postings never name is made when a
 * name of it is found.
 */
type Flat = {
  version: string;
  /** JSON, which is read several times faster than the same objects in the form of the others. */
  skills: string;
  rules: string;
  automaton: Automaton;
  phrases: Phrases;
  /** The alias texts one behind the other; `ends` says where each ends. */
  texts: string;
  ends: Int32Array;
  /** Two numbers an alias: its skill's index, its rule's index or -1. */
  aliases: Int32Array;
  /** The aliases of name v are those from `firsts[v]` to `firsts[v + 1]`. */
  firsts: Int32Array;
};

/** Returns a compiled dictionary as bytes, without the example sentences, which only tests read. */
export function packDictionary(dictionary: Dictionary): Uint8Array {
  const { automaton, phrases } = dictionary;
  const skills = [...dictionary.skills.values()];
  const indexOf = new Map(skills.map((skill, index) => [skill.id, index]));
  const rules = new Map<KnownRule, number>();
  const texts: string[] = [];
  const aliases: number[] = [];
  const firsts: number[] = [];
  for (let name = 0; name < automaton.starts.length; name++) {
    firsts.push(texts.length);
    for (const { skill, text, rule } of dictionary.terminal(name)?.aliases ?? []) {
      if (rule !== null && !rules.has(rule)) rules.set(rule, rules.size);
      texts.push(text);
      aliases.push(indexOf.get(skill.id) ?? 0, rule === null ? -1 : (rules.get(rule) ?? -1));
    }
  }
  let end = 0;
  const flat: Flat = {
    version: dictionary.version,
    skills: JSON.stringify(skills.map(({ examples: _, counterexamples: __, ...skill }) => skill)),
    rules: JSON.stringify([...rules.keys()]),
    automaton,
    phrases,
    texts: texts.join(''),
    ends: Int32Array.from(texts, (text) => (end += text.length)),
    aliases: Int32Array.from(aliases),
    firsts: Int32Array.from([...firsts, texts.length]),
  };
  return serialize(flat);
}

/** Returns the dictionary that `packDictionary` wrote; throws where the bytes are not of this program's version. */
export function unpackDictionary(bytes: Uint8Array): Dictionary {
  const flat: Flat = deserialize(bytes);
  const { version, automaton, phrases, firsts } = flat;
  const skills: Skill[] = JSON.parse(flat.skills);
  const rules: Partial<KnownRule>[] = JSON.parse(flat.rules);
  const known: (Terminal | undefined)[] = new Array(firsts.length).fill(undefined);
  const terminal = (name: number): Terminal | undefined => {
    const seen = known[name];
    if (seen !== undefined) return seen;
    const aliases: KnownAlias[] = [];
    for (let at = firsts[name] ?? 0; at < (firsts[name + 1] ?? 0); at++) {
      aliases.push(aliasAt(flat, at, skills, rules));
    }
    if (aliases.length === 0) return undefined;
    const made = { aliases };
    known[name] = made;
    return made;
  };
  return {
    version,
    skills: new Map(skills.map((skill) => [skill.id, skill])),
    automaton,
    terminal,
    phrases,
  };
}

function aliasAt(
  { texts, ends, aliases }: Flat,
  at: number,
  skills: readonly Skill[],
  rules: readonly Partial<KnownRule>[],
): KnownAlias {
  const skill = skills[aliases[at * 2] ?? 0];
  if (skill === undefined) throw new RangeError('the compiled dictionary is damaged');
  const text = texts.slice(ends[at - 1] ?? 0, ends[at]);
  const rule = rules[aliases[at * 2 + 1] ?? -1];
  return { skill, text, rule: rule === undefined ? null : knownRule(rule) };
}
