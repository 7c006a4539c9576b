import { SegmentedControl, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { RunDetails } from '#app/contract/index.ts';
import { diffDocuments, isSame, writeDefaults } from '#engine/graph/index.ts';
import { drawDifference } from '../../drawing/difference/drawDifference.ts';
import { MARK_LABELS, MARKS, MarkSign, PannedPicture, pictureColors } from '../../drawing/picture/index.ts';
import { t, useLanguage } from '../../language/index.ts';
import { useScheme } from '../../theme/scheme.tsx';
import classes from './Comparison.module.css';

/** The graphs of two runs in one picture: the first one and another, with what was added, removed and changed. */
export function GraphDifference({ runs: [first, ...others] }: { readonly runs: readonly RunDetails[] }) {
  const spoken = useLanguage();
  const scheme = useScheme();
  const [otherId, setOtherId] = useState(others[0].id);
  const other = others.find(({ id }) => id === otherId) ?? others[0];
  const difference = useMemo(() => diffDocuments(writeDefaults(first.document), writeDefaults(other.document)), [first, other]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts depend on the language
  const picture = useMemo(
    () => drawDifference(first.document, other.document, difference, pictureColors(scheme)),
    [first, other, difference, scheme, spoken],
  );
  return (
    <>
      {others.length > 1 && (
        <SegmentedControl
          style={{ alignSelf: 'flex-start' }}
          aria-label={t('Compare with {{name}}', { name: first.name })}
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={other.id}
          onChange={setOtherId}
        />
      )}
      {isSame({ ...difference, settings: [] }) ? (
        <Text fz="sm" c="dimmed">
          {t('The graphs of {{first}} and {{other}} are the same.', { first: first.name, other: other.name })}
        </Text>
      ) : (
        <figure className={classes.figure}>
          <figcaption className={classes.caption}>
            <span>
              {first.name} → {other.name}
            </span>
            {MARKS.map((mark) => (
              <span key={mark} className={classes.mark}>
                <MarkSign mark={mark} />
                {t(MARK_LABELS[mark])}
              </span>
            ))}
          </figcaption>
          <div className={classes.picture}>
            <PannedPicture
              picture={picture}
              label={t('What {{other}} adds, removes and changes in the graph of {{first}}', {
                first: first.name,
                other: other.name,
              })}
            />
          </div>
        </figure>
      )}
    </>
  );
}
