import type { Fix, GraphDocument } from '../../graph/index.ts';
import { message } from '../../messages/index.ts';
import { shortNumber } from '../../training/index.ts';
import { defineDiagnosis, type Evidence, type Observation } from '../declaration/diagnosis.ts';
import { CLASSES, differentValidation as documentation, SHIFT, SURE } from '../documentation/differentValidation.ts';
import { isTable, optionOf, replaceOption } from '../fixes/datasetOptions.ts';
import type { DataMeasurements, FeatureMeasurements } from '../run/diagnosedRun.ts';
import { percent } from '../run/numbers.ts';

/** A validation split that is not drawn as the training split is. */
export const differentValidation = defineDiagnosis({
  ...documentation,
  view: 'data',
  find({ document, measured }) {
    if (!measured || measured.data.validationSamples === 0) return undefined;
    const shifted = findShift(measured.data) ?? findClassShift(measured.data);
    if (!shifted) return undefined;
    return {
      ...shifted,
      cause: message(
        'The validation samples are not drawn as the training samples are, so that their loss does not measure learning.',
      ),
      fixes: [...splitAtRandom(document), holdOutMore],
    };
  },
});

/** A share of the training samples with which chance matters little. */
const LARGER = 0.3;

const holdOutMore: Fix = {
  label: message('Hold out more samples for validation'),
  edits: [{ type: 'setData', setting: 'validation', value: LARGER }],
};

/** Rows of a table that are split in their order, or by a column; windows of a time series share rows, and stay in order. */
function splitAtRandom({ data }: GraphDocument): Fix[] {
  const spec = data?.dataset ?? '';
  const isSorted = ['time', 'column'].includes(optionOf(spec, 'split') ?? '');
  if (!isTable(spec) || !isSorted || optionOf(spec, 'window') !== undefined) return [];
  const value = replaceOption(spec, 'split', 'random');
  return [{ label: message('Split the rows at random'), edits: [{ type: 'setData', setting: 'dataset', value }] }];
}

type Shifted = Pick<Observation, 'node' | 'evidence'>;

function findShift({ features, trainingSamples, validationSamples }: DataMeasurements): Shifted | undefined {
  // The more features are compared, the larger differences are due to chance.
  const sure = SURE + Math.sqrt(2 * Math.log(Math.max(1, features.length)));
  const shifts = features.flatMap((feature) => {
    const { training, validation } = feature;
    if (!validation || training.deviation === 0) return [];
    const difference = Math.abs(validation.mean - training.mean);
    const spread = Math.max(validation.deviation, training.deviation);
    const error = Math.hypot(training.deviation / Math.sqrt(trainingSamples), spread / Math.sqrt(validationSamples));
    const shift = difference / training.deviation;
    return shift > SHIFT && difference / error > sure ? [{ feature, shift, errors: difference / error }] : [];
  });
  if (shifts.length === 0) return undefined;
  const { feature, shift, errors } = shifts.reduce((most, each) => (each.shift > most.shift ? each : most));
  return { node: feature.node, evidence: describeShift(feature, shift, errors) };
}

function describeShift({ name, training, validation }: FeatureMeasurements, shift: number, errors: number): Evidence {
  return {
    numbers: { shift, standardErrors: errors },
    text: message(
      "'{{name}}' has mean {{training}} in training and {{validation}} in validation: {{shift}} standard deviations apart, {{errors}} standard errors",
      {
        name,
        training: shortNumber(training.mean),
        validation: shortNumber(validation?.mean ?? 0),
        shift: shortNumber(shift),
        errors: shortNumber(errors),
      },
    ),
  };
}

function findClassShift({ classes }: DataMeasurements): Shifted | undefined {
  if (!classes) return undefined;
  const [trained, validated] = [classes.training, classes.validation].map((counts) =>
    counts.reduce((sum, count) => sum + count, 0),
  );
  const shares = classes.names.map((name, index) => ({
    name,
    training: classes.training[index] / trained,
    validation: classes.validation[index] / validated,
  }));
  const distance = shares.reduce((sum, { training, validation }) => sum + Math.abs(training - validation) / 2, 0);
  const most = shares.reduce((largest, each) => (differenceOf(each) > differenceOf(largest) ? each : largest));
  const share = (most.training * trained + most.validation * validated) / (trained + validated);
  const errors = differenceOf(most) / Math.sqrt(share * (1 - share) * (1 / trained + 1 / validated));
  if (distance <= CLASSES || errors <= SURE) return undefined;
  return {
    evidence: {
      numbers: { distance, standardErrors: errors },
      text: message("Class '{{name}}' is {{training}} % of the training samples and {{validation}} % of the validation samples", {
        ...{ name: most.name, training: percent(most.training), validation: percent(most.validation) },
      }),
    },
  };
}

const differenceOf = ({ training, validation }: { readonly training: number; readonly validation: number }): number =>
  Math.abs(training - validation);
