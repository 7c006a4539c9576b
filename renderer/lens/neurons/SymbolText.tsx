import type { CSSProperties } from 'react';
import classes from './Neurons.module.css';
import { plainSymbol } from './plainSymbol.ts';

interface SymbolTextProps {
  /** In TeX. */
  readonly symbol: string;
  readonly index: string;
  readonly x: number;
  readonly y: number;
  readonly style?: CSSProperties | undefined;
}

/** A symbol of the notation within a drawing, centered. */
export function SymbolText({ symbol, index, x, y, style }: SymbolTextProps) {
  const { prefix, letter, superscript, subscript } = plainSymbol(symbol, index);
  return (
    <text className={classes.symbol} x={x} y={y} style={style} data-small={prefix !== '' || undefined}>
      {prefix}
      {letter}
      {superscript && (
        <tspan className={classes.script} dy="-0.55em">
          {superscript}
        </tspan>
      )}
      {subscript && (
        // Below the superscript: back by its width, down past the baseline.
        <tspan
          className={classes.script}
          dx={superscript ? `${-0.6 * superscript.length}em` : undefined}
          dy={superscript ? '1em' : '0.4em'}
        >
          {subscript}
        </tspan>
      )}
    </text>
  );
}
