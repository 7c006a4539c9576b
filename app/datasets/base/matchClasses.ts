import { type Message, message } from '#engine/messages/index.ts';
import type { Preparation, PreparedColumn } from '#engine/training/index.ts';
import { checkIndices, packClasses, unknownClass } from './classes.ts';
import type { RawColumn, Source } from './source.ts';

/**
 * Maps the class labels of a built-in data set to their indices in training: by name if both have names.
 * @throws UserError dataset.unknownClass.
 */
export function matchClasses(source: Source, trained: Preparation | undefined): Source {
  if (!trained) return source;
  const targets = source.targets.map((column, index) => {
    const known = trained.targets[index];
    return known?.classes === undefined || column.classes === undefined ? column : matchColumn(column, known, source.name);
  });
  return { ...source, targets };
}

function matchColumn(column: RawColumn, trained: PreparedColumn, where: string): RawColumn {
  const { classes = 0, classNames } = trained;
  const whereOf = (sample: number): Message => message('{{data}}, sample {{sample}}', { data: where, sample: sample + 1 });
  if (!classNames || !column.classNames) {
    checkIndices(column.data, trained, whereOf);
    return { ...column, classes };
  }
  const indices = column.classNames.map((name) => classNames.indexOf(name));
  const bad = column.data.findIndex((label) => indices[label] < 0);
  if (bad >= 0) throw unknownClass(whereOf(bad), column.classNames[column.data[bad]], trained);
  const matched = Array.from(column.data, (label) => indices[label]);
  return { ...column, classes, classNames, data: packClasses(matched, classes) };
}
