/** Significant digits of given numbers. */
export const GIVEN_DIGITS = 4;
