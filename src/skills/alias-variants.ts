import type { Category } from './skill.ts';

/**
 * Returns further spellings of a name that need no entry of their own: "NodeJS" and "Node JS" for "Node.js",
 * "SpringBoot" for "Spring Boot", "CICD" for "CI/CD", "and" for "&", number of the last word of a concept, and the
 * British spelling.
 * Hyphens and spaces are the same to the matcher and need no variant.
 */
export function aliasVariants(name: string, category: Category): string[] {
  const variants = new Set<string>();
  if (/[A-Za-z]\.js$/i.test(name)) {
    variants.add(name.replace(/\.js$/i, 'JS')).add(name.replace(/\.js$/i, ' JS'));
  }
  if (name.includes(' & ')) variants.add(name.replaceAll(' & ', ' and '));
  if (/\S ?\/ ?\S/.test(name)) {
    variants.add(name.replaceAll('/', ' '));
    variants.add(name.replaceAll(' / ', '/').replaceAll('/', ' and '));
    if (name.length > 4) variants.add(name.replaceAll('/', ''));
  }
  const words = name.split(/[ -]/);
  if (words.length > 1 && name.length > 6 && words.every((word) => word.length > 1)) {
    variants.add(words.join(''));
  }
  addNumbers(name, category, variants);
  for (const spelling of [name, ...variants]) variants.add(asInBritain(spelling));
  variants.delete(name);
  return [...variants];
}

/** "Optimisation" for "optimization", "labelling" for "labeling". */
function asInBritain(name: string): string {
  return name
    .replace(/([a-z]{3})iz(e[ds]?|ing|ations?)(?![a-z])/gi, '$1is$2')
    .replace(/([bd])eling(?![a-z])/gi, '$1elling');
}

/** A plain plural s is left to the matcher; here are the others, and the singular of a plural name. */
function addNumbers(name: string, category: Category, variants: Set<string>): void {
  // The last word of a product's name has one number only.
  if (category !== 'concept' && category !== 'practice' && !/^[a-z -]+$/.test(name)) return;
  const last = name.split(/[ -]/).at(-1) ?? '';
  if (last.length < 5 || /[^a-z]/.test(last)) return;
  if (/[^aeiou]y$/.test(name)) variants.add(name.replace(/y$/, 'ies'));
  else if (/(?:x|ch|sh|ss)$/.test(name)) variants.add(`${name}es`);
  else if (/ies$/.test(name)) variants.add(name.replace(/ies$/, 'y'));
  else if (name.includes(' ') && /[^su]s$/.test(name) && !/ics$/.test(name)) {
    variants.add(name.slice(0, -1));
  }
}
