import { useFrom } from '../../workbench/index.ts';
import { useOperations } from '../costs/index.ts';
import classes from './NodeOperations.module.css';
import { READABLE } from './overview/picture.ts';
import { useZoom } from './reactFlow/reactFlowInternals.ts';

/** Operations of a node per prediction, below its parameter count; if enabled and readable. */
export function NodeOperations({ nodeId }: { readonly nodeId: string }) {
  const isNear = useZoom((zoom) => zoom >= READABLE);
  const isWanted = useFrom('settings', ({ nodeOperations }) => nodeOperations === 'near');
  return isNear && isWanted && <Operations nodeId={nodeId} />;
}

function Operations({ nodeId }: { readonly nodeId: string }) {
  const operations = useOperations(nodeId);
  if (operations === null) return null;
  return (
    <span className={classes.operations} data-testid={`operations-${nodeId}`}>
      {operations}
    </span>
  );
}
