import { type Message, message } from '../messages/index.ts';
import type { OriginCause, OriginOperation, PlainNumber, Remark } from './origin.ts';

type Cause = Remark & { readonly code: OriginCause };

export const badSample = (value: PlainNumber): Cause => ({
  code: 'badSample',
  ...message('The data has the value {{value}} here, or one that float32 cannot hold', { value: String(value) }),
});

export const brokenParameter = (value: PlainNumber): Cause => ({
  code: 'brokenParameter',
  ...message('The parameter was {{value}} before the step', { value: String(value) }),
});

/** Float32 addition overflows in between, although the sum itself would be finite. */
export const partialSum = (): Cause => ({
  code: 'partialSum',
  ...message('A partial sum exceeds the largest float32 number, 3.4·10³⁸'),
});

/** Explains an operation that made a non-finite value from finite ones. */
export function causeOf(operation: OriginOperation): Cause {
  const { type, inputs, result } = operation;
  const [a, b] = inputs.map(({ value }) => Number(value));
  const x = shortNumber(a);
  if (type === 'log' && a === 0) return { code: 'logOfZero', ...message('The logarithm of 0 is −∞') };
  if (type === 'log' && a < 0) {
    return { code: 'logOfNegative', ...message('The logarithm of {{x}}, a negative number, is undefined', { x }) };
  }
  if (type === 'sqrt' && a < 0) {
    return { code: 'rootOfNegative', ...message('The square root of {{x}}, a negative number, is undefined', { x }) };
  }
  if (type === 'div' && b === 0) {
    if (a === 0) return { code: 'zeroByZero', ...message('0 / 0 is undefined') };
    return { code: 'divisionByZero', ...message('{{x}} / 0 is infinite', { x }) };
  }
  if (type === 'exp') {
    return { code: 'exponential', ...message('exp({{x}}) exceeds the largest float32 number, 3.4·10³⁸', { x }) };
  }
  if (result === 'NaN')
    return { code: 'undefined', ...message("The operation '{{type}}' has no result for these numbers", { type }) };
  return { code: 'overflow', ...describeOverflow(operation) };
}

function describeOverflow({ type, inputs }: OriginOperation): Message {
  const [x, y] = inputs.map(({ value }) => shortNumber(Number(value)));
  if (inputs.some(({ isLargest }) => isLargest)) {
    return y === undefined
      ? message('A sum of numbers up to {{x}} exceeds the largest float32 number, 3.4·10³⁸', { x })
      : message('A sum of products of numbers up to {{x}} and {{y}} exceeds the largest float32 number, 3.4·10³⁸', { x, y });
  }
  if (type === 'square') return message('({{x}})² exceeds the largest float32 number, 3.4·10³⁸', { x });
  if (type === 'mul') return message('{{x}} · {{y}} exceeds the largest float32 number, 3.4·10³⁸', { x, y });
  if (type === 'div') return message('{{x}} / {{y}} exceeds the largest float32 number, 3.4·10³⁸', { x, y });
  if (type === 'add') return message('{{x}} + {{y}} exceeds the largest float32 number, 3.4·10³⁸', { x, y });
  if (type === 'sub') return message('{{x}} − ({{y}}) exceeds the largest float32 number, 3.4·10³⁸', { x, y });
  return message("'{{type}}' of {{x}} exceeds the largest float32 number, 3.4·10³⁸", { type, x });
}

/** 3 significant digits, with an exponent for large and small numbers. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || value === 0 || (size >= 1e-3 && size < 1e6)) return String(Number(value.toPrecision(3)));
  return value
    .toExponential(2)
    .replace(/\.?0+e/, 'e')
    .replace('e+', 'e');
}
