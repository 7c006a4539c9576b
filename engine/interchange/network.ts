import type { CheckedGraph, GraphDocument, Preparation } from '../graph/index.ts';
import { z } from '../text/index.ts';
import type { NamedTensor } from '../training/index.ts';

export const verificationSchema = z.looseObject({
  /** How many samples the outputs were compared on. */
  rows: z.number(),
  /** The largest difference of an output from that of the trained network. */
  maxAbsError: z.number(),
  /** Of the outputs of the network that was read back, by the fast executor, as little-endian float32. */
  outputsSha256: z.string(),
});

/** What was measured when a file was read back from the disk. */
export type Verification = z.infer<typeof verificationSchema>;

/** Where weights come from. Step, epoch and loss are those of the weights, however far the run went after them. */
export interface TrainingOrigin {
  readonly run?: string;
  /** How the run ended, where it was not completed. */
  readonly status?: string;
  readonly step: number;
  readonly epoch: number;
  readonly loss?: number;
  /** How far the run had trained when it put these weights back, the best ones. */
  readonly restoredAfter?: { readonly step: number; readonly epoch: number };
  /** With the state for each weight, or a note that says why it is left out. */
  readonly optimizer?: { readonly type: string; readonly note?: string; readonly slots: readonly NamedTensor[] };
  readonly dataset?: {
    readonly name: string;
    readonly sha256: string;
    /** How raw numbers of each input column became what the network saw: (raw - offset) · scale, one entry for all elements or one for each. */
    readonly normalization?: Readonly<Record<string, { readonly offset: readonly number[]; readonly scale: readonly number[] }>>;
  };
}

/** The training section of a file, as it stood there. */
export type ReadTraining = Readonly<Record<string, unknown>>;

/** A network with its weights on the way into a file. A format writes of it what it carries. */
export interface TrainedNetwork {
  readonly graph: CheckedGraph;
  /** In the order in which the graph needs them. */
  readonly parameters: readonly NamedTensor[];
  /** What raw numbers go through before the network can use them, and what its outputs mean; absent where no data fixed it. */
  readonly preparation?: Preparation | undefined;
  readonly training?: TrainingOrigin | undefined;
  /** Instead of `training`: what another file said of it, to be written again as it stood there. */
  readonly carriedTraining?: ReadTraining | undefined;
}

/** What a file holds: the weights, and whatever else its format carries. */
export interface WeightsFile {
  readonly document?: GraphDocument;
  readonly parameters: readonly NamedTensor[];
  readonly preparation?: Preparation;
  readonly training?: ReadTraining;
  readonly verification?: Verification;
}
