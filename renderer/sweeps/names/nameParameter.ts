import { findMetric, nameMetric } from '#engine/graph/index.ts';
import { CLIPS, OPTIMIZERS } from '#engine/optimizers/index.ts';
import { SCHEDULES } from '#engine/schedules/index.ts';
import type { ParameterValue } from '#engine/sweeps/index.ts';
import { humanize } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';

/** Groups of settings whose names their fields say again, such as the learning rate of the optimizer. */
const SETTINGS: readonly string[] = ['training', 'optimizer', 'schedule', 'clip', 'earlyStopping', 'augment', 'data'];

/** A parameter as people read it: `hidden.units` → "hidden: Units", `optimizer.learningRate` → "Learning rate". */
export function nameParameter(address: string): string {
  const dot = address.lastIndexOf('.');
  const [owner, name] = [address.slice(0, dot), address.slice(dot + 1)];
  if (!SETTINGS.includes(owner)) return t('{{node}}: {{parameter}}', { node: owner, parameter: t(humanize(name)) });
  return t(humanize(name === 'type' ? owner : name));
}

/** What the types of a document are called. */
const TYPES: Readonly<Record<string, readonly { readonly type: string; readonly label: string }[]>> = {
  'optimizer.type': OPTIMIZERS,
  'schedule.type': SCHEDULES,
  'clip.type': CLIPS,
};

/** A choice of a parameter as people read it: `heNormal` → "He normal", `sgd` of `optimizer.type` → "SGD". */
export function nameChoice(address: string, value: ParameterValue): string {
  if (typeof value === 'boolean' || value === 'true' || value === 'false') return t(String(value) === 'true' ? 'On' : 'Off');
  const declaration = TYPES[address]?.find(({ type }) => type === value);
  if (declaration) return t(declaration.label);
  return /^[a-z]/.test(String(value)) ? t(humanize(String(value))) : String(value);
}

const VALIDATION = 'validation.';

/** A metric of a sweep as people read it: `validation.loss` → "Validation loss". */
export function nameSweepMetric(metric: string): string {
  const isOfValidation = metric.startsWith(VALIDATION);
  const name = isOfValidation ? metric.slice(VALIDATION.length) : metric;
  const declaration = findMetric(name);
  if (!isOfValidation) return declaration ? t(declaration.label) : t('Loss');
  return t('Validation {{name}}', { name: declaration ? t(nameMetric(declaration)) : t('loss') });
}

/** The declaration of the metric of a sweep; undefined for the loss. */
export const metricOfSweep = (metric: string) => findMetric(metric.replace(VALIDATION, ''));
