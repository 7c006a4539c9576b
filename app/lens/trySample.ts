import type { FieldValue, SamplePrediction, TypedInputs } from '#app/contract/index.ts';
import { dataNodes } from '#engine/graph/index.ts';
import { sizeOf } from '#engine/ops/index.ts';
import { PredictionModel, type TargetPrediction } from '#engine/results/index.ts';
import { encodeFields, type PreparedField } from '#engine/training/index.ts';
import { toAnyNumber } from './describeTensor.ts';
import { inputFields } from './inputFields.ts';
import type { Network } from './network.ts';
import { outputNames } from './outputNames.ts';
import type { Subject } from './subject.ts';
import { typedValues } from './typedValues.ts';

/** Predicts typed samples. Keeps the networks ready. */
export class TryOuts {
  readonly #models = new WeakMap<Network, PredictionModel>();

  /** @throws UserError lens.typed, samples.value, memory.* */
  predict({ network, weights }: Subject, inputs: TypedInputs): SamplePrediction[] {
    const model = this.#models.get(network) ?? new PredictionModel(network.graph, network.columns);
    this.#models.set(network, model);
    const { samples } = typedValues(network, { kind: 'typed', inputs: encodeInputs(network, inputs) });
    return model.predict(weights.parameters, samples.values).map((prediction) => describe(prediction, network));
  }
}

/** The numbers of each input: as given, or its fields encoded like the training data. */
function encodeInputs({ graph, columns }: Network, inputs: TypedInputs): Record<string, number[]> {
  const nodes = dataNodes(graph.analysis.nodes, 'input');
  return Object.fromEntries(
    Object.entries(inputs).map(([id, given]) => {
      if (Array.isArray(given)) return [id, given];
      const size = sizeOf(nodes.find(({ node }) => node.id === id)?.output ?? []);
      return [id, encodeRow(inputFields(columns.get(id) ?? {}, size)?.map(({ field }) => field) ?? [], given)];
    }),
  );
}

/** A missing value is filled as in training; one that training did not have stays no number, which is refused. */
function encodeRow(prepared: readonly PreparedField[], given: Readonly<Record<string, FieldValue>>): number[] {
  const fields = prepared.map(({ name, kind, encoding }) => ({
    ...{ name, kind, missing: 'refuse' as const },
    ...(encoding && { encoding }),
    ...(typeof given[name] === 'string' && { categories: [given[name]] }),
  }));
  const data = Float64Array.from(prepared, ({ name }) => {
    const value = given[name] ?? Number.NaN;
    return typeof value === 'string' ? 0 : value;
  });
  return [...encodeFields({ fields, data }, prepared).data];
}

function describe({ target, kind, values, class: predicted }: TargetPrediction, { columns }: Network): SamplePrediction {
  const column = columns.get(target);
  const name = column?.name ?? target;
  // A yes or no is shown as two classes.
  if (kind === 'probabilities' && values.length === 1) {
    const [yes] = values;
    return {
      target: name,
      kind,
      values: [1 - yes, yes].map(toAnyNumber),
      names: outputNames(column, 2),
      class: yes > 0.5 ? 1 : 0,
    };
  }
  const classes = column?.classNames?.length ?? values.length;
  const names = outputNames(column, values.length % classes === 0 ? classes : values.length);
  return { target: name, kind, values: values.map(toAnyNumber), names, ...(predicted !== undefined && { class: predicted }) };
}
