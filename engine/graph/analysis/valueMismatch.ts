import type { TargetValues } from '../../layers/index.ts';
import type { Message } from '../../messages/index.ts';
import type { Fix } from '../document/diagnostic.ts';
import type { DataSettings } from '../document/document.ts';
import type { Wiring } from '../document/wiring.ts';
import type { ColumnDescription, LocatedNumber } from './dataDescription.ts';
import type { NodeAnalysis } from './nodeAnalysis.ts';
import type { Trace } from './traceNumbers.ts';

/** A graph whose data is held against what takes it. */
export interface ValueContext {
  readonly nodes: ReadonlyMap<string, NodeAnalysis>;
  readonly wiring: Wiring;
  /** Where the data comes from, so that a fix can change how it is read. */
  readonly settings?: DataSettings | undefined;
  /** Whether the data set has a single target column. */
  readonly hasOneTarget?: boolean;
}

/** A port, what it takes, and a column whose numbers reach it. */
export interface FedPort {
  readonly consumer: NodeAnalysis;
  readonly port: string;
  readonly takes: TargetValues;
  readonly source: NodeAnalysis;
  readonly column: ColumnDescription;
  readonly trace: Trace;
}

/** A number that a port does not take. */
export interface ValueMismatch extends FedPort {
  /** What the port takes. */
  readonly expected: Message;
  /** What it gets: the number, or the sum of a row of them. */
  readonly found: { readonly kind: 'number' | 'sum' } & LocatedNumber;
  readonly remedy: Remedy;
}

/** What to do about a number that a port does not take: in words, and as a change where one is known. */
export interface Remedy {
  readonly advice: Message;
  readonly fix?: Fix;
}
