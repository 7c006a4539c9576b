import { Select, Text } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { LensTensor } from '#app/contract/index.ts';
import { Section } from '../../kit/surface/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useLens, useLensState, useWorkbench } from '../../workbench/index.ts';
import { type AnsweredPass, countOf, finiteOrNot, tensorData } from '../../workbench/lens/index.ts';
import { sayError } from '../../workbench/messages/index.ts';
import { quantityName, TensorView } from '../tensors/index.ts';
import { type PassNode, passNode, sizeOf } from '../values/passValues.ts';
import { differenceOf } from './difference.ts';
import classes from './Time.module.css';
import { useComparedPass } from './useComparedPass.ts';

/** The shown step beside the compared one: J, and a tensor of the selected node at both, with their difference. */
export function CompareSection() {
  const step = useLensState(({ choices }) => choices.comparedStep);
  const run = useLensState(({ subject }) => subject?.run);
  const answered = useLensState((state) => state.answered);
  const nodeId = useLensState(({ selection }) => selection.node);
  const { compared, error } = useComparedPass(run ? step : undefined);
  if (step === undefined || !run) return null;
  const nodes = nodeId === undefined ? [] : [answered?.pass, compared?.pass].map((pass) => passNode(pass, nodeId));
  const title = t('Step {{a}} compared with step {{b}}', { a: run.step, b: step });
  return (
    <Section title={title}>
      <div data-testid="lens-comparison" data-step={step}>
        {error && (
          <Text fz="xs" c="red" role="alert">
            {sayError(error).message}
          </Text>
        )}
        {answered && compared && (
          <>
            <Losses answered={answered} compared={compared} steps={[run.step, step]} />
            {nodes[0] && nodes[1] ? (
              <NodeComparison present={nodes[0]} other={nodes[1]} compared={compared} steps={[run.step, step]} />
            ) : (
              <Text fz="xs" c="dimmed">
                {t('Select a node to compare its values.')}
              </Text>
            )}
          </>
        )}
      </div>
    </Section>
  );
}

interface StepsProps {
  /** The shown one and the compared one. */
  readonly steps: readonly [number, number];
}

interface LossesProps extends StepsProps {
  readonly answered: AnsweredPass;
  readonly compared: AnsweredPass;
}

function Losses({ answered, compared, steps }: LossesProps) {
  const losses = [answered, compared].map(({ pass }) => (pass.loss === null ? undefined : finiteOrNot(pass.loss)));
  const [a, b] = losses;
  if (a === undefined || b === undefined) return null;
  return (
    <table className={classes.facts}>
      <thead>
        <tr>
          <th scope="col">{stepText(steps[0])}</th>
          <th scope="col">{stepText(steps[1])}</th>
          <th scope="col">{differenceText(steps)}</th>
        </tr>
      </thead>
      <tbody>
        <tr data-testid="compared-loss" title={t('Loss J')}>
          <td>J = {formatNumber(a)}</td>
          <td>{formatNumber(b)}</td>
          <td>{formatNumber(a - b)}</td>
        </tr>
      </tbody>
    </table>
  );
}

const stepText = (step: number): string => t('step {{step}}', { step });
const differenceText = ([a, b]: StepsProps['steps']): string => t('step {{a}} − step {{b}}', { a, b });

interface Choice {
  readonly label: string;
  readonly isParameter: boolean;
  readonly isGradient: boolean;
  readonly read: (node: PassNode) => LensTensor | undefined;
}

/** The tensors of a node that can be compared. */
function choicesOf(node: PassNode): Choice[] {
  const choices: Choice[] = [
    { label: t('Output'), isParameter: false, isGradient: false, read: ({ out }) => out },
    { label: t('Gradient of the output'), isParameter: false, isGradient: true, read: ({ dout }) => dout },
    ...node.parameters.flatMap(({ name }): Choice[] => {
      const words = quantityName(name);
      const find = ({ parameters }: PassNode) => parameters.find((parameter) => parameter.name === name);
      return [
        { label: words, isParameter: true, isGradient: false, read: (of) => find(of)?.value },
        {
          label: t('Gradient of {{parameter}}', { parameter: words }),
          isParameter: true,
          isGradient: true,
          read: (of) => find(of)?.gradient,
        },
      ];
    }),
  ];
  return choices.filter(({ read }) => read(node) !== undefined);
}

interface NodeComparisonProps extends StepsProps {
  readonly present: PassNode;
  readonly other: PassNode;
  readonly compared: AnsweredPass;
}

function NodeComparison({ present, other, compared, steps }: NodeComparisonProps) {
  const lens = useLens();
  const { reader } = useWorkbench();
  const choices = choicesOf(present);
  const [label, setLabel] = useState<string | null>(null);
  const choice = choices.find((each) => each.label === label) ?? choices[0];
  const [a, b] = [choice.read(present), choice.read(other)];
  const difference = useDifference(a, b, compared);
  if (!a || !b) return null;
  const limit = Math.max(sizeOf(a), sizeOf(b));
  const shared = {
    direction: choice.isGradient ? 'backward' : 'forward',
    hasBatch: !choice.isParameter && a.shape.length > 0,
    isParameter: choice.isParameter,
  } as const;
  return (
    <>
      <Select
        my={6}
        size="xs"
        aria-label={t('Compared values')}
        data={choices.map((each) => each.label)}
        value={choice.label}
        allowDeselect={false}
        onChange={setLabel}
        data-testid="compared-tensor"
      />
      <Compared title={differenceText(steps)}>
        {difference ? (
          <TensorView {...shared} tensor={difference} label={labelOf(choice, differenceText(steps))} />
        ) : (
          <Text fz="xs" c="dimmed">
            {countOf(a.shape) > MOST_ELEMENTS ? t('The tensor is too large for a difference.') : t('Computing the difference…')}
          </Text>
        )}
      </Compared>
      <Compared title={stepText(steps[0])}>
        <TensorView
          {...shared}
          tensor={a}
          load={({ from, count }) => lens.load(a, from, count)}
          label={labelOf(choice, stepText(steps[0]))}
          limit={limit}
        />
      </Compared>
      <Compared title={stepText(steps[1])}>
        <TensorView
          {...shared}
          tensor={{ ...b, address: `${b.address}-compared` }}
          load={({ from, count }) => reader.lens.tensor({ question: compared.question, address: b.address, from, count })}
          label={labelOf(choice, stepText(steps[1]))}
          limit={limit}
        />
      </Compared>
    </>
  );
}

const labelOf = ({ label }: Choice, step: string): string => t('{{values}} at {{step}}', { values: label, step });

function Compared({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={classes.comparedValues}>
      <Text fz="xs" fw={600}>
        {title}
      </Text>
      {children}
    </div>
  );
}

/** Elements that are loaded at once. */
const MOST_ELEMENTS = 1_000_000;

/** The difference of two tensors, whose elements are loaded if they did not come with their passes. */
function useDifference(a: LensTensor | undefined, b: LensTensor | undefined, compared: AnsweredPass): LensTensor | undefined {
  const lens = useLens();
  const { reader } = useWorkbench();
  const inline = useMemo(() => {
    const [left, right] = [a && tensorData(a), b && tensorData(b)];
    return a && b && left && right ? differenceOf(a, b, left, right) : undefined;
  }, [a, b]);
  const [loaded, setLoaded] = useState<LensTensor | undefined>(undefined);
  useEffect(() => {
    setLoaded(undefined);
    if (inline || !a || !b || countOf(a.shape) > MOST_ELEMENTS) return;
    let isCurrent = true;
    const count = countOf(a.shape);
    Promise.all([
      lens.load(a, 0, count),
      reader.lens.tensor({ question: compared.question, address: b.address, from: 0, count }),
    ]).then(
      (parts) => {
        const [left, right] = parts.map(tensorData);
        if (isCurrent && left && right) setLoaded(differenceOf(a, b, left, right));
      },
      // Each of the tensors tells its own error.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [inline, a, b, compared, lens, reader]);
  return inline ?? loaded;
}
