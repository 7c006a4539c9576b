import { memo, useMemo } from 'react';
import type { LensTensor } from '#app/contract/index.ts';
import { Tex } from '../../kit/surface/index.ts';
import { toCss } from '../../theme/colors.ts';
import { type Direction, divergingColor, textColorOn } from '../../theme/divergingScale.ts';
import { useScheme } from '../../theme/scheme.tsx';
import { useLensState } from '../../workbench/index.ts';
import { formatValue, indexOf } from '../tensors/index.ts';
import { elementAddress } from '../values/elementAddress.ts';
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

/** Room for a symbol: before the values, or above them where there is height enough. */
const SYMBOL = 33;
const SYMBOL_LINE = 18;
const TALL = 60;

/** A tensor in a node: numbers where they fit, else pixels. */
export const NodeTensor = memo(({ tensor, shape, direction, limit, width, height, zoom, hasSymbol = true }: NodeTensorProps) => {
  const loaded = useTensorValues(tensor);
  const isTall = height >= TALL;
  const space = width - (hasSymbol && !isTall ? SYMBOL : 0);
  const high = height - (hasSymbol && isTall ? SYMBOL_LINE : 0);
  const count = shape.reduce((product, length) => product * length, 1);
  const isExact = useLensState(({ choices }) => choices.numbers === 'exact');
  const characters = useMemo(() => longestNumber(loaded?.values.subarray(0, count), isExact), [loaded, count, isExact]);
  const isOwn = useLensState(({ choices }) => choices.colors === 'own');
  const numbers = characters === undefined ? undefined : fitNumbers(count, space, high, zoom, characters);
  return (
    <div
      className={classes.tensor}
      data-direction={direction}
      data-tall={isTall || undefined}
      data-testid={`values-${tensor.address}`}
      style={{ height }}
    >
      {hasSymbol && (
        <span className={classes.symbol} style={isTall ? { height: SYMBOL_LINE - 2 } : { width: SYMBOL }} aria-hidden>
          <Tex tex={onOneLine(tensor.symbol)} />
          {isOwn && isTall && loaded && !numbers && <span className={classes.limit}>±{formatValue(limit)}</span>}
        </span>
      )}
      {loaded &&
        (numbers ? (
          <Numbers
            tensor={tensor}
            values={loaded.values.subarray(0, count)}
            direction={direction}
            limit={limit}
            width={space}
            {...numbers}
          />
        ) : (
          <ValuePicture
            values={loaded.values.subarray(0, count)}
            shape={shape}
            direction={direction}
            limit={limit}
            width={space}
            height={high}
          />
        ))}
    </div>
  );
});
NodeTensor.displayName = 'NodeTensor';

/** A fraction is too high for a small line: `\frac{\partial J}{\partial a}` → `\partial J/\partial a`. */
const onOneLine = (tex: string): string => tex.replace(/^\\frac\{(\\partial J)\}\{(.+)\}$/, '$1/$2');

/** More are pixels. */
const MOST_NUMBERS = 64;

/** The characters of the longest number; undefined if they are too many to be read. */
function longestNumber(values: Float64Array | undefined, isExact: boolean): number | undefined {
  if (!values || values.length > MOST_NUMBERS) return undefined;
  return Math.max(1, ...[...values].map((value) => formatValue(value, isExact).length));
}

interface NumbersProps {
  readonly tensor: LensTensor;
  readonly values: Float64Array;
  readonly direction: Direction;
  readonly limit: number;
  readonly width: number;
  readonly columns: number;
  readonly fontSize: number;
}

function Numbers({ tensor, values, direction, limit, width, columns, fontSize }: NumbersProps) {
  const scheme = useScheme();
  const isExact = useLensState(({ choices }) => choices.numbers === 'exact');
  const selected = useLensState(({ selection }) => selection.address);
  return (
    <span className={classes.numbers} style={{ width, fontSize, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {[...values].map((value, index) => {
        const address = elementAddress(tensor.address, indexOf(tensor.shape, index));
        const ground = Number.isFinite(value) ? divergingColor(value / limit, direction, scheme) : undefined;
        return (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: elements are identified by index
            key={index}
            data-address={address}
            data-selected={selected === address || undefined}
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
