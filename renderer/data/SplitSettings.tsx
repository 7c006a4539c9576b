import { SegmentedControl, type SegmentedControlItem, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { z } from 'zod';
import type { DatasetDescription } from '#app/contract/index.ts';
import { assignColumns, dataNodes, normalizesTarget, SPLIT_DEFAULTS } from '#engine/graph/index.ts';
import { Explained, type Field, ParameterField } from '../controls/fields/index.ts';
import { termOfField } from '../controls/terms/index.ts';
import { type SplitName, setNormalize, setNormalizeTarget, setSplit } from '../document/index.ts';
import { formatNumber, humanize } from '../language/format/index.ts';
import { later, message, t } from '../language/index.ts';
import { useDocument, useDocumentStore, useKnownData, useWholeAnalysis } from '../workbench/index.ts';

const shareSchema = z.number().min(0).max(0.9);

const expected = (value: unknown) =>
  Number(value) > 0.9 ? message('a fraction of at most 0.9') : message('a fraction from 0 to 0.9, such as 0.1');

function share(initial: number, help: string): Field {
  return { kind: 'float', default: initial, min: 0, max: 0.9, step: 0.05, schema: shareSchema, expected, help };
}

/** The validation and test splits. */
export const SHARE_FIELDS: Readonly<Record<SplitName, Field>> = {
  validation: share(
    SPLIT_DEFAULTS.validation,
    later('The fraction of training samples held out, to detect overfitting after each epoch.'),
  ),
  test: share(
    SPLIT_DEFAULTS.test,
    later('The fraction of samples held out for the final test, if the data set has no test samples of its own.'),
  ),
};

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
  return (
    <Stack gap="sm">
      <ShareField split="validation" />
      <ShareField split="test" />
      <Normalization
        name="normalize"
        label={t('Normalization')}
        help={t(
          '0 to 1 maps each feature to that range; standard gives it mean 0 and standard deviation 1. Fitted on the training samples only.',
        )}
        choices={[
          { value: 'none', label: t('None') },
          { value: 'unit', label: t('0 to 1') },
          { value: 'standard', label: t('Standard') },
        ]}
        value={data.normalize ?? 'none'}
        onChange={(value) => store.edit(message('Set normalization'), setNormalize(value))}
      />
      <NormalizeTargets />
    </Stack>
  );
}

/** The share of one split, with the samples that it holds out. */
function ShareField({ split }: { readonly split: SplitName }) {
  const store = useDocumentStore();
  const value = useDocument().data?.[split];
  const known = useKnownData()?.description;
  if (split === 'test' && known?.hasOwnTest) return <OwnTest {...known} />;
  return (
    <div>
      <ParameterField
        name={`${split}Share`}
        field={SHARE_FIELDS[split]}
        value={value}
        onChange={(share) =>
          store.edit(
            split === 'test' ? message('Set test split') : message('Set validation split'),
            setSplit(split, typeof share === 'number' ? share : undefined),
            `data.${split}`,
          )
        }
        onLeave={store.seal}
      />
      {known && (
        <Text fz="xs" c="dimmed" mt={2} data-testid={`held-out-${split}`}>
          {heldOut(split, known.samples, value === undefined)}
        </Text>
      )}
    </div>
  );
}

/** The samples of a split, of which it is a share. */
function heldOut(split: SplitName, samples: DatasetDescription['samples'], isDefault: boolean): string {
  const rest = samples.train + samples.validation;
  const values = { held: samples[split], total: rest + (split === 'test' ? samples.test : 0) };
  if (split === 'test')
    return isDefault ? t('Default: {{held}} of {{total}} samples', values) : t('{{held}} of {{total}} samples', values);
  return isDefault
    ? t('Default: {{held}} of the other {{total}} samples', values)
    : t('{{held}} of the other {{total}} samples', values);
}

/** The share of a data set's own test samples, which the settings cannot change. */
function OwnTest({ samples: { train, validation, test } }: Pick<DatasetDescription, 'samples'>) {
  const label = t(humanize('testShare'));
  return (
    <Explained label={label} help={t(SHARE_FIELDS.test.help)} term={termOfField('testShare')}>
      {(shownLabel) => (
        <TextInput
          label={shownLabel}
          aria-label={label}
          data-testid="field-testShare"
          disabled
          value={formatNumber(test / (train + validation + test))}
          description={t('The data set has {{count}} test samples of its own.', { count: test })}
          inputWrapperOrder={['label', 'input', 'description']}
          styles={{ input: { fontFamily: 'var(--bw-mono)' } }}
        />
      )}
    </Explained>
  );
}

interface NormalizationProps<Value extends string> {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly choices: SegmentedControlItem<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Below the choice. */
  readonly children?: ReactNode;
}

function Normalization<Value extends string>({ name, label, help, choices, children, ...chosen }: NormalizationProps<Value>) {
  return (
    <Explained label={label} help={help} term={termOfField(name)}>
      {(shownLabel) => (
        <>
          {shownLabel}
          <SegmentedControl fullWidth aria-label={label} data-testid={`field-${name}`} data={choices} {...chosen} />
          {children}
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
    <Normalization
      name="normalizeTarget"
      label={t('Normalize targets')}
      help={t(
        "Regression targets far from mean 0 and standard deviation 1 are standardized for training; losses and predictions stay in the target's own units.",
      )}
      choices={[
        { value: 'auto', label: t('Automatic') },
        { value: 'none', label: t('None') },
        { value: 'standard', label: t('Standard') },
      ]}
      value={data?.normalizeTarget ?? 'auto'}
      onChange={(value) => store.edit(message('Set target normalization'), setNormalizeTarget(value))}
    >
      <NormalizedTargets />
    </Normalization>
  );
}

/** The targets standardized for training, with offset and scale. */
function NormalizedTargets() {
  const { data } = useDocument();
  const known = useKnownData();
  const analysis = useWholeAnalysis();
  if (!data || !known) return null;
  const assigned = assignColumns(dataNodes(analysis.nodes, 'target'), known.description.targets);
  const standardized = [...assigned].flatMap(([nodeId, columns]) => {
    const statistics = columns.flatMap((column) => column.statistics ?? []);
    return normalizesTarget(data.normalizeTarget, nodeId, analysis, statistics) ? columns : [];
  });
  return (
    <Text fz="xs" c="dimmed" data-testid="normalized-targets">
      {standardized.length === 0
        ? t('No target is standardized.')
        : standardized.map(({ name, statistics = [] }) => describe(name, statistics)).join(' ')}
    </Text>
  );
}

function describe(name: string, statistics: readonly { readonly mean: number; readonly deviation: number }[]): string {
  return t('{{name}} is standardized: mean {{mean}}, standard deviation {{deviation}}.', {
    name,
    mean: statistics.map(({ mean }) => formatNumber(mean)).join(', '),
    deviation: statistics.map(({ deviation }) => formatNumber(deviation)).join(', '),
  });
}
