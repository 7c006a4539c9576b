import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { IconZoomScan } from '@tabler/icons-react';
import type { FoundSample } from '#app/contract/index.ts';
import { formatCount, formatNumber, formatShare } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { finiteOrNot } from '../../workbench/lens/index.ts';
import classes from './Samples.module.css';
import { SeenSample } from './SeenSample.tsx';

interface SampleCardProps {
  readonly sample: FoundSample;
  readonly classNames: readonly string[] | undefined;
  readonly onOpen: () => void;
}

/** A sample: what it looks like, its target, its prediction, and its loss. */
export function SampleCard({ sample, classNames, onOpen }: SampleCardProps) {
  const { number, loss, target, predicted, probability, inputs = [] } = sample;
  const wanted = answerText(target, classNames);
  const given = answerText(predicted, classNames);
  const isWrong = classNames !== undefined && wanted !== given;
  const openLabel = t('Open sample {{number}} in the lens', { number: formatCount(number) });
  return (
    <li className={classes.card} data-testid={`sample-${number}`}>
      {inputs.map((input, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: inputs are identified by index
        <SeenSample key={index} input={input} label={t('Sample {{number}}', { number: formatCount(number) })} />
      ))}
      <dl className={classes.facts}>
        <dt>{t('Target')}</dt>
        <dd>{wanted}</dd>
        <dt>{t('Prediction')}</dt>
        <dd data-wrong={isWrong || undefined}>
          {probability === undefined
            ? given
            : t('{{class}} ({{probability}})', { class: given, probability: formatShare(Number(probability)) })}
        </dd>
        <dt>{t('Loss')}</dt>
        <dd>{formatNumber(finiteOrNot(loss))}</dd>
      </dl>
      <Group justify="space-between" wrap="nowrap" gap={4}>
        <span className={classes.number}>#{formatCount(number)}</span>
        <Tooltip label={t('Open in the lens')}>
          <ActionIcon variant="subtle" aria-label={openLabel} onClick={onOpen}>
            <IconZoomScan size={16} />
          </ActionIcon>
        </Tooltip>
      </Group>
    </li>
  );
}

const MOST_ANSWERS = 4;

/** Names of classes, or numbers. */
function answerText(values: readonly (number | string)[] = [], classNames: readonly string[] | undefined): string {
  const texts = values.slice(0, MOST_ANSWERS).map((value) => classNames?.[Number(value)] ?? formatNumber(Number(value)));
  return values.length > MOST_ANSWERS ? `${texts.join(', ')}, …` : texts.join(', ');
}
