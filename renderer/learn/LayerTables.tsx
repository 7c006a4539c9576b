import { Table } from '@mantine/core';
import type { WorkedExample } from '#app/contract/index.ts';
import { type Layer, type PortDeclaration, symbolsOf } from '#engine/layers/index.ts';
import { Tex } from '../kit/surface/index.ts';
import { formatCount, formatShape, humanize } from '../language/format/index.ts';
import { t } from '../language/index.ts';
import classes from './Learn.module.css';
import { PageSection } from './PageSection.tsx';

/** Input and output shapes, in general and in the example. */
export function LayerShapes({ layer, example }: { readonly layer: Layer; readonly example: WorkedExample | undefined }) {
  const symbols = symbolsOf(layer);
  return (
    <PageSection title={t('Shapes')}>
      <div className={classes.scroll}>
        <Table className={classes.table} data-testid="shapes" data-selectable>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('Port')}</Table.Th>
              <Table.Th>{t('Accepts')}</Table.Th>
              {example && <Table.Th ta="right">{t('Example shape')}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {Object.entries(layer.inputs).map(([port, declaration]) => (
              <Table.Tr key={port}>
                <Table.Td>
                  {t(port)} <Tex tex={symbols[port] ?? port} />
                </Table.Td>
                <Table.Td>
                  {t(declaration.help)} <span className={classes.muted}>{describeRank(declaration)}</span>
                </Table.Td>
                {example && <NumberCell text={formatShape(example.inputs[port].shape)} />}
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Td>
                {layer.loss ? t('loss') : t('out')} <Tex tex={symbols.output} />
              </Table.Td>
              <Table.Td>
                {layer.loss ? t('Reduces the batch to one number.') : t('The output passed to the next layers.')}
              </Table.Td>
              {example && <NumberCell text={formatShape(example.output.shape)} />}
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </div>
    </PageSection>
  );
}

function NumberCell({ text }: { readonly text: string }) {
  return (
    <Table.Td ta="right" className={classes.number}>
      {text}
    </Table.Td>
  );
}

/** The number of dimensions of a port, without the batch. */
function describeRank({ minRank = 0, maxRank }: PortDeclaration): string {
  if (maxRank !== undefined)
    return maxRank === minRank
      ? t('{{minRank}} dimensions.', { minRank })
      : t('{{minRank}} to {{maxRank}} dimensions.', { minRank, maxRank });
  if (minRank === 0) return t('Any number of dimensions.');
  return minRank === 1 ? t('At least 1 dimension.') : t('At least {{minRank}} dimensions.', { minRank });
}

/** The layer's tensors, with their shapes in the example and their initializers. */
export function LayerWeights({ layer, example }: { readonly layer: Layer; readonly example: WorkedExample }) {
  const symbols = symbolsOf(layer);
  const inputs = Object.fromEntries(
    Object.entries(example.inputs).map(([port, { shape }]) => [port, withoutBatch(shape, example)]),
  );
  const weights = Object.entries(layer.weights?.(inputs, example.params) ?? {});
  if (weights.length === 0) return null;
  return (
    <PageSection title={t('Weights')} aside={t('in the example')}>
      <Table className={classes.table} data-testid="weights" data-selectable>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('Name')}</Table.Th>
            <Table.Th>{t('Initialization')}</Table.Th>
            <Table.Th ta="right">{t('Shape')}</Table.Th>
            <Table.Th ta="right">{t('Count')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {weights.map(([name, { shape, initializer, trainable = true }]) => (
            <Table.Tr key={name}>
              <Table.Td>
                <code>{name}</code> <Tex tex={symbols[name] ?? name} />
              </Table.Td>
              <Table.Td>
                {t(humanize(initializer))}
                {!trainable && <span className={classes.muted}>{t(', not trained')}</span>}
              </Table.Td>
              <NumberCell text={formatShape(shape)} />
              <NumberCell text={formatCount(shape.reduce((product, length) => product * length, 1))} />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </PageSection>
  );
}

const withoutBatch = (shape: readonly number[], { batch }: WorkedExample) => (batch > 1 ? shape.slice(1) : shape);
