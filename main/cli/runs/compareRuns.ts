import { type RunDetails, usedLearningRates } from '#app/contract/index.ts';
import { analyzeGraph, type GraphDocument, readTraining, validationOf, withoutBlocks } from '#engine/graph/index.ts';

/** One difference between two runs; `null` if absent in one. */
export interface RunDifference {
  /** `graph.h.units`, `training.optimizer.learningRate`, `result.loss` */
  readonly field: string;
  readonly a: unknown;
  readonly b: unknown;
}

type Facts = ReadonlyMap<string, unknown>;

/** All differences between two runs: graph and parameters, data, settings and results, with defaults filled in. */
export function compareRuns(a: RunDetails, b: RunDetails): RunDifference[] {
  return compareFacts(describeRun(a), describeRun(b));
}

/** Differences between two networks: nodes, their parameters and wires. */
export function compareGraphs(a: GraphDocument, b: GraphDocument): RunDifference[] {
  return compareFacts(new Map(describeNetwork(a)), new Map(describeNetwork(b)));
}

function compareFacts(factsOfA: Facts, factsOfB: Facts): RunDifference[] {
  return [...new Set([...factsOfA.keys(), ...factsOfB.keys()])]
    .map((field) => ({ field, a: factsOfA.get(field) ?? null, b: factsOfB.get(field) ?? null }))
    .filter((fact) => JSON.stringify(fact.a) !== JSON.stringify(fact.b));
}

function describeRun(run: RunDetails): Facts {
  const { status, epoch, step, loss, metrics, validation, restoredEpoch } = run;
  const held = Object.entries({ loss: validation?.loss, ...validation?.metrics }).map(([name, value]) => [
    validationOf(name),
    value,
  ]);
  return new Map([
    ['graph.name', run.document.name],
    ...describeNetwork(run.document),
    ...flatten('data', run.document.data),
    ['data.fingerprint', run.dataFingerprint],
    ...describeTraining(run.document),
    ...usedLearningRates(run).map((set) => [`training.learningRate from step ${set.step}`, set.learningRate] as const),
    ['engineVersion', run.engineVersion],
    ...flatten('result', { status, epoch, step, loss, ...metrics, ...Object.fromEntries(held), restoredEpoch }),
  ]);
}

function describeNetwork(document: GraphDocument): [string, unknown][] {
  const { nodes } = analyzeGraph(document);
  const facts: [string, unknown][] = [];
  for (const [id, { node, params }] of nodes) {
    facts.push([`graph.${id}`, node.type]);
    for (const [param, value] of Object.entries(params)) facts.push([`graph.${id}.${param}`, value]);
  }
  for (const { from, to } of withoutBlocks(document).edges) facts.push([`graph.wire ${from.join('.')} -> ${to.join('.')}`, true]);
  return facts;
}

function describeTraining(document: GraphDocument): [string, unknown][] {
  const { optimizer, optimizerParams, ...settings } = readTraining(document.training).configuration;
  return [
    ['training.optimizer', optimizer.type],
    ...flatten('training.optimizer', optimizerParams),
    ...flatten('training', settings),
  ];
}

function flatten(prefix: string, values: object = {}): [string, unknown][] {
  return Object.entries(values).map(([name, value]) => [`${prefix}.${name}`, value]);
}
