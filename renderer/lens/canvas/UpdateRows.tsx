import { useLensState } from '../../workbench/index.ts';
import { type PassNode, sizeOf } from '../values/passValues.ts';
import { NodeTensor } from './NodeTensor.tsx';
import { useLimitOf } from './useLimitOf.ts';
import { usePreloaded, useTensor } from './useTensor.ts';

interface UpdateRowsProps {
  readonly values: PassNode;
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
}

/** What the update makes of a node's largest parameter: W after it, and ΔW. */
export function UpdateRows({ values, width, height, zoom }: UpdateRowsProps) {
  const limitOf = useLimitOf();
  const [afterAddress, changeAddress] = updateAddresses(values);
  const after = useTensor(afterAddress);
  const change = useTensor(changeAddress);
  if (!limitOf || !after || !change) return <div aria-busy="true" />;
  const row = { shape: after.shape, width, height, zoom };
  return (
    <>
      <NodeTensor {...row} tensor={after} direction="forward" limit={limitOf(after, 'parameters')} />
      <NodeTensor {...row} tensor={change} direction="backward" limit={sizeOf(change) || 1} />
    </>
  );
}

/** W after the update and ΔW, of the parameter that is shown; none of a node that learns nothing. */
function updateAddresses({ parameters }: Pick<PassNode, 'parameters'>): readonly string[] {
  const trained = parameters.find(({ gradient }) => gradient !== undefined)?.value;
  return trained ? [`${trained.address}/new`, `${trained.address}/change`] : [];
}

/** Loads what the update of a node shows while the walk comes to it. */
export function usePreloadedUpdate(values: PassNode | undefined): void {
  const isNear = useLensState(({ walk, position }) => walk.steps[position].phase === 'backward');
  usePreloaded(values && isNear ? updateAddresses(values) : []);
}
