import { describe, expect, test } from 'vitest';
import { challengeVendor, looksLikeHtml } from '../../src/sources/challenge.ts';

const page = (title: string, body = '') =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body>${body}</body></html>`;
const vendor = (text: string, headers = {}) => challengeVendor({ text, headers });

describe('a challenge page', () => {
  test.each([
    ['Cloudflare', page('Just a moment...')],
    ['Cloudflare', page('Attention Required! | Cloudflare')],
    ['Cloudflare', page('Acme', '<script>window._cf_chl_opt={cvId:"3"}</script>')],
    [
      'DataDome',
      page('acme.com', '<script src="https://geo.captcha-delivery.com/captcha"></script>'),
    ],
    ['AWS WAF', page('', '<script>window.gokuProps = {}</script>')],
    ['Imperva', page('', 'Request unsuccessful. Incapsula incident ID: 877-1')],
    ['Vercel', page('Vercel Security Checkpoint')],
    ['unknown', page('Verify you are human')],
    ['unknown', page('Access to this page has been denied.')],
  ])('of %s is told', (name, text) => expect(vendor(text)).toBe(name));

  test('is told by its headers too', () => {
    expect(vendor('', { 'cf-mitigated': 'challenge' })).toBe('Cloudflare');
    expect(vendor('', { 'x-amzn-waf-action': 'captcha' })).toBe('AWS WAF');
  });

  test.each([
    [
      'a posting that speaks of them',
      page('Engineer, Bot Detection', 'You know DataDome, Cloudflare and px-captcha.'),
    ],
    [
      'a page with the script that Cloudflare puts on real pages',
      page('Jobs', '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>'),
    ],
    [
      'a page that Imperva guards',
      page(
        'Jobs',
        `${'<p>Engineer</p>'.repeat(500)}<script src="/_Incapsula_Resource?x"></script>`,
      ),
    ],
    ['a posting for who verifies people', page('Human Resources Verification Lead')],
    ['JSON that quotes one', '{"title":"<title>Just a moment...</title>"}'],
    [
      'a feed',
      '<?xml version="1.0"?><rss><channel><title>Just a moment...</title></channel></rss>',
    ],
    ['nothing', ''],
  ])('is not seen in %s', (_, text) => expect(vendor(text)).toBeNull());
});

test('a web page is told from a feed and from data', () => {
  expect(looksLikeHtml('\n<!-- x --><!doctype html>')).toBe(true);
  expect(looksLikeHtml('<HTML>')).toBe(true);
  expect(looksLikeHtml('<?xml version="1.0"?><feed>')).toBe(false);
  expect(looksLikeHtml('<rss version="2.0">')).toBe(false);
  expect(looksLikeHtml('{"html":"<html>"}')).toBe(false);
});
