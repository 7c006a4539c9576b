import { InvalidArgumentError } from 'commander';

interface Range {
  readonly min: number;
  readonly max?: number;
}

/** Parses an integer argument; anything else is a usage error. */
export function wholeNumber({ min, max = Number.MAX_SAFE_INTEGER }: Range): (text: string) => number {
  const expected = max === Number.MAX_SAFE_INTEGER ? `a whole number of at least ${min}` : `a whole number from ${min} to ${max}`;
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`Expected ${expected}.`);
  };
}

/** Parses a number argument; anything else is a usage error. */
export function numberArgument({ min, max }: Required<Range>): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`Expected a number from ${min} to ${max}.`);
  };
}
