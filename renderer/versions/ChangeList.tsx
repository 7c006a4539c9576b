import { Text } from '@mantine/core';
import { later, t } from '../language/index.ts';
import type { Mark } from '../picture/index.ts';
import type { Change } from './describeChanges.ts';
import classes from './Versions.module.css';

const SIGNS: Readonly<Record<Mark, { readonly sign: string; readonly meaning: string }>> = {
  added: { sign: '+', meaning: later('added') },
  removed: { sign: '−', meaning: later('removed') },
  changed: { sign: '~', meaning: later('changed') },
};
/** More than anyone reads; the picture has them all. */
const MOST = 300;

/** Everything that differs, line by line, values with what they were and are. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  return (
    <div className={classes.changes}>
      <ul className={classes.changeList} aria-label={t('Changes')} data-testid="version-changes">
        {changes.slice(0, MOST).map(({ key, mark, subject, values }) => (
          <li key={key} className={classes.change} data-mark={mark}>
            <span className={classes.sign} role="img" aria-label={t(SIGNS[mark].meaning)}>
              {SIGNS[mark].sign}
            </span>
            <span>
              {subject}
              {values.map(({ name, before, after }) => (
                <span key={name} className={classes.value}>
                  {name}: <del>{before}</del> → <ins>{after}</ins>
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {changes.length > MOST && (
        <Text fz="xs" c="dimmed" px="sm" pb="xs">
          {t('The first {{most}} of {{count}} changes.', { most: MOST, count: changes.length })}
        </Text>
      )}
    </div>
  );
}
