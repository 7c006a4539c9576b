import { isList, type Message, type MessageValue } from '#engine/messages/index.ts';
import type { DescribedError } from '../workbench/connection/index.ts';
import type { DataReader } from '../workbench/datasets/index.ts';
import { fromSpec, lastPart } from './fileSpec.ts';

/** Replaces paths by file names in an error of reading a file: the user knows the folder. */
export function callByName(error: DescribedError, spec: string, readers: readonly DataReader[]): DescribedError {
  // Longest first: one path may be a part of another.
  const paths = fromSpec(spec, readers)
    .paths.filter((text) => /[\\/]/.test(text))
    .sort((a, b) => b.length - a.length);
  const shortenText = (text: string) => paths.reduce((shortened, long) => shortened.replaceAll(long, lastPart(long)), text);
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
