import type { Detected } from './detect.ts';

/** The widgets that name their board in an attribute or an option; all others do it by an address. */
const marks: readonly { adapter: string; pattern: RegExp }[] = [
  { adapter: 'bamboohr', pattern: /data-domain=["']([\w-]+)\.bamboohr\.com["']/gi },
  {
    adapter: 'lever',
    pattern: /leverJobsOptions\s*=\s*\{[^}]{0,200}?accountName["']?\s*:\s*["']([\w.-]+)["']/gi,
  },
  {
    adapter: 'lever',
    pattern: /loadLeverPostings\(\s*\{[^}]{0,200}?account["']?\s*:\s*["']([\w.-]+)["']/gi,
  },
  { adapter: 'smartrecruiters', pattern: /["']?company_code["']?\s*:\s*["']([\w-]+)["']/gi },
];

/** The boards that the widgets in a page name, in no particular order, repeats included. */
export function embeddedBoards(html: string): Detected[] {
  return marks.flatMap(({ adapter, pattern }) =>
    [...html.matchAll(pattern)].flatMap(([mark, token]) =>
      token ? [{ adapter, token, via: mark.replace(/\s+/g, ' ').slice(0, 80) }] : [],
    ),
  );
}
