import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashParts } from '../../src/postings/content-hash.ts';
import { readDegree } from '../../src/postings/degree.ts';
import { employerKey } from '../../src/postings/employer-key.ts';
import { readEmploymentType } from '../../src/postings/employment.ts';
import { readLanguage } from '../../src/postings/language.ts';
import { readLevel } from '../../src/postings/level.ts';
import { readPlace } from '../../src/postings/location.ts';
import { readRemote } from '../../src/postings/remote.ts';
import { readRole } from '../../src/postings/role.ts';
import { readSalary } from '../../src/postings/salary.ts';
import { readYears } from '../../src/postings/years.ts';

test.each([
  ['FULL_TIME', 'full-time'],
  ['fulltime_permanent', 'full-time'],
  ['Festanstellung, Vollzeit', 'full-time'],
  ['FullTime', 'full-time'],
  ['CDI', 'full-time'],
  ['Tam ştat', 'full-time'],
  ['Полная занятость', 'full-time'],
  ['Umowa o pracę', 'full-time'],
  ['Part-time', 'part-time'],
  ['Teilzeit', 'part-time'],
  ['CONTRACTOR', 'contract'],
  ['B2B', 'contract'],
  ['Temporary', 'temporary'],
  ['Internship', 'internship'],
  ['Intern, full-time', 'internship'],
  ['Contract, Full-time', 'contract'],
  ['volunteer', 'other'],
  ['', null],
  ['Mars', null],
])('employment "%s" is %s', (field, type) => {
  expect(readEmploymentType(field)).toBe(type);
});

test.each([
  ["Bachelor's degree in Computer Science", 'bachelor'],
  ['BS/MS in CS or equivalent', 'bachelor'],
  ["Bachelor's or Master's degree required", 'bachelor'],
  ["Master's degree in statistics", 'master'],
  ['PhD in machine learning', 'doctorate'],
  ['No degree required', 'none'],
  ['No specific degree required', 'none'],
  ['Ph.D/MS in AI with a strong focus', 'master'],
  ['Abgeschlossenes Studium der Informatik', 'bachelor'],
  ['высшее техническое образование', 'bachelor'],
  ['Ali təhsil', 'bachelor'],
  ['You are a Scrum Master with a high degree of autonomy', null],
  ['Mastery of SQL', null],
])('degree of "%s" is %s', (text, degree) => {
  expect(readDegree(text)).toBe(degree);
});

describe('where the work is done', () => {
  const read = (locations: string[], title: string, text: string) =>
    readRemote(null, locations, title, text);
  test.each([
    [['Remote - US'], '', '', 'remote'],
    [['Berlin (Hybrid)'], '', '', 'hybrid'],
    [['Berlin'], 'Backend Engineer (Remote)', '', 'remote'],
    [['Berlin'], 'Backend Engineer', 'This role is fully remote within Europe.', 'remote'],
    [[], '', 'Acme | Engineer | Berlin | ONSITE\n\nWe have a remote team too.', 'onsite'],
    [[], '', 'Acme | Engineer | NO REMOTE | Berlin\n\nHello', 'onsite'],
    [['Bakı'], 'Proqramçı', 'İş qrafiki: ofisdə', null],
    [['Berlin'], 'Engineer', 'You will debug remote procedure calls.', null],
    [['Berlin'], 'Engineer', 'Our hybrid cloud runs on remote servers.', null],
  ] as const)('%j "%s" "%s" is %s', (locations, title, text, remote) => {
    expect(read([...locations], title, text)).toBe(remote);
  });
  test("the board's own field wins", () => {
    expect(readRemote('hybrid', ['Remote'], '', '')).toBe('hybrid');
  });
});

test.each([
  ['en', 'You will build services with the team and own what you ship to our customers.'],
  [
    'de',
    'Wir suchen für unser Team in Berlin eine Entwicklerin oder einen Entwickler mit Erfahrung in Java.',
  ],
  [
    'fr',
    'Nous recherchons un développeur pour rejoindre notre équipe et participer à la conception des services.',
  ],
  [
    'es',
    'Buscamos una persona con experiencia en el desarrollo de servicios para nuestro equipo de datos.',
  ],
  [
    'pt',
    'Procuramos uma pessoa com experiência no desenvolvimento de serviços para a nossa equipe de dados, não é remoto.',
  ],
  [
    'pl',
    'Szukamy osoby z doświadczeniem w tworzeniu usług dla naszego zespołu, która nie boi się pracy na produkcji.',
  ],
  [
    'tr',
    'Ekibimiz için yazılım geliştirme konusunda deneyimli ve takım çalışmasına yatkın bir mühendis arıyoruz.',
  ],
  [
    'az',
    'Komandamız üçün təcrübəli proqramçı axtarırıq, əmək haqqı müsahibə əsasında və iş qrafiki ilə bağlıdır.',
  ],
  [
    'ru',
    'Мы ищем разработчика с опытом работы на Go, который будет отвечать за сервисы и не боится задач.',
  ],
  [
    'uk',
    'Ми шукаємо розробника з досвідом роботи, який буде відповідати за сервіси та не боїться задач.',
  ],
  [
    'nl',
    'Wij zoeken een ontwikkelaar voor ons team die het leuk vindt om met de klant te werken en niet bang is.',
  ],
  [
    'sv',
    'Vi söker en utvecklare till vårt team som är van att arbeta med kunder och inte är rädd för att fråga.',
  ],
  ['ko', '우리는 백엔드 개발자를 찾고 있습니다. Java, Spring 경험이 필요합니다.'],
  ['ja', '私たちはバックエンドエンジニアを募集しています。'],
  ['en', 'Go, Postgres, Kafka'],
])('the language is %s', (language, text) => {
  expect(readLanguage(text)).toBe(language);
});

test.each([
  ['ACME, Inc. (YC W21)', 'acme'],
  ['Acme GmbH', 'acme'],
  ['acme.io', 'acme'],
  ['https://www.acme.com', 'acme'],
  ['Kapital Bank ASC', 'kapital bank'],
  ['S.A.P. SE', 'sap'],
  ['Müller & Söhne KG', 'muller sohne'],
  ['ООО «Ромашка»', 'ромашка'],
  ['AB', 'ab'],
  ['', ''],
])('the employer "%s" is "%s"', (company, key) => {
  expect(employerKey(company)).toBe(key);
});

test('the key of a key is the key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const key = employerKey(name);
      expect(employerKey(key)).toBe(key);
    }),
  );
});

test('hashes are stable, 128 bits wide and tell neighbouring texts apart', () => {
  expect(hashParts(['Senior Engineer', 'Berlin'])).toBe(hashParts(['Senior Engineer', 'Berlin']));
  expect(hashParts(['a', 'b'])).not.toBe(hashParts(['ab', '']));
  const seen = new Set(Array.from({ length: 50_000 }, (_, i) => hashParts([`posting ${i}`])));
  expect(seen.size).toBe(50_000);
});

test('hostile texts of a megabyte take bounded time in every reader', () => {
  const units = [
    'a',
    'x1',
    '$',
    'degree ',
    'remote ',
    'we are ',
    'é',
    '\ud800',
    'or 5 years ',
    '<',
    '. ',
    'role is ',
    '\u202e',
  ];
  for (const unit of units) {
    const text = unit.repeat(1_000_000 / unit.length);
    const before = process.cpuUsage();
    readRole('', text);
    readLevel('', text);
    readLanguage(text);
    readYears(text);
    readDegree(text);
    readSalary(null, text, null);
    readRemote(null, [text], text, text);
    readPlace({ locations: [text], country: null, text });
    employerKey(text);
    expect({ unit, slow: process.cpuUsage(before).user / 1000 > 10_000 }).toEqual({
      unit,
      slow: false,
    });
  }
});
