/** The resume of nobody, for the demo's gap report. */
export const sampleResume = `Nigar Example
Backend developer, Baku

Skills
Python, Django, PostgreSQL, Git, Linux, HTML, CSS

Experience
Junior developer, a ticket office (2024 - 2026)
- Built REST APIs with Django and PostgreSQL for the web shop
- Wrote unit tests with pytest and reviewed the code of others
- Moved the nightly jobs to Celery

Education
BSc in mathematics, 2023

Currently learning Docker.
`;
