import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DatasetDescription } from '#app/contract/index.ts';
import { Term } from '../controls/terms/index.ts';
import { formatNames, formatShape } from '../language/format/index.ts';
import { t } from '../language/index.ts';
import classes from './Data.module.css';

/** Sample counts of each split, and the shape of a sample. */
export function DatasetFacts({ description }: { readonly description: DatasetDescription }) {
  const { samples, inputs, targets } = description;
  const parts = [
    { text: t('{{count}} training', { count: samples.train }), count: samples.train, className: classes.train },
    { text: t('{{count}} validation', { count: samples.validation }), count: samples.validation, className: classes.validation },
    { text: t('{{count}} test', { count: samples.test }), count: samples.test, className: classes.test },
  ].filter(({ count }) => count > 0);
  return (
    <>
      <div className={classes.split} role="img" aria-label={parts.map(({ text }) => text).join(', ')}>
        {parts.map(({ text, count, className }) => (
          <span key={text} className={className} style={{ flexGrow: count }} />
        ))}
      </div>
      <Group gap="lg" mt={6}>
        {parts.map(({ text, className }) => (
          <Text key={text} fz="sm" className={classes.part}>
            <span className={`${classes.dot} ${className}`} />
            {text}
          </Text>
        ))}
      </Group>
      <dl className={classes.columns}>
        {inputs.map((column) => (
          <Column key={column.name} part={t('Input')} {...column} />
        ))}
        {targets.map((column) => (
          <Column key={column.name} part={<Term of="target">{t('Target')}</Term>} {...column} />
        ))}
      </dl>
    </>
  );
}

type ColumnProps = DatasetDescription['inputs'][number] & DatasetDescription['targets'][number] & { readonly part: ReactNode };

function Column({ part, name, shape, classes: count, classNames, features }: ColumnProps) {
  return (
    <div className={classes.column}>
      <dt>{part}</dt>
      <dd>
        {features ? <Features names={features} /> : <strong>{name}</strong>}{' '}
        <span className={classes.shape}>{formatShape(shape)}</span>
        {count !== undefined && (
          <span>
            {' '}
            <Term of="classes">{t('{{count}} classes', { count })}</Term>
            {classNames && t(': {{names}}', { names: formatNames(classNames) })}
          </span>
        )}
      </dd>
    </div>
  );
}

/** The columns of a table in place of the name of the input that they make. */
function Features({ names }: { readonly names: readonly string[] }) {
  return (
    <>
      <strong>{t('{{count}} features', { count: names.length })}</strong>
      {t(': {{names}}', { names: formatNames(names) })}
    </>
  );
}
