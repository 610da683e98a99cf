import type { Adapter } from './adapter.ts';
import { adzuna } from './adzuna.ts';
import { arbeitnow } from './arbeitnow.ts';
import { ashby } from './ashby.ts';
import { companyHtml } from './company-html.ts';
import { greenhouse } from './greenhouse.ts';
import { hackernews } from './hackernews.ts';
import { himalayas } from './himalayas.ts';
import { jobicy } from './jobicy.ts';
import { jsonApi } from './json-api.ts';
import { jsonld } from './jsonld.ts';
import { justjoinit } from './justjoinit.ts';
import { landingjobs } from './landingjobs.ts';
import { lever } from './lever.ts';
import { nofluffjobs } from './nofluffjobs.ts';
import { reed } from './reed.ts';
import { remoteok } from './remoteok.ts';
import { remotive } from './remotive.ts';
import { rss } from './rss.ts';
import { solidjobs } from './solidjobs.ts';
import { stackoverflow } from './stackoverflow.ts';
import { startupjobsCz } from './startupjobs-cz.ts';
import { themuse } from './themuse.ts';
import { usajobs } from './usajobs.ts';
import { weworkremotely } from './weworkremotely.ts';
import { workatastartup } from './workatastartup.ts';
import { workingnomads } from './workingnomads.ts';

/** Every adapter by its id. */
export const adapters: ReadonlyMap<string, Adapter> = new Map(
  [
    // One line each, by id.
    adzuna,
    arbeitnow,
    ashby,
    companyHtml,
    greenhouse,
    hackernews,
    himalayas,
    jobicy,
    jsonApi,
    jsonld,
    justjoinit,
    landingjobs,
    lever,
    nofluffjobs,
    reed,
    remoteok,
    remotive,
    rss,
    solidjobs,
    stackoverflow,
    startupjobsCz,
    themuse,
    usajobs,
    weworkremotely,
    workatastartup,
    workingnomads,
  ].map((adapter) => [adapter.id, adapter]),
);
