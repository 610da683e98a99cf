/** What may be asked of the reader: the report as part of the page, or as a file to keep. */
export type Form = 'page' | 'json' | 'md' | 'html';

/** What the page asks of its reader: a resume, and what goes with it. */
export type Question = {
  readonly resume: Uint8Array;
  readonly form: Form;
  /** Target, roadmap and weeks as the form has them; empty ones are left out. */
  readonly ask: Readonly<Record<string, string>>;
};

/** What the reader says: that it reads now, then one answer. */
export type Answer =
  | { readonly kind: 'reading' }
  | { readonly kind: 'page'; readonly title: string; readonly markup: string }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly type: string;
      readonly text: string;
    }
  /** `elsewhere`: the server could read it, if the person wants it to. */
  | { readonly kind: 'refused'; readonly message: string; readonly elsewhere: boolean };
