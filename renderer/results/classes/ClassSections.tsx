import { Text } from '@mantine/core';
import { useState } from 'react';
import type { ClassResults } from '#app/contract/index.ts';
import { t } from '../../language/index.ts';
import { Columns } from '../parts/Columns.tsx';
import type { SampleFilter } from '../samples/sampleFilter.ts';
import { ClassTable } from './ClassTable.tsx';
import { ConfusionMatrix } from './ConfusionMatrix.tsx';
import { RankCurves } from './RankCurves.tsx';
import { ReliabilityChart } from './ReliabilityChart.tsx';

interface ClassSectionsProps {
  readonly judged: ClassResults;
  readonly filter: SampleFilter;
  readonly onFilter: (filter: SampleFilter) => void;
}

/** The results of a classification. A class chosen in the table stands out in the curves. */
export function ClassSections({ judged, filter, onFilter }: ClassSectionsProps) {
  const { matrix, classNames, curves, calibration } = judged;
  const [chosen, setChosen] = useState(curves.length === 1 ? curves[0].class : 0);
  return (
    <>
      <Columns>
        {matrix && <ConfusionMatrix matrix={matrix} classNames={classNames} filter={filter} onFilter={onFilter} />}
        <ClassTable judged={judged} chosen={chosen} onChoose={curves.length > 1 ? setChosen : undefined} />
      </Columns>
      <Columns>
        {curves.length > 0 && <RankCurves judged={judged} chosen={chosen} />}
        {calibration && <ReliabilityChart bins={calibration} isBinary={curves.length === 1} />}
      </Columns>
      {curves.length === 0 && (
        <Text fz="xs" c="dimmed">
          {matrix
            ? t('The network has too many classes for curves.')
            : t('The network has too many classes for a confusion matrix and curves.')}
        </Text>
      )}
    </>
  );
}
