import type { Reached } from '../../workbench/lens/index.ts';
import type { PassNode } from '../values/passValues.ts';
import classes from './LensNode.module.css';
import { NodeTensor } from './NodeTensor.tsx';
import { useLimitOf } from './useLimitOf.ts';

/** More do not fit below a node. */
const MOST = 3;
const HEIGHT = 34;

interface NodeParametersProps {
  readonly values: PassNode;
  readonly width: number;
  readonly zoom: number;
  readonly reached: Reached;
}

/** The parameters of a node below it, each beside its gradient. */
export function NodeParameters({ values: { parameters }, width, zoom, reached }: NodeParametersProps) {
  const limitOf = useLimitOf();
  if (!limitOf || parameters.length === 0) return null;
  return (
    <div className={classes.parameters} style={{ width }}>
      {parameters.slice(0, MOST).map(({ name, value, gradient }) => (
        <div key={name} className={classes.parameter}>
          <NodeTensor
            tensor={value}
            shape={value.shape}
            direction="forward"
            limit={limitOf(value, 'parameters')}
            width={width / 2 - 10}
            height={HEIGHT}
            zoom={zoom}
          />
          {gradient && reached.isBackward && (
            <NodeTensor
              tensor={gradient}
              shape={gradient.shape}
              direction="backward"
              limit={limitOf(gradient, 'parameterGradients')}
              width={width / 2 - 10}
              height={HEIGHT}
              zoom={zoom}
              hasSymbol={false}
            />
          )}
        </div>
      ))}
    </div>
  );
}
