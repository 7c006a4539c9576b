import { Group, NumberInput, Select, Text } from '@mantine/core';
import { type LensSamples, type LensSubject, SPLITS } from '#app/contract/index.ts';
import { formatCount } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useLens } from '../../workbench/index.ts';
import { FoundSamples } from './FoundSamples.tsx';
import { useRangedNumber } from './useRangedNumber.ts';

interface DataSampleProps {
  readonly subject: LensSubject;
  readonly samples: Extract<LensSamples, { kind: 'data' }>;
}

const PROBLEM = 'lens-number-problem';

type Split = (typeof SPLITS)[number];

/** Chooses a sample of the data: by its number, or from a list of some kind. */
export function DataSample({ subject, samples: { split, numbers } }: DataSampleProps) {
  const lens = useLens();
  const counts = subject.samples;
  const choose = (next: Split, number: number) => lens.choose({ samples: { kind: 'data', split: next, numbers: [number] } });
  const count = counts?.[split] ?? 0;
  const { field, refused } = useRangedNumber({
    ...{ value: numbers[0], from: 0, to: count - 1 },
    onChange: (number) => choose(split, number),
  });
  if (!counts) return null;
  const labels: Readonly<Record<Split, string>> = { train: t('Training'), validation: t('Validation'), test: t('Test') };
  return (
    <>
      <Group gap="xs" wrap="nowrap" align="end" grow preventGrowOverflow={false}>
        <Select
          label={t('Split')}
          data={SPLITS.filter((each) => counts[each] > 0).map((value) => ({ value, label: labels[value] }))}
          value={split}
          onChange={(value) => {
            const next = SPLITS.find((each) => each === value);
            if (next) choose(next, 0);
          }}
          data-testid="lens-split"
        />
        <NumberInput
          label={t('Sample number')}
          {...field}
          title={t('0 to {{last}}', { last: formatCount(count - 1) })}
          aria-describedby={refused === undefined ? undefined : PROBLEM}
          data-testid="lens-number"
        />
      </Group>
      {refused !== undefined && (
        <Text id={PROBLEM} fz="xs" c="var(--bw-error)" role="alert">
          {t('There is no sample {{number}}. The samples of this split are numbered 0 to {{last}}.', {
            number: formatCount(refused),
            last: formatCount(count - 1),
          })}
        </Text>
      )}
      <FoundSamples split={split} number={numbers[0]} targets={subject.targets} onChoose={(number) => choose(split, number)} />
    </>
  );
}
