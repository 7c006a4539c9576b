import type { DataSettings, Preparation } from '../graph/index.ts';
import { type Message, message } from '../messages/index.ts';
import type { WeightsFile } from './network.ts';

/** Training data of a network, from its weights file. */
export interface TrainedOn {
  readonly preparation: Preparation;
  /** Of the data set, split and normalized as for training; empty if the file has none. */
  readonly fingerprint: string;
  /** The settings used to read the data, if the file has them. */
  readonly settings?: DataSettings | undefined;
}

/**
 * Training data of a network, from its weights file; undefined if there is none, as for fresh weights. Files
 * of earlier versions have the normalization of inputs, but no names.
 */
export function trainedOn({ preparation, training, document }: WeightsFile): TrainedOn | undefined {
  const dataset = recordOf(training?.dataset);
  const known = preparation ?? (training?.dataset === undefined ? undefined : inputsOf(recordOf(dataset.normalization)));
  if (!known) return undefined;
  const fingerprint = typeof dataset.sha256 === 'string' ? dataset.sha256 : '';
  return { preparation: known, fingerprint, settings: document?.data };
}

/** From the section `training.dataset.normalization`, an entry for each normalized input. */
function inputsOf(normalization: Readonly<Record<string, unknown>>): Preparation {
  const inputs = Object.entries(normalization).flatMap(([name, entry]) => {
    const { offset, scale } = recordOf(entry);
    if (!isNumbers(offset) || !isNumbers(scale) || offset.length !== scale.length) return [];
    return [{ name, shape: [offset.length], normalization: { offset, scale } }];
  });
  return { inputs, targets: [] };
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'number');
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The data settings that affect a network's inputs, with their defaults. */
const DECIDING = { normalize: 'none', normalizeTarget: 'auto' } as const;

/** A setting of a graph that contradicts the one used in training. */
export interface Contradiction extends Message {
  readonly code: 'weights.otherSettings';
}

/** Settings of a graph that contradict those used in training. */
export function describeContradictions(settings: DataSettings | undefined, trained: DataSettings | undefined): Contradiction[] {
  if (!settings || !trained) return [];
  return Object.entries(DECIDING).flatMap(([name, initial]) => {
    const [here, there] = [settings, trained].map((given) => String(given[name] ?? initial));
    if (here === there) return [];
    const values = { setting: name, here, there };
    return [
      {
        code: 'weights.otherSettings',
        ...message(
          "The graph sets {{setting}} to '{{here}}', but the weights were trained with '{{there}}'; the latter is used",
          values,
        ),
      },
    ];
  });
}
