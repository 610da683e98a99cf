const SPELLED: Readonly<Record<string, string>> = {
  ı: 'i',
  ß: 'ss',
  ə: 'e',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
};

/** Returns the text in lower case without diacritics ("Développeur" → "developpeur"); lengths may differ. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant
  if (!/[^\x00-\x7f]/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ıßəłøđæœ]/g, (letter) => SPELLED[letter] ?? letter);
}
