import { isList, type Message, type MessageValue } from '#engine/text/index.ts';
import type { DescribedError } from '../transport/index.ts';
import { fileName, fromSpec } from './fileSpec.ts';

/** Replaces paths by file names in an error of reading a file: the user knows the folder. */
export function callByName(error: DescribedError, spec: string): DescribedError {
  const { path, labels, testSamples, testLabels } = fromSpec(spec);
  // Longest first: one path may be a part of another.
  const paths = [path, labels, testSamples, testLabels].filter((text) => /[\\/]/.test(text)).sort((a, b) => b.length - a.length);
  const shortenText = (text: string) => paths.reduce((shortened, long) => shortened.replaceAll(long, fileName(long)), text);
  const shorten = (value: MessageValue): MessageValue => {
    if (typeof value === 'string') return shortenText(value);
    if (typeof value === 'number') return value;
    return isList(value) ? value.map(shorten) : shortenMessage(value);
  };
  const shortenMessage = ({ template, values }: Message): Message =>
    values
      ? { template, values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shorten(value)])) }
      : { template };
  const { code, message, where, fix } = error;
  return {
    code,
    message: shortenMessage(message),
    ...(where !== undefined && { where: shorten(where) }),
    ...(fix !== undefined && { fix: shortenMessage(fix) }),
  };
}
