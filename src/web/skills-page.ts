import { html } from '../reports/html.ts';
import { renderHtmlTable } from '../reports/html-table.ts';
import { renderSite } from './layout.ts';
import { section } from './main-part.ts';

export type FoundSkill = { id: string; name: string; category: string };

/** The skills that a search found, the nearest first, each leading to its page. */
export function renderSkillsPage(query: string, skills: readonly FoundSkill[]): string {
  const rows = skills.map((skill) => ({ ...skill, page: `/skills/${skill.id}` }));
  const content =
    rows.length === 0
      ? [
          html`<p>No skill is called that. Names and their short forms are looked up: <a href="/skills?q=postgres">postgres</a>, <a href="/skills?q=k8s">k8s</a>.</p>`,
        ]
      : [
          section(query === '' ? 'Every skill' : `“${query}”`, [
            renderHtmlTable({
              columns: [
                { key: 'name', title: 'Skill', type: 'text', link: 'page' },
                { key: 'category', title: 'Kind', type: 'text' },
              ],
              rows,
            }),
          ]),
        ];
  return renderSite({ title: 'Skills', at: 'Market', content, query });
}
