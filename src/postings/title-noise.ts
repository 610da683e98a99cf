const MAKER =
  /\b(?:engineer|developer|programmer|architect|analyst|scientist)\b(?! (?:relations|experience|tools|tooling|productivity|advocacy|marketing|success|enablement)\b)/iu;
/** A first look that few titles pass. */
const GRADED = /vp|vice/i;
const GRADE =
  /\b(?:(?:assistant|associate|senior|executive) vice president|vice president|[ase]?vp)\b(?! of\b)/giu;

/** Returns a title without a bank's grade: in "Java Engineer - VP" and "AVP, Data Analyst" it leads nobody. */
export function withoutGrade(title: string): string {
  return GRADED.test(title) && MAKER.test(title) ? title.replace(GRADE, ' ') : title;
}

/** Returns a title without the employer's part behind it: "Consultant - Paris - Acme Data & AI" is Acme's. */
export function withoutEmployer(title: string, company: string | null): string {
  const name = company?.trim().toLowerCase() ?? '';
  if (name === '') return title;
  const lower = title.toLowerCase();
  for (const { 0: mark, index } of lower.matchAll(SEPARATOR)) {
    const after = index + mark.length;
    if (index > 0 && lower.startsWith(name, after) && !WORD.test(lower.charAt(after + name.length)))
      return title.slice(0, index);
  }
  return title;
}

const SEPARATOR = /\s(?:[-–—|@]|at)\s/g;
const WORD = /[\p{L}\p{N}]/u;
