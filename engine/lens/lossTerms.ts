import type { Program } from '../compile/index.ts';
import { isOfType, type Value } from '../ops/index.ts';

/** A part of the loss per sample: a factor times a value. */
export interface LossPart {
  readonly value: Value;
  readonly factor: number;
}

/** The loss per sample, taken apart. */
export interface LossTerms {
  /** Terms [batch, …] of the losses, to be summed over all elements. */
  readonly terms: readonly LossPart[];
  /** Scalars that do not depend on the samples: penalties of weights. */
  readonly others: readonly LossPart[];
}

/**
 * Finds the terms whose sum is the loss per sample (@see Program.lossPerSample): a loss is a factor times a sum, and J adds losses and
 * penalties up.
 */
export function findLossTerms(program: Program): LossTerms {
  const producers = new Map(program.operations.map((operation) => [operation.output.id, operation]));
  const losses = new Set(program.losses.map(({ nodeId }) => nodeId));
  const terms: LossPart[] = [];
  const others: LossPart[] = [];
  const constantOf = ({ id }: Value): number | undefined => {
    const producer = producers.get(id);
    return producer && isOfType(producer, 'constant') ? producer.attributes.value : undefined;
  };
  function takeApart(value: Value, factor: number): void {
    const producer = producers.get(value.id);
    const [first, second] = producer?.inputs ?? [];
    const scaled = second && producer && isOfType(producer, 'mul') ? constantOf(second) : undefined;
    if (producer?.node !== undefined && losses.has(producer.node) && isOfType(producer, 'sumTo')) {
      terms.push({ value: first, factor });
    } else if (scaled !== undefined) {
      takeApart(first, factor * scaled);
    } else if (producer && isOfType(producer, 'add')) {
      takeApart(first, factor);
      takeApart(second, factor);
    } else others.push({ value, factor });
  }
  if (program.lossPerSample) takeApart(program.lossPerSample, 1);
  return { terms, others };
}
