import type { CheckedGraph, GraphDocument, Preparation } from '../graph/index.ts';
import { z } from '../text/index.ts';
import type { NamedTensor } from '../training/index.ts';

export const verificationSchema = z.looseObject({
  /** Number of samples compared. */
  rows: z.number(),
  /** Largest difference from an output of the trained network. */
  maxAbsError: z.number(),
  /** Over the outputs of the network read back, by the fast executor, as little-endian float32. */
  outputsSha256: z.string(),
});

/** Measurements from reading a file back from disk. */
export type Verification = z.infer<typeof verificationSchema>;

/** Origin of weights. Step, epoch and loss are those of the weights, even if the run went further. */
export interface TrainingOrigin {
  readonly run?: string;
  /** How the run ended, if it was not completed. */
  readonly status?: string;
  readonly step: number;
  readonly epoch: number;
  /** The mean over an epoch. */
  readonly loss?: number;
  /** The epoch of the loss, if the weights are from within the next one. */
  readonly lossEpoch?: number;
  /** The run's progress when it restored these weights, the best ones. */
  readonly restoredAfter?: { readonly step: number; readonly epoch: number };
  /** With the state for each weight, or a note on its omission. */
  readonly optimizer?: { readonly type: string; readonly note?: string; readonly slots: readonly NamedTensor[] };
  readonly dataset?: {
    readonly name: string;
    readonly sha256: string;
    /** Normalization of each input column: (raw - offset) · scale, one entry for all elements or one for each. */
    readonly normalization?: Readonly<Record<string, { readonly offset: readonly number[]; readonly scale: readonly number[] }>>;
  };
}

/** The training section of a file, verbatim. */
export type ReadTraining = Readonly<Record<string, unknown>>;

/** A network to be exported. A format writes the parts it can hold. */
export interface TrainedNetwork {
  readonly graph: CheckedGraph;
  /** In the graph's parameter order. */
  readonly parameters: readonly NamedTensor[];
  /** Input normalization and the meaning of outputs; absent if no data fixed them. */
  readonly preparation?: Preparation | undefined;
  readonly training?: TrainingOrigin | undefined;
  /** Instead of `training`: that section of another file, copied verbatim. */
  readonly carriedTraining?: ReadTraining | undefined;
}

/** Contents of a file: the weights, and all else that its format holds. */
export interface WeightsFile {
  readonly document?: GraphDocument;
  readonly parameters: readonly NamedTensor[];
  readonly preparation?: Preparation;
  readonly training?: ReadTraining;
  readonly verification?: Verification;
}
