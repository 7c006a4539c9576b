/** Codes of the errors and diagnostics that the tests of this process caused; its files share their modules. */
export const causedCodes = new Set<string>();
