import type { ParameterDraft } from './parameterDraft.ts';
import { isNumeric, type TunableField } from './tunableFields.ts';

/** More options than these are chosen by the person. */
const FEW_OPTIONS = 4;

/** A parameter as it is first offered: around its present value. */
export function draftOf(tunable: TunableField): ParameterDraft {
  const { address, field, value } = tunable;
  const draft = { address, low: '', high: '', isLog: false, choices: [], when: null };
  if (isNumeric(tunable)) return { ...draft, kind: 'range', ...rangeAround(tunable) };
  const options = field.kind === 'bool' ? ['false', 'true'] : (field.options ?? []);
  const choices =
    options.length > 0 && options.length <= FEW_OPTIONS ? options : [Array.isArray(value) ? value.join('x') : String(value)];
  return { ...draft, kind: 'choices', choices };
}

/** Of a share of all its bounds; of other numbers, a quarter to four times a count, a tenth to ten times any other. */
function rangeAround({ field, value }: TunableField): Pick<ParameterDraft, 'low' | 'high' | 'isLog'> {
  const { kind, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = field;
  const isWhole = kind === 'int' || kind === 'optionalInt';
  if (!isWhole && Number.isFinite(max - min)) return { low: String(min), high: String(max), isLog: false };
  const present = typeof value === 'number' ? value : 0;
  const [middle, factor] = isWhole ? [Math.max(1, present), 4] : [present > 0 ? present : 1e-4, present > 0 ? 10 : 100];
  const round = isWhole ? Math.ceil : (number: number) => number;
  const [low, high] = [round(middle / factor), middle * factor].map((end) => Number(end.toPrecision(3)));
  return { low: String(Math.max(min, low)), high: String(Math.min(max, high)), isLog: Math.max(min, low) > 0 };
}
