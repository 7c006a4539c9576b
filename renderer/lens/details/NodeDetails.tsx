import type { LensTensor } from '#app/contract/index.ts';
import { Section } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import type { Direction } from '../../theme/divergingScale.ts';
import { useLens, useLensState } from '../../workbench/index.ts';
import type { Reached } from '../../workbench/lens/index.ts';
import { TensorView } from '../tensors/index.ts';
import { elementAddress, selectedIndex } from '../values/elementAddress.ts';
import { type Limits, limitsOf, type PassNode, sizeOf } from '../values/passValues.ts';
import classes from './Details.module.css';
import { NeuronsSection } from './NeuronsSection.tsx';
import { ParameterCheck } from './ParameterCheck.tsx';
import { UpdateTensors } from './UpdateTensors.tsx';

interface NodeDetailsProps {
  readonly name: string;
  readonly values: PassNode;
  readonly reached: Reached;
  /** True if its output is data in its own units. */
  readonly isData: boolean;
}

/** The tensors of a node: its output, the values within, and the parameters, each with its gradient. */
export function NodeDetails({ name, values, reached, isData }: NodeDetailsProps) {
  const limits = useLensState(({ answered }) => answered && limitsOf(answered.pass));
  if (!limits) return null;
  const { out, dout, inner, parameters } = values;
  return (
    <>
      {reached.isForward && (
        <Section title={t('Output')}>
          <Tensors>
            <Tensor
              tensor={out}
              direction="forward"
              label={t('{{node}}: output', { node: name })}
              limits={limits}
              isData={isData}
            />
            {dout && reached.isBackward && (
              <Tensor
                tensor={dout}
                direction="backward"
                label={t('{{node}}: gradient of the output', { node: name })}
                limits={limits}
              />
            )}
          </Tensors>
        </Section>
      )}
      {reached.isForward && <NeuronsSection values={values} />}
      {parameters.map(({ name: parameter, value, gradient }) => (
        <Section
          key={parameter}
          title={parameter}
          aside={gradient && reached.isBackward && <ParameterCheck name={parameter} address={value.address} />}
        >
          <Tensors>
            <Tensor tensor={value} direction="forward" label={parameter} limits={limits} isParameter />
            {gradient && reached.isBackward && (
              <Tensor
                tensor={gradient}
                direction="backward"
                label={t('Gradient of {{parameter}}', { parameter })}
                limits={limits}
                isParameter
              />
            )}
            {gradient && reached.isUpdated && <UpdateTensors name={parameter} value={value} limits={limits} />}
          </Tensors>
        </Section>
      ))}
      {reached.isForward && inner.length > 0 && (
        <Section title={t('Within the layer')}>
          <Tensors>
            {inner.map(({ name: part, value, gradient }) => (
              <Tensors key={part}>
                <Tensor tensor={value} direction="forward" label={part} limits={limits} />
                {gradient && reached.isBackward && (
                  <Tensor
                    tensor={gradient}
                    direction="backward"
                    label={t('Gradient of {{parameter}}', { parameter: part })}
                    limits={limits}
                  />
                )}
              </Tensors>
            ))}
          </Tensors>
        </Section>
      )}
    </>
  );
}

const Tensors = ({ children }: { readonly children: React.ReactNode }) => <div className={classes.tensors}>{children}</div>;

interface TensorProps {
  readonly tensor: LensTensor;
  readonly direction: Direction;
  readonly label: string;
  readonly limits: Limits;
  readonly isParameter?: boolean;
  readonly isData?: boolean;
}

function Tensor({ tensor, direction, label, limits, isParameter = false, isData = false }: TensorProps) {
  const lens = useLens();
  const isExact = useLensState(({ choices }) => choices.numbers === 'exact');
  const selected = useLensState(({ selection }) => selection.address);
  const limit = isData
    ? sizeOf(tensor)
    : isParameter
      ? limits[direction === 'forward' ? 'parameters' : 'parameterGradients']
      : limits[direction];
  return (
    <TensorView
      tensor={tensor}
      load={({ from, count }) => lens.load(tensor, from, count)}
      direction={direction}
      label={label}
      hasBatch={!isParameter && tensor.shape.length > 0}
      isParameter={isParameter}
      isInput={isData}
      limit={limit}
      isExact={isExact}
      selected={selectedIndex(selected, tensor.address)}
      onSelect={(index) => lens.select({ ...lens.getState().selection, address: elementAddress(tensor.address, index) })}
    />
  );
}
