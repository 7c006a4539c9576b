import { basename } from 'node:path';
import type { Preparation } from '#engine/training/index.ts';
import type { DatasetContext } from './base/builtIn.ts';
import { matchClasses } from './base/matchClasses.ts';
import { readOptions } from './base/options.ts';
import { readUnchanged } from './base/readUnchanged.ts';
import type { Source } from './base/source.ts';
import { parseSpec } from './base/spec.ts';
import { findBuiltIn } from './catalog.ts';
import { filesIn, findFolderReader, findReader } from './findFiles.ts';
import { unknownSpec } from './unknownSpec.ts';

/**
 * Reads the data of a SPEC.
 * @param baseDirectory base of relative paths
 * @param trained columns and classes of the training data, for other data, which is matched by name
 * @throws UserError dataset.unknown, changed, and those of the readers.
 */
export function readSource(text: string, baseDirectory: string, context: DatasetContext, trained?: Preparation): Source {
  const spec = parseSpec(text);
  const builtIn = findBuiltIn(spec.location);
  if (builtIn) {
    const options = readOptions(builtIn.options, spec.options, builtIn.spec);
    return matchClasses(builtIn.read(options, { ...context, trained }), trained);
  }
  const files = filesIn(spec.location, text, baseDirectory);
  const reader = findReader(spec.location) ?? findFolderReader(files[0]);
  const options = reader && readOptions(reader.options, spec.options, text);
  if (!reader || !options) throw unknownSpec(files[0]);
  const { onProgress } = context;
  return { name: basename(files[0].shown), ...readUnchanged(files, () => reader.read(files, options, { trained, onProgress })) };
}
