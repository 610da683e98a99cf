import type { Skill } from '../../src/skills/skill.ts';

const certificate = (id: string, name: string, aliases: readonly string[], rest: Partial<Skill> = {}): Skill => ({ id, name, category: 'certification', aliases, ...rest });

/** Certificates that postings name. The bare vendor phrase counts as the vendor's program, not as one level of it. */
export const certifications: readonly Skill[] = [
  certificate('aws-certified', 'AWS Certified', ['AWS certification', 'AWS certifications', 'AWS Certificate', 'AWS Certificates']),
  certificate('aws-certified-developer-associate', 'AWS Certified Developer – Associate', ['AWS Certified Developer', 'AWS Certified Developer Associate', 'AWS Certified Developer - Associate', 'AWS Developer Associate']),
  certificate('aws-certified-solutions-architect', 'AWS Certified Solutions Architect', [
    'AWS Certified Solution Architect',
    'AWS Certified Solutions Architect – Associate',
    'AWS Certified Solutions Architect - Associate',
    'AWS Certified Solutions Architect – Professional',
    'AWS Certified Solutions Architect - Professional',
  ]),
  certificate('aws-certified-cloud-practitioner', 'AWS Certified Cloud Practitioner', ['AWS Cloud Practitioner']),
  certificate('azure-developer-associate', 'Microsoft Certified: Azure Developer Associate', ['Azure Developer Associate', 'Azure Certified Developer']),
  certificate('google-cloud-associate-engineer', 'Google Cloud Associate Cloud Engineer', ['Google Associate Cloud Engineer', 'GCP Associate Cloud Engineer']),
  certificate('google-cloud-professional-developer', 'Google Cloud Professional Cloud Developer', ['Google Professional Cloud Developer']),
  certificate('certified-kubernetes-administrator', 'Certified Kubernetes Administrator', ['CKA']),
  certificate('certified-kubernetes-application-developer', 'Certified Kubernetes Application Developer', ['CKAD']),
  certificate('certified-kubernetes-security-specialist', 'Certified Kubernetes Security Specialist', ['CKS']),
  certificate('docker-certified-associate', 'Docker Certified Associate', []),
  certificate('terraform-associate', 'HashiCorp Certified: Terraform Associate', ['Terraform Associate', 'HashiCorp Certified Terraform Associate']),
  certificate('mongodb-certified-developer', 'MongoDB Certified Developer', ['MongoDB Associate Developer', 'MongoDB Certified Developer Associate']),
  certificate('oracle-certified-java', 'Oracle Certified Professional: Java SE', ['Oracle Certified Professional Java SE Developer', 'Oracle Certified Java Developer', 'Oracle Certified Java Programmer', 'Oracle Java SE 17 Developer', 'OCPJP', 'SCJP']),
  certificate('cissp', 'CISSP', ['Certified Information Systems Security Professional']),
  certificate('oscp', 'OSCP', ['Offensive Security Certified Professional']),
  certificate('comptia-security-plus', 'CompTIA Security+', ['Security+']),
  certificate('certified-scrum-master', 'Certified ScrumMaster', ['Certified Scrum Master']),
  certificate('professional-scrum-master', 'Professional Scrum Master', []),
];
