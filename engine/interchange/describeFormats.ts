import type { Message } from '../messages/index.ts';
import { type FieldData, fieldsToData } from '../params/index.ts';
import { FORMATS } from './catalog.ts';
import { type Format, PARTS } from './format.ts';

/** What people are told of a format before they choose it: plain data. */
export interface FormatDescription extends Pick<Format, 'name' | 'label' | 'help' | 'extension' | 'source'> {
  /** What its files hold, in words. */
  readonly carries: Message[];
  readonly options: Readonly<Record<string, FieldData>>;
  /** How its files are verified, where they are not read back. */
  readonly verification?: string | undefined;
}

/** Every format, in the order in which they are offered. */
export function describeFormats(): FormatDescription[] {
  return FORMATS.map(({ name, label, help, extension, source, carries, options, verification }) => ({
    name,
    label,
    help,
    extension,
    source,
    carries: carries.map((part) => PARTS[part]),
    options: fieldsToData(options),
    verification,
  }));
}
