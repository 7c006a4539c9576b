import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { english } from '#engine/messages/index.ts';
import type { Fields } from '#engine/params/index.ts';
import type { Preparation } from '#engine/training/index.ts';
import type { FileReference } from '../base/fileReference.ts';
import { readOptions } from '../base/options.ts';
import type { Reader } from '../base/reader.ts';
import type { RawColumn } from '../base/source.ts';
import { parseSpec } from '../base/spec.ts';
import { csv } from '../readers/csv/csv.ts';

/** A folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'backwire-datasets-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A file of the given content in a folder of its own. */
export function temporaryFile(name: string, content: string | Uint8Array): FileReference {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return { path, shown: name };
}

/** Reads a text as the file `data.csv`, or the one named in the SPEC. */
export function readCsvText(content: string | Uint8Array, spec = 'data.csv', trained?: Preparation) {
  return readContent(csv, content, spec, trained);
}

/**
 * Reads a content as the file named in the SPEC. The lines of its samples are omitted; notes and errors are in English.
 */
export function readContent<F extends Fields>(
  reader: Reader<F>,
  content: string | Uint8Array,
  spec: string,
  trained?: Preparation,
) {
  return readFiles(reader, [temporaryFile(parseSpec(spec).location, content)], spec, trained);
}

/** Reads files that are there, with the options of a SPEC. */
export function readFiles<F extends Fields>(
  reader: Reader<F>,
  files: readonly FileReference[],
  spec: string,
  trained?: Preparation,
) {
  const options = readOptions(reader.options, parseSpec(spec).options, spec);
  const { inputs, targets, ...source } = reader.read(files, options, { trained });
  return {
    ...source,
    description: english(source.description),
    notes: (source.notes ?? []).map(english),
    inputs: inputs.map(withoutLines),
    targets: targets.map(withoutLines),
  };
}

/** A file written by `fixtures.py`. */
export function fixture(name: string): FileReference {
  return { path: join(import.meta.dirname, 'fixtures', name), shown: name };
}

function withoutLines<C extends Pick<RawColumn, 'lines'>>({ lines: _, ...column }: C): Omit<C, 'lines'> {
  return column;
}
