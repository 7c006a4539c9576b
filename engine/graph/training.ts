import { findOptimizer, OPTIMIZERS, type Optimizer } from '../optimizers/index.ts';
import { readParams } from '../params/index.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { TrainingSettings } from './document.ts';

/** The training settings with every default filled in. */
export interface TrainingConfiguration {
  readonly optimizer: Optimizer;
  readonly optimizerParams: Readonly<Record<string, unknown>> & { readonly learningRate: number };
  readonly batchSize: number;
  readonly epochs: number;
  readonly seed: number;
  /** Steps between two entries of the gradient history; 0 for none. */
  readonly gradientsEvery: number;
}

export const TRAINING_DEFAULTS = { optimizer: 'adam', batchSize: 32, epochs: 5, seed: 1, gradientsEvery: 20 } as const;

/** Fills in the defaults of a document's training settings and checks the optimizer's. */
export function readTraining(settings: TrainingSettings = {}): {
  configuration: TrainingConfiguration;
  diagnostics: Diagnostic[];
} {
  const { type = TRAINING_DEFAULTS.optimizer, ...given } = settings.optimizer ?? {};
  const optimizer = findOptimizer(type);
  const diagnostics: Diagnostic[] = [];
  if (!optimizer) {
    const expected = `one of ${OPTIMIZERS.map((known) => known.type).join(', ')}`;
    const message = `The optimizer '${type}' is not known; expected ${expected}`;
    diagnostics.push({
      code: 'training.unknownOptimizer',
      severity: 'error',
      param: 'optimizer',
      message,
      expected,
      received: type,
    });
  }
  const chosen = optimizer ?? (findOptimizer(TRAINING_DEFAULTS.optimizer) as Optimizer);
  const { values, problems } = readParams(chosen.params, optimizer ? given : {});
  for (const { param, message, expected, received } of problems) {
    const text = `Optimizer ${chosen.label}: ${message}`;
    diagnostics.push({
      code: 'training.invalidParam',
      severity: 'error',
      param: `optimizer.${param}`,
      message: text,
      expected,
      received,
    });
  }
  const configuration: TrainingConfiguration = {
    optimizer: chosen,
    optimizerParams: values as TrainingConfiguration['optimizerParams'],
    batchSize: settings.batchSize ?? TRAINING_DEFAULTS.batchSize,
    epochs: settings.epochs ?? TRAINING_DEFAULTS.epochs,
    seed: settings.seed ?? TRAINING_DEFAULTS.seed,
    gradientsEvery: settings.record?.gradientsEvery ?? TRAINING_DEFAULTS.gradientsEvery,
  };
  return { configuration, diagnostics };
}
