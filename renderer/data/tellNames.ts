import type { DatasetDescription } from '#app/contract/index.ts';
import { t } from '../language/index.ts';

/** A built-in data set with translated column and class names. Names in users' files are unchanged. */
export function tellNames(description: DatasetDescription): DatasetDescription {
  return {
    ...description,
    inputs: description.inputs.map(({ features, ...column }) => ({
      ...column,
      name: t(column.name),
      ...(features && { features: features.map((name) => t(name)) }),
    })),
    targets: description.targets.map(({ classNames, ...column }) => ({
      ...column,
      name: t(column.name),
      ...(classNames && { classNames: classNames.map((name) => t(name)) }),
    })),
  };
}
