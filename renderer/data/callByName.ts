import type { DescribedError } from '../transport/index.ts';
import { fileName, fromSpec } from './fileSpec.ts';

/** An error of reading a file, in which the file is called by its name: the person knows in which folder it lies. */
export function callByName(error: DescribedError, spec: string): DescribedError {
  const { path, labels, testSamples, testLabels } = fromSpec(spec);
  // The longest first: one path may begin as another one ends.
  const paths = [path, labels, testSamples, testLabels].filter((text) => /[\\/]/.test(text)).sort((a, b) => b.length - a.length);
  const shorten = (text: string) => paths.reduce((shortened, long) => shortened.replaceAll(long, fileName(long)), text);
  const { code, message, where, fix } = error;
  return {
    code,
    message: shorten(message),
    ...(where !== undefined && { where: shorten(where) }),
    ...(fix !== undefined && { fix: shorten(fix) }),
  };
}
