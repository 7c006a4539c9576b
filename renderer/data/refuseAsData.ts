import { message } from '#engine/text/index.ts';
import type { SortedFiles } from '../files/sortFiles.ts';
import { WindowError } from '../transport/index.ts';

/** What is wrong with files that were chosen as data; undefined where they are one data set. */
export function refuseAsData({ documents, data, refused }: SortedFiles): WindowError | undefined {
  if (refused.length > 0) return refused[0];
  if (documents.length > 0) {
    return new WindowError('file.noData', message("'{{name}}' is JSON, not a table", { name: documents[0].name }), {
      fix: message('Open a graph or weights with “Open file”. Save data as CSV.'),
    });
  }
  if (data.length === 1) return undefined;
  return new WindowError(
    'file.several',
    message('Expected one table or one pair of IDX files, found {{count}}', { count: data.length }),
    {
      fix: message('Import them one at a time: a graph is trained on one data set.'),
    },
  );
}
