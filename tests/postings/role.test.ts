import { expect, test } from 'vitest';
import { findTitles as read } from '../../src/postings/find-titles.ts';
import { readRole } from '../../src/postings/role.ts';
import { withoutEmployer } from '../../src/postings/title-noise.ts';

const findTitles = (text: string) => Array.from(read(text), (title) => title.text);

test.each([
  [
    'backend',
    'Senior Backend Engineer | Senior Java Developer | Golang Developer | Ruby on Rails Engineer | Backend-Entwickler (m/w/d) | Développeur Back-End Java | Desarrollador Backend Python | Desenvolvedor Back-end Java | Programista Java | Backend разработчик (Go) | Backend Geliştirici | Backend Proqramçı | PHP Developer - Remote | Software Engineer, Backend | Backend Engineer, Machine Learning Platform | Backend / Platform Engineer | NodeJS Developer (TypeScript) | JavaScript/Node.js Engineer | SAP ABAP Developer | Technical Architect | Back-end Developer / Data Engineer',
  ],
  [
    'frontend',
    'Frontend Engineer | Senior React Developer | Front-End Developer (m/f/d) | Développeuse Front-end | Frontend proqramçı | UI Engineer | Angular Developer | Frontend-Entwickler:in | Senior UX/UI Engineer',
  ],
  [
    'fullstack',
    'Full Stack Developer | Fullstack Engineer (React, Node) | Full-Stack Software Engineer | Développeur Full Stack | Frontend/Backend Developer | Backend/Full-Stack Engineer | NodeJS Developer (ReactJS) | Salesforce Developer | SharePoint Developer | Senior Rails/React Engineer',
  ],
  [
    'mobile',
    'iOS Engineer | Senior Android Developer | React Native Developer | Flutter proqramçı | Mobile Software Engineer | Software Engineer - Android',
  ],
  [
    'data',
    'Data Engineer | Senior Data Scientist | BI Developer | Analytics Engineer II | Marketing Data Analyst | Data Engineer (AI, ML) | Database Administrator | Datenanalyst | Veri Analisti | Database Developer | Product Data Analyst | Informatica Developer | SSIS Developer',
  ],
  [
    'ml',
    'Machine Learning Engineer | AI Engineer | Lead AI/ML Engineer | NLP Engineer | Computer Vision Engineer | Applied Scientist | LLM Engineer | Senior Engineer, AI Platform | AI Systems Engineer',
  ],
  [
    'devops',
    'DevOps Engineer | Site Reliability Engineer | Platform Engineer | Cloud Engineer | Senior Infrastructure Engineer | DevOps mühəndisi | Software Engineer (DevOps)',
  ],
  [
    'security',
    'Security Engineer | Penetration Tester | Application Security Engineer | Информационная безопасность: инженер | Software Engineer, Security',
  ],
  [
    'qa',
    'QA Engineer | Test Automation Engineer (AI Tools) | SDET | Software Tester | Тестировщик ПО | Testautomatisierer | Mobile QA Engineer | Software Development Engineer in Test',
  ],
  ['embedded', 'Embedded Software Engineer | Firmware Engineer | Embedded AI C++ Engineer'],
  [
    'management',
    'Engineering Manager | CTO | Head of Engineering | VP of Engineering | Director of Engineering | Manager, Software Engineering | Head of Mobile Development | Senior Engineering Manager, Data Platform | Engineering Manager (Backend)',
  ],
  [
    'other-tech',
    'Product Manager | Solutions Engineer | Sales Engineer | IT Support Specialist | Network Engineer | Technical Writer | Mechanical Engineer | Scrum Master | Mobile Product Manager | Solution Architect | Senior UX Designer | General Engineer | IT Operations Engineer | Directeur de projets',
  ],
  [
    'non-tech',
    'Account Executive | Technical Recruiter | Marketing Manager | Office Manager | Software Sales Representative | HR Business Partner | Satış meneceri | Buchhalter (m/w/d) | Sales Development Representative | Nurse | Senior Buyer (Toys) | Product Marketing Manager | Seller Support Specialist | Growth Hacker | Head of Agent Network | Marketing Designer | Motion Designer',
  ],
] as const)('titles of %s', (role, titles) => {
  const wrong = titles
    .split(' | ')
    .map((title) => [title, readRole(title, '')])
    .filter(([, read]) => read !== role);
  expect(wrong).toEqual([]);
});

test('a title of one phrase, or of a technology and a rank, is technical too', () => {
  expect(readRole('Web Developer', '')).toBe('fullstack');
  expect(readRole('Team Leader (PHP)', '')).toBe('backend');
  expect(readRole('Руководитель разработки', '')).toBe('management');
  expect(readRole('Go-to-Market Lead', '')).toBe('non-tech');
  expect(readRole('Business Operations', 'You report on operations.')).toBe('non-tech');
});

test('the technology named first counts more', () => {
  expect(readRole('Java Developer with AWS', '')).toBe('backend');
  expect(readRole('AWS Engineer (Java)', '')).toBe('devops');
});

test('a bare title is decided by the text', () => {
  const read = (text: string) => readRole('Software Engineer', text);
  expect(
    read('You build REST APIs in Java with Spring, PostgreSQL and Kafka as microservices.'),
  ).toBe('backend');
  expect(
    read('React, TypeScript, CSS and HTML in front; Node.js, SQL and a REST API behind.'),
  ).toBe('fullstack');
  expect(read('You write firmware in C for microcontrollers with an RTOS over SPI and I2C.')).toBe(
    'embedded',
  );
});

test('a comment without a title field is read by its headline, then by what it seeks', () => {
  expect(
    readRole('', 'Acme | Senior Frontend Engineer | Berlin | ONSITE\n\nWe write Go and Kafka.'),
  ).toBe('frontend');
  expect(
    readRole('', 'Acme | Berlin | ONSITE\n\nWe are looking for a data engineer to join us.'),
  ).toBe('data');
  expect(readRole('', 'I think that salaries were better last year.')).toBe('non-tech');
});

test('who signs a comment, or stands below its job, does not make it management', () => {
  const headline = 'Acme | Software Engineer (Go) | Berlin\n\nWe write Go.\n\n';
  expect(readRole('', `${headline}- Jo Doe, VP Engineering`)).toBe('backend');
  expect(readRole('', `${headline}- Engineering Manager (Berlin)`)).toBe('backend');
  expect(readRole('', 'Acme | Engineering Manager | Berlin\n\nWe write Go.')).toBe('management');
});

test('a comment without a headline is read by what it hires for', () => {
  const general = 'Acme is seeking an experienced Senior Software Engineer.';
  expect(readRole('', `${general} We are seeking a Senior Frontend Developer for it.`)).toBe(
    'frontend',
  );
  expect(readRole('', 'Acme is looking for a CTO. You are looking for a Java project.')).toBe(
    'management',
  );
  expect(
    readRole('', 'Platform Architecture: we own\nJava APIs with Spring Boot, Kafka and SQL.'),
  ).toBe('backend');
  expect(readRole('', 'Lyon, France: Python and React developers.\n\nWrite to us.')).toBe(
    'fullstack',
  );
  expect(
    readRole(
      '',
      'We teach robots. Our programmers write Python. Interested? Write to jobs@acme.example',
    ),
  ).toBe('backend');
});

test('praise, or the name of an employer, is no job where the text is technical', () => {
  const work = 'You write Python, Django, SQL, Kafka and Redis APIs.';
  expect(readRole('', `Acme is looking for exceptional talent. ${work}`)).toBe('backend');
  expect(readRole('', `Acme Financial | Berlin\n\n${work}`)).toBe('backend');
  expect(readRole('', 'Acme | Account Manager | Berlin\n\nCall users of our API.')).toBe(
    'non-tech',
  );
});

test('a title that says nothing, or only AI, leaves it to what is sought', () => {
  const text = 'Join us. We are looking for a senior full-stack engineer to join the team.';
  expect(readRole('Open Application', text)).toBe('fullstack');
  expect(readRole('Senior Software Engineer - AI', text)).toBe('fullstack');
  expect(readRole('Machine Learning Engineer', text)).toBe('ml');
  expect(readRole('AI-Native Java Engineer', '')).toBe('backend');
  expect(readRole('GTM Engineer', text)).toBe('other-tech');
});

test('a sought job is read across the end of a line, and suites of an office are no AI', () => {
  const text = 'We make locks with AI. We are looking\nfor a Backend Developer to build them.';
  expect(readRole('Software Developer (AI / LLM)', text)).toBe('backend');
  expect(readRole('Office 365 & Collaboration Engineer (AI)', '')).toBe('other-tech');
});

test('of several jobs in one line the first is read, unless two share a noun', () => {
  const read = (line: string) => readRole('', `Acme | ${line} | Berlin`);
  expect(read('Backend Engineer, iOS Engineer, Data Scientist')).toBe('backend');
  expect(read('Senior Software Engineer (Go); Engineering Manager')).toBe('backend');
  expect(read('OCaml Developer / DevOps')).toBe('backend');
  expect(readRole('', 'We are looking for Rails developers, data scientists and designers.')).toBe(
    'backend',
  );
  expect(read('Frontend & Backend Engineers, Data Scientist')).toBe('fullstack');
  expect(readRole('', 'Acme is growing.\niOS Developers - QA Engineers - Designers')).toBe(
    'mobile',
  );
  expect(readRole('', 'Acme | Java Developer | Berlin\n\nAcme | DevOps Engineer | Oslo')).toBe(
    'backend',
  );
});

test('what an employer is called and makes is not the job of its engineers', () => {
  const text = 'We build a data platform against malware.\n\nStack: Rails, Postgres, React.';
  expect(readRole('', `Northwind Security | Software Engineer | Oslo\n\n${text}`)).toBe('backend');
  expect(readRole('', `Cloud Data Engine (CDE) | Python Engineer | Oslo\n\n${text}`)).toBe(
    'backend',
  );
});

test('lines that only the width of the text broke, or that ask for something, name no job', () => {
  const text = `We seek a person of many talents who will work with our designers and
data engineers on services in Python, Go and SQL, behind an API in Postgres
(with Redis, Kafka, gRPC and microservices).
- Data modelling experience
- Medical, dental and vision plans`;
  expect(findTitles(text)).not.toContain('data engineers on services in Python, Go and SQL');
  expect(readRole('', text)).toBe('backend');
  const described = 'Hello.\nIn all this the Senior Web Developer is responsible for tests.';
  expect(findTitles(described)).toEqual(['Senior Web Developer']);
  expect(findTitles('We are looking for a Sr. Node.js developer to join.')).toEqual([
    'Sr. Node.js developer',
  ]);
});

test('a plain engineer whose title says AI builds it or only codes with it, as the text says', () => {
  const title = 'Senior Software Engineer, AI';
  const web = 'You write React, TypeScript and CSS in front of Node.js, GraphQL and SQL';
  expect(readRole(title, `${web} with RAG, embeddings, LLMs and AI agents.`)).toBe('ml');
  expect(readRole(title, `${web}, helped by coding assistants.`)).toBe('fullstack');
  expect(readRole('MERN Stack Developer (AI Agents)', '')).toBe('fullstack');
});

test('an engineer of systems is read by what the systems are', () => {
  const title = 'Senior Systems Engineer';
  expect(
    readRole(title, 'You build distributed systems with APIs in Rust, Kafka and Postgres.'),
  ).toBe('backend');
  expect(readRole(title, 'You look after routers, switches and a LAN of Cisco.')).toBe(
    'other-tech',
  );
});

test('a word or two of the text are about the product', () => {
  const product =
    'Our platform watches models of machine learning for the rest of a distributed team.';
  expect(readRole('', `Acme | Software Engineer | Oslo\n\n${product}`)).toBe('fullstack');
  expect(readRole('', `Acme | Software Engineer | Oslo\n\n${product} Stack: Go, SQL, gRPC.`)).toBe(
    'backend',
  );
  expect(readRole('', 'Acme | Engineer | Oslo\n\nYou orchestrate LLMs with RAG in Python.')).toBe(
    'ml',
  );
});

test('an engineer of both sides is full-stack, whatever is named more often', () => {
  const front = 'Ten years of front-end in Angular, CSS, HTML, Sass and UX. The API is in Java.';
  expect(readRole('Software Engineer', front)).toBe('frontend');
  expect(readRole('', 'Acme | Web Developers (front and back-end) | Oslo')).toBe('fullstack');
  expect(readRole('Software Engineer', 'Stack: React, TypeScript, Redux, CSS and Node.js.')).toBe(
    'fullstack',
  );
  expect(readRole('.NET Engineer', 'C#, SQL. We look for full-stack engineers.')).toBe('fullstack');
});

test('the part of a title that is the employer says nothing of the job', () => {
  const title = 'AI Engineer - Lyon - Acme Data & Mobile';
  expect(withoutEmployer(title, 'ACME')).toBe('AI Engineer - Lyon');
  expect(withoutEmployer(title, 'Ac')).toBe(title);
  expect(withoutEmployer(title, null)).toBe(title);
  expect(withoutEmployer('Acme - Data Engineer', 'Acme')).toBe('Acme - Data Engineer');
});

test('titles are found in headlines, items and sentences, companies and places are not', () => {
  expect(findTitles('Acme Robotics | Remote | Staff Engineer | https://acme.example')).toContain(
    'Staff Engineer',
  );
  expect(findTitles('We hire:\n- Backend Engineer (Go)\n- iOS Developer')).toEqual([
    'Backend Engineer (Go)',
    'iOS Developer',
  ]);
  expect(
    findTitles('Hello.\nWe are looking for a senior Rust developer to join our team.'),
  ).toEqual(['senior Rust developer']);
});

test('a megabyte word or line is read in bounded time', () => {
  for (const unit of ['a', '- ', '(', 'engineer ', 'looking for ', '|', 'é']) {
    const hostile = unit.repeat(1_000_000 / unit.length);
    const before = process.cpuUsage();
    readRole('', hostile);
    readRole('Software Engineer', hostile);
    readRole(hostile.slice(0, 10_000), '');
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(30_000);
  }
});
