import type { Audit } from '../roadmaps/audit.ts';
import type { SkillEvidence } from '../roadmaps/evidence.ts';
import {
  auditTopicsTable,
  blindSpotsTable,
  claimsTable,
  coverageTable,
  deadWeightTable,
  orderTable,
} from './audit.ts';
import { type DataValue, type Table, tableRecords } from './table.ts';

type Records = Record<string, DataValue>[];
type SkillRecord = ReturnType<typeof skillRecord>;

/** An audit as JSON: the records of its tables under stable keys, and the two rank correlations. */
export type AuditDocument = {
  readonly roadmap: string;
  readonly title: string;
  readonly url: string | null;
  readonly vacancies: number;
  readonly employers: number;
  /** With every skill of the topic, the most asked first. */
  readonly topics: readonly (Records[number] | { readonly skills: readonly SkillRecord[] })[];
  readonly coverage: Records;
  readonly blind_spots: Records;
  readonly dead_weight: Records;
  readonly order: {
    readonly topics: number;
    readonly kendall_tau_b: number | null;
    readonly spearman_rho: number | null;
    readonly misplaced: Records;
  };
  readonly claims: Records;
};

/** The document of an audit; every blind spot is in it, not only the first. */
export function auditDocument(audit: Audit): AuditDocument {
  const { roadmap, order, blindSpots } = audit;
  const records = (table: Table): Records => tableRecords(table);
  return {
    roadmap: roadmap.id,
    title: roadmap.title,
    url: roadmap.url,
    vacancies: audit.vacancies,
    employers: audit.employers,
    topics: records(auditTopicsTable(audit)).map((record, at) => ({
      ...record,
      skills: (audit.topics[at]?.skills ?? []).map(skillRecord),
    })),
    coverage: records(coverageTable(audit)),
    blind_spots: records(blindSpotsTable(audit, blindSpots.length)),
    dead_weight: records(deadWeightTable(audit)),
    order: {
      topics: order.topics,
      kendall_tau_b: order.kendallTauB,
      spearman_rho: order.spearmanRho,
      misplaced: records(orderTable(audit)),
    },
    claims: records(claimsTable(audit)),
  };
}

function skillRecord({ skill, name, employers, asked, rank, trend }: SkillEvidence) {
  const { vacancies, share, low, high } = asked;
  return { id: skill, name, vacancies, employers, share, low, high, rank, trend };
}
