import { Table } from '@mantine/core';
import type { WorkedExample } from '#app/contract/index.ts';
import { type Layer, symbolsOf } from '#engine/layers/index.ts';
import { Tex } from '../kit/surface/index.ts';
import { formatCount, formatShape, humanize } from '../language/format/index.ts';
import { t } from '../language/index.ts';
import classes from './Learn.module.css';
import { PageSection } from './PageSection.tsx';

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
              <Table.Td ta="right" className={classes.number}>
                {formatShape(shape)}
              </Table.Td>
              <Table.Td ta="right" className={classes.number}>
                {formatCount(shape.reduce((product, length) => product * length, 1))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </PageSection>
  );
}

const withoutBatch = (shape: readonly number[], { batch }: WorkedExample) => (batch > 1 ? shape.slice(1) : shape);
