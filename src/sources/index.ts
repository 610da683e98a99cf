import type { Adapter } from './adapter.ts';
import { adzuna } from './adzuna.ts';
import { arbeitnow } from './arbeitnow.ts';
import { ashby } from './ashby.ts';
import { bamboohr } from './bamboohr.ts';
import { breezy } from './breezy.ts';
import { companyHtml } from './company-html.ts';
import { greenhouse } from './greenhouse.ts';
import { gusto } from './gusto.ts';
import { hackernews } from './hackernews.ts';
import { himalayas } from './himalayas.ts';
import { icims } from './icims.ts';
import { jobicy } from './jobicy.ts';
import { jobvite } from './jobvite.ts';
import { join } from './join.ts';
import { jsonApi } from './json-api.ts';
import { jsonld } from './jsonld.ts';
import { justjoinit } from './justjoinit.ts';
import { landingjobs } from './landingjobs.ts';
import { lever } from './lever.ts';
import { manatal } from './manatal.ts';
import { nofluffjobs } from './nofluffjobs.ts';
import { paylocity } from './paylocity.ts';
import { personio } from './personio.ts';
import { pinpoint } from './pinpoint.ts';
import { recruitee } from './recruitee.ts';
import { reed } from './reed.ts';
import { remoteok } from './remoteok.ts';
import { remotive } from './remotive.ts';
import { rippling } from './rippling.ts';
import { rss } from './rss.ts';
import { smartrecruiters } from './smartrecruiters.ts';
import { solidjobs } from './solidjobs.ts';
import { stackoverflow } from './stackoverflow.ts';
import { startupjobsCz } from './startupjobs-cz.ts';
import { teamtailor } from './teamtailor.ts';
import { themuse } from './themuse.ts';
import { withTidyPostings } from './tidy.ts';
import { usajobs } from './usajobs.ts';
import { weworkremotely } from './weworkremotely.ts';
import { workable } from './workable.ts';
import { workatastartup } from './workatastartup.ts';
import { workday } from './workday.ts';
import { workingnomads } from './workingnomads.ts';

/** Every adapter by its id, each with the last step that all share. */
export const adapters: ReadonlyMap<string, Adapter> = new Map(
  [
    // One line each, by id.
    adzuna,
    arbeitnow,
    ashby,
    bamboohr,
    breezy,
    companyHtml,
    greenhouse,
    gusto,
    hackernews,
    himalayas,
    icims,
    jobicy,
    jobvite,
    join,
    jsonApi,
    jsonld,
    justjoinit,
    landingjobs,
    lever,
    manatal,
    nofluffjobs,
    paylocity,
    personio,
    pinpoint,
    recruitee,
    reed,
    remoteok,
    remotive,
    rippling,
    rss,
    smartrecruiters,
    solidjobs,
    stackoverflow,
    startupjobsCz,
    teamtailor,
    themuse,
    usajobs,
    weworkremotely,
    workable,
    workatastartup,
    workday,
    workingnomads,
  ].map((adapter) => [adapter.id, withTidyPostings(adapter)]),
);
