import { describe, expect, it } from 'vitest';
import { compareTable } from '../../src/reports/audit.ts';
import { auditDocument } from '../../src/reports/audit-document.ts';
import { auditTables, renderAuditPage, renderComparePage } from '../../src/reports/audit-page.ts';
import { renderMarkdown } from '../../src/reports/markdown.ts';
import { tableRecords } from '../../src/reports/table.ts';
import { renderTable } from '../../src/reports/terminal.ts';
import { auditRoadmap } from '../../src/roadmaps/audit.ts';
import { getRoadmap, listRoadmaps } from '../../src/roadmaps/load.ts';
import { evidenceOf } from '../roadmaps/_evidence.ts';

const counts = {
  docker: { asked: 530, trend: 'rising' as const },
  postgresql: { asked: 400 },
  redis: { asked: 150 },
  kubernetes: { asked: 350 },
  'a<b>': { asked: 100 },
};
const audit = auditRoadmap(getRoadmap('birjob-2026'), evidenceOf(1000, counts));
const few = auditRoadmap(getRoadmap('birjob-2026'), evidenceOf(12, { docker: { asked: 6 } }));

describe('auditTables', () => {
  const text = (of: typeof audit) =>
    auditTables(of)
      .map((table) => renderTable(table, { width: 200, colour: false }))
      .join('\n');

  it('show demand with its interval, its trend, and what nobody asks for', () => {
    expect(text(audit)).toMatch(
      /Docker and Docker Compose +DOCKER +53\.0% +49\.9–56\.1% .* 530 .*↑ rising/,
    );
    expect(text(audit)).toMatch(/Webhooks sent and received +nobody asks/);
    expect(text(audit)).toMatch(/Docker is in 53% of postings\. .*1,000 +holds/);
  });

  it('say words in place of every share below the floor', () => {
    const [topics, coverage] = auditTables(few);
    expect(renderTable(topics ?? { columns: [], rows: [] }, { width: 200, colour: false })).toMatch(
      /DOCKER +too few +6/,
    );
    expect(JSON.stringify(coverage?.rows)).toContain('too few (n = 12)');
    expect(text(few)).not.toMatch(/\d\.\d%/);
    expect(new Set(few.claims.map(({ verdict }) => verdict))).toEqual(new Set(['not enough data']));
  });
});

describe('auditDocument', () => {
  it('holds every table, every blind spot and every skill of a topic', () => {
    const document = JSON.parse(JSON.stringify(auditDocument(audit)));
    expect(document.blind_spots.map((row: { skill: string }) => row.skill)).toEqual([
      'KUBERNETES',
      'A<B>',
    ]);
    const caching = document.topics.find(
      (row: { topic: string }) => row.topic === 'Caching with Redis',
    );
    expect(caching).toMatchObject({ skill_id: 'redis', vacancies: 150, share: 0.15 });
    expect(caching.skills).toHaveLength(1);
    expect(document.order.kendall_tau_b).toBeTypeOf('number');
    expect(document.claims).toHaveLength(getRoadmap('birjob-2026').claims?.length ?? 0);
  });
});

describe('pages', () => {
  it('hold the tables, a chart of blind spots and the verdicts, all escaped', async () => {
    const page = await renderAuditPage(audit, 'slice <1>');
    expect(page).toContain('slice &lt;1&gt;');
    expect(page).toContain('A&lt;B&gt;');
    expect(page).not.toContain('A<B>');
    expect(page).toContain('<figure');
    expect(page).toContain('does not hold');
  });

  it('put roadmaps side by side', () => {
    const audits = listRoadmaps().map((roadmap) => auditRoadmap(roadmap, evidenceOf(1000, counts)));
    const rows = tableRecords(compareTable(audits));
    expect(rows.map((row) => row.roadmap)).toEqual(listRoadmaps().map(({ id }) => id));
    expect(rows[0]).toMatchObject({ topics: 50, blind_spots: 2 });
    expect(renderComparePage(audits, 'slice')).toContain('skillexchange');
    expect(renderMarkdown(compareTable(audits))).toContain('| birjob-2026 |');
  });
});
