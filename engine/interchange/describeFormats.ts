import type { Message } from '../messages/index.ts';
import { type FieldData, fieldsToData } from '../params/index.ts';
import { FORMATS } from './catalog.ts';
import { type Format, PARTS } from './format.ts';

/** Description of a format for choosing one: plain data. */
export interface FormatDescription extends Pick<Format, 'name' | 'label' | 'help' | 'extension' | 'source'> {
  /** Contents of its files. */
  readonly carries: Message[];
  readonly options: Readonly<Record<string, FieldData>>;
  /** How its files are verified, if they are not read back. */
  readonly verification?: string | undefined;
}

/** All formats in display order. */
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
