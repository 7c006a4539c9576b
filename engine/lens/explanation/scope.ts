import type { Operation, Value } from '../../ops/index.ts';
import type { QuantitySymbol } from './symbol.ts';

/** A value with a name of its own in the lens. */
export interface NamedValue {
  readonly node: string;
  /** @see Address */
  readonly quantity: string;
  readonly symbol: QuantitySymbol;
  readonly value: Value;
  /** True if its first dimension is the batch. */
  readonly hasBatch: boolean;
}

/** The values of one tape after it ran, and what they are called. */
export interface Scope {
  /** Number of samples. */
  readonly batch: number;
  readonly seed: number;
  readonly step: number;
  producerOf(value: Value): Operation | undefined;
  /** A value without a name is called by its id. */
  nameOf(value: Value): NamedValue;
  isNamed(value: Value): boolean;
  isParameter(value: Value): boolean;
  /** True for what the backward pass computes. */
  isBackward(value: Value): boolean;
  /** True if more than one operation of its pass takes it. */
  isShared(value: Value): boolean;
  /** All elements, row-major. */
  read(value: Value): ArrayLike<number>;
}

/** An element of a value. */
export interface Reference {
  readonly value: Value;
  readonly at: number;
}
