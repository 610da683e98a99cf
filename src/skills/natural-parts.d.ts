// natural's own types cover only its index files, and those load Node's util and fs.
declare module 'natural/lib/natural/tokenizers/regexp_tokenizer.js' {
  export class RegexpTokenizer {
    constructor(options: { pattern: RegExp });
    /** Returns what stands between the matches of the pattern, without empty parts. */
    tokenize(text: string): string[];
  }
}
declare module 'natural/lib/natural/ngrams/ngrams.js' {
  /** Returns the runs of `n` elements of a sequence, in order. */
  export function ngrams(sequence: readonly string[], n: number): string[][];
}
declare module 'natural/lib/natural/util/stopwords.js' {
  export const words: readonly string[];
}
