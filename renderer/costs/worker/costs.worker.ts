import { costsOf } from '#engine/compile/index.ts';
import { analyzeGraph, type GraphDocument } from '#engine/graph/index.ts';
import { type CostsRequest, packCosts } from './costsMessages.ts';

/** A layer of more operations is left out: a long sequence would keep the costs of all others waiting. */
const MOST_OPERATIONS = 30_000;

/** Compiles graphs away from the window, to tell what they cost. */
self.addEventListener('message', ({ data }: MessageEvent<CostsRequest>) => {
  const document: GraphDocument = JSON.parse(data);
  const analysis = analyzeGraph(document);
  const answer = packCosts(costsOf(analysis, analysis.configuration, MOST_OPERATIONS));
  self.postMessage(answer, { transfer: [answer.numbers.buffer] });
});
