import { type KeyboardEvent, useEffect, useRef } from 'react';
import { t } from '../../language/index.ts';
import { type Scheme, toCss } from '../../theme/colors.ts';
import { type Direction, divergingColor, textColorOn } from '../../theme/divergingScale.ts';
import { formatFull, formatValue } from '../tensors/index.ts';
import classes from './Neurons.module.css';
import { type NeuronLayer, symbolOf, valuesOf } from './neuronLayer.ts';
import { type NeuronPosition, RADIUS } from './neuronLayout.ts';
import { SymbolText } from './SymbolText.tsx';

interface NeuronProps {
  readonly layer: NeuronLayer;
  readonly position: NeuronPosition;
  readonly center: { readonly x: number; readonly y: number };
  readonly phase: Direction;
  readonly scheme: Scheme;
  readonly limit: number;
  readonly isExact: boolean;
  readonly isLit: boolean;
  /** True if another neuron of its layer is lit. */
  readonly isDim: boolean;
  readonly isSelected: boolean;
  /** True for the one neuron that Tab reaches. */
  readonly isFocusStop: boolean;
  readonly hasFocus: boolean;
  readonly onPoint: (neuron: NeuronPosition | null) => void;
  readonly onFocus: (neuron: NeuronPosition) => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onSelect: (neuron: NeuronPosition) => void;
}

/** A neuron: its symbol on the color of its value, and the value outside, away from the connections. */
export function Neuron(props: NeuronProps) {
  const { layer, position, center, phase, scheme, limit, isExact, isLit, isDim, isSelected, isFocusStop, hasFocus } = props;
  const element = useRef<SVGGElement>(null);
  useEffect(() => {
    if (hasFocus) element.current?.focus();
  }, [hasFocus]);
  const value = valuesOf(layer, phase)[position.index];
  const isBroken = value !== undefined && !Number.isFinite(value);
  const ground = divergingColor(value !== undefined && limit > 0 && !isBroken ? value / limit : 0, phase, scheme);
  const text = value === undefined ? '–' : formatValue(value, isExact);
  const full = value === undefined ? '–' : formatFull(value);
  const outside = position.level === 'above' ? -RADIUS - 9 : RADIUS + 18;
  return (
    <g className={classes.neuron} data-lit={isLit || undefined} data-dim={isDim || undefined} data-broken={isBroken || undefined}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no buttons of its own */}
      <g
        ref={element}
        role="button"
        tabIndex={isFocusStop ? 0 : -1}
        className={classes.button}
        aria-pressed={isSelected}
        data-testid={`neuron-${position.level}-${position.index}`}
        onPointerEnter={() => props.onPoint(position)}
        onPointerLeave={() => props.onPoint(null)}
        onFocus={() => props.onFocus(position)}
        onBlur={props.onBlur}
        onClick={() => props.onSelect(position)}
        onKeyDown={props.onKeyDown}
      >
        <title>{t('{{layer}}, neuron {{index}}: {{value}}', { layer: layer.name, index: position.index, value: full })}</title>
        <circle cx={center.x} cy={center.y} r={RADIUS} style={isBroken ? undefined : { fill: toCss(ground) }} />
      </g>
      {/* The label of the button says the same. */}
      <g className={classes.texts} aria-hidden>
        <SymbolText
          symbol={symbolOf(layer, phase)}
          index={String(position.index)}
          x={center.x}
          y={center.y + 4}
          style={isBroken ? undefined : { fill: toCss(textColorOn(ground)) }}
        />
        <text className={classes.value} x={center.x} y={center.y + outside}>
          {text}
        </text>
      </g>
    </g>
  );
}
