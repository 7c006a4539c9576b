import type { TargetValues } from '../layers/index.ts';
import type { Message } from '../text/index.ts';
import type { ColumnDescription, PlacedNumber } from './dataDescription.ts';
import type { Fix } from './diagnostic.ts';
import type { DataSettings } from './document.ts';
import type { NodeAnalysis } from './nodeAnalysis.ts';
import type { Trace } from './traceNumbers.ts';
import type { Wiring } from './wiring.ts';

/** A graph whose data is checked against its ports. */
export interface ValueContext {
  readonly nodes: ReadonlyMap<string, NodeAnalysis>;
  readonly wiring: Wiring;
  /** The source of the data, so that a fix can change how it is read. */
  readonly settings?: DataSettings | undefined;
  /** True if the data set has a single target column. */
  readonly hasOneTarget?: boolean;
}

/** A port, its restriction, and a column whose values reach it. */
export interface FedPort {
  readonly consumer: NodeAnalysis;
  readonly port: string;
  readonly takes: TargetValues;
  readonly source: NodeAnalysis;
  readonly column: ColumnDescription;
  readonly trace: Trace;
}

/** A value that a port does not accept. */
export interface ValueMisfit extends FedPort {
  /** The accepted values. */
  readonly expected: Message;
  /** The rejected value, or row sum. */
  readonly found: { readonly kind: 'number' | 'sum' } & PlacedNumber;
  readonly remedy: Remedy;
}

/** Advice on a rejected value, and an edit if one is known. */
export interface Remedy {
  readonly advice: Message;
  readonly fix?: Fix;
}
