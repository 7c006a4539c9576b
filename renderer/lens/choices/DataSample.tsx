import { Group, NumberInput, Select } from '@mantine/core';
import { type LensSamples, type LensSubject, SPLITS } from '#app/contract/index.ts';
import { formatCount } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useLens } from '../../workbench/index.ts';
import { FoundSamples } from './FoundSamples.tsx';

interface DataSampleProps {
  readonly subject: LensSubject;
  readonly samples: Extract<LensSamples, { kind: 'data' }>;
}

type Split = (typeof SPLITS)[number];

/** Chooses a sample of the data: by its number, or from a list of some kind. */
export function DataSample({ subject, samples: { split, numbers } }: DataSampleProps) {
  const lens = useLens();
  const counts = subject.samples;
  const choose = (next: Split, number: number) => lens.choose({ samples: { kind: 'data', split: next, numbers: [number] } });
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
          label={t('Number')}
          description={undefined}
          min={0}
          max={counts[split] - 1}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          value={numbers[0]}
          onChange={(value) => typeof value === 'number' && choose(split, value)}
          title={t('0 to {{last}}', { last: formatCount(counts[split] - 1) })}
          data-testid="lens-number"
        />
      </Group>
      <FoundSamples split={split} number={numbers[0]} targets={subject.targets} onChoose={(number) => choose(split, number)} />
    </>
  );
}
