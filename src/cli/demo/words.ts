/** What the demo's invented employers write. No real company, posting or sentence is among it. */

export type Board = {
  adapter: 'greenhouse' | 'lever' | 'ashby' | 'hackernews';
  token: string;
  company: string;
  about: string;
  places: readonly string[];
  /** How many vacancies it has opened in twelve weeks. */
  openings: number;
};

export const boards: readonly Board[] = [
  {
    adapter: 'greenhouse',
    token: 'kestrelpay',
    company: 'Kestrel Pay',
    about:
      'Kestrel Pay settles card payments for corner shops and small hotels in eleven countries.',
    places: ['Berlin, Germany', 'Remote - Germany', 'Warsaw, Poland'],
    openings: 44,
  },
  {
    adapter: 'greenhouse',
    token: 'lanternfreight',
    company: 'Lantern Freight',
    about:
      'Lantern Freight plans the night routes of eight hundred lorries and the ferries they wait for.',
    places: ['Rotterdam, Netherlands', 'Hamburg, Germany'],
    openings: 34,
  },
  {
    adapter: 'lever',
    token: 'quillandco',
    company: 'Quill & Co',
    about: 'Quill & Co keeps the books of freelancers, so that they need not.',
    places: ['London, United Kingdom', 'Remote, United Kingdom'],
    openings: 36,
  },
  {
    adapter: 'lever',
    token: 'saltmarsh',
    company: 'Saltmarsh Energy',
    about: 'Saltmarsh Energy balances wind parks and batteries on four power markets.',
    places: ['Copenhagen, Denmark', 'Remote, Europe'],
    openings: 30,
  },
  {
    adapter: 'ashby',
    token: 'orchardlabs',
    company: 'Orchard Labs',
    about: 'Orchard Labs reads soil samples and tells a farmer what to sow next.',
    places: ['New York, NY, USA', 'Remote (US)'],
    openings: 38,
  },
  {
    adapter: 'ashby',
    token: 'bakuwind',
    company: 'Xəzər Systems',
    about: 'Xəzər Systems runs the ticketing of buses, trains and ferries around the Caspian Sea.',
    places: ['Baku, Azerbaijan', 'Tbilisi, Georgia'],
    openings: 26,
  },
  {
    adapter: 'hackernews',
    token: '900000',
    company: '',
    about: '',
    places: ['REMOTE (EU)', 'San Francisco, CA', 'Toronto, Canada', 'Lisbon, Portugal', 'REMOTE'],
    openings: 52,
  },
];

/** Small companies that hire through one comment each. */
export const startups: readonly (readonly [name: string, does: string])[] = [
  ['Tin Roof', 'short-term insurance for builders'],
  ['Marrow', 'scheduling for blood banks'],
  ['Hedgerow', 'maps for people who walk'],
  ['Ninth Wave', 'tide and swell forecasts for ports'],
  ['Paperkite', 'school newsletters that parents read'],
  ['Corvid', 'fraud checks for second-hand markets'],
  ['Lowtide', 'inventory for fishmongers'],
  ['Brightwell', 'water metering for allotments'],
  ['Ferrous', 'scrap prices, live'],
  ['Oxbow', 'flood models for insurers'],
  ['Halyard', 'charter bookings for sailing boats'],
  ['Minster', 'timetables for universities'],
  ['Understory', 'carbon accounts for forests'],
];

export type Stack = {
  title: string;
  /** How often among a hundred vacancies. */
  weight: number;
  must: readonly string[];
  plus: readonly string[];
  stack: string;
};

const years = ['3+ years', '4+ years', '5+ years'];
export const experience: readonly string[] = years;

export const stacks: readonly Stack[] = [
  {
    title: 'Backend Engineer (Go)',
    weight: 16,
    must: [
      'building services in Go',
      'PostgreSQL, including indexes and query plans',
      'gRPC or REST APIs that other teams rely on',
      'Docker and Kubernetes in production',
    ],
    plus: ['Kafka or another message broker', 'Terraform', 'OpenTelemetry'],
    stack: 'Go, PostgreSQL, Kafka, Kubernetes on AWS',
  },
  {
    title: 'Backend Engineer, Node.js',
    weight: 18,
    must: [
      'TypeScript and Node.js on the server',
      'designing RESTful APIs and documenting them with OpenAPI',
      'a relational database such as PostgreSQL or MySQL',
      'automated testing with Jest or Vitest',
    ],
    plus: ['NestJS', 'Redis', 'GraphQL', 'AWS Lambda'],
    stack: 'TypeScript, Node.js, PostgreSQL, Redis, AWS',
  },
  {
    title: 'Java Backend Developer',
    weight: 16,
    must: [
      'Java 17 or Kotlin, with Spring Boot',
      'microservices and event-driven architecture',
      'SQL and a database such as PostgreSQL or Oracle Database',
      'CI/CD pipelines in GitLab CI or Jenkins',
    ],
    plus: ['Kafka', 'Kubernetes', 'AWS or Azure'],
    stack: 'Java, Spring Boot, Kafka, PostgreSQL',
  },
  {
    title: 'Python Backend Engineer',
    weight: 16,
    must: [
      'Python, with Django or FastAPI',
      'PostgreSQL and Redis',
      'REST APIs, authentication with OAuth and JWT',
      'Docker and Linux',
    ],
    plus: ['Celery', 'AWS', 'GraphQL', 'experience with large language models'],
    stack: 'Python, Django, PostgreSQL, Celery, Docker',
  },
  {
    title: '.NET Developer',
    weight: 7,
    must: ['C# and .NET', 'SQL Server', 'Azure', 'unit testing and code review'],
    plus: ['RabbitMQ', 'Docker', 'React'],
    stack: 'C#, .NET, SQL Server, Azure',
  },
  {
    title: 'Platform Engineer',
    weight: 9,
    must: [
      'Kubernetes and Terraform',
      'AWS or Google Cloud',
      'observability with Prometheus and Grafana',
      'scripting in Bash or Python',
    ],
    plus: ['Go', 'Argo CD', 'Istio'],
    stack: 'Kubernetes, Terraform, Prometheus, GitHub Actions',
  },
  {
    title: 'Full Stack Engineer',
    weight: 10,
    must: ['React and TypeScript', 'Node.js or Python', 'PostgreSQL', 'HTML/CSS'],
    plus: ['GraphQL', 'AWS', 'Playwright'],
    stack: 'React, TypeScript, Node.js, PostgreSQL',
  },
  {
    title: 'Data Engineer',
    weight: 8,
    must: ['Python and SQL', 'Airflow or dbt', 'data modeling', 'Snowflake or BigQuery'],
    plus: ['Spark', 'Kafka', 'Terraform'],
    stack: 'Python, Airflow, dbt, Snowflake',
  },
];

export const duties: readonly string[] = [
  'Own services from the first sketch to the pager',
  'Split what has grown too large, and join what was split too early',
  'Write the design down before the code, and the code so that it can be read',
  'Look after the on-call rota with six colleagues, one week in seven',
  'Go through incidents without looking for somebody to blame',
  'Help two juniors to get better than you',
  'Talk to the people who use what you make, once a fortnight',
  'Keep the monthly bill of the cloud where it is while traffic doubles',
];

export const perks: readonly string[] = [
  '30 days of holiday that are taken',
  'A budget to learn with, and a day a month to do it',
  'We go to the seaside together every spring',
  'A laptop that you choose',
  'Parental leave that both parents take',
];
