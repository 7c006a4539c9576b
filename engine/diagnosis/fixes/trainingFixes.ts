import type { Fix, GraphEdit } from '../../graph/index.ts';
import { message } from '../../messages/index.ts';
import { shortNumber } from '../../training/index.ts';
import type { DiagnosedRun } from '../run/diagnosedRun.ts';

type Settings = Pick<DiagnosedRun, 'document' | 'analysis'>;

/** Sets the learning rate; everything else of the optimizer stays. */
export function setLearningRate({ document, analysis }: Settings, learningRate: number): Fix {
  const value = { ...document.training?.optimizer, type: analysis.configuration.optimizer.type, learningRate };
  return {
    label: message('Set the learning rate to {{rate}}', { rate: shortNumber(learningRate) }),
    edits: [{ type: 'setTraining', setting: 'optimizer', value }],
  };
}

/** Limits the norm of all gradients together; undefined if they are clipped already. */
export function clipGradients({ analysis }: Settings): Fix | undefined {
  if (analysis.configuration.clip) return undefined;
  return {
    label: message('Clip the gradients by their norm'),
    edits: [{ type: 'setTraining', setting: 'clip', value: { type: 'globalNorm' } }],
  };
}

export function setEpochs(epochs: number): Fix {
  return {
    label: message('Train for {{count}} epochs', { count: epochs }),
    edits: [{ type: 'setTraining', setting: 'epochs', value: epochs }],
  };
}

/** Starts the weights of nodes by an initializer that keeps the size of values and gradients; of those that have one. */
export function initializeWeights({ analysis }: Settings, nodes: readonly string[], initializer: string): GraphEdit[] {
  return nodes
    .filter((id) => 'kernelInitializer' in (analysis.nodes.get(id)?.layer?.params ?? {}))
    .map((nodeId) => ({ type: 'setParam', nodeId, param: 'kernelInitializer', value: initializer }));
}
