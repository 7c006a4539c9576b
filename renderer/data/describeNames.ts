import type { DatasetDescription } from '#app/contract/index.ts';
import { t } from '../language/index.ts';

/** A data set on board with its columns and classes in the language in use. Those of people's own files are called as they are. */
export function describeNames(description: DatasetDescription): DatasetDescription {
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
