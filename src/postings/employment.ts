import { compilePhrases, findPhrases } from './phrases.ts';
import type { EmploymentType } from './posting.ts';
import { readWords } from './words.ts';

const words = compilePhrases<EmploymentType>([
  [
    'internship',
    [
      'intern',
      'interns',
      'internship*',
      'praktik*',
      'werkstudent*',
      'working student*',
      'stage',
      'stagiaire',
      'alternance',
      'apprenti*',
      'ausbildung',
      'pasanti*',
      'estagio',
      'staj',
      'стажировк*',
      'trainee*',
      'staz',
    ],
  ],
  [
    'contract',
    [
      'contract',
      'contractor*',
      'freelance*',
      'b2b',
      'c2c',
      'corp to corp',
      'consulting',
      'auftrag*',
      'contratista',
      'zlecenie',
      'umowa zlecenie',
      'frilans',
      'фриланс',
      'подряд',
      'self employed',
      'independent contractor',
    ],
  ],
  [
    'temporary',
    [
      'temporary',
      'temp',
      'fixed term',
      'befristet',
      'cdd',
      'seasonal',
      'interim',
      'temporal',
      'временн*',
      'muveqqeti',
      'fixed term contract',
    ],
  ],
  [
    'part-time',
    [
      'part time',
      'parttime',
      'teilzeit',
      'temps partiel',
      'media jornada',
      'tiempo parcial',
      'meio periodo',
      'czesc etatu',
      'yarim stat',
      'неполн*',
      'частичная',
      'polu etatu',
      'deltid',
      'parcial',
      'minijob',
    ],
  ],
  [
    'full-time',
    [
      'full time',
      'fulltime',
      'permanent',
      'vollzeit',
      'festanstellung',
      'unbefristet*',
      'cdi',
      'temps plein',
      'tiempo completo',
      'jornada completa',
      'tempo integral',
      'umowa o prace',
      'pelny etat',
      'tam stat',
      'tam is gunu',
      'tam zamanli',
      'полн*',
      'heltid',
      'fast',
      'regular',
      'indefinido',
      'clt',
      'fte',
      'employee',
      'tilsvidare',
      'plny uvazek',
      'daimi',
      'voltijd',
      'indefinite',
    ],
  ],
  ['other', ['volunteer*', 'freiwillig*', 'per diem', 'benevol*']],
]);
const order: readonly EmploymentType[] = [
  'internship',
  'temporary',
  'contract',
  'part-time',
  'full-time',
  'other',
];
/** Of "permanent or B2B" the first counts. */
const PERMANENT =
  /permanent|festanstellung|unbefristet|\bcdi\b|umow\w+ o prac|indefinid|\bclt\b|regular|постоянн|daimi/iu;
const spelledTogether = /(?<=[a-z])(?=[A-Z])|_/g;

/**
 * Returns the kind of employment that a board's field ("FULL_TIME", "Festanstellung, Vollzeit",
 * "fulltime_permanent") names, null for none; of several, a permanent job comes first.
 */
export function readEmploymentType(field: string | null): EmploymentType | null {
  if (!field) return null;
  const hits = findPhrases(
    words,
    readWords(field.slice(0, 300).replace(spelledTogether, ' ')).numbers,
  );
  if (hits.length === 0) return null;
  if (PERMANENT.test(field) && !hits.some((hit) => hit.label === 'part-time')) return 'full-time';
  return order.find((type) => hits.some((hit) => hit.label === type)) ?? null;
}
