import { costsOf, type GraphCosts } from '#engine/compile/index.ts';
import { analyzeGraph, type GraphDocument } from '#engine/graph/index.ts';
import type { CostsRequest } from './costsMessages.ts';

/** A layer of more operations is left out: a long sequence would keep the costs of all others waiting. */
const MOST_OPERATIONS = 30_000;

/** Compiles a graph to tell what it costs. */
export function countCosts(request: CostsRequest): GraphCosts {
  const document: GraphDocument = JSON.parse(request);
  const analysis = analyzeGraph(document);
  return costsOf(analysis, analysis.configuration, MOST_OPERATIONS);
}
