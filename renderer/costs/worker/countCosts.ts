import { costsOf, type GraphCosts } from '#engine/compile/index.ts';
import { analyzeGraph, type GraphDocument } from '#engine/graph/index.ts';
import type { CostsRequest } from './costsMessages.ts';

/** Larger layers are left out: a long sequence would delay the costs of all others. */
const MOST_OPERATIONS = 30_000;

/** Compiles a graph to count its costs. */
export function countCosts(request: CostsRequest): GraphCosts {
  const document: GraphDocument = JSON.parse(request);
  const analysis = analyzeGraph(document);
  return costsOf(analysis, analysis.configuration, MOST_OPERATIONS);
}
