import { useFrom } from '../../workbench/index.ts';
import { useOperations } from '../costs/index.ts';
import classes from './NodeOperations.module.css';
import { READABLE } from './overview/picture.ts';
import { useZoom } from './reactFlow/reactFlowInternals.ts';

/** What a node computes for a prediction, under its number of parameters; where that is wanted and can be read. */
export function NodeOperations({ nodeId }: { readonly nodeId: string }) {
  const isNear = useZoom((zoom) => zoom >= READABLE);
  const isWanted = useFrom(
    ({ settings }) => settings,
    ({ nodeOperations }) => nodeOperations === 'near',
  );
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
