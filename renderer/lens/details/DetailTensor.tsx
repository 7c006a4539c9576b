import type { LensTensor } from '#app/contract/index.ts';
import type { Direction } from '../../theme/divergingScale.ts';
import { useLens, useLensState } from '../../workbench/index.ts';
import { type Dimension, TensorView } from '../tensors/index.ts';
import { elementAddress, selectedIndex } from '../values/elementAddress.ts';
import { type LimitOf, sizeOf } from '../values/passValues.ts';

interface DetailTensorProps {
  readonly tensor: LensTensor;
  readonly direction: Direction;
  readonly label: string;
  /** Shown beside its symbol. */
  readonly name?: string;
  readonly limitOf: LimitOf;
  readonly isParameter?: boolean;
  /** True for data in its own units. */
  readonly isData?: boolean;
  readonly dimensions?: readonly Dimension[] | undefined;
  /** The shape of the image that the last dimension of a weight is a flattened one of. */
  readonly folded?: readonly number[] | undefined;
}

/** A tensor of the pass on the scale of its kind; a click on an element selects it. */
export function DetailTensor(props: DetailTensorProps) {
  const { tensor, direction, label, name, limitOf, isParameter = false, isData = false, dimensions, folded } = props;
  const lens = useLens();
  const isExact = useLensState(({ choices }) => choices.numbers === 'exact');
  const selected = useLensState(({ selection }) => selection.address);
  const kind = !isParameter ? direction : direction === 'forward' ? 'parameters' : 'parameterGradients';
  return (
    <TensorView
      tensor={tensor}
      load={({ from, count }) => lens.load(tensor, from, count)}
      direction={direction}
      label={label}
      {...(name !== undefined && { name })}
      hasBatch={!isParameter && tensor.shape.length > 0}
      isParameter={isParameter}
      isInput={isData}
      dimensions={dimensions}
      folded={folded}
      limit={isData ? sizeOf(tensor) : limitOf(tensor, kind)}
      isExact={isExact}
      selected={selectedIndex(selected, tensor.address)}
      onSelect={(index) => lens.select({ ...lens.getState().selection, address: elementAddress(tensor.address, index) })}
    />
  );
}
