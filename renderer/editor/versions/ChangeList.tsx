import { Text } from '@mantine/core';
import { MARK_LABELS, MarkSign } from '../../drawing/picture/index.ts';
import { t } from '../../language/index.ts';
import type { Change } from './describeChanges.ts';
import classes from './Versions.module.css';

/** Maximum lines; the picture shows all changes. */
const MOST = 300;

interface ChangeListProps {
  readonly changes: readonly Change[];
  /** Shows a change in the picture. */
  readonly onGo: (change: Change) => void;
}

/** All differences as lines, with old and new values. A click shows the item in the picture. */
export function ChangeList({ changes, onGo }: ChangeListProps) {
  return (
    <div className={classes.changes}>
      <ul className={classes.changeList} aria-label={t('Changes')} data-testid="version-changes">
        {changes.slice(0, MOST).map((change) => (
          <li key={change.key} data-mark={change.mark}>
            {change.part ? (
              <button type="button" className={classes.change} onClick={() => onGo(change)} title={t('Show in the picture')}>
                <Words change={change} />
              </button>
            ) : (
              <span className={classes.change}>
                <Words change={change} />
              </span>
            )}
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

function Words({ change: { mark, subject, values } }: { readonly change: Change }) {
  return (
    <>
      <MarkSign mark={mark} label={t(MARK_LABELS[mark])} />
      <span>
        {subject}
        {values.map(({ name, before, after }) => (
          <span key={name} className={classes.value}>
            {name}: <del>{before}</del> → <ins>{after}</ins>
          </span>
        ))}
      </span>
    </>
  );
}
