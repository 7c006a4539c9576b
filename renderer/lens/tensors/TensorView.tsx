import { Text } from '@mantine/core';
import { useId } from 'react';
import type { LensTensor } from '#app/contract/index.ts';
import { Tex } from '../../kit/surface/index.ts';
import { formatShape } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { readNumber } from './elements.ts';
import { formatFull, formatValue } from './formatValue.ts';
import { HeatMap } from './HeatMap.tsx';
import { NumberCells } from './NumberCells.tsx';
import { axisNames, describeIndex, planesNote } from './planeName.ts';
import { ScaleLegend } from './ScaleLegend.tsx';
import { describePage } from './shownPage.ts';
import classes from './Tensors.module.css';
import { FindBar, Pager, SampleChooser } from './TensorTools.tsx';
import { type TensorState, type TensorViewProps, useTensorState } from './useTensorState.ts';
import { useTensorWidth } from './useTensorWidth.ts';

/** A tensor of a pass, by its shape as numbers, strip, heat map, image, feature maps, kernels, attention or sequence. */
export function TensorView(props: TensorViewProps) {
  const { tensor, direction, label, isExact = false } = props;
  const { ref, width } = useTensorWidth();
  const state = useTensorState(props, width);
  const { fit, paint, samples, sample } = state;
  const readoutId = useId();
  const isNumbers = fit.layout.form === 'numbers';
  const common = { fit, paint, read: state.read, selected: state.selected, ...state.events };
  return (
    <figure ref={ref} className={classes.tensor} data-direction={direction} data-testid={`tensor-${tensor.address}`}>
      <figcaption className={classes.caption}>
        <Tex tex={tensor.symbol} />
        {props.name !== undefined && <span>{props.name}</span>}
        <span className={classes.shape}>{formatShape(state.shape)}</span>
        {tensor.broken > 0 && <span className={classes.brokenNote}>{t('NaN or ∞: {{number}}', { number: tensor.broken })}</span>}
        {samples > 1 && <SampleChooser sample={sample} samples={samples} onSample={state.onSample} />}
      </figcaption>
      {planesNote(fit.layout) && <p className={classes.note}>{planesNote(fit.layout)}</p>}
      {isNumbers && <NumberAxes layout={fit.layout} />}
      {!isNumbers && <Tools state={state} hasBroken={tensor.broken > 0} />}
      <div className={classes.content} aria-busy={state.isLoading}>
        {isNumbers ? (
          <NumberCells {...common} label={label} isExact={isExact} cursor={state.cursor} isFocused={state.isFocused} />
        ) : (
          <HeatMap
            {...common}
            page={state.page}
            label={summaryOf(props, state)}
            readoutId={readoutId}
            cursor={state.shownCursor}
          />
        )}
      </div>
      <div className={classes.foot}>
        <span
          id={readoutId}
          className={classes.readout}
          aria-live={state.isFocused ? 'polite' : 'off'}
          data-testid="tensor-readout"
        >
          <Readout tensor={tensor} state={state} isExact={isExact} />
        </span>
        {fit.layout.form !== 'picture' && paint.limit > 0 && <ScaleLegend direction={direction} limit={paint.limit} />}
      </div>
      {state.error !== undefined && (
        <Text fz="xs" c="red" role="alert">
          {t('These values could not be loaded.')}
        </Text>
      )}
    </figure>
  );
}

function Tools({ state, hasBroken }: { readonly state: TensorState; readonly hasBroken: boolean }) {
  const { fit, page, pageNumber, pages } = state;
  return (
    <div className={classes.tools}>
      <FindBar shape={state.shape} hasBroken={hasBroken} onIndex={state.goTo} onSearch={state.search} />
      {pages > 1 && <Pager page={pageNumber} pages={pages} text={describePage(fit.layout, page)} onPage={state.showPage} />}
    </div>
  );
}

/** What rows and columns count, beside their indices. */
function NumberAxes({ layout }: { readonly layout: TensorState['fit']['layout'] }) {
  const axes = axisNames(layout);
  return axes && <p className={classes.note}>{t('Rows: {{rows}}, columns: {{columns}}', axes)}</p>;
}

interface ReadoutProps {
  readonly tensor: LensTensor;
  readonly state: TensorState;
  readonly isExact: boolean;
}

/** The value under the pointer or the cursor, with all its digits; else the range of all values. */
function Readout({ tensor, state: { fit, index, shownIndex = [], value }, isExact }: ReadoutProps) {
  if (!index || value === undefined) {
    const [low, high, norm] = [tensor.min, tensor.max, tensor.norm].map((each) => formatValue(readNumber(each)));
    return t('{{low}} to {{high}}, norm {{norm}}', { low, high, norm });
  }
  return (
    <>
      [{index.join(', ')}] {describeIndex(fit.layout, shownIndex)} <b>{formatValue(value, isExact)}</b> {formatFull(value)}
    </>
  );
}

function summaryOf({ tensor, label }: TensorViewProps, { shape }: TensorState): string {
  return t('{{label}}, shape {{shape}}, values from {{low}} to {{high}}', {
    label,
    shape: formatShape(shape),
    low: formatValue(readNumber(tensor.min)),
    high: formatValue(readNumber(tensor.max)),
  });
}
