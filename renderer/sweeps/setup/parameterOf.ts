import type { Parameter, ParameterValue } from '#engine/sweeps/index.ts';
import type { ParameterDraft } from './parameterDraft.ts';
import { isNumeric, type TunableField } from './tunableFields.ts';

/** The parameter that was typed; its bounds are NaN where they are no numbers. */
export function parameterOf(draft: ParameterDraft, fields: readonly TunableField[]): Parameter | undefined {
  const tunable = fields.find(({ address }) => address === draft.address);
  if (!tunable) return undefined;
  const condition = draft.when ?? tunable.when;
  const parent = condition && fields.find(({ address }) => address === condition.name);
  const when = condition && parent && { name: condition.name, in: condition.in.map((text) => valueOfText(parent, text)) };
  const common = { name: draft.address, ...(when && { when }) };
  if (draft.kind === 'choices') {
    return { ...common, kind: 'choice', choices: draft.choices.map((text) => valueOfText(tunable, text)) };
  }
  const isWhole = tunable.field.kind === 'int' || tunable.field.kind === 'optionalInt';
  const range = { low: readNumber(draft.low), high: readNumber(draft.high), ...(draft.isLog && { log: true }) };
  return { ...common, kind: isWhole ? 'integer' : 'float', ...range };
}

const readNumber = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.replace('−', '-')));

function valueOfText(tunable: TunableField, text: string): ParameterValue {
  if (tunable.field.kind === 'bool') return text === 'true';
  return isNumeric(tunable) ? readNumber(text) : text;
}
