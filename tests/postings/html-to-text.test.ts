import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText, looksLikeHtml } from '../../src/postings/html-to-text.ts';

describe('htmlToText lays out', () => {
  it('paragraphs with a blank line between them and headings on their own line', () => {
    const html = '<p>We build  maps.</p><p>Daily.</p><h2>What you bring</h2><p>Go</p>';
    expect(htmlToText(html)).toBe('We build maps.\n\nDaily.\n\nWhat you bring\n\nGo');
  });
  it('list items as lines that start with a dash, with or without inner paragraphs', () => {
    const html =
      '<p>You know</p><ul><li>Java</li><li><p>SQL</p></li>\n<li> Git </li></ul><p>Apply</p>';
    expect(htmlToText(html)).toBe('You know\n\n- Java\n- SQL\n- Git\n\nApply');
  });
  it('nested lists one item a line', () => {
    expect(
      htmlToText('<ul><li>Clouds<ul><li>AWS</li><li>GCP</li></ul></li><li>Git</li></ul>'),
    ).toBe('- Clouds\n- AWS\n- GCP\n\n- Git');
  });
  it('no bullet for an empty item', () => {
    expect(htmlToText('<ul><li></li><li>Java</li><li> &nbsp; </li></ul>')).toBe('- Java');
  });
  it('divs and breaks as lines, two breaks as a paragraph', () => {
    expect(htmlToText('<div>a</div><div>b<br>c<br><br>d</div>')).toBe('a\nb\nc\n\nd');
  });
  it('table rows as lines and cells with bars', () => {
    expect(
      htmlToText(
        '<table><tr><td>Java</td><td>5 years</td></tr><tr><td>Go</td><td></td></tr></table>',
      ),
    ).toBe('Java | 5 years\nGo');
    expect(htmlToText('<table><tr><td>Java<td>5 years<tr><td>Go<td></table>')).toBe(
      'Java | 5 years\nGo',
    );
  });
  it('inline elements without touching the words', () => {
    expect(htmlToText('<p><strong>Must</strong>: <b>C</b>++, Node<i>.js</i></p>')).toBe(
      'Must: C++, Node.js',
    );
  });
  it('the first paragraph of a Hacker News comment, which has no tag', () => {
    expect(
      htmlToText('Acme | Remote<p>Stack: Go &amp; C++ <a href="https:&#x2F;&#x2F;a.b">a.b</a>'),
    ).toBe('Acme | Remote\n\nStack: Go & C++ a.b');
  });
  it('text that has no block element with its own line breaks', () => {
    expect(htmlToText('Needs:\n- Java &amp; SQL\n\n\n\n<b>Apply</b>')).toBe(
      'Needs:\n- Java & SQL\n\nApply',
    );
  });
  it('preformatted text with its lines', () => {
    expect(htmlToText('<p>x</p><pre><code>a\nb</code></pre><p>y\nz</p>')).toBe('x\n\na\nb\n\ny z');
  });
});

describe('htmlToText reads', () => {
  it('entities, no-break spaces, soft hyphens and zero-width spaces', () => {
    expect(htmlToText('<p>R&amp;D&nbsp;&ndash; Kuber\u00adnetes &eacute; &#x41;\u200B!</p>')).toBe(
      'R&D – Kubernetes é A!',
    );
  });
  it('HTML encoded twice and three times', () => {
    expect(htmlToText('&lt;p&gt;Java &amp;amp; SQL&lt;/p&gt;&lt;p&gt;Go&lt;/p&gt;')).toBe(
      'Java & SQL\n\nGo',
    );
    expect(
      htmlToText('&amp;lt;p&amp;gt;Java&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Go&amp;lt;/p&amp;gt;'),
    ).toBe('Java\n\nGo');
  });
  it('encoded elements inside real ones', () => {
    expect(htmlToText('<div>&lt;p&gt;Java&lt;/p&gt;&lt;p&gt;Go&lt;/p&gt;</div>')).toBe(
      'Java\n\nGo',
    );
  });
  it('nothing of scripts, styles and comments', () => {
    expect(
      htmlToText('a<!-- <p>no</p> --><script>if (a</b) "x"</script ><style>p{}</style><p>b</p>'),
    ).toBe('a\n\nb');
  });
  it('a lone angle bracket as text', () => {
    expect(htmlToText('<p>2 < 3 years, <5 hours, a<b</p>')).toContain('2 < 3 years, <5 hours');
  });
  it('attributes that hold angle brackets and quotes that never close', () => {
    expect(htmlToText('<a title="a > b" href=x>link</a> <p class="x>y</p>')).toContain('link');
    expect(htmlToText('<p class="x>y</p>')).toBe('y');
  });
  it('plain text as such', () => {
    expect(looksLikeHtml('5+ years of Java\n- Go & SQL, p < 0.05')).toBe(false);
    expect(looksLikeHtml('<div>5+ years</div>')).toBe(true);
    expect(looksLikeHtml('&lt;p&gt;Java&lt;/p&gt;')).toBe(true);
  });
});

describe('hostile markup', () => {
  const hostile: [string, string][] = [
    ['a million angle brackets', '<'.repeat(1_000_000)],
    ['a million unclosed tags', '<a '.repeat(300_000)],
    ['a million unclosed comments', '<!--'.repeat(250_000)],
    ['unclosed quotes', '<a b=">'.repeat(150_000)],
    ['unclosed single quotes', `<a b='>`.repeat(150_001)],
    ['ten thousand nested elements', `${'<div>'.repeat(10_000)}x${'</div>'.repeat(10_000)}`],
    ['scripts that never end', '<script>'.repeat(100_000)],
    ['equals signs', `<a ${'='.repeat(1_000_000)}>`],
    ['ampersands', '&'.repeat(1_000_000)],
    ['one long word', 'x'.repeat(4_000_000)],
    ['white space', `<p>${' \n'.repeat(1_000_000)}`],
    ['encoded brackets', '&lt;'.repeat(300_000)],
  ];
  it.each(hostile)('%s take less than a second', (_name, html) => {
    const start = performance.now();
    const text = htmlToText(html);
    expect(text.length).toBeLessThanOrEqual(html.length + 10);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
  it('never throws and never leaves three line feeds in a row', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<li>',
      '</ul>',
      '<br>',
      '&lt;',
      '&#x',
      'a ',
      '\n',
      '"',
      '<!--',
      '-->',
      '\ud800',
      '<td>',
      '<pre>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' }))), (pieces) => {
        expect(htmlToText(pieces.join(''))).not.toMatch(/\n\n\n| \n/);
      }),
    );
  });
});
