import type { LensTensor } from '#app/contract/index.ts';
import { t } from '../../language/index.ts';
import { useLens, useLensState } from '../../workbench/index.ts';
import { useTensor } from '../canvas/useTensor.ts';
import { TensorView, type TensorViewProps } from '../tensors/index.ts';
import { elementAddress, selectedIndex } from '../values/elementAddress.ts';
import { type LimitOf, sizeOf } from '../values/passValues.ts';

interface UpdateTensorsProps extends Pick<TensorViewProps, 'dimensions' | 'folded'> {
  readonly name: string;
  readonly value: LensTensor;
  readonly limitOf: LimitOf;
}

/** A parameter after the update, and what the update adds to it. A click explains the new value. */
export function UpdateTensors({ name, value, limitOf, dimensions, folded }: UpdateTensorsProps) {
  const lens = useLens();
  const isExact = useLensState(({ choices }) => choices.numbers === 'exact');
  const selected = useLensState(({ selection }) => selection.address);
  const after = useTensor(`${value.address}/new`);
  const change = useTensor(`${value.address}/change`);
  const view = (tensor: LensTensor, direction: 'forward' | 'backward', label: string, limit: number) => (
    <TensorView
      tensor={tensor}
      load={({ from, count }) => lens.load(tensor, from, count)}
      direction={direction}
      label={label}
      isParameter
      dimensions={dimensions}
      folded={folded}
      limit={limit}
      isExact={isExact}
      selected={selectedIndex(selected, `${value.address}/new`)}
      onSelect={(index) => lens.select({ ...lens.getState().selection, address: elementAddress(`${value.address}/new`, index) })}
    />
  );
  return (
    <>
      {after && view(after, 'forward', t('{{parameter}} after the update', { parameter: name }), limitOf(after, 'parameters'))}
      {change && view(change, 'backward', t('Change of {{parameter}} by the update', { parameter: name }), sizeOf(change) || 1)}
    </>
  );
}
