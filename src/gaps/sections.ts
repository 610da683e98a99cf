/** The part of a resume that a line stands in. */
export const sections = [
  'experience',
  'project',
  'skills',
  'certification',
  'education',
  'summary',
  'learning',
  'other',
] as const;
export type Section = (typeof sections)[number];

/** Words that make a short line a heading, per section, in the languages that resumes come in. */
const headingWords: readonly (readonly [Section, RegExp])[] = [
  [
    'learning',
    /^(?:(?:currently|now|also|still) )?(?:learning|studying|exploring)(?: (?:now|next|goals|list|right now))?$|^(?:learning|want to learn|to learn|up next|what i am learning|(?:lerne|lernt) (?:gerade|derzeit|aktuell)|aktuell am lernen|en cours d.apprentissage|aprendiendo(?: ahora)?|изучаю(?: сейчас)?|сейчас изучаю|öyrənirəm|öğreniyorum|正在学习)$/u,
  ],
  [
    'project',
    /\b(?:projects?|portfolio|open[- ]?source|publications?|projekte?|projets?|proyectos?|projetos?|progetti|projeler|layihələr)\b|проекты|项目|プロジェクト/u,
  ],
  [
    'experience',
    /\b(?:experiences?|employment|career|work history|work|professional background|berufserfahrung|berufspraxis|werdegang|beschäftigung|expérience|parcours|experiencia|experiência|esperienz[ae]|ervaring|doświadczenie|deneyim(?:i|ler)?|təcrübə(?:si)?|erfarenhet)\b|опыт|工作经历|工作经验|职业经历|職歴/u,
  ],
  [
    'certification',
    /\b(?:certifications?|certificates?|licen[sc]es?|courses?|trainings?|zertifikate|zertifizierungen|weiterbildung|certificaciones|certificações|sertifikat(?:lar)?)\b|сертификаты|курсы|证书/u,
  ],
  [
    'education',
    /\b(?:education|academic|studies|university|coursework|degrees?|ausbildung|bildung|studium|formation|educación|educação|istruzione|eğitim|təhsil|utbildning|opleiding|wykształcenie)\b|образование|教育/u,
  ],
  [
    'skills',
    /\b(?:skills?|skillset|technolog(?:y|ies)|tech(?:nical)? stack|stack|competenc(?:y|ies|es?)|expertise|proficienc(?:y|ies)|toolbox|toolkit|tools|know-?how|capabilities|areas of knowledge|kenntnisse|fähigkeiten|fertigkeiten|kompetenzen|technologien|compétences|technologies|habilidades|competencias|competências|tecnologías|conhecimentos|competenze|vaardigheden|umiejętności|beceriler|yetkinlikler|bacarıqlar|biliklər|färdigheter)\b|навыки|технологии|技能|スキル|专业技能/u,
  ],
  [
    'summary',
    /\b(?:summary|profile|about(?: me)?|objective|overview|introduction|profil|über mich|zusammenfassung|à propos|résumé|perfil|resumen|resumo|haqqımda|hakkımda|özet)\b|о себе|自我评价|个人简介/u,
  ],
  [
    'other',
    /\b(?:interests?|hobb(?:y|ies)|awards?|achievements?|references?|contact|volunteer(?:ing)?|activities|honou?rs|links|strengths|interessen|loisirs)\b|интересы|奖项/u,
  ],
];

/**
 * The section that a line opens when it is nothing but a heading ("## Technical Skills", "EXPERIENCE:"), or null;
 * `above` is the line before it, in case a label was wrapped.
 */
export function headingSection(line: string, above = ''): Section | null {
  const text = normalizeHeading(line);
  if (text === 'learning' && kindOfLearning.test(above)) return null;
  if (text === '' || text.split(' ').length > 5 || text.length > 48) return null;
  if (/[,;|@]|\d{4}|[.!?]$/.test(text)) return null;
  return sectionOf(text);
}

/** What goes on in a next line "Learning": the label of a row, such as "Machine PyTorch, scikit-learn". */
const kindOfLearning = /^\W*(?:machine|deep|reinforcement|federated|transfer)\b/iu;

/** The section that a label at the start of a line stands for ("Skills: Go, Redis"), or null. */
export function labelSection(line: string): Section | null {
  const label = /^([^:：]{2,40})[:：]\s*\S/u.exec(line)?.[1];
  return label === undefined ? null : headingSection(label);
}

function sectionOf(text: string): Section | null {
  return headingWords.find(([, words]) => words.test(text))?.[0] ?? null;
}

/** Lower case, without Markdown marks, bullets, decoration and the spaces of spaced-out letters ("S K I L L S"). */
function normalizeHeading(line: string): string {
  const bare = line
    .replace(/^[\s#>*_=~•·▪■◆○–—-]+|[\s#*_=~:：–—-]+$/gu, '')
    .replace(/[*_]/g, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
  return /^(?:\p{L} ){3,}\p{L}$/u.test(bare) ? bare.replaceAll(' ', '') : bare;
}
