import { findSoughtTitles, findTitles, isEngineering } from './job-title.ts';
import type { Level } from './posting.ts';
import { BREAK, compilePhrases, findPhrases, type PhraseHit, splitWords } from './words.ts';
import { readYears } from './years.ts';

type Sign = Level | 'none';

const signs = compilePhrases<Sign>([
  // "Lead generation", "Product Manager": the word is there, the level is not.
  [
    'none',
    [
      'product manager*',
      'project manager*',
      'program manager*',
      'programme manager*',
      'account manager*',
      'community manager*',
      'success manager*',
      'customer success manager*',
      'category manager*',
      'partner manager*',
      'case manager*',
      'content manager*',
      'campaign manager*',
      'relationship manager*',
      'product marketing manager*',
      'social media manager*',
      'technical program manager*',
      'technical account manager*',
      'release manager*',
      'partnerships manager*',
      'lead generation',
      'lead gen',
      'senior living',
      'chief of staff',
      'early stage',
      'late stage',
      'growth stage',
      'seed stage',
      'student success',
      'student loan*',
      'student experience',
      'student engagement',
      'data entry',
      'order entry',
      'mid market',
      'mid size*',
      'mid atlantic',
      'middle east*',
      'middle office',
      'senior care',
      'staff accountant',
      'head mounted',
      'principal investigator',
      'member of technical staff',
      'member of the technical staff',
      'technical staff',
      'staff writer',
      'staff nurse',
      'manager*in',
      'data manager',
      'executive assistant to',
      'internal*',
      'international*',
      'reporting to',
      'scrum master',
      'test manager',
      'incident manager',
      'password manager',
      'secret* manager',
      'package manager',
      'window manager',
      'junior* enterprises',
      'менеджер проект*',
      'менеджер по',
      'менеджер продукт*',
      'proyekt meneceri',
      'chef de projet',
      'staff augmentation',
      'reports to',
    ],
  ],
  [
    'intern',
    [
      'intern',
      'interns',
      'internship*',
      'praktik*',
      'werkstudent*',
      'working student*',
      'stagiaire*',
      'stage',
      'alternance',
      'alternant*',
      'apprenti*',
      'becari*',
      'practicas',
      'estagi*',
      'stazyst*',
      'staz',
      'praktyk*',
      'стажер*',
      'стажировк*',
      'staj*',
      'stajyer',
      'tecrubeci',
      'co op',
      'coop',
      'student',
      'student*in',
      'tirocinio',
      'stagista',
      'ausbildung',
      'auszubildende*',
      'azubi',
      'aprendiz',
      'trainee*',
      'stajor',
      'diplomand*',
      'accelerator program',
    ],
  ],
  [
    'junior',
    [
      'junior*',
      'jr',
      'jnr',
      'entry level',
      'entry',
      'graduate',
      'graduates',
      'new grad',
      'new grads',
      'new graduate',
      'early career',
      'beginner',
      'associate software',
      'associate engineer*',
      'associate developer*',
      'associate data',
      'associate ai',
      'associate ml',
      'associate machine',
      'associate full',
      'associate front',
      'associate devops',
      'associate cloud',
      'associate product',
      'associate qa',
      'associate test',
      'associate security',
      'associate systems',
      'associate web',
      'associate mobile',
      'associate application',
      'associate it',
      'associate java',
      'associate site',
      'associate platform',
      'associate analyst',
      'associate consultant',
      'associate member',
      'associate solution*',
      'associate technical',
      'associate backend',
      'debutant*',
      'berufseinsteiger*',
      'junior/',
      'mlodszy',
      'mladsi',
      'младший',
      'джуниор',
      'kicik',
      'i',
      'level 1',
      'engineer 1',
      'developer 1',
      'sde1',
      'sde 1',
      'absolvent*',
      'recien graduad*',
      'yeni mezun',
      'novice',
      'analyst 1',
      'freshers',
      'fresher',
      'university grad*',
    ],
  ],
  [
    'mid',
    [
      'mid',
      'middle',
      'mid level',
      'midlevel',
      'mid senior',
      'intermediate',
      'medior',
      'regular python',
      'regular java*',
      'regular developer',
      'regular engineer',
      'regular backend',
      'regular frontend',
      'regular software',
      'confirme',
      'pleno',
      'semi senior',
      'semisenior',
      'ssr',
      'ii',
      'level 2',
      'engineer 2',
      'developer 2',
      'sde2',
      'sde 2',
      'swe 2',
      'мидл',
      'миддл',
      'orta seviyye',
      'orta',
      'analyst 2',
      'intermedio',
    ],
  ],
  [
    'senior',
    [
      'senior*',
      'sr',
      'snr',
      'sen',
      'iii',
      'iv',
      'level 3',
      'engineer 3',
      'developer 3',
      'sde3',
      'sde 3',
      'swe 3',
      'starszy',
      'старший',
      'синьор',
      'сеньор',
      'kidemli',
      'boyuk',
      'sr.',
      'experte',
      'experto',
      'vysshij',
      'specialiste senior',
      'semi-senior',
      'sênior',
      'seniorni',
    ],
  ],
  ['staff', ['staff']],
  ['principal', ['principal*', 'distinguished', 'technical fellow', 'engineering fellow']],
  [
    'lead',
    [
      'lead',
      'leads',
      'leader',
      'tech lead',
      'team lead',
      'teamlead',
      'techlead',
      'teamleader',
      'teamleiter*',
      'lider',
      'lead*in',
      'ведущий',
      'тимлид',
      'техлид',
      'kierownik zespolu',
      'technischer leiter',
      'aparici',
      'takim lideri',
      'responsable technique',
      'chef d equipe',
      'referent technique',
    ],
  ],
  [
    'manager',
    [
      'manager',
      'managers',
      'head of',
      'head',
      'director',
      'vp',
      'vice president',
      'cto',
      'cio',
      'ciso',
      'ceo',
      'coo',
      'cfo',
      'cmo',
      'chief',
      'svp',
      'evp',
      'leiter*',
      'abteilungsleiter*',
      'direktor*',
      'directeur*',
      'director*',
      'diretor*',
      'gerente',
      'jefe',
      'dyrektor',
      'kierownik',
      'руководитель',
      'директор',
      'начальник',
      'mudur*',
      'rehber',
      'sobe mudiri',
      'menecer*',
      'yonetici*',
      'supervisor',
      'responsable',
      'manager/',
      'geschaftsfuhr*',
    ],
  ],
]);
const NUMBERED =
  /\b(?:[Ee]ngineer|[Dd]eveloper|[Aa]nalyst|[Pp]rogrammer|[Aa]rchitect|[Aa]dministrator|[Ss]cientist|[Ss]pecialist) (?:[Ll]evel )?(II|III|IV)\b/u;
const NUMBERED_WINDOW = 5000;
const rank: readonly Level[] = [
  'junior',
  'mid',
  'senior',
  'lead',
  'staff',
  'principal',
  'manager',
  'intern',
];

/**
 * Returns the level that the title states, else the one the text states for the job ("we are looking
 * for a Senior Developer"), else the one its years of experience mean (0-2 junior, 3-4 mid, 5 and more
 * senior); null where neither title nor text says.
 */
export function readLevel(title: string, text: string): Level | null {
  const stated = title.trim() === '' ? statedInText(text) : statedInTitle(title, text);
  if (stated !== null) return stated === 'mixed' ? null : stated;
  const years = readYears(text);
  return years === null ? null : levelOfYears(years);
}

function statedInTitle(title: string, text: string): Level | 'mixed' | null {
  const stated = levelOfTitle(title);
  if (stated !== null) return stated;
  const words = new Set(splitWords(title));
  for (const sought of findSoughtTitles(text)) {
    // "Looking for a Senior Engineer" speaks of this job where it shares a word with the title.
    const level = splitWords(sought).some((word) => words.has(word)) ? levelOfTitle(sought) : null;
    if (level !== null && level !== 'manager') return level;
  }
  return null;
}

function statedInText(text: string): Level | 'mixed' | null {
  for (const title of findTitles(text)) {
    const level = isEngineering(title) ? levelOfTitle(title) : null;
    if (level !== null) return level;
  }
  if (!text.includes('II') && !text.includes('IV')) return null;
  const numbered = NUMBERED.exec(text.slice(0, NUMBERED_WINDOW));
  return numbered ? levelOfTitle(`developer ${numbered[1]}`) : null;
}

/** Returns the level that years of experience stand for. */
export function levelOfYears(years: number): Level {
  if (years >= 5) return 'senior';
  return years >= 3 ? 'mid' : 'junior';
}

/** Returns the level a title states: the first of "Mid/Senior", `mixed` for "junior and senior". */
function levelOfTitle(title: string): Level | 'mixed' | null {
  const words = splitWords(title);
  const hits = findPhrases(signs, words).filter(isStated(words));
  const [first, second] = hits;
  if (!first) return null;
  if (second && second.label !== first.label) {
    const between = words.slice(first.start + first.length, second.start);
    if (
      between.length <= 2 &&
      between.some((word) => word === '/' || word === 'or' || word === 'to')
    )
      return first.label;
    if (between.length <= 2 && between.some((word) => word === '&' || word === 'and'))
      return 'mixed';
  }
  return hits.reduce(
    (best, hit) => (rank.indexOf(hit.label) > rank.indexOf(best) ? hit.label : best),
    first.label,
  );
}

function isStated(words: readonly string[]) {
  return (hit: PhraseHit<Sign>): hit is PhraseHit<Level> => {
    if (hit.label === 'none') return false;
    const word = words[hit.start] ?? '';
    // A Roman numeral is a level right after its noun ("Engineer II"), not at the start ("I am ...").
    const before = words[hit.start - 1];
    if (/^i{1,3}$|^iv$/.test(word)) return before !== undefined && before !== BREAK;
    // "ONSITE / INTERNS / VISA" says that interns are welcome too.
    if (word === 'interns') return before !== '/' && before !== BREAK && before !== undefined;
    return true;
  };
}
