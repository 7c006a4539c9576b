import { SegmentedControl, Stack, Text } from '@mantine/core';
import type { DataSettings } from '#engine/graph/index.ts';
import { Explained, ParameterField } from '../controls/fields/index.ts';
import { termOfField } from '../controls/terms/index.ts';
import { type SplitName, setNormalize, setNormalizeTarget, setSplit } from '../document/index.ts';
import { later, message, t } from '../language/index.ts';
import { useDocument, useDocumentStore, useKnownData } from '../workbench/index.ts';
import { NormalizedTargets } from './NormalizedTargets.tsx';
import { SHARE_FIELDS } from './shareFields.ts';

type Normalize = NonNullable<DataSettings['normalize']>;
type NormalizeTarget = NonNullable<DataSettings['normalizeTarget']>;

const NORMALIZATIONS: { value: Normalize; label: string }[] = [
  { value: 'none', label: later('None') },
  { value: 'unit', label: later('0 to 1') },
  { value: 'standard', label: later('Standard') },
];

const TARGET_NORMALIZATIONS: { value: NormalizeTarget; label: string }[] = [
  { value: 'auto', label: later('Automatic') },
  { value: 'none', label: later('None') },
  { value: 'standard', label: later('Standard') },
];

/** Data splits and feature scaling. */
export function SplitSettings() {
  const store = useDocumentStore();
  const { data } = useDocument();
  if (!data) {
    return (
      <Text fz="sm" c="dimmed">
        {t('Choose a data set first.')}
      </Text>
    );
  }
  const share = (split: SplitName) => (
    <ParameterField
      name={`${split}Share`}
      field={SHARE_FIELDS[split]}
      value={data[split]}
      onChange={(value) =>
        store.edit(
          split === 'test' ? message('Set test split') : message('Set validation split'),
          setSplit(split, typeof value === 'number' ? value : undefined),
          `data.${split}`,
        )
      }
      onLeave={store.seal}
    />
  );
  return (
    <Stack gap="sm">
      {share('validation')}
      {share('test')}
      <NormalizeInputs />
      <NormalizeTargets />
    </Stack>
  );
}

function NormalizeInputs() {
  const store = useDocumentStore();
  const { data } = useDocument();
  return (
    <Explained
      label={t('Normalization')}
      help={t(
        '0 to 1 maps each feature to that range; standard gives it mean 0 and standard deviation 1. Fitted on the training samples only.',
      )}
      term={termOfField('normalize')}
    >
      {(label) => (
        <>
          {label}
          <SegmentedControl
            fullWidth
            aria-label={t('Normalization')}
            data-testid="field-normalize"
            data={NORMALIZATIONS.map(({ value, label }) => ({ value, label: t(label) }))}
            value={data?.normalize ?? 'none'}
            onChange={(value) => store.edit(message('Set normalization'), setNormalize(value as Normalize))}
          />
        </>
      )}
    </Explained>
  );
}

/** Only quantities are normalized: with class targets only, there is nothing to choose. */
function NormalizeTargets() {
  const store = useDocumentStore();
  const { data } = useDocument();
  const known = useKnownData();
  if (known?.description.targets.every(({ classes }) => classes !== undefined)) return null;
  return (
    <Explained
      label={t('Normalize targets')}
      help={t(
        "Regression targets far from mean 0 and standard deviation 1 are standardized for training; losses and predictions stay in the target's own units.",
      )}
      term={termOfField('normalizeTarget')}
    >
      {(label) => (
        <>
          {label}
          <SegmentedControl
            fullWidth
            aria-label={t('Normalize targets')}
            data-testid="field-normalizeTarget"
            data={TARGET_NORMALIZATIONS.map(({ value, label }) => ({ value, label: t(label) }))}
            value={data?.normalizeTarget ?? 'auto'}
            onChange={(value) => store.edit(message('Set target normalization'), setNormalizeTarget(value as NormalizeTarget))}
          />
          <NormalizedTargets />
        </>
      )}
    </Explained>
  );
}
