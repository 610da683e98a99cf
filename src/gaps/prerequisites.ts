/**
 * What one should have behind oneself before a skill, where having the skill doesn't imply it: a person may run
 * Kubernetes without writing "Docker", but nobody learns it first. Ids of the dictionary.
 */
export const prerequisites: ReadonlyMap<string, readonly string[]> = new Map([
  ['kubernetes', ['docker']],
  ['docker-compose', ['docker']],
  ['docker-swarm', ['docker']],
  ['helm', ['kubernetes']],
  ['istio', ['kubernetes']],
  ['argo-cd', ['kubernetes']],
  ['amazon-eks', ['kubernetes', 'aws']],
  ['amazon-ecs', ['docker', 'aws']],
  ['aws-lambda', ['aws']],
  ['orm', ['sql']],
  ['database-indexing', ['sql']],
  ['database-replication', ['relational-databases']],
  ['sharding', ['relational-databases']],
  ['graphql', ['rest']],
  ['grpc', ['http']],
  ['microservices', ['rest']],
  ['event-driven-architecture', ['message-queues']],
  ['kafka-streams', ['apache-kafka']],
  ['apache-kafka', ['message-queues']],
  ['typescript', ['javascript']],
  ['apache-airflow', ['python']],
  ['system-design', ['rest', 'sql']],
  ['distributed-systems', ['system-design']],
]);
