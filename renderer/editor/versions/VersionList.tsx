import { UnstyledButton } from '@mantine/core';
import { IconBookmarkFilled } from '@tabler/icons-react';
import type { VersionSummary } from '#app/contract/index.ts';
import { Scroll } from '../../kit/surface/index.ts';
import { formatDateTime } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { describeDifference } from './describeChanges.ts';
import classes from './Versions.module.css';

interface VersionListProps {
  readonly versions: readonly VersionSummary[];
  readonly chosen: number | undefined;
  readonly onChoose: (revision: number) => void;
}

/** The versions, current one first: time and changes. */
export function VersionList({ versions, chosen, onChoose }: VersionListProps) {
  return (
    <Scroll className={classes.list}>
      <ol className={classes.versions} aria-label={t('Versions')}>
        {versions.map((version) => (
          <li key={version.revision}>
            <UnstyledButton
              className={classes.version}
              aria-current={version.revision === chosen}
              data-testid={`version-${version.revision}`}
              onClick={() => onChoose(version.revision)}
            >
              <span className={classes.when}>
                {version.name !== null && <IconBookmarkFilled size={13} className={classes.kept} />}
                <span className={classes.name}>{titleOf(version)}</span>
                {version.isPresent && <span className={classes.present}>{t('now')}</span>}
              </span>
              <span className={classes.line}>
                {version.difference ? describeDifference(version.difference) : t('First version')}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </Scroll>
  );
}

/** A version's title: its name, else its time. */
export function titleOf({ name, changedAt }: Pick<VersionSummary, 'name' | 'changedAt'>): string {
  const time = formatDateTime(changedAt, Date.now());
  return name === null ? time : `${name}, ${time}`;
}
