import { type Message, message } from '../../messages/index.ts';
import type { ChanceLevel, Guess } from '../../metrics/index.ts';

const SENTENCES: Readonly<Record<Guess, (values: { readonly value: string; readonly chance: string }) => Message>> = {
  mostFrequentClass: (values) =>
    message(
      'The validation accuracy of {{value}} is not significantly better than always predicting the most frequent class ({{chance}})',
      values,
    ),
  mean: (values) =>
    message('The validation R² of {{value}} is no better than always predicting the mean of the targets ({{chance}})', values),
};

/** Says that a result is no better than a guess, and what usually helps. @param format a value of the metric as text */
export function describeChance(
  { metric, value, guess, chance }: ChanceLevel,
  format: (metric: ChanceLevel['metric'], value: number) => string,
): { readonly problem: Message; readonly advice: Message } {
  return {
    problem: SENTENCES[guess]({ value: format(metric, value), chance: format(metric, chance) }),
    advice: message('Normalized features, more epochs, or another learning rate often help.'),
  };
}
