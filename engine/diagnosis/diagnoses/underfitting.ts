import type { Fix } from '../../graph/index.ts';
import { message } from '../../messages/index.ts';
import { shortNumber } from '../../training/index.ts';
import { defineDiagnosis } from '../declaration/diagnosis.ts';
import { underfitting as documentation } from '../documentation/underfitting.ts';
import { setEpochs } from '../fixes/trainingFixes.ts';
import type { DiagnosedRun, NeighborScore } from '../run/diagnosedRun.ts';
import { initialLoss, lagBehindNeighbors } from '../run/history.ts';
import { percent } from '../run/numbers.ts';

/** A training loss still falls if the last third of the run lowers it by so much. */
const FALLING = 0.1;

/** A network that cannot express its task, or has not learned it yet. */
export const underfitting = defineDiagnosis({
  ...documentation,
  view: 'curves',
  needsEnd: true,
  unless: [
    'unscaledData',
    'unsuitableLoss',
    'smallBatch',
    'explodingGradient',
    'vanishingGradient',
    'deadUnits',
    'saturatedUnits',
    'learningRateTooHigh',
    'learningRateTooLow',
  ],
  find(run) {
    const lag = lagBehindNeighbors(run);
    if (!lag) return undefined;
    const isFalling = stillFalls(run);
    return {
      step: run.epochs.at(-1)?.step,
      evidence: {
        numbers: { training: lag.reached, neighbors: lag.neighbors.value },
        text: describe(lag.neighbors, lag.reached),
      },
      cause: isFalling
        ? message('Training ended while the loss was still falling.')
        : message('The loss no longer falls: the network has too few units or layers for the shape of this task.'),
      fixes: isFalling ? [setEpochs(run.analysis.configuration.epochs * 4), ...enlarge(run)] : enlarge(run),
    };
  },
});

function describe({ metric, value, neighbors, samples }: NeighborScore, reached: number) {
  return metric === 'accuracy'
    ? message(
        'The network gets {{reached}} % of its training samples right; the {{neighbors}} nearest neighbors {{value}} % of {{samples}} samples that they have not seen',
        { reached: percent(reached), value: percent(value), neighbors, samples },
      )
    : message(
        'The network reaches R² {{reached}} on its training samples; the {{neighbors}} nearest neighbors {{value}} on {{samples}} samples that they have not seen',
        { reached: shortNumber(reached), value: shortNumber(value), neighbors, samples },
      );
}

function stillFalls(run: DiagnosedRun): boolean {
  const losses = [initialLoss(run), ...run.epochs.map(({ loss }) => loss)];
  const [before, last] = [losses[Math.floor((2 * run.epochs.length) / 3)], losses.at(-1)];
  return before !== undefined && last !== undefined && last < (1 - FALLING) * before;
}

/** More units in all hidden layers; without one, a hidden layer. */
function enlarge({ document, analysis }: DiagnosedRun): Fix[] {
  const { nodes, wiring } = analysis;
  const dense = document.nodes.filter(({ id, type }) => type === 'dense' && nodes.has(id));
  const hasWeights = (id: string) => Object.keys(nodes.get(id)?.weights ?? {}).length > 0;
  const leadsToWeights = (id: string): boolean =>
    (wiring.outgoing.get(id) ?? []).some(({ to: [next] }) => hasWeights(next) || leadsToWeights(next));
  const hidden = dense.filter(({ id }) => leadsToWeights(id));
  const unitsOf = (id: string) => Number(nodes.get(id)?.params.units);
  if (hidden.length > 0) {
    const edits = hidden.map(
      ({ id }) => ({ type: 'setParam', nodeId: id, param: 'units', value: Math.max(16, 4 * unitsOf(id)) }) as const,
    );
    return [{ label: message('Use more units in the hidden layers'), edits }];
  }
  const [first] = dense;
  return first ? addHidden(document, first.id) : [];
}

const NEW_UNITS = 32;

/** Puts a dense layer and a ReLU before a layer. */
function addHidden({ nodes, edges }: DiagnosedRun['document'], before: string): Fix[] {
  const wire = edges.find(({ to }) => to[0] === before);
  const ids = [`${before}_hidden`, `${before}_relu`];
  if (!wire || nodes.some(({ id }) => ids.includes(id))) return [];
  const [hidden, relu] = ids;
  const position = nodes.find(({ id }) => id === before)?.position;
  const at = (y: number) => position && { position: { x: position.x - 60, y: position.y + y } };
  return [
    {
      label: message('Add a hidden layer of {{count}} units', { count: NEW_UNITS }),
      edits: [
        {
          type: 'addNode',
          node: { id: hidden, type: 'dense', params: { units: NEW_UNITS, kernelInitializer: 'heNormal' }, ...at(90) },
        },
        { type: 'addNode', node: { id: relu, type: 'relu', ...at(180) } },
        { type: 'removeEdge', edge: wire },
        { type: 'addEdge', edge: { from: wire.from, to: [hidden, 'in'] } },
        { type: 'addEdge', edge: { from: [hidden, 'out'], to: [relu, 'in'] } },
        { type: 'addEdge', edge: { from: [relu, 'out'], to: wire.to } },
      ],
    },
  ];
}
