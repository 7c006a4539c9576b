import { roundNumber } from './explanation/texNumber.ts';
import type { Change, LensModel, LensWeights, PassOptions } from './lensModel.ts';
import type { PassState } from './passState.ts';
import { GIVEN_DIGITS } from './worksheet/index.ts';

/**
 * A pass whose given numbers – weights, optimizer state, data, learning rate – have as few digits as a person can calculate with. All
 * others follow from them.
 */
export function roundedPass(model: LensModel, weights: LensWeights, options: PassOptions): PassState {
  const rounded = { parameters: roundAll(weights.parameters), ...(weights.slots && { slots: roundAll(weights.slots) }) };
  const { context = { seed: 1, step: 1 }, changes = [] } = options;
  const learningRate = context.learningRate ?? model.graph.configuration.optimizerParams.learningRate;
  const ready = { ...options, context: { ...context, learningRate: round(learningRate) } };
  const exact = model.pass(rounded, ready);
  return model.pass(rounded, { ...ready, changes: [...changes.map(roundChange), ...roundedData(exact)] });
}

const round = (value: number): number => roundNumber(value, GIVEN_DIGITS);
const roundChange = (change: Change): Change => ({ ...change, value: round(change.value) });

function roundAll(tensors: LensWeights['parameters']): LensWeights['parameters'] {
  return tensors.map((tensor) => ({ ...tensor, data: tensor.data.map(round) }));
}

/** Inputs and targets with more digits than given numbers have. */
function roundedData(pass: PassState): Change[] {
  return [...pass.program.data].flatMap(([name, value]) =>
    Array.from(pass.read(value), (number, element) => ({ name, element, value: round(number) })).filter(
      (change, element) => change.value !== pass.read(value)[element],
    ),
  );
}
