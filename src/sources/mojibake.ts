/**
 * Text that was UTF-8, read as Latin-1 and encoded again ("donâ\x80\x99t"), with those characters restored;
 * anything else unchanged. Only whole, valid UTF-8 sequences are touched, so "â" in French stays.
 */
export function repairMojibake(text: string): string {
  return text.replace(
    /[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}/g,
    (sequence) => {
      const bytes = Uint8Array.from(sequence, (character) => character.charCodeAt(0));
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      } catch {
        // An overlong or surrogate sequence: these were those characters after all.
        return sequence;
      }
    },
  );
}
