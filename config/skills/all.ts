import type { Skill } from '../../src/skills/skill.ts';
import { backendFrameworks } from './backend-frameworks.ts';
import { businessPlatforms } from './business-platforms.ts';
import { certifications } from './certifications.ts';
import { ciCd } from './ci-cd.ts';
import { cloudAws } from './cloud-aws.ts';
import { cloudAzure } from './cloud-azure.ts';
import { cloudGcp } from './cloud-gcp.ts';
import { cloudOther } from './cloud-other.ts';
import { concepts } from './concepts.ts';
import { containersAndInfrastructure } from './containers-and-infrastructure.ts';
import { dataConcepts } from './data-concepts.ts';
import { dataTools } from './data-tools.ts';
import { databases } from './databases.ts';
import { domainsOfEngineering } from './domains-of-engineering.ts';
import { frontend } from './frontend.ts';
import { languages } from './languages.ts';
import { ml } from './ml.ts';
import { mlTools } from './ml-tools.ts';
import { mobile } from './mobile.ts';
import { networkingAndApis } from './networking-and-apis.ts';
import { observability } from './observability.ts';
import { operatingSystems } from './operating-systems.ts';
import { practices } from './practices.ts';
import { protocols } from './protocols.ts';
import { security } from './security.ts';
import { streaming } from './streaming.ts';
import { testing } from './testing.ts';
import { tools } from './tools.ts';
import { webAndScripting } from './web-and-scripting.ts';

/** Every skill of the dictionary, area by area. */
export const allSkills: readonly Skill[] = [
  ...backendFrameworks,
  ...businessPlatforms,
  ...certifications,
  ...ciCd,
  ...cloudAws,
  ...cloudAzure,
  ...cloudGcp,
  ...cloudOther,
  ...concepts,
  ...containersAndInfrastructure,
  ...dataConcepts,
  ...dataTools,
  ...databases,
  ...domainsOfEngineering,
  ...frontend,
  ...languages,
  ...ml,
  ...mlTools,
  ...mobile,
  ...networkingAndApis,
  ...observability,
  ...operatingSystems,
  ...practices,
  ...protocols,
  ...security,
  ...streaming,
  ...testing,
  ...tools,
  ...webAndScripting,
];
