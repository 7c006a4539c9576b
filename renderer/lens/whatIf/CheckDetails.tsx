import { Anchor, Table, Text } from '@mantine/core';
import type { AnyNumber, GradientCheck, ParameterCheck } from '#app/contract/index.ts';
import { Tex } from '../../kit/surface/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { formatFull, readNumber } from '../tensors/index.ts';
import { elementVerdict } from './verdict.ts';
import classes from './WhatIf.module.css';

interface CheckDetailsProps {
  readonly check: ParameterCheck;
  readonly onFollow?: (address: string) => void;
}

/** More elements are not compared by eye. */
const SHOWN = 4;

/** The checked elements with the largest errors: the computed gradient, the slopes of both sides, and ε. */
export function CheckDetails({ check, onFollow }: CheckDetailsProps) {
  const shown = check.worst.slice(0, SHOWN);
  const hasKink = shown.some(({ isKink }) => isKink);
  const hasWrong = shown.some((each) => elementVerdict(each) === 'wrong');
  return (
    <div className={classes.details} data-testid="check-details">
      <Text fz="xs" c="dimmed">
        {t('{{checked}} of {{elements}} elements checked in float64', { checked: check.checked, elements: check.elements })}
      </Text>
      {shown.map((element) => (
        <Element key={element.address} element={element} hasLosses={check.checked === 1} {...(onFollow && { onFollow })} />
      ))}
      {hasKink && (
        <Text fz="xs">
          {t('At a kink, as of relu at 0, the slopes of the two sides differ. Any slope between them is a valid gradient.')}
        </Text>
      )}
      {hasWrong && (
        <Text fz="xs" c="red">
          {t('The gradient differs from the slope of J. Rounding may be the cause if J is very large or very small.')}
        </Text>
      )}
    </div>
  );
}

interface ElementProps {
  readonly element: GradientCheck;
  /** True to show J on both sides, too. */
  readonly hasLosses: boolean;
  readonly onFollow?: (address: string) => void;
}

function Element({ element, hasLosses, onFollow }: ElementProps) {
  const { address, analytic, central, right, left, epsilon, relativeError, isKink, losses } = element;
  const rows: readonly (readonly [string, string, AnyNumber])[] = [
    ...(hasLosses && losses
      ? [
          [t('above'), 'J(\\theta + \\varepsilon)', losses.above] as const,
          [t('here'), 'J(\\theta)', losses.here] as const,
          [t('below'), 'J(\\theta - \\varepsilon)', losses.below] as const,
        ]
      : []),
    [t('computed'), '\\partial J / \\partial \\theta', analytic],
    [t('central'), '\\frac{J(\\theta + \\varepsilon) - J(\\theta - \\varepsilon)}{2 \\varepsilon}', central],
    [t('right side'), '\\frac{J(\\theta + \\varepsilon) - J(\\theta)}{\\varepsilon}', right],
    [t('left side'), '\\frac{J(\\theta) - J(\\theta - \\varepsilon)}{\\varepsilon}', left],
  ];
  return (
    <section aria-label={address}>
      <div className={classes.elementHead}>
        {onFollow ? (
          <Anchor component="button" type="button" fz="xs" ff="monospace" onClick={() => onFollow(address)}>
            {address}
          </Anchor>
        ) : (
          <code>{address}</code>
        )}
        <span>
          <Tex tex={`\\varepsilon`} /> = {formatNumber(epsilon, 2)}
        </span>
        <span>
          {t('relative error')} {formatNumber(readNumber(relativeError), 2)}
          {isKink && ` · ${t('kink')}`}
        </span>
      </div>
      <Table className={classes.slopes} verticalSpacing={3} horizontalSpacing={0}>
        <Table.Tbody>
          {rows.map(([name, tex, value]) => (
            <Table.Tr key={name}>
              <Table.Td>{name}</Table.Td>
              <Table.Td>
                <Tex tex={tex} />
              </Table.Td>
              <Table.Td data-selectable>{formatFull(readNumber(value))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
