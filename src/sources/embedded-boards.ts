import type { Detected } from './detect.ts';

/** The widgets that name their board in an attribute or an option; all others do it by an address. */
const marks: readonly { adapter: string; pattern: RegExp }[] = [
  { adapter: 'bamboohr', pattern: /data-domain=["']?([\w-]+)\.bamboohr\.com\b/gi },
  {
    adapter: 'lever',
    pattern: /leverJobsOptions\s*=\s*\{[^}]{0,200}?accountName["']?\s*:\s*["']([\w.-]+)["']/gi,
  },
  {
    adapter: 'lever',
    pattern: /loadLeverPostings\(\s*\{[^}]{0,200}?account["']?\s*:\s*["']([\w.-]+)["']/gi,
  },
  {
    adapter: 'greenhouse',
    pattern: /(?:grnhse|greenhouse)[^<>]{0,200}?board[_-]?token["']?\s*[:=]\s*["']([\w-]+)["']/gi,
  },
  {
    adapter: 'ashby',
    pattern: /(?:organizationHostedJobsPageName|hostedJobsPageSlug)["']?\s*:\s*["']([^"']+)["']/gi,
  },
  { adapter: 'jobvite', pattern: /data-careersite=["']([\w-]+)["']/gi },
  { adapter: 'workable', pattern: /whr_embed\(\s*(\d+)/gi },
  { adapter: 'smartrecruiters', pattern: /["']?company_code["']?\s*:\s*["']([\w-]+)["']/gi },
];

/** Systems that also serve careers sites under the employer's own name, told by where their files come from. */
const ownNames: readonly { adapter: string; files: RegExp }[] = [
  { adapter: 'teamtailor', files: /\b(?!scripts\.)[\w-]+\.teamtailor-cdn\.com/i },
  { adapter: 'breezy', files: /assets-cdn\.breezy\.hr\/breezy-portal/i },
  { adapter: 'recruitee', files: /(?<![\w-])(?!jobs-widget\.|captcha)[\w-]+\.recruiteecdn\.com/i },
];

/** The board that a careers site under the employer's own name is, read at that name; empty for any other. */
export function ownNamedBoards(html: string, base: string): Detected[] {
  const { origin, hostname } = new URL(base);
  return ownNames.flatMap(({ adapter, files }) => {
    const via = files.exec(html)?.[0];
    return via ? [{ adapter, token: hostname, settings: { baseUrl: origin }, via }] : [];
  });
}

/** The boards that the widgets in a page name, in no particular order, repeats included. */
export function embeddedBoards(html: string): Detected[] {
  return marks.flatMap(({ adapter, pattern }) =>
    [...html.matchAll(pattern)].flatMap(([mark, token]) =>
      token ? [{ adapter, token, via: mark.replace(/\s+/g, ' ').slice(0, 80) }] : [],
    ),
  );
}
