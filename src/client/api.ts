// Written by `npm run client` from the API's OpenAPI document.
export interface paths {
  '/api/v1/demand': {
    /** Which skills the vacancies of a slice ask for */
    get: {
      parameters: {
        path?: never;
        query?: {
          role?: string;
          level?: string;
          country?: string;
          remote?: string;
          source?: string;
          since?: string;
          until?: string;
          strength?: 'required' | 'asked' | 'named';
          limit?: number;
        };
        header?: never;
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Demand'] };
        };
        400: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        404: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        429: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
      };
    };
  };
  '/api/v1/skills': {
    /** The skills of the dictionary, by name */
    get: {
      parameters: { path?: never; query?: { q?: string; category?: string }; header?: never };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Skills'] };
        };
        400: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        404: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        429: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
      };
    };
  };
  '/api/v1/skills/{id}': {
    /** One skill: demand, series, levels, pay, what it goes with, and quoted postings */
    get: {
      parameters: {
        path: { id: string };
        query?: {
          role?: string;
          level?: string;
          country?: string;
          remote?: string;
          source?: string;
          since?: string;
          until?: string;
          weeks?: number;
        };
        header?: never;
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Skill'] };
        };
        400: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        404: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        429: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
      };
    };
  };
  '/api/v1/roadmaps': {
    /** The roadmaps that ship */
    get: {
      parameters: { path?: never; query?: never; header?: never };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Roadmaps'] };
        };
        400: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        404: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        429: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
      };
    };
  };
  '/api/v1/roadmaps/{id}': {
    /** One roadmap with its topics */
    get: {
      parameters: { path: { id: string }; query?: never; header?: never };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Roadmap'] };
        };
        400: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        404: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        429: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
      };
    };
  };
  '/api/v1/roadmaps/{id}/audit': {
    /** A roadmap held against demand, topic by topic */
    get: {
      parameters: {
        path: { id: string };
        query?: {
          role?: string;
          level?: string;
          country?: string;
          remote?: string;
          source?: string;
          since?: string;
          until?: string;
        };
        header?: never;
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Audit'] };
        };
        400: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        404: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        429: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
      };
    };
  };
  '/api/v1/gap': {
    /** A resume in (JSON, or multipart/form-data with a `file`), what it lacks out */
    post: {
      parameters: { path?: never; query?: { format?: 'json' | 'md' | 'html' }; header?: never };
      requestBody: {
        content: {
          'application/json': components['schemas']['GapRequestInput'];
          'multipart/form-data': {
            file?: string;
            target?: string;
            role?: string;
            level?: string;
            country?: string;
            remote?: string;
            source?: string;
            since?: string;
            until?: string;
            roadmap?: string;
            weeks?: number;
            reach?: number;
            gaps?: number;
          };
        };
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['GapReport'] };
        };
        400: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        404: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        413: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        415: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        422: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        429: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
      };
    };
  };
  '/api/v1/trends': {
    /** The weekly series of each skill in a slice, as JSON, NDJSON or CSV */
    get: {
      parameters: {
        path?: never;
        query?: {
          role?: string;
          level?: string;
          country?: string;
          remote?: string;
          source?: string;
          since?: string;
          until?: string;
          skill?: string;
          strength?: 'required' | 'asked' | 'named';
          weeks?: number;
          format?: 'json' | 'ndjson' | 'csv';
        };
        header?: never;
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Trends'] };
        };
        400: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        404: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        429: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
      };
    };
  };
  '/api/v1/postings': {
    /** Postings, the latest first; `next` is the cursor of the following page */
    get: {
      parameters: {
        path?: never;
        query?: {
          role?: string;
          level?: string;
          country?: string;
          remote?: string;
          source?: string;
          skill?: string;
          open?: 'true' | 'false';
          cursor?: string;
          limit?: number;
        };
        header?: never;
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Postings'] };
        };
        400: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        404: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        429: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
      };
    };
  };
  '/api/v1/postings/{id}': {
    /** One posting with the words that name each skill */
    get: {
      parameters: { path: { id: number }; query?: never; header?: never };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Posting'] };
        };
        400: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        404: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        429: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
      };
    };
  };
  '/api/v1/sources': {
    /** Every source that ever ran, the most troubled first */
    get: {
      parameters: { path?: never; query?: { limit?: number }; header?: never };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Sources'] };
        };
        400: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        404: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        429: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
      };
    };
  };
  '/api/v1/runs': {
    /** Runs, the latest first; `next` is the cursor of the following page */
    get: {
      parameters: {
        path?: never;
        query?: { source?: string; cursor?: number; limit?: number };
        header?: never;
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Runs'] };
        };
        400: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        404: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        429: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
      };
    };
  };
  '/api/v1/releases': {
    /** The weekly releases with their files and hashes, the latest first */
    get: {
      parameters: { path?: never; query?: never; header?: never };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Releases'] };
        };
        400: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        404: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        429: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
      };
    };
  };
  '/api/v1/releases/{week}/{file}': {
    /** One file of a release */
    get: {
      parameters: { path: { week: string; file: string }; query?: never; header?: never };
      responses: {
        200: { headers: Record<string, unknown>; content: { 'application/json': string } };
        400: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        404: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        429: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
      };
    };
  };
  '/healthz': {
    /** The process answers */
    get: {
      parameters: { path?: never; query?: never; header?: never };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: { 'application/json': { status: 'ok' } };
        };
      };
    };
  };
  '/readyz': {
    /** Database, migrations and queue are there */
    get: {
      parameters: { path?: never; query?: never; header?: never };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': { status: 'ok' | 'not ready'; checks: { [key: string]: string } };
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/json': { status: 'ok' | 'not ready'; checks: { [key: string]: string } };
          };
        };
      };
    };
  };
  '/api/v1/admin/scrape': {
    /** Scrape sources now (slugs, tokens, or "greenhouse/*"); returns their jobs */
    post: {
      parameters: { path?: never; query?: never; header?: never };
      requestBody: { content: { 'application/json': { sources?: string[]; all?: boolean } } };
      responses: {
        202: {
          headers: Record<string, unknown>;
          content: { 'application/json': { jobs: { [key: string]: string } } };
        };
        400: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        401: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        404: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        429: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
      };
    };
  };
  '/api/v1/admin/sources': {
    /** Read sources from now on, or leave them out */
    post: {
      parameters: { path?: never; query?: never; header?: never };
      requestBody: { content: { 'application/json': { sources: string[]; enabled: boolean } } };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: { 'application/json': { switched: number } };
        };
        400: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        401: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        404: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        429: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
      };
    };
  };
  '/api/v1/admin/queues': {
    /** How many jobs wait, run and failed, and the failed ones */
    get: {
      parameters: { path?: never; query?: never; header?: never };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Queues'] };
        };
        400: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        401: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        404: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        429: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
      };
    };
  };
  '/api/v1/admin/queues/retry': {
    /** Put failed jobs back: those of these ids, or all */
    post: {
      parameters: { path?: never; query?: never; header?: never };
      requestBody: { content: { 'application/json': { ids?: string[] } } };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: { 'application/json': { retried: number } };
        };
        400: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        401: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        404: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
        429: {
          headers: Record<string, unknown>;
          content: { 'application/json': components['schemas']['Error'] };
        };
      };
    };
  };
}
export interface components {
  schemas: {
    ErrorInput: {
      error: {
        code: string;
        message: string;
        request_id: string;
        problems?: { where: string; message: string }[];
      };
    };
    SliceInput: {
      roles: string[];
      levels: string[];
      countries: string[];
      remote: string[];
      sources: string[];
      since: string;
      until: string;
      words: string;
    };
    SkillDemandInput: {
      rank: number | null;
      id: string;
      name: string;
      category: string;
      share: number | null;
      share_low: number | null;
      share_high: number | null;
      asked: number;
      required: number;
      named: number;
      employers: number;
      employer_share: number | null;
      employer_share_low: number | null;
      employer_share_high: number | null;
      trend?: string | null;
      change?: number | null;
      change_low?: number | null;
      change_high?: number | null;
      rank_change?: number | null;
    };
    DemandInput: {
      slice: components['schemas']['SliceInput'];
      sample: { vacancies: number; employers: number; postings: number };
      skills: components['schemas']['SkillDemandInput'][];
    };
    TrendPointInput: {
      week: string;
      vacancies: number;
      employers: number;
      asked: number;
      share: number | null;
      share_low: number | null;
      share_high: number | null;
      provisional: boolean;
      masked: boolean;
    };
    SkillInput: {
      id: string;
      name: string;
      category: string;
      slice: components['schemas']['SliceInput'];
      sample: { vacancies: number; employers: number; postings: number };
      demand: components['schemas']['SkillDemandInput'] | null;
      trend: components['schemas']['TrendPointInput'][];
      levels: { level: string | null; vacancies: number; asked: number; share: number | null }[];
      asked_with: {
        id: string;
        name: string;
        vacancies: number;
        share: number | null;
        lift: number | null;
      }[];
      alternatives: { id: string; name: string; vacancies: number }[];
      pay: {
        currency: string;
        vacancies: number;
        low: number;
        median: number;
        high: number;
        median_of_all: number;
      }[];
      roadmaps: { roadmap: string; title: string; topic: string; when: string | null }[];
      quotes: {
        vacancy: string;
        title: string | null;
        company: string | null;
        url: string | null;
        quote: string | null;
      }[];
    };
    SkillsInput: { skills: { id: string; name: string; category: string }[] };
    RoadmapsInput: {
      roadmaps: { id: string; title: string; url: string | null; phases: number; topics: number }[];
    };
    RoadmapInput: {
      id: string;
      title: string;
      url: string | null;
      topics: ({ id: string; title: string; when: string; skills: string[] } & {
        [key: string]: unknown;
      })[];
    } & { [key: string]: unknown };
    AuditInput: {
      slice: components['schemas']['SliceInput'];
      audit: {
        roadmap: string;
        title: string;
        vacancies: number;
        employers: number;
        topics: { [key: string]: unknown }[];
        coverage: { [key: string]: unknown }[];
        blind_spots: { [key: string]: unknown }[];
        dead_weight: { [key: string]: unknown }[];
        claims: { [key: string]: unknown }[];
      } & { [key: string]: unknown };
    };
    GapRequestInput: {
      text?: string;
      skills?: string[];
      target?: string;
      role?: string;
      level?: string;
      country?: string;
      remote?: string;
      source?: string;
      since?: string;
      until?: string;
      roadmap?: string;
      weeks?: number;
      reach?: number;
      gaps?: number;
    };
    GapReportInput: {
      profile: {
        skills: ({ id: string; name: string } & { [key: string]: unknown })[];
        warnings: string[];
      } & { [key: string]: unknown };
      slice: { role: string | null; since: string | null; until: string | null } & {
        [key: string]: unknown;
      };
      sample: { vacancies: number; employers: number } & { [key: string]: unknown };
      coverage: { full_fit: number; required_met: number } & { [key: string]: unknown };
      covered: ({ id: string; name: string } & { [key: string]: unknown })[];
      gaps: ({ id: string; name: string } & { [key: string]: unknown })[];
      path: ({ step: number; skill: string; full_fit_after: number } & {
        [key: string]: unknown;
      })[];
      matches: ({ posting: string; have: string[]; lack: string[] } & { [key: string]: unknown })[];
      wording: ({ resume: string; postings: string; share: number } & { [key: string]: unknown })[];
    } & { [key: string]: unknown };
    QueuesInput: {
      queues: {
        queue: string;
        waiting: number;
        active: number;
        delayed: number;
        failed: number;
        completed: number;
      }[];
      failed: ({ queue: string; id: string; reason: string; tries: number } & {
        [key: string]: unknown;
      })[];
    };
    PostingInput: {
      id: number;
      source: string;
      vacancy: number | null;
      title: string;
      company: string | null;
      url: string | null;
      location: string | null;
      country: string | null;
      remote: string | null;
      role: string | null;
      level: string | null;
      salary: string | null;
      opened_at: string;
      closed_at: string | null;
      skills: {
        id: string;
        name: string;
        requirement: 'required' | 'preferred' | 'mentioned';
        quote: string;
      }[];
    };
    PostingsInput: { postings: components['schemas']['PostingInput'][]; next: string | null };
    SourcesInput: {
      sources: {
        slug: string;
        company: string | null;
        enabled: boolean;
        status: string | null;
        reason: string | null;
        alert: string | null;
        last_run_at: string | null;
        last_ok_at: string | null;
        failures_in_a_row: number;
        found: number | null;
        new: number | null;
        changed: number | null;
        closed: number | null;
        failed: number | null;
        throttled: number | null;
        bytes: number | null;
        seconds: number | null;
        open: number;
        median_text_length: number | null;
      }[];
    };
    RunsInput: {
      runs: {
        id: number;
        source: string;
        correlation_id: string;
        status: string;
        reason: string | null;
        complete: boolean;
        started_at: string | null;
        finished_at: string | null;
        requested: number;
        found: number;
        new: number;
        changed: number;
        closed: number;
        failed: number;
        throttled: number;
        bytes: number;
      }[];
      next: number | null;
    };
    ReleasesInput: {
      releases: { week: string; files: { name: string; bytes: number; sha256: string | null }[] }[];
    };
    TrendsInput: {
      weeks: ({
        week: string;
        monday: string;
        skill: string;
        name: string;
        vacancies: number;
        asked: number;
        share: number | null;
        share_low: number | null;
        share_high: number | null;
      } & { [key: string]: unknown })[];
    };
    Error: {
      error: {
        code: string;
        message: string;
        request_id: string;
        problems?: { where: string; message: string }[];
      };
    };
    Slice: {
      roles: string[];
      levels: string[];
      countries: string[];
      remote: string[];
      sources: string[];
      since: string;
      until: string;
      words: string;
    };
    SkillDemand: {
      rank: number | null;
      id: string;
      name: string;
      category: string;
      share: number | null;
      share_low: number | null;
      share_high: number | null;
      asked: number;
      required: number;
      named: number;
      employers: number;
      employer_share: number | null;
      employer_share_low: number | null;
      employer_share_high: number | null;
      trend?: string | null;
      change?: number | null;
      change_low?: number | null;
      change_high?: number | null;
      rank_change?: number | null;
    };
    Demand: {
      slice: components['schemas']['Slice'];
      sample: { vacancies: number; employers: number; postings: number };
      skills: components['schemas']['SkillDemand'][];
    };
    TrendPoint: {
      week: string;
      vacancies: number;
      employers: number;
      asked: number;
      share: number | null;
      share_low: number | null;
      share_high: number | null;
      provisional: boolean;
      masked: boolean;
    };
    Skill: {
      id: string;
      name: string;
      category: string;
      slice: components['schemas']['Slice'];
      sample: { vacancies: number; employers: number; postings: number };
      demand: components['schemas']['SkillDemand'] | null;
      trend: components['schemas']['TrendPoint'][];
      levels: { level: string | null; vacancies: number; asked: number; share: number | null }[];
      asked_with: {
        id: string;
        name: string;
        vacancies: number;
        share: number | null;
        lift: number | null;
      }[];
      alternatives: { id: string; name: string; vacancies: number }[];
      pay: {
        currency: string;
        vacancies: number;
        low: number;
        median: number;
        high: number;
        median_of_all: number;
      }[];
      roadmaps: { roadmap: string; title: string; topic: string; when: string | null }[];
      quotes: {
        vacancy: string;
        title: string | null;
        company: string | null;
        url: string | null;
        quote: string | null;
      }[];
    };
    Skills: { skills: { id: string; name: string; category: string }[] };
    Roadmaps: {
      roadmaps: { id: string; title: string; url: string | null; phases: number; topics: number }[];
    };
    Roadmap: {
      id: string;
      title: string;
      url: string | null;
      topics: ({ id: string; title: string; when: string; skills: string[] } & {
        [key: string]: unknown;
      })[];
    } & { [key: string]: unknown };
    Audit: {
      slice: components['schemas']['Slice'];
      audit: {
        roadmap: string;
        title: string;
        vacancies: number;
        employers: number;
        topics: { [key: string]: unknown }[];
        coverage: { [key: string]: unknown }[];
        blind_spots: { [key: string]: unknown }[];
        dead_weight: { [key: string]: unknown }[];
        claims: { [key: string]: unknown }[];
      } & { [key: string]: unknown };
    };
    GapRequest: {
      text?: string;
      skills?: string[];
      target?: string;
      role?: string;
      level?: string;
      country?: string;
      remote?: string;
      source?: string;
      since?: string;
      until?: string;
      roadmap: string;
      weeks?: number;
      reach?: number;
      gaps: number;
    };
    GapReport: {
      profile: {
        skills: ({ id: string; name: string } & { [key: string]: unknown })[];
        warnings: string[];
      } & { [key: string]: unknown };
      slice: { role: string | null; since: string | null; until: string | null } & {
        [key: string]: unknown;
      };
      sample: { vacancies: number; employers: number } & { [key: string]: unknown };
      coverage: { full_fit: number; required_met: number } & { [key: string]: unknown };
      covered: ({ id: string; name: string } & { [key: string]: unknown })[];
      gaps: ({ id: string; name: string } & { [key: string]: unknown })[];
      path: ({ step: number; skill: string; full_fit_after: number } & {
        [key: string]: unknown;
      })[];
      matches: ({ posting: string; have: string[]; lack: string[] } & { [key: string]: unknown })[];
      wording: ({ resume: string; postings: string; share: number } & { [key: string]: unknown })[];
    } & { [key: string]: unknown };
    Queues: {
      queues: {
        queue: string;
        waiting: number;
        active: number;
        delayed: number;
        failed: number;
        completed: number;
      }[];
      failed: ({ queue: string; id: string; reason: string; tries: number } & {
        [key: string]: unknown;
      })[];
    };
    Posting: {
      id: number;
      source: string;
      vacancy: number | null;
      title: string;
      company: string | null;
      url: string | null;
      location: string | null;
      country: string | null;
      remote: string | null;
      role: string | null;
      level: string | null;
      salary: string | null;
      opened_at: string;
      closed_at: string | null;
      skills: {
        id: string;
        name: string;
        requirement: 'required' | 'preferred' | 'mentioned';
        quote: string;
      }[];
    };
    Postings: { postings: components['schemas']['Posting'][]; next: string | null };
    Sources: {
      sources: {
        slug: string;
        company: string | null;
        enabled: boolean;
        status: string | null;
        reason: string | null;
        alert: string | null;
        last_run_at: string | null;
        last_ok_at: string | null;
        failures_in_a_row: number;
        found: number | null;
        new: number | null;
        changed: number | null;
        closed: number | null;
        failed: number | null;
        throttled: number | null;
        bytes: number | null;
        seconds: number | null;
        open: number;
        median_text_length: number | null;
      }[];
    };
    Runs: {
      runs: {
        id: number;
        source: string;
        correlation_id: string;
        status: string;
        reason: string | null;
        complete: boolean;
        started_at: string | null;
        finished_at: string | null;
        requested: number;
        found: number;
        new: number;
        changed: number;
        closed: number;
        failed: number;
        throttled: number;
        bytes: number;
      }[];
      next: number | null;
    };
    Releases: {
      releases: { week: string; files: { name: string; bytes: number; sha256: string | null }[] }[];
    };
    Trends: {
      weeks: ({
        week: string;
        monday: string;
        skill: string;
        name: string;
        vacancies: number;
        asked: number;
        share: number | null;
        share_low: number | null;
        share_high: number | null;
      } & { [key: string]: unknown })[];
    };
  };
}
