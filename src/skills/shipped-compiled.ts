import { deserialize, serialize } from 'node:v8';
import type { Automaton } from './automaton.ts';
import type { Phrases } from './cues.ts';
import type { Dictionary, Terminal } from './dictionary.ts';
import type { AliasRule, Skill } from './skill.ts';

/** A dictionary as flat arrays: strings and rules once, aliases as indexes. */
type Flat = {
  version: string;
  skills: Skill[];
  automaton: Automaton;
  phrases: Phrases;
  /** The alias texts, parted by line feeds. */
  texts: string;
  rules: AliasRule[];
  /** Three numbers an alias: its automaton value, its skill's index, its rule's index or -1. */
  aliases: Int32Array;
};

/** Returns a compiled dictionary as bytes, without the example sentences, which only tests read. */
export function packDictionary(dictionary: Dictionary): Uint8Array {
  const skills = [...dictionary.skills.values()];
  const indexOf = new Map(skills.map((skill, index) => [skill.id, index]));
  const rules = new Map<AliasRule, number>();
  const texts: string[] = [];
  const aliases: number[] = [];
  for (const [value, terminal] of dictionary.terminals.entries()) {
    for (const { skill, text, rule } of terminal?.aliases ?? []) {
      if (rule !== null && !rules.has(rule)) rules.set(rule, rules.size);
      texts.push(text);
      aliases.push(value, indexOf.get(skill.id) ?? 0, rule === null ? -1 : (rules.get(rule) ?? -1));
    }
  }
  const { automaton, phrases } = dictionary;
  const flat: Flat = {
    version: dictionary.version,
    skills: skills.map(({ examples: _, counterexamples: __, ...skill }) => skill),
    automaton: {
      ...automaton,
      value: Int32Array.from(automaton.value),
      spelling: Uint8Array.from(automaton.spelling),
      starts: Int32Array.from(automaton.starts),
    },
    phrases,
    texts: texts.join('\n'),
    rules: [...rules.keys()],
    aliases: Int32Array.from(aliases),
  };
  return serialize(flat);
}

/** Returns the dictionary that `packDictionary` wrote; throws where the bytes are not of this program's version. */
export function unpackDictionary(bytes: Uint8Array): Dictionary {
  const { version, skills, automaton, phrases, texts, rules, aliases }: Flat = deserialize(bytes);
  const terminals: Terminal[] = new Array(automaton.starts.length);
  const spelt = texts.split('\n');
  for (let at = 0; at < aliases.length; at += 3) {
    const value = aliases[at] ?? 0;
    const skill = skills[aliases[at + 1] ?? 0];
    if (skill === undefined) throw new RangeError('the compiled dictionary is damaged');
    const alias = { skill, text: spelt[at / 3] ?? '', rule: rules[aliases[at + 2] ?? -1] ?? null };
    const terminal = terminals[value];
    if (terminal === undefined) terminals[value] = { aliases: [alias] };
    else terminal.aliases.push(alias);
  }
  return {
    version,
    skills: new Map(skills.map((skill) => [skill.id, skill])),
    automaton,
    terminals,
    phrases,
  };
}
