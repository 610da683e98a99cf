import type { Dispatcher } from 'undici';

/** What an answer looks like, as far as telling a challenge page from a real one needs. */
export type Answer = { headers: Dispatcher.ResponseData['headers']; text: string };

type Sign = {
  vendor: string;
  header?: readonly [name: string, value: RegExp];
  /** Matched against the page's title. */
  title?: RegExp;
  /** Matched against the page; `maxLength` keeps scripts that vendors inject into real pages from counting. */
  body?: RegExp;
  maxLength?: number;
};

const signs: readonly Sign[] = [
  { vendor: 'Cloudflare', header: ['cf-mitigated', /challenge/] },
  {
    vendor: 'Cloudflare',
    title: /^(just a moment|attention required! \| cloudflare|one moment, please)/i,
  },
  { vendor: 'Cloudflare', body: /_cf_chl_opt|id="challenge-form"|cf-error-details/ },
  { vendor: 'DataDome', body: /(geo|ct)\.captcha-delivery\.com/, maxLength: 20_000 },
  { vendor: 'AWS WAF', header: ['x-amzn-waf-action', /challenge|captcha/] },
  { vendor: 'AWS WAF', body: /gokuProps|awsWafCookieDomainList/, maxLength: 20_000 },
  { vendor: 'HUMAN', body: /id="px-captcha"|_pxAppId/, maxLength: 30_000 },
  { vendor: 'Imperva', body: /Incapsula incident ID/ },
  { vendor: 'Imperva', body: /_Incapsula_Resource/, maxLength: 5_000 },
  { vendor: 'Akamai', body: /sec-if-cpt-container|errors\.edgesuite\.net/, maxLength: 20_000 },
  { vendor: 'Vercel', header: ['x-vercel-mitigated', /challenge/] },
  { vendor: 'Vercel', title: /^vercel security checkpoint/i },
  { vendor: 'Sucuri', body: /sucuri_cloudproxy_js|Sucuri WebSite Firewall - Access Denied/i },
  { vendor: 'DDoS-Guard', title: /^ddos-guard/i },
  { vendor: 'Kasada', body: /KPSDK\.(now|start)/, maxLength: 5_000 },
  {
    vendor: 'unknown',
    title:
      /^(are you (a )?(human|robot)|verify(ing)? (that )?you are (a )?human|(security|bot|captcha) (check|verification)|captcha|access to this page has been denied|pardon our interruption|human verification)\b/i,
  },
];

/** Returns who stands between us and the page ("Cloudflare"), or null when the answer is a real one. */
export function challengeVendor(answer: Answer): string | null {
  const page = looksLikeHtml(answer.text) ? answer.text : null;
  const title = page?.slice(0, 20_000).match(/<title[^>]*>\s*([^<]{1,200})/i)?.[1] ?? null;
  return signs.find((sign) => matches(sign, { answer, page, title }))?.vendor ?? null;
}

/** Returns whether a text is a web page; RSS and other XML are not. */
export function looksLikeHtml(text: string): boolean {
  return /^[\s\uFEFF]*(<!--.{0,2000}?-->\s*)?<(!doctype html|html|head|body|title|script|meta|h1|center)\b/is.test(
    text.slice(0, 4_096),
  );
}

function matches(
  sign: Sign,
  { answer, page, title }: { answer: Answer; page: string | null; title: string | null },
): boolean {
  if (sign.header) return sign.header[1].test(String(answer.headers[sign.header[0]] ?? ''));
  if (sign.title) return title !== null && sign.title.test(title);
  if (page === null || page.length > (sign.maxLength ?? 100_000)) return false;
  return sign.body?.test(page) ?? false;
}
