import type { CheckedGraph } from '../graph/index.ts';
import { nameNode } from '../graph/index.ts';
import { type Message, message, plural } from '../messages/index.ts';
import type { Dataset } from './dataset.ts';
import type { Origin, OriginKind, Remark } from './origin.ts';
import { shortNumber } from './originCause.ts';

type Advice = Readonly<Record<OriginKind, Message>>;

const GENERAL: Advice = {
  data: message('Correct or remove this sample'),
  parameter: message('Start from other weights'),
  output: message('Try a smaller learning rate'),
  gradient: message('Try a smaller learning rate, or clip the gradients'),
  update: message('Try a smaller learning rate, or clip the gradients'),
};

/** For unnormalized inputs or targets. */
const FOR_RAW_DATA: Advice = {
  data: message('Correct or remove this sample, or normalize the data'),
  parameter: GENERAL.parameter,
  output: message('Normalize inputs and targets, or try a smaller learning rate'),
  gradient: message('Try a smaller learning rate, clip the gradients, or normalize inputs and targets'),
  update: GENERAL.update,
};

/** The advice for a kind of value, whatever its cause. */
export function generalRemedy(kind: OriginKind, { inputs, targets }: Pick<Dataset, 'inputs' | 'targets'>): Message {
  const isNormalized = [...inputs, ...targets].every(({ normalization, classes }) => normalization ?? classes);
  return (isNormalized ? GENERAL : FOR_RAW_DATA)[kind];
}

/** Growth in a few steps that no healthy training shows. */
const LARGE_GROWTH = 10;
/** Initial weights do not make numbers as large as this. */
const HUGE = 1e15;

/** What usually mends a non-finite value, the likeliest first. */
export function remediesFor(origin: Omit<Origin, 'remedies'>, graph: CheckedGraph, dataset: Dataset): Remark[] {
  const specific = [...forDivision(origin, graph), ...forLogarithm(origin), ...forExponential(origin, graph)];
  const general: Remark = { code: origin.kind, ...generalRemedy(origin.kind, dataset) };
  const others = [...forGrowth(origin), ...forSchedule(origin, graph), ...forLargeSample(origin), ...forExploding(origin, graph)];
  return [...specific, general, ...others];
}

/** Adding ε keeps divisors from zero. */
function forDivision(
  { cause: { code }, kind, operation }: Omit<Origin, 'remedies'>,
  { analysis, configuration }: CheckedGraph,
): Remark[] {
  if (code !== 'zeroByZero' && code !== 'divisionByZero') return [];
  if (kind === 'update' && 'epsilon' in configuration.optimizer.params) {
    return [
      {
        code: 'optimizerEpsilon',
        ...message('Increase epsilon of the optimizer, {{value}}, to 1e-8 or more', {
          value: String(configuration.optimizerParams.epsilon),
        }),
      },
    ];
  }
  const node = analysis.nodes.get(operation?.node ?? '');
  if (!node || !('epsilon' in node.params)) return [];
  return [{ code: 'normalizationEpsilon', ...message('Increase epsilon of {{node}}', { node: nameNode(node.node) }) }];
}

function forLogarithm({ cause: { code } }: Omit<Origin, 'remedies'>): Remark[] {
  if (code !== 'logOfZero' && code !== 'logOfNegative') return [];
  return [
    {
      code: 'logits',
      ...message(
        'Use a cross-entropy loss on logits, with the activation right before it or none, or label smoothing: its logarithm never gets a zero',
      ),
    },
  ];
}

function forExponential({ cause: { code }, operation }: Omit<Origin, 'remedies'>, { analysis }: CheckedGraph): Remark[] {
  const node = code === 'exponential' ? analysis.nodes.get(operation?.node ?? '') : undefined;
  if (!node) return [];
  return [{ code: 'normalizeBefore', ...message('Put a normalization before {{node}}', { node: nameNode(node.node) }) }];
}

function forGrowth({ growth, learningRate }: Omit<Origin, 'remedies'>): Remark[] {
  if (!growth || growth.factor < LARGE_GROWTH) return [];
  const { parameter, factor, steps } = growth;
  return [
    {
      code: 'growth',
      ...message("'{{parameter}}' grew by a factor of {{factor}} in {{updates}}: try a learning rate of {{rate}} or less", {
        parameter,
        factor: shortNumber(factor),
        updates: plural(steps, '{{count}} update', '{{count}} updates'),
        rate: shortNumber(learningRate / 10),
      }),
    },
  ];
}

/** A schedule that has raised the learning rate. */
function forSchedule({ learningRate }: Omit<Origin, 'remedies'>, { configuration }: CheckedGraph): Remark[] {
  const { learningRate: initial } = configuration.optimizerParams;
  if (learningRate <= initial * 2) return [];
  const values = { rate: shortNumber(learningRate), initial: shortNumber(initial) };
  return [
    {
      code: 'schedule',
      ...message('The learning rate rose from {{initial}} to {{rate}}: set a lower one, or change the schedule', values),
    },
  ];
}

/** Without large weights, one sample is far larger than others. */
function forLargeSample({ sample, kind, cause: { code }, growth }: Omit<Origin, 'remedies'>): Remark[] {
  if (!sample || kind === 'data' || code !== 'overflow' || (growth && growth.factor >= LARGE_GROWTH)) return [];
  return [{ code: 'checkSample', ...message('Check training sample {{sample}} for extreme values', { sample: sample.number }) }];
}

/** Gradients that grow from layer to layer, or from timestep to timestep. */
function forExploding({ kind, operation }: Omit<Origin, 'remedies'>, { configuration: { clip } }: CheckedGraph): Remark[] {
  const isLarge = operation?.inputs.some(({ value }) => Math.abs(Number(value)) > HUGE) ?? false;
  if (kind !== 'gradient' || !isLarge || clip) return [];
  return [{ code: 'clip', ...message('Clip the gradients by their norm') }];
}
