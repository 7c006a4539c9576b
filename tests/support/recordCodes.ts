import { afterAll, vi } from 'vitest';
import type {} from '../../scripts/test/outcome.ts';
import { causedCodes } from './causedCodes.ts';

// Runs before the tests of a file: records which errors and diagnostics they cause; `failUntried` counts them.

/** The same function, with its diagnostics recorded. */
function noting<Args extends unknown[], Result extends { readonly diagnostics: readonly { readonly code: string }[] }>(
  check: (...args: Args) => Result,
): (...args: Args) => Result {
  return (...args) => {
    const result = check(...args);
    for (const { code } of result.diagnostics) causedCodes.add(code);
    return result;
  };
}

vi.mock('#engine/messages/errors.ts', async (importOriginal) => {
  const { declareErrors, ...others } = await importOriginal<typeof import('#engine/messages/errors.ts')>();
  const declareNoted: typeof declareErrors = (codes) => {
    const makeError = declareErrors(codes);
    return (...args) => {
      causedCodes.add(args[0]);
      return makeError(...args);
    };
  };
  return { ...others, declareErrors: declareNoted };
});

/** An error that occurred in another thread. */
vi.mock('#app/threads/errorData.ts', async (importOriginal) => {
  const { fromErrorData, ...others } = await importOriginal<typeof import('#app/threads/errorData.ts')>();
  const noteFromThread: typeof fromErrorData = (data) => {
    causedCodes.add(data.code);
    return fromErrorData(data);
  };
  return { ...others, fromErrorData: noteFromThread };
});

vi.mock('#engine/graph/analyzeGraph.ts', async (importOriginal) => {
  const { analyzeGraph, ...others } = await importOriginal<typeof import('#engine/graph/analyzeGraph.ts')>();
  return { ...others, analyzeGraph: noting(analyzeGraph) };
});

vi.mock('#engine/graph/document/readGraph.ts', async (importOriginal) => {
  const { readGraph, readGraphData, ...others } = await importOriginal<typeof import('#engine/graph/document/readGraph.ts')>();
  return { ...others, readGraph: noting(readGraph), readGraphData: noting(readGraphData) };
});

// biome-ignore lint/correctness/noEmptyPattern: the file follows the fixtures, whose names vitest inspects
afterAll(({}, { file }) => {
  file.meta.codes = [...causedCodes];
});
