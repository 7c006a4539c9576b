import { useComputedColorScheme } from '@mantine/core';
import { memo } from 'react';
import type { LensTensor } from '#app/contract/index.ts';
import { Tex } from '../../kit/surface/index.ts';
import { toCss } from '../../theme/colors.ts';
import { type Direction, divergingColor, textColorOn } from '../../theme/divergingScale.ts';
import { useLensState } from '../../workbench/index.ts';
import { formatValue } from '../tensors/index.ts';
import { fitNumbers } from '../values/fitNumbers.ts';
import { ValuePicture } from '../values/ValuePicture.tsx';
import classes from './LensNode.module.css';
import { useTensorValues } from './useTensorValues.ts';

interface NodeTensorProps {
  readonly tensor: LensTensor;
  /** Of one sample, or of the whole parameter. */
  readonly shape: readonly number[];
  readonly direction: Direction;
  readonly limit: number;
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
  /** Shows the symbol before the values. */
  readonly hasSymbol?: boolean;
}

/** Room for a symbol. */
const SYMBOL = 33;

/** A tensor in a node: numbers where they fit, else pixels. */
export const NodeTensor = memo(({ tensor, shape, direction, limit, width, height, zoom, hasSymbol = true }: NodeTensorProps) => {
  const loaded = useTensorValues(tensor);
  const space = width - (hasSymbol ? SYMBOL : 0);
  const count = shape.reduce((product, length) => product * length, 1);
  const numbers = fitNumbers(count, space, height, zoom);
  return (
    <div className={classes.tensor} data-direction={direction} data-testid={`values-${tensor.address}`} style={{ height }}>
      {hasSymbol && (
        <span className={classes.symbol} style={{ width: SYMBOL }} aria-hidden>
          <Tex tex={tensor.symbol} />
        </span>
      )}
      {loaded &&
        (numbers ? (
          <Numbers values={loaded.values.subarray(0, count)} direction={direction} limit={limit} width={space} {...numbers} />
        ) : (
          <ValuePicture
            values={loaded.values.subarray(0, count)}
            shape={shape}
            direction={direction}
            limit={limit}
            width={space}
            height={height}
          />
        ))}
    </div>
  );
});
NodeTensor.displayName = 'NodeTensor';

interface NumbersProps {
  readonly values: Float64Array;
  readonly direction: Direction;
  readonly limit: number;
  readonly width: number;
  readonly columns: number;
  readonly fontSize: number;
}

function Numbers({ values, direction, limit, width, columns, fontSize }: NumbersProps) {
  const scheme = useComputedColorScheme('light');
  const isExact = useLensState(({ choices }) => choices.numbers === 'exact');
  return (
    <span className={classes.numbers} style={{ width, fontSize, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {[...values].map((value, index) => {
        const ground = Number.isFinite(value) ? divergingColor(value / limit, direction, scheme) : undefined;
        return (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: elements are identified by index
            key={index}
            data-broken={ground === undefined || undefined}
            style={ground && { background: toCss(ground), color: toCss(textColorOn(ground)) }}
            title={formatValue(value, true)}
          >
            {formatValue(value, isExact)}
          </span>
        );
      })}
    </span>
  );
}
