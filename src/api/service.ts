import type { Context } from '../context.ts';
import { createGapService, type GapService } from './gap.ts';
import { createMarketReader, type MarketReader } from './market.ts';
import { type Answers, createAnswers } from './respond.ts';

/** What every route and page is given. */
export type Service = {
  context: Context;
  market: MarketReader;
  answers: Answers;
  gap: GapService;
};

/** The service over an open context; nothing is opened beside it. */
export function createService(context: Context): Service {
  const market = createMarketReader(context);
  return {
    context,
    market,
    answers: createAnswers(market),
    gap: createGapService(context, market),
  };
}
