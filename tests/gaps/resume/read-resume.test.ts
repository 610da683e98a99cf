import { describe, expect, it } from 'vitest';
import { RefusedError } from '../../../src/errors.ts';
import { extractText } from '../../../src/gaps/resume/extract-text.ts';
import { readResume } from '../../../src/gaps/resume/read-resume.ts';
import { drawText, makeDocx, makePdf, makeZip, paragraph } from './make-files.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = async (file: Uint8Array) => (await readResume(file)).text;
const refusal = (file: Uint8Array) =>
  readResume(file).then(
    () => 'accepted',
    (error: unknown) => (error instanceof RefusedError ? error.code : error),
  );

describe('a PDF', () => {
  const filler = (x: number, y: number) =>
    [0, 1, 2, 3, 4, 5].map((n) =>
      drawText(x, y - 14 * n, `Line ${n} of the experience with a team.`),
    );

  it('is read column by column', async () => {
    const left = ['Skills', 'Python', 'Kafka', 'Docker', 'Linux', 'Redis'].map((word, n) =>
      drawText(60, 700 - 14 * n, word),
    );
    const text = await read(makePdf([[...left, ...filler(300, 700)].join('\n')]));
    const lines = text.split('\n').filter((line) => line !== '');
    expect(lines.slice(0, 6)).toEqual(['Skills', 'Python', 'Kafka', 'Docker', 'Linux', 'Redis']);
    expect(lines[6]).toBe('Line 0 of the experience with a team.');
  });

  it('joins spaced-out letters, and words that are drawn in pieces', async () => {
    const pieces = [
      drawText(60, 700, 'S K I L L S'),
      'BT /F1 11 Tf 60 680 Td [(Postgre) -60 (SQL)] TJ ET',
      'BT /F1 11 Tf 60 660 Td [(Node) 40 (.js) -400 (and) -400 (more)] TJ ET',
    ];
    const text = await read(makePdf([[...pieces, ...filler(60, 600)].join('\n')]));
    expect(text.split('\n').slice(0, 3)).toEqual(['SKILLS', 'PostgreSQL', 'Node.js and more']);
  });

  it('keeps the words of a line whose letters are set apart in one line, and columns in theirs', async () => {
    const apart = (x: number, y: number, text: string) =>
      `BT /F1 11 Tf ${x} ${y} Td [${[...text].map((letter) => `(${letter})`).join(' -350 ')}] TJ ET`;
    const page = [
      apart(60, 700, 'APACHE KAFKA AND SPRING BOOT'),
      apart(60, 660, 'SKILLS'),
      apart(300, 660, 'WORK'),
      ...[0, 1, 2].flatMap((n) => [
        drawText(60, 640 - 14 * n, ['Go', 'Redis', 'SQL'][n] ?? ''),
        drawText(300, 640 - 14 * n, `Line ${n} of the experience.`),
      ]),
    ];
    const text = await read(makePdf([page.join('\n')]));
    const lines = text.split('\n').filter((line) => line !== '');
    expect(lines.slice(0, 6)).toEqual([
      'APACHE KAFKA AND SPRING BOOT',
      'SKILLS',
      'Go',
      'Redis',
      'SQL',
      'WORK',
    ]);
  });

  it.each([
    ['just on it', 278],
    ['a little further left', 279],
  ])(
    'has no space where a letter is drawn over it, %s, as browsers print a soft hyphen',
    async (_, back) => {
      const page = [
        `BT /F1 11 Tf 60 700 Td [(Type ) ${back} (Script and Go)] TJ ET`,
        ...filler(60, 600),
      ];
      expect(await read(makePdf([page.join('\n')]))).toMatch(/^TypeScript and Go\n/);
    },
  );

  it('keeps the soft hyphen that some writers draw as a hyphen', async () => {
    const page = [
      drawText(60, 700, 'the multi\u00adVPC network of the company'),
      ...filler(60, 600),
    ];
    expect(await read(makePdf([page.join('\n')]))).toContain('multi-VPC');
  });

  it('leaves out what the page does not show, and says so', async () => {
    const page = [
      drawText(60, 720, 'Backend engineer with experience of the Go language'),
      drawText(60, 700, 'Kubernetes Terraform Rust', '1 g'),
      drawText(60, 680, 'Kafka Scala Cassandra', '3 Tr 0 g'),
      drawText(2000, 660, 'Ansible', '0 Tr 0 g'),
      '0 0 0.4 rg 50 630 300 20 re f',
      drawText(60, 636, 'Docker', '1 g'),
    ];
    const { text, warnings } = await readResume(makePdf([page.join('\n')]));
    expect(text.replace(/\s+/g, ' ')).toBe(
      'Backend engineer with experience of the Go language Docker',
    );
    expect(warnings.join()).toMatch(/hidden text was left out/);
  });

  it('counts text that is drawn twice in one place once', async () => {
    const page = [
      drawText(60, 700, 'the Redis experience of a team'),
      drawText(60.3, 700, 'the Redis experience of a team'),
      ...filler(60, 600),
    ];
    const text = await read(makePdf([page.join('\n')]));
    expect(text.split('\n')[0]).toBe('the Redis experience of a team');
  });

  describe('without a character map', () => {
    const sentence =
      'Experience with the team and the data of a software project in the university';
    const drawn = (encode: (code: number) => number) =>
      makePdf([
        [0, 1, 2, 3]
          .map((n) => {
            const codes = [...sentence].map((c) => encode(c.charCodeAt(0)));
            const text = String.fromCharCode(...codes).replace(/[^ -~]/g, ' ');
            return drawText(60, 700 - 14 * n, text);
          })
          .join('\n'),
      ]);

    it('is read by the usual order of glyphs where that spells something, with a warning', async () => {
      const { text, warnings } = await extractText(drawn((code) => code - 29));
      // The writer's space is not the one of the font.
      expect(text.replaceAll('=', ' ')).toContain('with the team and the data');
      expect(warnings.join()).toContain('no character map');
    });

    it('is refused where nothing spells, never read as a resume without skills', async () => {
      expect(await refusal(drawn((code) => 126 - (code % 90)))).toBe('not-readable');
    });
  });

  it('without text, with too many pages, or cut short is refused', async () => {
    expect(await refusal(makePdf(['0 0 100 100 re f']))).toBe('no-text');
    expect(await refusal(makePdf(Array.from({ length: 21 }, () => '')))).toBe('too-many-pages');
    expect(await refusal(bytes('%PDF-1.7\nnothing of a document'))).toBe('damaged');
  });
});

describe('a Word document', () => {
  it('is read with its text boxes, content controls, tables, headers and lists', async () => {
    const box = `<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>${paragraph('Kafka in a box')}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback>${paragraph('Kafka in a box')}</mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const control = `<w:sdt><w:sdtContent>${paragraph('Redis in a control')}</w:sdtContent></w:sdt>`;
    const table = `<w:tbl><w:tr><w:tc>${paragraph('Go')}</w:tc><w:tc>${paragraph('Rust')}</w:tc></w:tr></w:tbl>`;
    const item = `<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Docker</w:t></w:r></w:p>`;
    const header = `<w:hdr xmlns:w="w">${paragraph('Jo Doe')}</w:hdr>`;
    const text = await read(makeDocx(box + control + table + item, { 'word/header1.xml': header }));
    expect(text.split('\n').filter((line) => line !== '')).toEqual([
      'Jo Doe',
      'Kafka in a box',
      'Redis in a control',
      'Go',
      'Rust',
      '- Docker',
    ]);
  });

  it('is read without tracked deletions and hidden runs', async () => {
    const deleted =
      '<w:p><w:del><w:r><w:delText>Perl</w:delText></w:r></w:del><w:r><w:t>Go</w:t></w:r></w:p>';
    const text = await read(makeDocx(deleted + paragraph('Terraform', '<w:vanish/>')));
    expect(text).toBe('Go');
  });

  it('is refused when it unpacks too far, whatever its headers say', async () => {
    const big = Buffer.alloc(30_000_000, 32);
    expect(await refusal(makeZip({ 'word/document.xml': big }))).toBe('too-large-unpacked');
    expect(await refusal(makeZip({ 'word/document.xml': big }, 10))).toBe('too-large-unpacked');
    const many = Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`word/${n}.xml`, '']));
    expect(await refusal(makeZip(many))).toBe('too-many-entries');
  });

  it('is refused when it declares entities, nests without end, is empty or is cut short', async () => {
    const entity = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:p>&x;</w:p>';
    expect(await refusal(makeZip({ 'word/document.xml': entity }))).toBe('malformed');
    const deep = '<w:p>'.repeat(5_000) + '</w:p>'.repeat(5_000);
    expect(await refusal(makeZip({ 'word/document.xml': deep }))).toBe('malformed');
    expect(await refusal(makeDocx(paragraph('')))).toBe('no-text');
    expect(await refusal(makeDocx(paragraph('Go')).slice(0, 200))).toBe('damaged');
  });
});

describe('other kinds', () => {
  it('OpenDocument text is read with its lists, without comments', async () => {
    const content =
      '<office:document-content><office:body><text:h>Skills</text:h><text:list><text:list-item><text:p>Go<office:annotation><text:p>Perl</text:p></office:annotation></text:p></text:list-item></text:list></office:body></office:document-content>';
    expect(await read(makeZip({ 'content.xml': content }))).toBe('Skills\n- Go');
  });

  it('RTF is read with its characters in every form, without hidden text and font tables', async () => {
    const rtf = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Kafka;}}Caf\'e9 \u1043?o\par{\v Perl}Docker\tab Redis}`;
    expect(await read(bytes(rtf))).toBe('Café Гo\nDocker Redis');
  });

  it('RTF is read with its text boxes, which stand in what may be skipped', async () => {
    const box = String.raw`{\*\shpinst\shpleft10{\sp{\sn fillColor}{\sv 77}}{\shptxt \pard Kafka\par}}`;
    expect(await read(bytes(String.raw`{\rtf1\ansi{\shp${box}}Docker}`))).toBe('Kafka\nDocker');
  });

  it('HTML is read with its labels apart, which only a style sets apart', async () => {
    const tags = ['Go', 'Redis', 'SQL'].map((word) => `<span class="tag">${word}</span>`).join('');
    const bare = tags.replaceAll(' class="tag"', '');
    const split = '<p><span class="a">Java</span><span class="a">Script</span></p>';
    expect(
      await read(bytes(`<html><body><div>${tags}</div><div>${bare}</div>${split}</body></html>`)),
    ).toBe('Go, Redis, SQL\nGo, Redis, SQL\n\nJavaScript');
  });

  it('HTML is read as it shows: no scripts, no hidden elements, no navigation', async () => {
    const html =
      '<!doctype html><html><head><title>x</title></head><body><nav>Jenkins</nav><p>Go, Postgre<b>SQL</b></p><p style="display:none">Kubernetes</p><script>var a="Rust"</script></body></html>';
    expect(await read(bytes(html))).toBe('Go, PostgreSQL');
  });

  it('JSON Resume is read whatever its types, and interests are marked as such', async () => {
    const json = JSON.stringify({
      basics: null,
      work: [{ name: 'Acme', startDate: '2019-01', endDate: '2021-02', highlights: ['Built Go'] }],
      skills: { Kafka: 'expert' },
      interests: [{ name: 'Rust' }],
    });
    expect(await read(bytes(json))).toBe(
      'Work experience\n2019 – 2021\nAcme\nBuilt Go\n\nSkills\nKafka: expert\nInterests: Rust',
    );
    expect(await refusal(bytes('{"skills": [1,]}'))).toBe('invalid-json');
    expect(await refusal(bytes(`{"a":${'['.repeat(99_000)}`))).toBe('too-deep');
  });

  it('text is read in every encoding, without invisible characters', async () => {
    expect(await read(new Uint8Array([0xff, 0xfe, 0x47, 0, 0x6f, 0]))).toBe('Go');
    expect(await read(new Uint8Array([0x43, 0x61, 0x66, 0xe9]))).toBe('Café');
    expect(await read(bytes('Postgre\u00adSQL, Node\u200b.js, \uff23\uff03'))).toBe(
      'PostgreSQL, Node.js, C#',
    );
  });

  it('what is no resume is refused with a code of its own', async () => {
    expect(await refusal(new Uint8Array())).toBe('empty');
    expect(await refusal(bytes(' \n '))).toBe('empty');
    expect(await refusal(new Uint8Array(6 * 1024 * 1024))).toBe('too-large');
    expect(await refusal(bytes('word '.repeat(50_000)))).toBe('too-long');
    expect(await refusal(Uint8Array.from({ length: 9_000 }, (_, n) => (n * 7919) % 251))).toBe(
      'not-text',
    );
    expect(await refusal(makeZip({ 'a.txt': 'Go' }))).toBe('unknown-kind');
    expect(await refusal(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2]))).toBe('no-text');
  });
});
