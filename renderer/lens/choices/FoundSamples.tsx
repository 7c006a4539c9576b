import { ActionIcon, Group, Loader, Select, Text, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { type FoundSample, SAMPLE_ORDERS, type SampleSearch } from '#app/contract/index.ts';
import { Scroll } from '../../kit/surface/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { finiteOrNot } from '../../workbench/lens/index.ts';
import { sayError } from '../../workbench/messages/index.ts';
import classes from './Choices.module.css';
import type { DataPort } from './samplePorts.ts';
import { type FoundState, useFoundSamples } from './useFoundSamples.ts';

interface FoundSamplesProps {
  readonly split: SampleSearch['split'];
  readonly number: number;
  readonly targets: readonly DataPort[];
  readonly onChoose: (number: number) => void;
}

const BY_NUMBER = 'number';
/** No loader below this time. */
const PATIENCE_MS = 300;

/** Samples at random, the worst, the misclassified, or those of a class, as a list to choose from. */
export function FoundSamples({ split, number, targets, onChoose }: FoundSamplesProps) {
  const [order, setOrder] = useState<SampleSearch['order'] | undefined>(undefined);
  const [chosenClass, setClass] = useState<number | undefined>(undefined);
  const [seed, setSeed] = useState(1);
  const classNames = targets.find((target) => target.classNames)?.classNames;
  const search = order && { split, order, ...(chosenClass !== undefined && { class: chosenClass }) };
  const state = useFoundSamples(search, seed);
  const labels: Readonly<Record<SampleSearch['order'], string>> = {
    worst: t('Largest loss'),
    best: t('Smallest loss'),
    misclassified: t('Misclassified'),
    random: t('Random'),
  };
  const orders = SAMPLE_ORDERS.filter((each) => each !== 'misclassified' || classNames !== undefined);
  return (
    <>
      <Group gap="xs" wrap="nowrap" align="end">
        <Select
          flex={1}
          label={t('List')}
          data={[{ value: BY_NUMBER, label: t('No list') }, ...orders.map((value) => ({ value, label: labels[value] }))]}
          value={order ?? BY_NUMBER}
          onChange={(value) => setOrder(SAMPLE_ORDERS.find((each) => each === value))}
          data-testid="lens-order"
        />
        {order === 'random' && (
          <Tooltip label={t('Other samples')}>
            <ActionIcon aria-label={t('Other samples')} size="lg" onClick={() => setSeed((before) => before + 1)}>
              <IconRefresh size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      {order && classNames && (
        <Select
          aria-label={t('Class')}
          data={[
            { value: '', label: t('Every class') },
            ...classNames.map((name, index) => ({ value: String(index), label: name })),
          ]}
          value={chosenClass === undefined ? '' : String(chosenClass)}
          onChange={(value) => setClass(value ? Number(value) : undefined)}
          data-testid="lens-class"
        />
      )}
      {order && <FoundList state={state} number={number} classNames={classNames} onChoose={onChoose} />}
    </>
  );
}

interface FoundListProps {
  readonly state: FoundState;
  readonly number: number;
  readonly classNames: readonly string[] | undefined;
  readonly onChoose: (number: number) => void;
}

function FoundList({ state: { found, isSearching, error }, number, classNames, onChoose }: FoundListProps) {
  const [isSlow] = useDebouncedValue(isSearching, PATIENCE_MS);
  if (error)
    return (
      <Text fz="xs" c="red" role="alert">
        {sayError(error).message}
      </Text>
    );
  if (!found) return isSearching && isSlow ? <Loader size="xs" aria-label={t('Searching…')} /> : null;
  if (found.length === 0) {
    return (
      <Text fz="xs" c="dimmed">
        {t('No such samples.')}
      </Text>
    );
  }
  return (
    <Scroll className={classes.scroll} tabIndex={-1}>
      <table className={classes.found} data-testid="lens-found" aria-busy={isSearching}>
        <thead>
          <tr>
            <th scope="col" title={t('Sample number')}>
              <span aria-hidden>#</span>
              <VisuallyHidden>{t('Sample number')}</VisuallyHidden>
            </th>
            <th scope="col">{t('Loss')}</th>
            <th scope="col">{t('Prediction')}</th>
            <th scope="col">{t('Target')}</th>
          </tr>
        </thead>
        <tbody>
          {found.map((sample) => (
            <tr key={sample.number} data-shown={sample.number === number || undefined}>
              <td>
                <UnstyledButton
                  className={classes.number}
                  aria-current={sample.number === number}
                  onClick={() => onChoose(sample.number)}
                >
                  {sample.number}
                </UnstyledButton>
              </td>
              <td>{formatNumber(finiteOrNot(sample.loss))}</td>
              <Answer text={answerText(sample.predicted, classNames)} isWrong={isWrong(sample, classNames)} />
              <Answer text={answerText(sample.target, classNames)} />
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

const Answer = ({ text, isWrong = false }: { readonly text: string; readonly isWrong?: boolean }) => (
  <td title={text} data-wrong={isWrong || undefined}>
    {text}
  </td>
);

const isWrong = ({ predicted, target }: FoundSample, classNames: readonly string[] | undefined): boolean =>
  classNames !== undefined && predicted !== undefined && target !== undefined && predicted[0] !== target[0];

/** Class names, or numbers. */
function answerText(values: FoundSample['predicted'], classNames: readonly string[] | undefined): string {
  const shown = values?.slice(0, 3).map((value) => classNames?.[finiteOrNot(value)] ?? formatNumber(finiteOrNot(value)));
  return shown ? shown.join(', ') : '–';
}
