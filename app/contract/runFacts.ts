import { analyzeGraph, type GraphDocument, validationOf, withoutBlocks, writeDefaults } from '#engine/graph/index.ts';
import { usedLearningRates, usedSettings } from './runPosition.ts';
import type { RunDetails } from './schemas/index.ts';

/** Values by their fields, such as `graph.h.units`, `training.optimizer.learningRate` and `result.loss`. */
export type RunFacts = ReadonlyMap<string, unknown>;

/** A field that is not the same for all of some runs. */
export interface DifferingFact {
  readonly field: string;
  /** By run; null where it is absent. */
  readonly values: readonly unknown[];
}

/** The fields that are not the same everywhere. */
export function differingFacts(facts: readonly RunFacts[]): DifferingFact[] {
  return [...new Set(facts.flatMap((each) => [...each.keys()]))]
    .map((field) => ({ field, values: facts.map((each) => each.get(field) ?? null) }))
    .filter(({ values }) => new Set(values.map((value) => JSON.stringify(value))).size > 1);
}

/** Everything that can differ between two runs: graph and parameters, data, settings and results, with defaults filled in. */
export function runFacts(run: RunDetails): RunFacts {
  const { status, epoch, step, loss, metrics, validation, restoredEpoch } = run;
  const held = Object.entries({ loss: validation?.loss, ...validation?.metrics }).map(([name, value]) => [
    validationOf(name),
    value,
  ]);
  return new Map([
    ['graph.name', run.document.name],
    ...networkFacts(run.document),
    ...flatten('data', writeDefaults(run.document).data),
    ['data.fingerprint', run.dataFingerprint],
    ...flatten('training', run.settings),
    ...usedLearningRates(run).map((set) => [`training.learningRate from step ${set.step}`, set.learningRate] as const),
    ...usedSettings(run).map(({ address, step, value }) => [`${fieldOf(address)} from step ${step}`, value] as const),
    ['engineVersion', run.engineVersion],
    ...flatten('result', { status, epoch, step, loss, ...metrics, ...Object.fromEntries(held), restoredEpoch }),
  ]);
}

/** `training.batchSize` stays; `optimizer.weightDecay` is one of training, and `dropout.rate` one of the graph. */
function fieldOf(address: string): string {
  if (address.startsWith('training.')) return address;
  return address.startsWith('optimizer.') ? `training.${address}` : `graph.${address}`;
}

/** A network: its nodes, their parameters and wires. */
export function networkFacts(document: GraphDocument): RunFacts {
  const { nodes } = analyzeGraph(document);
  const facts: [string, unknown][] = [];
  for (const [id, { node, params }] of nodes) {
    facts.push([`graph.${id}`, node.type]);
    for (const [param, value] of Object.entries(params)) facts.push([`graph.${id}.${param}`, value]);
  }
  for (const { from, to } of withoutBlocks(document).edges) facts.push([`graph.wire ${from.join('.')} -> ${to.join('.')}`, true]);
  return new Map(facts);
}

function flatten(prefix: string, values: object = {}): [string, unknown][] {
  return Object.entries(values).map(([name, value]) => [`${prefix}.${name}`, value]);
}
