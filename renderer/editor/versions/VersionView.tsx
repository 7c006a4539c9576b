import { Center, Loader, SegmentedControl, Text } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import type { VersionSummary } from '#app/contract/index.ts';
import { diffDocuments, type GraphDocument, isSame } from '#engine/graph/index.ts';
import { drawDifference } from '../../drawing/difference/drawDifference.ts';
import { PannedPicture, type PicturePart, pictureColors } from '../../drawing/picture/index.ts';
import { t, useLanguage } from '../../language/index.ts';
import { useScheme } from '../../theme/scheme.tsx';
import { ChangeList } from './ChangeList.tsx';
import { describeChanges } from './describeChanges.ts';
import { useVersionDocuments } from './useVersions.ts';
import { titleOf } from './VersionList.tsx';
import classes from './Versions.module.css';

type Comparison = 'since' | 'by';

interface VersionViewProps {
  readonly graphId: string;
  readonly versions: readonly VersionSummary[];
  readonly chosen: VersionSummary;
  readonly actions: ReactNode;
}

/** A version's picture and list of changes, compared with the current state or the previous version. */
export function VersionView({ graphId, versions, chosen, actions }: VersionViewProps) {
  const [wanted, setWanted] = useState<Comparison>('since');
  const comparison = chosen.isPresent ? 'by' : wanted;
  const [present] = versions;
  const earlier = versions[versions.indexOf(chosen) + 1] ?? chosen;
  const [from, to] = comparison === 'since' ? [chosen, present] : [earlier, chosen];
  const [before, after] = useVersionDocuments(graphId, [from.revision, to.revision]);
  return (
    <section className={classes.view} aria-label={t('Version {{name}}', { name: titleOf(chosen) })}>
      <header className={classes.head}>
        <SegmentedControl
          aria-label={t('Comparison')}
          value={comparison}
          disabled={chosen.isPresent}
          onChange={setWanted}
          data={[
            { value: 'since', label: t('Changes since this version') },
            { value: 'by', label: t('Changes in this version') },
          ]}
        />
        {actions}
      </header>
      {before && after ? (
        <Difference before={before.document} after={after.document} comparison={comparison} />
      ) : (
        <Center className={classes.picture}>
          <Loader size="sm" />
        </Center>
      )}
    </section>
  );
}

interface DifferenceProps {
  readonly before: GraphDocument;
  readonly after: GraphDocument;
  readonly comparison: Comparison;
}

function Difference({ before, after, comparison }: DifferenceProps) {
  const scheme = useScheme();
  const colors = pictureColors(scheme);
  const spoken = useLanguage();
  const difference = useMemo(() => diffDocuments(before, after), [before, after]);
  const [part, setPart] = useState<PicturePart>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colors depend on the scheme, texts on the language
  const picture = useMemo(() => drawDifference(before, after, difference, colors), [before, after, difference, scheme, spoken]);
  const changes = describeChanges(difference, before, after);
  const same = comparison === 'since' ? t('No changes since this version.') : t('No changes in this version.');
  const moved = t('Only node positions changed.');
  return (
    <>
      <div className={classes.picture}>
        <PannedPicture picture={picture} label={t('Preview of the added, removed and changed parts of the graph')} part={part} />
      </div>
      {changes.length > 0 ? (
        <ChangeList changes={changes} onGo={({ part: there }) => setPart(there && { ...there })} />
      ) : (
        <Text className={classes.none} c="dimmed" fz="sm">
          {isSame(difference) ? same : moved}
        </Text>
      )}
    </>
  );
}
