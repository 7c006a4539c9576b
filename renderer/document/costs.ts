import { costsOf, type GraphAnalysis, type GraphCosts, type GraphDocument, readTraining } from '#engine/graph/index.ts';

/** A layer of more operations is not counted while somebody draws: it would keep the window waiting. */
const MOST_OPERATIONS = 30_000;

const known = new WeakMap<GraphAnalysis, GraphCosts>();

/** What a document takes, computed once for each state of it, and not before anybody asks. */
export function costsOfDocument(document: GraphDocument, analysis: GraphAnalysis): GraphCosts {
  const before = known.get(analysis);
  if (before) return before;
  const costs = costsOf(analysis, readTraining(document.training).configuration, MOST_OPERATIONS);
  known.set(analysis, costs);
  return costs;
}
