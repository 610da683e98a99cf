import { expect, test } from 'vitest';
import { readLevel } from '../../src/postings/level.ts';
import { findYears, readYears } from '../../src/postings/years.ts';

test.each([
  [
    'intern',
    'Software Engineering Intern | Praktikant Softwareentwicklung | Werkstudent (m/w/d) IT | Stage Développeur Python | Backend Trainee | Стажер-разработчик | Stajyer mühendis',
  ],
  [
    'junior',
    'Junior Java Developer | Jr. Engineer | Graduate Software Engineer | Entry Level Developer | Software Engineer I | Associate Software Engineer | Младший разработчик | Kiçik proqramçı',
  ],
  [
    'mid',
    'Mid-Level Developer | Middle Python Developer | Software Engineer II | Intermediate Developer | Middle/Senior Node.js Developer | Midweight Designer | Mid to Senior Engineer',
  ],
  [
    'senior',
    'Senior Backend Engineer | Sr. Developer | Software Engineer III | Sênior Desenvolvedor | Старший разработчик | Starszy programista | Senior/Staff Engineer | Senior Software Engineer I | Sr Product Manager | Kıdemli Yazılım Mühendisi',
  ],
  ['staff', 'Staff Engineer | Senior Staff Software Engineer'],
  ['principal', 'Principal Engineer | Distinguished Engineer | Senior Principal Architect'],
  [
    'lead',
    'Lead Engineer | Tech Lead | Team Lead Backend | Ведущий разработчик | Senior Lead Developer',
  ],
  [
    'manager',
    'Engineering Manager | Head of Platform | Director of Engineering | VP Engineering | CTO | Senior Engineering Manager | Leiter Softwareentwicklung',
  ],
  [
    null,
    'Software Engineer | Member of Technical Staff | Product Manager | Account Manager | Project Manager | Internal Tools Engineer | International Sales | Lead Generation Specialist | iOS Developer',
  ],
] as const)('titles that say %s', (level, titles) => {
  const wrong = titles
    .split(' | ')
    .map((title) => [title, readLevel(title, '')])
    .filter(([, read]) => read !== level);
  expect(wrong).toEqual([]);
});

test('years of experience decide only where the title does not', () => {
  expect(readLevel('Backend Engineer', 'You have 5+ years of experience.')).toBe('senior');
  expect(readLevel('Backend Engineer', 'At least 3 years of experience with Go.')).toBe('mid');
  expect(readLevel('Backend Engineer', '0-2 years of experience')).toBe('junior');
  expect(readLevel('Junior Backend Engineer', '5+ years of experience')).toBe('junior');
  expect(readLevel('Backend Engineer', 'We have been in business for 12 years.')).toBeNull();
});

test('the text says the level where it seeks this very job', () => {
  expect(
    readLevel(
      'Software Engineer (Python)',
      'We are looking for a Senior Software Engineer to join.',
    ),
  ).toBe('senior');
  expect(readLevel('', 'Acme | Sr/Staff Software Engineers | REMOTE')).toBe('senior');
  expect(
    readLevel('', 'We seek developers.\n\nWe are hiring junior and senior engineers.'),
  ).toBeNull();
  expect(readLevel('', 'Acme | Software Engineer / ONSITE / INTERNS / VISA')).toBeNull();
  expect(readLevel('', 'Acme | Engineers (no interns) | Berlin')).toBeNull();
  expect(readLevel('', 'Acme | Go Engineer | Berlin\n\n- Jo Doe, VP Engineering')).toBeNull();
});

test('of several jobs side by side the first says the level', () => {
  expect(readLevel('', 'Acme | Senior Go Engineer, iOS Engineer | Oslo')).toBe('senior');
  expect(readLevel('', 'Acme | iOS Engineers, Engineering Managers | Oslo')).toBeNull();
  expect(readLevel('', 'Acme is hiring:\n- Go Engineer\n- Senior iOS Engineer')).toBeNull();
  expect(readLevel('', 'Acme | ENGINEERING MANAGER | SENIOR ENGINEER | Oslo')).toBe('manager');
  const items = '- Staff Go Engineer\n- Senior iOS Engineer';
  expect(readLevel('', `Acme | Software Engineers | Oslo\n\n${items}`)).toBeNull();
  expect(readLevel('', `Acme is hiring:\n\n${items}`)).toBe('staff');
  expect(readLevel('', 'Acme | Head of Marketing | Oslo')).toBe('manager');
  const manager = 'Acme | Manager, Software Development | Oslo\n\nYou lead software engineers.';
  expect(readLevel('', manager)).toBe('manager');
  expect(readLevel('', 'We are looking for senior Go engineers / CTOs / data scientists.')).toBe(
    'senior',
  );
  expect(readLevel('', 'Acme hires.\nWe are looking for Sr. Software Engineers to help.')).toBe(
    'senior',
  );
});

test.each([
  ['5+ years of experience', 5],
  ['minimum of 3 year of experience in testing', 3],
  ['3–7 years of experience in C++', 3],
  ['5 to 10 years in a software development role', 5],
  ['At least three years of professional experience', 3],
  ['mindestens 4 Jahre Berufserfahrung', 4],
  ["Minimum 2 ans d'expérience", 2],
  ['al menos 3 años de experiencia', 3],
  ['опыт работы от 3 лет', 3],
  ['minimum 2 il iş təcrübəsi', 2],
  ['en az 4 yıl deneyim', 4],
  ['Java 개발 경력 9년 이상', 9],
  ['6 to 7 years of overall experience, at least 1–2 years with LLMs', 6],
  ['PhD with 2+ years (OR MS with 5+ years OR Bachelors with 7+ years) of experience', 2],
  ['engineers with 3+ YOE', 3],
  ['up to 2 years of experience', 0],
  ['In the absence of a degree, a minimum of 8 years of experience', null],
  [
    '3 years of experience and a degree; without a degree, equivalent experience of at least 6 years',
    3,
  ],
  ['We’re looking for someone with 7+ years of Go', 7],
  ['notre CTO qui a plus de 12 ans d’expérience', null],
  ['With more than 50 years of experience we lead the market', null],
  ['a 10 year old company', null],
  ['4-year vesting schedule', null],
  ['Paid month off after 4 years & every 2 years thereafter', null],
  ['founded 12 years ago', null],
])('"%s" asks for %s', (text, years) => {
  expect(readYears(text)).toBe(years);
});

test('statements of years slice back to the text', () => {
  const text = 'We ask for 5+ years of Go and two years of experience with SQL.';
  expect(findYears(text).map(({ min, start, end }) => [min, text.slice(start, end)])).toEqual([
    [5, '5+ years'],
    [2, 'two years'],
  ]);
});

test('a megabyte of digits or years is read in bounded time', () => {
  for (const unit of ['1', '1 ', '5 years ', '3-', ' years', 'at least ']) {
    const before = process.cpuUsage();
    readYears(unit.repeat(1_000_000 / unit.length));
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(30_000);
  }
});

test("a bank's grade in the title of an engineer is no manager's", () => {
  for (const title of [
    'Java Engineer - VP',
    'AVP, Data Analyst',
    'Vice President, Software Engineer',
  ])
    expect([title, readLevel(title, '')]).toEqual([title, null]);
  expect(readLevel('Senior Java Engineer - VP', '')).toBe('senior');
  for (const title of [
    'VP Engineering',
    'Vice President of Engineering',
    'VP, Developer Relations',
  ])
    expect([title, readLevel(title, '')]).toEqual([title, 'manager']);
});
