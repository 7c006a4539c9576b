import type { TableDescription } from '#app/contract/index.ts';
import { UserError } from '#engine/messages/index.ts';
import type { DatasetContext } from './base/builtIn.ts';
import { readOptions } from './base/options.ts';
import { parseSpec } from './base/spec.ts';
import { filesIn, findReader } from './findFiles.ts';
import { ColumnSurvey } from './table/columnSurvey.ts';

/**
 * What the columns of a table hold, also if it cannot be read as chosen; undefined if it is no table, or a damaged one.
 * @throws UserError dataset.badOption, networkPath
 */
export function surveyTable(text: string, baseDirectory: string, context: DatasetContext): TableDescription | undefined {
  const spec = parseSpec(text);
  const reader = findReader(spec.location);
  if (reader?.preview !== 'rows') return undefined;
  const survey = new ColumnSurvey();
  const options = readOptions(reader.options, spec.options, text);
  const files = filesIn(spec.location, text, baseDirectory).slice(0, reader.files.length);
  try {
    reader.read(files, options, { survey, onProgress: context.onProgress });
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
  return survey.finish();
}
