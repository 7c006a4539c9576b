import { Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, useState } from 'react';
import { Tex } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { useScheme } from '../../theme/scheme.tsx';
import { elementSymbol, texNumber } from '../explanation/index.ts';
import { Pager, ScaleLegend } from '../tensors/index.ts';
import { Connections } from './Connections.tsx';
import { Neuron } from './Neuron.tsx';
import classes from './Neurons.module.css';
import { neuronFormula } from './neuronFormula.ts';
import { type DenseConnection, largestOf, symbolOf, valuesOf } from './neuronLayer.ts';
import {
  centerOf,
  HEIGHT,
  LEVELS,
  type Level,
  moveNeuron,
  type NeuronPosition,
  type NeuronWindow,
  windowAround,
} from './neuronLayout.ts';

interface NeuronDrawingProps extends DenseConnection {
  /** The values at the ends of the scales; default: the largest magnitudes. */
  readonly limits?: { readonly values?: number; readonly weights?: number };
  readonly isExact?: boolean;
  readonly selected?: NeuronPosition | null;
  readonly onSelect?: (neuron: NeuronPosition) => void;
  /** A weight of the lit fan was clicked. */
  readonly onSelectWeight?: (above: number, below: number) => void;
}

const ROWS: readonly Level[] = ['above', 'below'];
const isSame = (a: NeuronPosition | null, b: NeuronPosition) => a?.level === b.level && a.index === b.index;

/** A dense layer opened neuron by neuron: layer l below, l + 1 above, and the connections of one neuron lit. */
export function NeuronDrawing(props: NeuronDrawingProps) {
  const { below, above, phase, selected = null, isExact = false, onSelect } = props;
  const scheme = useScheme();
  const { ref, width: measured } = useElementSize<HTMLElement>();
  const width = Math.max(240, measured);
  const state = useNeurons(props, width);
  const { windows, lit } = state;
  const limit = props.limits?.values ?? largestOf(valuesOf(below, phase), valuesOf(above, phase));
  const weightLimit = props.limits?.weights ?? largestOf(props.weights);
  const layers = { below, above };
  const formula = lit && neuronFormula(props, lit);
  const value = lit ? valuesOf(layers[lit.level], phase)[lit.index] : undefined;
  return (
    <figure ref={ref} className={classes.drawing} data-direction={phase} data-testid="neurons">
      <div className={classes.caption} data-testid="neuron-formula">
        {lit && value !== undefined ? (
          <Tex
            tex={`\\displaystyle ${formula ?? elementSymbol(symbolOf(layers[lit.level], phase), [lit.index])} = ${texNumber(value, isExact)}`}
          />
        ) : (
          <Text fz="xs" c="dimmed">
            {t('Point at a neuron to see its connections.')}
          </Text>
        )}
      </div>
      {ROWS.map((level) => (
        <LayerPager key={level} name={layers[level].name} window={windows[level]} onFrom={(from) => state.show(level, from)} />
      ))}
      <div className={classes.scroll}>
        <svg
          width={width}
          height={HEIGHT}
          aria-label={t('Neurons of {{below}} and {{above}}', { below: below.name, above: above.name })}
        >
          <Connections {...props} windows={windows} width={width} limit={weightLimit} lit={lit} />
          {ROWS.flatMap((level) =>
            Array.from({ length: windows[level].count }, (_, at) => at + windows[level].from).map((index) => (
              <Neuron
                key={`${level} ${index}`}
                layer={layers[level]}
                position={{ level, index }}
                center={{ x: centerOf(windows[level], index, width), y: LEVELS[level] }}
                phase={phase}
                scheme={scheme}
                limit={limit}
                isExact={isExact}
                isLit={isSame(lit, { level, index })}
                isDim={lit?.level === level && lit.index !== index}
                isSelected={isSame(selected, { level, index })}
                isFocusStop={isSame(state.focusStop, { level, index })}
                hasFocus={state.isFocused && isSame(state.focusStop, { level, index })}
                onPoint={state.setPointed}
                onFocus={state.focus}
                onBlur={state.blur}
                onKeyDown={state.onKeyDown}
                onSelect={(neuron) => onSelect?.(neuron)}
              />
            )),
          )}
        </svg>
      </div>
      <div className={classes.legends}>
        <span>
          <Tex tex={symbolOf(below, phase)} />, <Tex tex={symbolOf(above, phase)} />
          <ScaleLegend direction={phase} limit={limit} />
        </span>
        <span>
          <Tex tex={props.weightSymbol} />
          <ScaleLegend direction="forward" limit={weightLimit} />
        </span>
      </div>
    </figure>
  );
}

/** Which neurons are shown, which one is lit, and how the keyboard moves among them. */
function useNeurons({ below, above, selected = null, onSelect }: NeuronDrawingProps, width: number) {
  const totals = { below: below.values.length, above: above.values.length };
  const [shown, setShown] = useState<Readonly<Record<Level, number>>>({ below: 0, above: 0 });
  const [focused, setFocused] = useState<NeuronPosition>({ level: 'above', index: 0 });
  const [isFocused, setIsFocused] = useState(false);
  const [pointed, setPointed] = useState<NeuronPosition | null>(null);
  const windows = {
    below: windowAround(totals.below, Math.min(shown.below, totals.below - 1), width),
    above: windowAround(totals.above, Math.min(shown.above, totals.above - 1), width),
  };
  const { from, count } = windows[focused.level];
  // A neuron that is not shown cannot take the focus.
  const focusStop = focused.index >= from && focused.index < from + count ? focused : { level: focused.level, index: from };
  const show = (level: Level, index: number) => setShown((before) => ({ ...before, [level]: index }));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const isPick = event.key === 'Enter' || event.key === ' ';
    const moved = moveNeuron(focusStop, event.key, totals, count);
    if (!isPick && !moved) return;
    event.preventDefault();
    event.stopPropagation();
    if (isPick) onSelect?.(focusStop);
    if (!moved) return;
    setFocused(moved);
    show(moved.level, moved.index);
  };
  return {
    windows,
    lit: pointed ?? (isFocused ? focusStop : selected),
    focusStop,
    isFocused,
    setPointed,
    show,
    onKeyDown,
    focus: (neuron: NeuronPosition) => {
      setFocused(neuron);
      setIsFocused(true);
    },
    blur: () => setIsFocused(false),
  };
}

interface LayerPagerProps {
  readonly name: string;
  readonly window: NeuronWindow;
  readonly onFrom: (from: number) => void;
}

/** Pages of a layer that does not fit. */
function LayerPager({ name, window: { from, count, size, total }, onFrom }: LayerPagerProps) {
  if (total <= size) return null;
  return (
    <Pager
      page={from / size}
      pages={Math.ceil(total / size)}
      text={t('{{layer}}: neurons {{first}}–{{last}} of {{total}}', { layer: name, first: from, last: from + count - 1, total })}
      onPage={(page) => onFrom(page * size)}
    />
  );
}
