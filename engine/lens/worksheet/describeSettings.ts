import { declared, type Message, message } from '../../messages/index.ts';
import { roundNumber } from '../explanation/texNumber.ts';
import { GIVEN_DIGITS } from './digits.ts';
import type { WorksheetPass } from './worksheetPass.ts';

/** Of settings that formulas name by a letter. */
const SYMBOLS: Readonly<Record<string, string>> = { beta1: 'β₁', beta2: 'β₂', epsilon: 'ε', rho: 'ρ' };

/** The optimizer of a step, its learning rate, and what else it is set to. */
export function describeSettings({ graph: { configuration }, context }: WorksheetPass): Message[] {
  const { optimizer, optimizerParams, clip } = configuration;
  const { learningRate: _, ...others } = optimizerParams;
  const rate = roundNumber(context.learningRate ?? 0, GIVEN_DIGITS);
  const settings = written(others);
  return [
    message('Optimizer: {{optimizer}}', { optimizer: declared(optimizer.label) }),
    message('Learning rate: η = {{rate}}', { rate: String(rate) }),
    ...(settings.length > 0 ? [message('Its settings: {{settings}}', { settings })] : []),
    message('Update number: t = {{step}}', { step: context.update ?? context.step }),
    ...(clip ? [message('Gradient clipping: {{clip}}', { clip: declared(clip.clip.label) }), ...clipSettings(clip.params)] : []),
  ];
}

const clipSettings = (params: Readonly<Record<string, unknown>>): Message[] => {
  const settings = written(params);
  return settings.length > 0 ? [message('Settings of the clipping: {{settings}}', { settings })] : [];
};

const written = (params: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(params).map(([name, value]) => `${SYMBOLS[name] ?? name} = ${String(value)}`);
