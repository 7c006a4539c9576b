import { type PassNode, sizeOf } from '../values/passValues.ts';
import { NodeTensor } from './NodeTensor.tsx';
import { useLimitOf } from './useLimitOf.ts';
import { useTensor } from './useTensor.ts';

interface UpdateRowsProps {
  readonly values: PassNode;
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
}

/** What the update makes of a node's largest parameter: W after it, and ΔW. */
export function UpdateRows({ values: { parameters }, width, height, zoom }: UpdateRowsProps) {
  const limitOf = useLimitOf();
  const trained = parameters.find(({ gradient }) => gradient !== undefined)?.value;
  const after = useTensor(trained && `${trained.address}/new`);
  const change = useTensor(trained && `${trained.address}/change`);
  if (!limitOf || !after || !change) return null;
  const row = { shape: after.shape, width, height, zoom };
  return (
    <>
      <NodeTensor {...row} tensor={after} direction="forward" limit={limitOf(after, 'parameters')} />
      <NodeTensor {...row} tensor={change} direction="backward" limit={sizeOf(change) || 1} />
    </>
  );
}
