import type { LensQuestion, LensSamples, LensSubject, LensWeights, RunSummary } from '#app/contract/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { analysisOf, countErrors } from '../../document/index.ts';
import type { LensChoices, WeightsChoice } from './choices.ts';

/** The graph that a lens looks at. */
export interface LensSource {
  /** The whole graph, with its blocks. */
  document(): GraphDocument;
  /** Its runs, newest first; undefined until they are known. */
  runs(): readonly RunSummary[] | undefined;
  /** Reports changes of both. @returns a function that ends it */
  subscribe(listener: () => void): () => void;
}

/** Wanted weights, with the state of the graph or run that they are from: equal states have equal weights. */
export interface WantedWeights {
  readonly weights: LensWeights;
  readonly state: readonly unknown[];
}

/** True for a run that has weights to look at. */
export const hasWeights = ({ step, importedFrom }: RunSummary): boolean => step > 0 || importedFrom !== null;

/** The choice that is made for the person: the latest run, else fresh weights. Undefined until the runs are known. */
export function initialWeights(source: LensSource): WeightsChoice | undefined {
  const runs = source.runs();
  if (!runs) return undefined;
  const latest = runs.find(hasWeights);
  return latest ? { kind: 'run', runId: latest.id } : { kind: 'fresh', seed: source.document().training?.seed ?? 1 };
}

/** Undefined until the runs are known, for a run that was removed, and for fresh weights of a graph with errors. */
export function wantedWeights({ weights }: Pick<LensChoices, 'weights'>, source: LensSource): WantedWeights | undefined {
  const choice = weights ?? initialWeights(source);
  if (!choice) return undefined;
  if (choice.kind === 'fresh') {
    const document = source.document();
    // The same object while nodes only move.
    const analysis = analysisOf(document, undefined);
    return countErrors(analysis) > 0
      ? undefined
      : { weights: { ...choice, document }, state: [choice.seed, choice.values, analysis] };
  }
  const run = source.runs()?.find(({ id }) => id === choice.runId);
  if (!run) return undefined;
  // The last checkpoint is another one once the run has gone on.
  const last = choice.step ?? (run.endedAt === null ? run.status : run.step);
  return { weights: choice, state: [choice.runId, choice.step, last] };
}

export function isSameState(a: WantedWeights | undefined, b: WantedWeights | undefined): boolean {
  return (
    a !== undefined && b !== undefined && a.state.length === b.state.length && a.state.every((part, at) => part === b.state[at])
  );
}

const SPLITS_BY_INTEREST = ['test', 'validation', 'train'] as const;

/**
 * The chosen samples as far as the subject has them; initially the first test sample. For a run without its data one of zeros, so
 * that its weights are seen. Undefined if there are none.
 */
export function samplesFor(chosen: LensSamples | undefined, subject: LensSubject): LensSamples | undefined {
  const { samples, run } = subject;
  if (chosen?.kind === 'typed') return chosen;
  if (!samples) return run ? zerosFor(subject) : undefined;
  if (chosen?.kind === 'batch') return chosen;
  const counted = SPLITS_BY_INTEREST.filter((split) => samples[split] > 0);
  const split = chosen && samples[chosen.split] > 0 ? chosen.split : counted[0];
  if (split === undefined) return undefined;
  const last = samples[split] - 1;
  return { kind: 'data', split, numbers: (chosen?.numbers ?? [0]).map((number) => Math.min(number, last)) };
}

function zerosFor({ inputs, targets }: LensSubject): LensSamples {
  const zeros = (ports: LensSubject['inputs']) =>
    Object.fromEntries(
      ports.map(({ node, shape }) => [node, new Array<number>(shape.reduce((product, length) => product * length, 1)).fill(0)]),
    );
  return { kind: 'typed', inputs: zeros(inputs), ...(targets.length > 0 && { targets: zeros(targets) }) };
}

/** Undefined if there is no sample to ask about. */
export function questionAbout(
  subject: LensSubject,
  { weights }: WantedWeights,
  { samples, mode }: Pick<LensChoices, 'samples' | 'mode'>,
  changes: LensQuestion['changes'],
): LensQuestion | undefined {
  const present = samplesFor(samples, subject);
  return present && { weights, samples: present, mode, changes };
}
