import type { DatasetDescription } from '#app/contract/index.ts';
import { formatShape } from '../format/index.ts';
import { t } from '../language/index.ts';
import classes from './DataFileForm.module.css';

/** A data set in one line: 500 samples, 3 features, target species (3 classes). */
export function DataFacts({ description }: { readonly description: DatasetDescription }) {
  const { samples, inputs, targets } = description;
  return (
    <p className={classes.facts} role="status">
      <span>{t('{{count}} samples', { count: samples.train + samples.validation + samples.test })}</span>
      {inputs.map(({ name, shape, features }) => (
        <span key={name}>{features ? t('{{count}} features', { count: features.length }) : `${name} ${formatShape(shape)}`}</span>
      ))}
      {targets.map(({ name, classes: count }) => (
        <span key={name}>
          {count === undefined ? t('target {{name}}', { name }) : t('target {{name}} ({{count}} classes)', { name, count })}
        </span>
      ))}
    </p>
  );
}
