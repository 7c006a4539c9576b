import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { FoundStep, RunSummary } from '#app/contract/index.ts';
import { type ConditionScope, conditionScope, readCondition } from '#engine/graph/index.ts';
import { ConditionText, conditionExamples } from '../../controls/conditions/index.ts';
import { analysisOf } from '../../document/index.ts';
import { LongTask } from '../../kit/surface/index.ts';
import { formatCount } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useLens, useLensState, useLongCall, useWorkbench } from '../../workbench/index.ts';
import { sayError } from '../../workbench/messages/index.ts';
import { describeValues } from '../../workbench/runs/index.ts';
import classes from './Time.module.css';

interface FindPanelProps {
  readonly run: RunSummary;
  readonly onFound: (step: number) => void;
}

const NO_NAMES: ConditionScope = { nodes: [], metrics: [], validationMetrics: [] };

/** Finds the first step of a run after which a condition held, and goes there. */
export function FindPanel({ run, onFound }: FindPanelProps) {
  const { reader } = useWorkbench();
  const document = useLensState(({ subject }) => subject?.document);
  const scope = useMemo(() => (document ? conditionScope(analysisOf(document, undefined).nodes) : NO_NAMES), [document]);
  const [text, setText] = useState('');
  const { call, result, progress, error, isBusy, cancel } = useLongCall<Found>({ kind: 'run', runId: run.id });
  const problem = text.trim() === '' || !document ? undefined : readCondition(text, scope).problem;
  const find = async (condition: string) => {
    setText(condition);
    const weights = { kind: 'run', runId: run.id } as const;
    const found = await call(async (signal) => ({
      ...(await reader.lens.findStep({ weights, condition }, { signal })),
      condition,
    }));
    if (found?.held) onFound(Math.min(found.held.step, run.step));
  };
  return (
    <section className={classes.panel} aria-label={t('Find a step')} data-testid="lens-find">
      <Group gap="xs" align="start" wrap="nowrap">
        <div className={classes.condition}>
          <ConditionText
            label={t('First step at which')}
            name={t('First step at which')}
            text={text}
            problem={problem}
            examples={conditionExamples(scope)}
            onText={setText}
            onEnter={() => void find(text)}
            testId="lens-condition"
          />
        </div>
        <Button
          mt={25}
          size="xs"
          disabled={text.trim() === '' || problem !== undefined || isBusy}
          onClick={() => void find(text)}
          data-testid="lens-find-start"
        >
          {t('Find')}
        </Button>
      </Group>
      <Group gap="xs" mt={6}>
        {suggestionsOf(scope).map(({ label, condition }) => (
          <Button
            key={condition}
            size="compact-xs"
            variant="default"
            title={condition}
            disabled={isBusy}
            onClick={() => void find(condition)}
          >
            {label}
          </Button>
        ))}
      </Group>
      {isBusy && (
        <LongTask
          text={
            progress?.step === undefined
              ? t('Searching the steps…')
              : t('Searching: step {{step}}', { step: formatCount(progress.step) })
          }
          share={progress?.share ?? 0}
          cancelLabel={t('Cancel')}
          onCancel={cancel}
          testId="lens-searching"
        />
      )}
      {error && (
        <Alert color="red" p="xs" mt="xs" role="alert" data-code={sayError(error).code}>
          <Text fz="xs">{[sayError(error).message, sayError(error).fix].filter(Boolean).join(' ')}</Text>
        </Alert>
      )}
      {result && <Outcome found={result} run={run} />}
    </section>
  );
}

type Found = FoundStep & { readonly condition: string };

function Outcome({ found: { held, from, to, condition }, run }: { readonly found: Found; readonly run: RunSummary }) {
  const lens = useLens();
  if (!held) {
    return (
      <div role="status" data-testid="lens-never">
        <Text fz="sm" mt="xs">
          {t('{{condition}} never held in steps {{from}} to {{to}}.', {
            condition,
            from: formatCount(from),
            to: formatCount(to),
          })}
        </Text>
        <Text fz="xs" c="dimmed">
          {t('Change the condition, or train longer.')}
        </Text>
      </div>
    );
  }
  // The pass of a step starts from the weights before it.
  const showPass = () =>
    lens.choose({
      weights: { kind: 'run', runId: run.id, step: held.step - 1 },
      samples: { kind: 'batch' },
      mode: 'train',
    });
  return (
    <Group gap="xs" mt="xs" role="status" data-testid="lens-held">
      <Text fz="sm">
        {t('First held after step {{step}}, epoch {{epoch}}: {{values}}', {
          step: formatCount(held.step),
          epoch: formatCount(held.epoch),
          values: describeValues(held).join(', '),
        })}
      </Text>
      <Anchor component="button" type="button" fz="sm" onClick={showPass}>
        {t('Show the pass of this step')}
      </Anchor>
    </Group>
  );
}

/** Frequent questions, in the names of the graph. */
function suggestionsOf({ nodes, ...scope }: ConditionScope): { readonly label: string; readonly condition: string }[] {
  return [
    { label: t('First NaN or ∞'), condition: 'nonFinite' },
    { label: t('First dead unit'), condition: nodes.some(({ canDie }) => canDie) ? 'dead > 0' : '' },
    { label: t('Loss below 0.1'), condition: 'loss < 0.1' },
    { label: t('Vanishing gradient'), condition: 'norm(delta) < 1e-7' },
    { label: t('Large update'), condition: 'updateRatio > 0.1' },
  ].filter(({ condition }) => condition !== '' && !readCondition(condition, { nodes, ...scope }).problem);
}
