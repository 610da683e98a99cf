import type { Skill } from '../../src/skills/skill.ts';

const plain = (
  id: string,
  name: string,
  category: Skill['category'],
  aliases: string[] = [],
): Skill => ({ id, name, category, aliases });

/** A small dictionary with one skill of each kind, so that the engine is tested apart from the shipped entries. */
export const seedSkills: readonly Skill[] = [
  plain('java', 'Java', 'language'),
  plain('javascript', 'JavaScript', 'language', ['JS']),
  plain('python', 'Python', 'language'),
  plain('cpp', 'C++', 'language'),
  { id: 'csharp', name: 'C#', category: 'language', implies: ['dotnet'] },
  plain('dotnet', '.NET', 'framework', ['dotnet']),
  { id: 'aspnet', name: 'ASP.NET', category: 'framework', implies: ['csharp'] },
  plain('nodejs', 'Node.js', 'framework', ['Node']),
  plain('html', 'HTML', 'frontend'),
  plain('css', 'CSS', 'frontend'),
  plain('aws', 'AWS', 'cloud', ['Amazon Web Services']),
  plain('gcp', 'GCP', 'cloud', ['Google Cloud', 'Google Cloud Platform']),
  plain('kafka', 'Kafka', 'streaming', ['Apache Kafka']),
  plain('kubernetes', 'Kubernetes', 'devops', ['K8s']),
  plain('ci-cd', 'CI/CD', 'practice', ['CI/CD pipelines']),
  plain('event-driven', 'Event-driven architecture', 'concept', ['event-driven']),
  plain('microservices', 'Microservices', 'concept'),
  {
    id: 'rest',
    name: 'REST',
    category: 'protocol',
    aliases: ['RESTful', 'REST API'],
    nameRule: { case: 'exact', notBefore: ['of'] },
    examples: ['REST'],
    counterexamples: ['rest of the team'],
  },
  {
    id: 'go',
    name: 'Go',
    category: 'language',
    aliases: ['Golang'],
    nameRule: { case: 'exact', not: ['Go to market'], needs: 'evidence' },
    examples: ['Java, Go'],
    counterexamples: ['Go on'],
  },
  {
    id: 'c',
    name: 'C',
    category: 'language',
    nameRule: { case: 'exact', needs: 'strong', notAfter: ['series', 'vitamin'] },
    examples: ['C, C++'],
    counterexamples: ['Series C'],
  },
  {
    id: 'r',
    name: 'R',
    category: 'language',
    nameRule: { case: 'exact', needs: 'strong' },
    examples: ['R, Python'],
    counterexamples: ['R&D'],
  },
];
