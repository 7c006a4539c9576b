import type { Message } from '../messages/index.ts';

/** A number as plain data: JSON has none that are not finite. */
export type PlainNumber = number | 'NaN' | 'Infinity' | '-Infinity';

export const plainNumber = (value: number): PlainNumber =>
  Number.isFinite(value) ? value : (String(value) as Exclude<PlainNumber, number>);

/** Holds the first non-finite value that people can see. */
export const ORIGIN_KINDS = ['data', 'parameter', 'output', 'gradient', 'update'] as const;
export type OriginKind = (typeof ORIGIN_KINDS)[number];

/** Causes of non-finite values: codes. */
export const ORIGIN_CAUSES = [
  'badSample',
  'brokenParameter',
  'logOfZero',
  'logOfNegative',
  'rootOfNegative',
  'zeroByZero',
  'divisionByZero',
  'exponential',
  'overflow',
  'partialSum',
  'undefined',
] as const;
export type OriginCause = (typeof ORIGIN_CAUSES)[number];

/** A number that entered an operation. */
export interface OriginInput {
  readonly value: PlainNumber;
  /** True if it is the largest of many, by magnitude; otherwise the only one of its input. */
  readonly isLargest: boolean;
}

/** The operation that made the first non-finite value from finite ones. */
export interface OriginOperation {
  readonly type: string;
  /** The node that it computes, forward or backward; null for updates and weight penalties. */
  readonly node: string | null;
  readonly inputs: readonly OriginInput[];
  readonly result: PlainNumber;
}

/** A text as data with a stable code. */
export interface Remark extends Message {
  readonly code: string;
}

/** The origin of the non-finite value that ended a run: plain data, kept with the run. */
export interface Origin {
  /** Counts batches from 1, over all epochs. */
  readonly step: number;
  /** From 1. */
  readonly epoch: number;
  readonly learningRate: number;
  readonly kind: OriginKind;
  /** Node, quantity and index of an address of the lens; the batch is the first dimension of outputs and gradients. */
  readonly node: string;
  /** `out`, `dout`, or a weight: its gradient, `<weight>/new` after the update, `<weight>/<slot>` of the optimizer. */
  readonly quantity: string;
  readonly index: readonly number[];
  readonly value: PlainNumber;
  /** The holder of the value, as the subject of a sentence. */
  readonly what: Message;
  /**
   * The sample it comes from: its index in the data set, and its number in the training split, from 0. Null where all samples of the
   * batch are to blame, such as in an update.
   */
  readonly sample: { readonly index: number; readonly split: 'train'; readonly number: number } | null;
  /** Null for data and initial weights, and where the step could not be repeated operation by operation. */
  readonly operation: OriginOperation | null;
  readonly cause: Remark & { readonly code: OriginCause };
  /** The parameter that grew most in the steps before, by norm; null before the second step. */
  readonly growth: { readonly parameter: string; readonly factor: number; readonly steps: number } | null;
  /** Usual remedies, the likeliest first. */
  readonly remedies: readonly Remark[];
}
