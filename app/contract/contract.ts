import { datasetCalls } from './calls/datasetCalls.ts';
import { blockCalls, graphCalls, templateCalls } from './calls/graphCalls.ts';
import { lensCalls, resultCalls } from './calls/lensCalls.ts';
import { queueCalls } from './calls/queueCalls.ts';
import { runCalls, storageCalls } from './calls/runCalls.ts';
import { referenceCalls, sessionCalls, systemCalls } from './calls/sessionCalls.ts';
import { sweepCalls } from './calls/sweepCalls.ts';
import { weightCalls } from './calls/weightCalls.ts';

/** Every call and event between the renderer and the main process. Arguments are validated on arrival. */
export const contract = {
  system: systemCalls,
  session: sessionCalls,
  graphs: graphCalls,
  templates: templateCalls,
  blocks: blockCalls,
  datasets: datasetCalls,
  runs: runCalls,
  storage: storageCalls,
  queue: queueCalls,
  sweeps: sweepCalls,
  reference: referenceCalls,
  lens: lensCalls,
  results: resultCalls,
  weights: weightCalls,
};

export type Contract = typeof contract;
