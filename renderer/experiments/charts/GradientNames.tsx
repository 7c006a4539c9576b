import { UnstyledButton } from '@mantine/core';
import { formatNumber } from '../../language/format/index.ts';
import classes from './Charts.module.css';
import { isBias } from './gradientColumns.ts';

interface GradientNamesProps {
  readonly names: readonly string[];
  readonly colors: readonly string[];
  readonly values: readonly (number | null)[];
  readonly focused: string | null;
  readonly onFocus: (name: string | null) => void;
}

/** The parameters by depth, with the norm under the pointer. Hovering highlights a line. */
export function GradientNames({ names, colors, values, focused, onFocus }: GradientNamesProps) {
  return (
    <div className={classes.names} onPointerLeave={() => onFocus(null)}>
      {names.map((name, index) => (
        <UnstyledButton
          key={name}
          className={classes.name}
          data-focused={focused === name || undefined}
          onPointerEnter={() => onFocus(name)}
          onFocus={() => onFocus(name)}
          onBlur={() => onFocus(null)}
        >
          <span className={classes.swatch} style={{ borderTop: `2px ${isBias(name) ? 'dashed' : 'solid'} ${colors[index]}` }} />
          <span>{name}</span>
          <span className={classes.value}>{formatNumber(values[index], 2)}</span>
        </UnstyledButton>
      ))}
    </div>
  );
}
