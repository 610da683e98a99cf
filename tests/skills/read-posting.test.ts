import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { impliedSkills, loadDictionary } from '../../src/skills/dictionary.ts';
import { readPosting } from '../../src/skills/extract.ts';
import { findMentions } from '../../src/skills/mentions.ts';
import { seedSkills } from './seed-skills.ts';

const dictionary = loadDictionary(seedSkills);

/** "go required@or1, java required@or1": what a body asks, in order. */
function read(text: string, title = '', company: string | null = null): string {
  return readPosting(dictionary, { title, company, text })
    .skills.map(({ id, requirement, alternatives }) =>
      [id, requirement, alternatives === null ? '' : `set ${alternatives}`].join(' ').trim(),
    )
    .join(', ');
}
const found = (text: string): string[] =>
  findMentions(dictionary, text, 'body').map(({ skill, text: said }) => `${skill}:${said}`);

describe('the matcher finds', () => {
  it.each([
    ['C++, C# and .NET', ['cpp:C++', 'csharp:C#', 'dotnet:.NET']],
    ['ASP.NET/.NET', ['aspnet:ASP.NET', 'dotnet:.NET']],
    [
      'NodeJS, Node.js, Node JS and node-js',
      ['nodejs:NodeJS', 'nodejs:Node.js', 'nodejs:Node JS', 'nodejs:node-js'],
    ],
    ['CI/CD, CI / CD and CICD', ['ci-cd:CI/CD', 'ci-cd:CI / CD', 'ci-cd:CICD']],
    ['HTML/CSS on AWS/GCP', ['html:HTML', 'css:CSS', 'aws:AWS', 'gcp:GCP']],
    ['Java 17, Java8, Python3', ['java:Java', 'java:Java8', 'python:Python3']],
    ['event driven or event-driven', ['event-driven:event driven', 'event-driven:event-driven']],
    ['event-\ndriven', ['event-driven:event-\ndriven']],
    [
      'Weights & Biases, weights and biases',
      ['weights-biases:Weights & Biases', 'weights-biases:weights and biases'],
    ],
    ['LLM-powered LLM models', ['llm:LLM', 'llm:LLM']],
    ['REST APIs and microservices', ['rest:REST', 'microservices:microservices']],
    ['Kuber\u00adnetes, Ka\u200bfka', ['kubernetes:Kuber\u00adnetes', 'kafka:Ka\u200bfka']],
    ['Јаvа и Рython', ['java:Јаvа', 'python:Рython']],
    ['Ｊａｖａ', ['java:Ｊａｖａ']],
    ['JavaScript is not Java', ['javascript:JavaScript', 'java:Java']],
    ['Java개발자', ['java:Java']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    'Javanese, Kafkaesque, unjava',
    'mail java@python.org or see https://java.com/python and github.com/kafka/java',
    'C-level, Series C, R&D, vitamin C',
    'go the extra mile, go-to-market, Go beyond',
    'coordinate with the rest of the team',
  ])('no skill in «%s»', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('an ambiguous word counts', () => {
  it('beside an unambiguous technology or a cue', () => {
    expect(found('Go, Java')).toEqual(['go:Go', 'java:Java']);
    expect(found('We hire Go developers')).toEqual(['go:Go']);
  });
  it.each([
    '[1] Engineer, back-end Go (Norway)',
    'Engineer, backend Go (EU)',
    'Backend/Go (Norway)',
    'We write our APIs in Go',
    '- microservices in Go\n- tea',
    'Build services in Go.',
    'Event-driven design and Go.',
  ])('where only a language stands: %s', (text) => {
    expect(found(text)).toContain('go:Go');
  });
  it.each([
    'Ready for launch in Go to market mode',
    'Have fun and Go.',
    'A role in Go City (Norway)',
    'Event-driven design and Go beyond it',
    'Join our team in Go.',
  ])('not in «%s»', (text) => {
    expect(found(text)).not.toContain('go:Go');
  });
  it('in lower case only as an item of a list of technologies', () => {
    expect(found('we write java, go and kafka')).toEqual(['java:java', 'go:go', 'kafka:kafka']);
    expect(found('aws/go')).toEqual(['aws:aws', 'go:go']);
    expect(found('java, go beyond; kafka and rest assured')).toEqual(['java:java', 'kafka:kafka']);
    expect(found('ready, go, done')).toEqual([]);
  });
  it('in parentheses behind a title', () => {
    expect(found('Hiring a Senior Backend Engineer (Go) and a Developer (C).')).toEqual([
      'go:Go',
      'c:C',
    ]);
  });
  it.each(['* Java\n* Go\n* Kafka', '- Go\n- Java', 'Java\nGo\n', '* Java\n\n* Go.'])(
    'as a line of its own below or above one: %j',
    (text) => {
      expect(found(text)).toContain('go:Go');
    },
  );
  it.each(['- Java\n- Go for a walk with us', 'We like Java\nGo\n', '- Tea\n- Go\n- Sugar'])(
    'but not beside other lines: %j',
    (text) => {
      expect(found(text)).not.toContain('go:Go');
    },
  );
  it('after "written in", however ambiguous', () => {
    expect(found('A kernel written in C.')).toEqual(['c:C']);
  });
  it('as a short form where its list ends with the word it stands for', () => {
    expect(found('unit, load and end-to-end tests')).toEqual(['unit-testing:unit']);
    expect(found('unit/smoke testing')).toEqual(['unit-testing:unit']);
    expect(found('a unit, its people and testing; unit and all')).toEqual([]);
  });
  it('as a whole name where a short form of it opens it', () => {
    const skill = {
      id: 'prompt-engineering',
      name: 'Prompt engineering',
      category: 'practice',
      aliases: [{ text: 'prompt', heads: ['engineering'] }, 'prompt engineering practices'],
      examples: ['prompt and tea engineering'],
      counterexamples: ['a prompt answer'],
    } as const;
    const other = {
      id: 'agile',
      name: 'Agile',
      category: 'practice',
      aliases: [{ text: 'agile', case: 'exact', heads: ['practices'] }, 'agile methodologies'],
      nameRule: { case: 'exact' },
      examples: ['Agile, agile and lean practices'],
      counterexamples: ['agile'],
    } as const;
    const own = loadDictionary([skill, other]);
    const said = (text: string) => findMentions(own, text, 'body').map((mention) => mention.text);
    expect(said('Agile methodologies')).toEqual(['Agile']);
    expect(said('prompt engineering practices')).toEqual(['prompt engineering']);
    expect(said('prompt and tea engineering')).toEqual(['prompt']);
  });
  it('not with accents that the name has not', () => {
    expect(found('Káfka, une jávа')).toEqual([]);
  });
  it('not because of a technology in another sentence', () => {
    expect(found('We love Java. Go on, apply!')).toEqual(['java:Java']);
  });
  it('not as the name of the employer', () => {
    expect(read('Kafka is growing. You know Java.', '', 'Kafka Inc.')).toBe('java required');
  });
  it.each([
    'About Kafka\n\nKafka makes beds.',
    'Good news. At Kafka, we make beds. Join Kafka!',
    'Kafka makes beds. Kafka is proud to be an equal opportunity employer.',
    'Berlin - Kafka (https://www.kafka.example) makes beds.',
    'Kafka is the home of good beds.',
    'Kafka, Inc. is a maker of good beds.',
  ])('not as the employer that only the text names: «%s»', (text) => {
    expect(read(`${text}\n\nYou know Java.`)).toBe('java required');
    expect(read(`${text}\n\nYou know Java.`, '', '')).toBe('java required');
  });
  it.each([
    'We build a market (think Kafka for farms).',
    'Our shop is like Kafka but for farms.',
    'We are building the Kafka of farms.',
    'Our helper, think “Kafka” with manners, grows.',
  ])('not as what the product is likened to: «%s»', (text) => {
    expect(read(`${text}\n\nYou know Java.`)).toBe('java required');
  });
  it('where a line opens with what is asked', () => {
    expect(read('Kafka is a must.')).toContain('kafka');
    expect(read('Kafka is a big plus.')).toContain('kafka');
  });
  it.each([
    'Trusted by customers like Toyota, Kafka, and MySQL.',
    'Firms use it to power their revenue teams, including Toyota and Kafka.',
    'Backed by First Round Capital and Kafka Ventures.',
    'We were founded by engineers from Acme and Kafka.',
    'A team of ex-Kafka people.',
    'It serves the best engineering teams in the world, including Toyota and Kafka.',
    'We pay companies you know and love including Toyota, Kafka, and MySQL.',
    'The product is used by Toyota, Kafka and others.',
    'They met when they were at Kafka.',
  ])('not among the names of companies: «%s»', (text) => {
    expect(read(`${text}\n\nYou know Java.`)).toBe('java required');
  });
  it('of a tool or a client, which no company is', () => {
    expect(read('We write programs of partners like Java and Python.')).toBe(
      'java mentioned, python mentioned',
    );
    expect(read('Users, as ever, love speed, so we run Kafka.')).toBe('kafka mentioned');
  });
});

describe('requirement is read', () => {
  it('from headings and lists', () => {
    const text = `About us\n\nWe run Kafka.\n\nWhat you'll do\n\n- Build services in Java\n\nRequirements\n\n- Python\n- Kubernetes is a plus\n\nNice to have\n\n- C++\n\nBenefits\n\n- Free Java coffee`;
    expect(read(text)).toBe(
      'kafka mentioned, java mentioned, python required, kubernetes preferred, cpp preferred',
    );
  });
  it('as preferred where a label stands among the preferences', () => {
    const labels = 'Nice to have\n\n- Kafka\n- Expertise in: Java\n- Experience with: Python, C++';
    expect(read(labels)).toBe('kafka preferred, java preferred, python preferred, cpp preferred');
  });
  it.each(['Desired Skills & Experience', 'Qualifications and Preferred Experience:'])(
    'as required below «%s»',
    (heading) => {
      expect(read(`${heading}\n\n- Java\n- Python`)).toBe('java required, python required');
    },
  );
  it('as preferred below a heading that only doubts', () => {
    expect(read('Preferred Qualifications and Skills\n\n- Java')).toBe('java preferred');
    expect(read('Skills (nice to have)\n\n- Java')).toBe('java preferred');
  });
  it('from nobody whom the employer names as its people', () => {
    expect(read('A team with backgrounds from Google, Java and Python.')).toBe('');
  });
  it('as mentioned where only a business has requirements', () => {
    expect(read('- Study their Kafka setup and business requirements')).toBe('kafka mentioned');
  });
  it('from sentence cues in flat text', () => {
    expect(read('Our stack is Kafka. You have experience with Java; Python is a plus.')).toBe(
      'kafka mentioned, java required, python preferred',
    );
  });
  it.each([
    ['Experience with Python plus Kafka', 'python required, kafka required'],
    [
      'Experience with a cloud (GCP experience preferred), ideally AWS',
      'gcp preferred, aws preferred',
    ],
    ['Experience with databases (ideally Kafka) and Java', 'kafka preferred, java required'],
    [
      'Experience with Java (experience in Kafka and AWS is a plus)',
      'java required, kafka preferred, aws preferred',
    ],
    [
      'Requirements\n\n- Java required; Kafka knowledge welcome\n- AWS',
      'java required, kafka preferred, aws required',
    ],
    ['Requirements\n\n- Java; Python is preferable', 'java required, python preferred'],
    ['Acme | Java Engineer | Remote welcome\n\nWrite to us.', 'java required'],
    ['Experience with Java and Python (a plus)', 'java preferred, python preferred'],
    [
      'Java, Python, and Kafka experience (advantageous)',
      'java preferred, python preferred, kafka preferred',
    ],
    ['You should be proficient in Java and microservices', 'java required, microservices required'],
    ['A Ph.D. in microservices, with Java', 'java mentioned'],
    ['What sets you apart\n\n- Java\n\n- Kafka', 'java preferred, kafka preferred'],
    [
      'Requirements\n\n- Java\n\nSoftware and Tools of Data\n\n- Experience with AWS\n\n- Kafka',
      'java required, aws required, kafka required',
    ],
    [
      `Requirements\n\n- A degree in ${'Applied Computing, '.repeat(12)}Microservices, or a related field`,
      '',
    ],
    ['RequirementsCloud Systems\n\n- Kafka\n\n- Java', 'kafka required, java required'],
    [
      'What You’ll DoData Systems\n\n- Help our customers to run whatever needs expertise in Kafka',
      'kafka mentioned',
    ],
    [
      'Knowledge of brokers (Kafka), clouds (AWS, GCP), and whatever comes with them is preferred',
      'kafka preferred, aws preferred set 1, gcp preferred set 1',
    ],
    [
      'We hire Java, Python, C++ and Kafka developers',
      'java required, python required, cpp required, kafka required',
    ],
    ['A team of ambitious engineers who build it with Java', 'java mentioned'],
    [
      'We build a user experience with Java and keep our knowledge base in Python',
      'java mentioned, python mentioned',
    ],
    [
      'You will expand your technical expertise in Java together with our many teams and offices',
      'java mentioned',
    ],
    ['We need experience with Java to extract useful signals', 'java required'],
    ['Knowledge of Java is useful, of Kafka required', 'java preferred, kafka required'],
    [
      'Open positions\n\n- Java developer\n\nWe use - Kafka, AWS',
      'java required, kafka mentioned, aws mentioned',
    ],
    ['In partnership with AWS we build tools', ''],
    ['What will set you apart\n\n- Java', 'java preferred'],
    ['Qualities we look for\n\n- Java', 'java required'],
    [
      "A Bachelor's degree in computer science, microservices or a related field, and experience with Java",
      'java required',
    ],
    ['A degree in physics and experience with microservices', 'microservices required'],
    [
      'Having some Java, event-driven or insurance experience will be preferred',
      'java preferred, event-driven preferred',
    ],
    [
      'We are a young company of people passionate about microservices and Java',
      'microservices mentioned, java mentioned',
    ],
    ['You are passionate about Java', 'java required'],
    ['What our team built prior to Acme, in Java', 'java mentioned'],
    ['Prior Java knowledge', 'java required'],
    ["We're looking for people that are passionate about tea and Java", 'java required'],
    [
      'Carts powered by Java and Kafka, to give shoppers a seamless retail experience',
      'java mentioned, kafka mentioned',
    ],
    [
      'Strong AWS skills, Java knowledge a plus, and experience working with Kafka',
      'aws required, java preferred, kafka required',
    ],
    ["We'd love to hear from any Java experts out there", 'java required'],
    [
      'We build carts.\n\nRequired Experience - three years of work - Java - clean code - Kafka\n\nWe use AWS.\n\nWrite to us.',
      'java required, kafka required, aws mentioned',
    ],
    ['We write Java, but you must love your work', 'java mentioned'],
    [
      'Requirements\n\n- Java\n\nWhat our stack looks like\n\n- Python',
      'java required, python mentioned',
    ],
    ["You'll fit well if you have\n\n- Java", 'java required'],
    ['Requirement\n\n- Java', 'java required'],
    ['Responsibilities\n\n- The ability to ship code written in Java', 'java required'],
    [
      'About the role\n\nWe are looking for an engineer who has expertise in Java.\n\nDevelop in Python.',
      'java required, python mentioned',
    ],
    ['Tasks\n\n- Developer Experience with Java', 'java mentioned'],
    ['Tasks\n\n- Kafka & Java: Experience with both', 'kafka required, java required'],
    [
      'We use Java here and in our tools Familiarity with Kafka is a plus',
      'java mentioned, kafka preferred',
    ],
    [
      'We build with Java using good processesExperience with Kafka',
      'java mentioned, kafka required',
    ],
  ])('in «%s»', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
  it('not where the employer praises itself', () => {
    expect(read('Acme is a leading provider of Kafka.\n\nOur stack\n\n- Java\n')).toBe(
      'java mentioned',
    );
    expect(read('Our mission is clear: you have experience with Java.')).toBe('java required');
  });
  it.each([
    ['Acme sells AI agents for bakers. You know Java.', 'java required'],
    ['Our AI agents bake. You know AI agents.', 'ai-agents required'],
    ["Next year you'll build AI agents.", 'ai-agents mentioned'],
    ['Tea and cake\n\n- Build AI agents for bakers\n', 'ai-agents mentioned'],
  ])('of a general word only where it is asked or a task: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
  it('not where customers use what it sells, or where a whole industry needs it', () => {
    const stack = 'Our stack\n\n- Java\n';
    expect(read(`Our customers, banks of all sizes, use our tool on Kafka.\n\n${stack}`)).toBe(
      'java mentioned',
    );
    expect(read(`Work in an industry that badly needs Kafka.\n\n${stack}`)).toBe('java mentioned');
    expect(read('Our customers expect speed, so you have experience with Java.')).toBe(
      'java required',
    );
  });
  it('in a job outside the trade only where it is asked', () => {
    const sell = 'You will sell microservices.';
    expect(read(sell, 'Account Executive')).toBe('');
    expect(read(sell, 'Backend Engineer')).toBe('microservices mentioned');
    expect(read(`${sell} You have experience with microservices.`, 'Account Executive')).toBe(
      'microservices required',
    );
    expect(read(`${sell} We run Java, Python and Kafka.`, 'Account Executive')).toContain(
      'microservices mentioned',
    );
  });
  it('as a preference below an item of the preferences', () => {
    const text = 'Preferred\n\n- A degree\n- Experience:\n- Java\n- Kafka\n';
    expect(read(text)).toBe('java preferred, kafka preferred');
  });
  it.each([
    'About Acme',
    'Why Acme',
    "Acme's values",
    'How we work',
    'What’s it like to work at Acme?',
  ])('as asked no more below «%s»', (heading) => {
    const text = `Requirements\n\n- Java\n\n${heading}\n\nWe run Kafka all day.`;
    expect(read(text)).toBe('java required, kafka mentioned');
  });
  it.each(['This job is for you if', 'Consider applying if you', "What you've done"])(
    'as asked below «%s»',
    (heading) => {
      expect(read(`Acme makes tea.\n\n${heading}:\n\n- Java\n- Kafka\n`)).toBe(
        'java required, kafka required',
      );
    },
  );
  it.each([
    'Partner with product, microservices and sales to ship Kafka.',
    'You will collaborate closely with the microservices team and ship Kafka.',
    'Work closely with designers, microservices teams and others: Kafka runs here.',
    'You will be alongside a group of microservices engineers and ship Kafka.',
    'You talk to cross-functional teams including product, microservices, and sales: Kafka runs here.',
    'Ship Kafka alongside a small group of product engineers, microservices engineers and sales.',
  ])('from no team to work with: %s', (text) => {
    expect(read(text)).toBe('kafka mentioned');
  });
  it.each([
    'Collaborate with sales to build microservices.',
    'Work with microservices and teams.',
    'Partner with Java on the server.',
  ])('but from what such a team does: %s', (text) => {
    expect(read(text)).not.toBe('');
  });
  it('not as a preference below a heading of the things that belong to the employer', () => {
    expect(read('You will look after all AI assets including:\n\n- Kafka\n- Java')).toBe(
      'kafka mentioned, java mentioned',
    );
  });
  it('after the turn of a sentence that waives something', () => {
    expect(read("You don't need to be an expert, but you should be fluent in Java.")).toBe(
      'java required',
    );
    expect(read("You don't need to know Java or Python.")).toBe('');
  });
  it('under a heading that says whom a job is not for', () => {
    const wish = 'Requirements\n\n- Java\n\nNot a good fit if\n\n- You only know Python\n';
    expect(read(wish)).not.toContain('python required');
  });
  it('behind an address as before it', () => {
    expect(read('We use Kafka. Apply at https://acme.example/jobs - Engineer: Java')).toContain(
      'java',
    );
  });
  it.each([
    [
      'Location: Berlin | Part-time | Attractive Salary\n\nYou will work with Kafka and Java.',
      'kafka mentioned, java mentioned',
    ],
    ['Generous Compensation\n\nYou will work with Kafka.', 'kafka mentioned'],
    ['Salary: 90k\n\nThe team runs Kafka.', 'kafka mentioned'],
    ['Benefits\n\n- Java meetups\n- A dog', ''],
    [
      'Benefits\n\nFree tea.\n\nYou will build pipelines in Kafka.\n\nYou have 3+ years of experience with Java.',
      'kafka mentioned, java required',
    ],
    [
      'Perks\n\nTea.\n\nOur next developer will:\n\n- Run Kafka\n\nOur next developer has:\n\n- Java',
      'kafka mentioned, java required',
    ],
  ])('beyond a fact about pay and behind the perks: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
  it.each([
    [
      'Requirements\n\n- Java\n\nSkills we also value:\n\n- Kafka',
      'java required, kafka preferred',
    ],
    ["Requirements\n\n- Java\n\nWhat you don't need\n\n- Kafka", 'java required'],
    ["Requirements\n\n- Java\n\nYou don't need:\n\n- Kafka", 'java required'],
    ['Requirements\n\n- Java\n- No Kafka or AWS experience needed', 'java required'],
    ['Requirements\n\n- Java\n- No less than two years of Kafka', 'java required, kafka required'],
    ['We run Java, and no Kafka.', 'java mentioned'],
    ['We run Java (no Kafka or tea).', 'java mentioned'],
    ['We run Java, and there is no Kafka without it.', 'java mentioned, kafka mentioned'],
    [
      'Acme | Oslo\n\nWe are looking for:\n\n* Java engineers\n\n* Good people\n\nTech: Kafka, AWS.',
      'java required, kafka mentioned, aws mentioned',
    ],
  ])('where it is waived, valued or only in use: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
  it('from the title', () => {
    expect(read('We make games.', 'Senior Java Developer')).toBe('java required');
  });
  it('in German, French, Polish, Russian and Turkish', () => {
    expect(read('Dein Profil\n\n- Java\n\nVon Vorteil\n\n- Python')).toBe(
      'java required, python preferred',
    );
    expect(read('Profil recherché\n\n- Java\n- Python serait un plus')).toBe(
      'java required, python preferred',
    );
    expect(read('Wymagania:\n- Java\nMile widziane:\n- Python')).toBe(
      'java required, python preferred',
    );
    expect(read('Требования:\n- Java\nБудет плюсом:\n- Python')).toBe(
      'java required, python preferred',
    );
    expect(read('Aranan Nitelikler\n\n- Java\n- Python tercih sebebidir')).toBe(
      'java required, python preferred',
    );
  });
});

describe('alternatives are read', () => {
  it.each([
    [
      'Experience with Java, Python or C++',
      'java required set 1, python required set 1, cpp required set 1',
    ],
    ['Experience with Java and Python', 'java required, python required'],
    [
      'Experience with relational databases (MySQL, Oracle) and Java',
      'relational-databases required, mysql required set 1, oracle required set 1, java required',
    ],
    ['Experience with AWS (Amazon Web Services) or GCP', 'aws required set 1, gcp required set 1'],
    ['Experience in a cloud (AWS, GCP)', 'aws required set 1, gcp required set 1'],
    [
      'Experience with an LLM (GPT, Gemini)',
      'llm required, gpt required set 1, gemini required set 1',
    ],
    ['Experience with AWS/GCP', 'aws required set 1, gcp required set 1'],
    ['Experience with AWS (or) GCP', 'aws required set 1, gcp required set 1'],
    ['Experience with HTML/CSS', 'html required, css required'],
    [
      'Experience with Java or Python, Kafka and AWS',
      'java required set 1, python required set 1, kafka required, aws required',
    ],
    ['Experience with Java preferred, or Python', 'java preferred set 1, python required set 1'],
    [
      'Experience with Java or Python, C++',
      'java required set 1, python required set 1, cpp required set 1',
    ],
    [
      'Experience with Kafka, and Java or Python',
      'kafka required, java required set 1, python required set 1',
    ],
    [
      'Experience with Java, Python, or similar languages, and Kafka',
      'java required set 1, python required set 1, kafka required',
    ],
    [
      'Experience with Java (with Kafka or AWS), Python or C++',
      'java required set 1, kafka required set 2, aws required set 2, python required set 1, cpp required set 1',
    ],
    [
      'Experience with at least one of {Java, Python}',
      'java required set 1, python required set 1',
    ],
    [
      'Experience in Java, Python (proficiency in any one)',
      'java required set 1, python required set 1',
    ],
    [
      'You must know any of the following before you can start in this job: Java, Python',
      'java required set 1, python required set 1',
    ],
    [
      'Experience with tools such as Java, Python, a shell and Kafka',
      'java required, python required, kafka required',
    ],
    [
      'Experience with languages (Java, Python, Foolang, or similar)',
      'java required set 1, python required set 1',
    ],
    [
      'Experience with languages (Java, Python, our own Foolang) and Kafka',
      'java required set 1, python required set 1, kafka required',
    ],
    ['Experience with Postgres/PostGIS', 'postgres required, postgis required'],
    ['Experience with Java, Python, Foolang, etc', 'java required set 1, python required set 1'],
    ['Experience with our stack (Java, Kafka)', 'java required, kafka required'],
    [
      'Experience in clouds (AWS, GCP) and languages (Java, C++ …)',
      'aws required set 1, gcp required set 1, java required set 2, cpp required set 2',
    ],
    [
      'Any of the following tools is a must: Java, Python, Kafka',
      'java required set 1, python required set 1, kafka required set 1',
    ],
    [
      'Our stack is as follows: Java, Python, Kafka etc',
      'java mentioned, python mentioned, kafka mentioned',
    ],
    [
      'Requirements\n\n- Portals such as AWS\n- Experience with AWS, GCP, or another cloud',
      'aws required set 1, gcp required set 1',
    ],
    [
      'Requirements\n\n- Java, Python, or C++\n- A Python or Java framework (ours, that of others and Java)',
      'java required set 1, python required set 1, cpp required set 1',
    ],
    [
      'Acme | Engineers (Java/Kafka) | Oslo\n\nOne of them (looking for Java/Python experience).',
      'java required set 1, kafka required, python required set 1',
    ],
    ['Requirements\n\n- Java\n- Java or Python', 'java required, python required'],
    [
      'Experience with Java (C++ or Python), and Python',
      'java required, cpp required, python required',
    ],
    ['Experience with Google Cloud Platform (or AWS)', 'gcp required set 1, aws required set 1'],
    [
      'Experience in things such as Java, Amazon Web Services (AWS), or C++',
      'java required set 1, aws required set 1, cpp required set 1',
    ],
    ['Experience with .NET (C#, ASP.NET)', 'dotnet required, csharp required, aspnet required'],
    [
      'Experience with .NET (C#, ASP.NET, etc.)',
      'dotnet required, csharp required set 1, aspnet required set 1',
    ],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('the reading of any text', () => {
  it('has mentions whose offsets slice back to their text, in order and without overlaps', () => {
    const piece = fc.constantFrom(
      'Java',
      ' ',
      ', ',
      'Go',
      'C++',
      '\n',
      '.',
      'or',
      '- ',
      'CI/CD',
      '\u00ad',
      '\ud800',
      'Requirements:',
      '(',
      ')',
      'a plus',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 5 }))),
        (pieces) => {
          const text = pieces.join('');
          let end = 0;
          for (const mention of findMentions(dictionary, text, 'body')) {
            expect(text.slice(mention.start, mention.end)).toBe(mention.text);
            expect(mention.start).toBeGreaterThanOrEqual(end);
            end = mention.end;
          }
          readPosting(dictionary, { title: text, company: text, text });
        },
      ),
    );
  });
  it('keeps every mention when unrelated text is added', () => {
    const text = 'Requirements:\n- Java\n- Python';
    const more = `${text}\n\nWe like long walks.`;
    expect(read(more)).toBe(read(text));
  });
});

describe('the dictionary', () => {
  it('knows what a skill implies', () => {
    expect([...impliedSkills(dictionary, ['aspnet'])].sort()).toEqual([
      'aspnet',
      'csharp',
      'dotnet',
    ]);
  });
  it('has a version that changes with any entry', () => {
    const [first, ...rest] = seedSkills;
    const changed = loadDictionary([{ ...first!, vendor: 'x' }, ...rest]);
    expect(changed.version).not.toBe(dictionary.version);
    expect(loadDictionary(seedSkills).version).toBe(dictionary.version);
  });
  it.each([
    [
      [
        { id: 'a', name: 'Foo', category: 'tool' },
        { id: 'b', name: 'foo', category: 'tool' },
      ],
      'already an alias of a',
    ],
    [[{ id: 'a', name: 'Foo', category: 'tool', implies: ['z'] }], '«z», which is no skill'],
    [
      [{ id: 'a', name: 'Foo', category: 'tool', nameRule: { case: 'exact' } }],
      'has a rule but not both',
    ],
    [[{ id: 'a', name: '★', category: 'tool' }], 'cannot see'],
    [
      [
        { id: 'a', name: 'A1', category: 'tool' },
        { id: 'a', name: 'A2', category: 'tool' },
      ],
      'two entries',
    ],
  ] as const)('refuses faulty entries %#', (skills, message) => {
    expect(() => loadDictionary(skills)).toThrow(message);
  });
});
