import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Section } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { countOf, type Reached } from '../../workbench/lens/index.ts';
import { useLimitOf } from '../canvas/useLimitOf.ts';
import { quantityName } from '../tensors/index.ts';
import { timestepOf } from '../timesteps/index.ts';
import type { LimitOf, PassNode } from '../values/passValues.ts';
import classes from './Details.module.css';
import { DetailTensor } from './DetailTensor.tsx';
import { NeuronsSection } from './NeuronsSection.tsx';
import { ParameterCheck } from './ParameterCheck.tsx';
import { useFlattenedImage } from './sourceNode.ts';
import { TimestepsSection } from './TimestepsSection.tsx';
import { UpdateTensors } from './UpdateTensors.tsx';
import { VisibleFirst } from './VisibleFirst.tsx';

interface NodeDetailsProps {
  readonly name: string;
  readonly values: PassNode;
  readonly reached: Reached;
  /** True if its output is data in its own units. */
  readonly isData: boolean;
}

/** The tensors of a node: its output, the values within, and the parameters, each with its gradient. */
export function NodeDetails({ name, values, reached, isData }: NodeDetailsProps) {
  const limitOf = useLimitOf();
  if (!limitOf) return null;
  const { out, dout, inner, parameters } = values;
  const others = inner.filter((one) => timestepOf(one.name) === undefined);
  return (
    <VisibleFirst>
      {reached.isForward && (
        <Section title={t('Output')}>
          <Tensors>
            <DetailTensor
              tensor={out}
              direction="forward"
              label={t('{{node}}: output', { node: name })}
              limitOf={limitOf}
              isData={isData}
            />
            {dout && reached.isBackward && (
              <DetailTensor
                tensor={dout}
                direction="backward"
                label={t('{{node}}: gradient of the output', { node: name })}
                limitOf={limitOf}
              />
            )}
          </Tensors>
        </Section>
      )}
      {reached.isForward && <NeuronsSection values={values} />}
      {reached.isForward && <TimestepsSection name={name} values={values} limitOf={limitOf} hasGradients={reached.isBackward} />}
      {parameters.map((parameter) => (
        <ParameterSection key={parameter.name} nodeId={values.id} parameter={parameter} reached={reached} limitOf={limitOf} />
      ))}
      {reached.isForward && others.length > 0 && (
        <Section title={t('Within the layer')}>
          <Tensors>
            {others.map(({ name: part, dimensions, value, gradient }) => (
              <Tensors key={part}>
                <DetailTensor
                  tensor={value}
                  direction="forward"
                  name={quantityName(part)}
                  label={quantityName(part)}
                  limitOf={limitOf}
                  dimensions={dimensions}
                />
                {gradient && reached.isBackward && (
                  <DetailTensor
                    tensor={gradient}
                    direction="backward"
                    label={t('Gradient of {{parameter}}', { parameter: quantityName(part) })}
                    limitOf={limitOf}
                    dimensions={dimensions}
                  />
                )}
              </Tensors>
            ))}
          </Tensors>
        </Section>
      )}
    </VisibleFirst>
  );
}

interface ParameterSectionProps {
  readonly nodeId: string;
  readonly parameter: PassNode['parameters'][number];
  readonly reached: Reached;
  readonly limitOf: LimitOf;
}

/** A parameter with its gradient and its update; weights of an image as images. */
function ParameterSection({ nodeId, parameter, reached, limitOf }: ParameterSectionProps) {
  const { value, gradient, dimensions } = parameter;
  const name = quantityName(parameter.name);
  const image = useFlattenedImage(nodeId);
  const canFold = image !== undefined && value.shape.length === 2 && value.shape[1] === countOf(image);
  const [isMatrix, setMatrix] = useState(false);
  const shown = { limitOf, isParameter: true, dimensions, folded: canFold && !isMatrix ? image : undefined };
  return (
    <Section
      title={name}
      aside={gradient && reached.isBackward && <ParameterCheck name={parameter.name} address={value.address} />}
    >
      {canFold && (
        <SegmentedControl
          size="xs"
          value={isMatrix ? 'matrix' : 'images'}
          onChange={(shape) => setMatrix(shape === 'matrix')}
          data={[
            { value: 'images', label: t('An image per neuron') },
            { value: 'matrix', label: t('Matrix') },
          ]}
          aria-label={t('Shown as')}
          data-testid={`shown-as-${parameter.name}`}
        />
      )}
      <Tensors>
        <DetailTensor tensor={value} direction="forward" label={name} {...shown} />
        {gradient && reached.isBackward && (
          <DetailTensor
            tensor={gradient}
            direction="backward"
            label={t('Gradient of {{parameter}}', { parameter: name })}
            {...shown}
          />
        )}
        {gradient && reached.isUpdated && <UpdateTensors name={name} value={value} {...shown} />}
      </Tensors>
    </Section>
  );
}

const Tensors = ({ children }: { readonly children: React.ReactNode }) => (
  <div className={classes.tensors}>
    <VisibleFirst>{children}</VisibleFirst>
  </div>
);
