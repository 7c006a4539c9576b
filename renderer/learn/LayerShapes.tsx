import { Table } from '@mantine/core';
import type { WorkedExample } from '#app/contract/index.ts';
import { type Layer, type PortDeclaration, symbolsOf } from '#engine/layers/index.ts';
import { Tex } from '../kit/surface/index.ts';
import { formatShape } from '../language/format/index.ts';
import { t } from '../language/index.ts';
import classes from './Learn.module.css';

/** Input and output shapes, in general and in the example. */
export function LayerShapes({ layer, example }: { readonly layer: Layer; readonly example: WorkedExample | undefined }) {
  const symbols = symbolsOf(layer);
  return (
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
              {example && <Shape shape={example.inputs[port].shape} />}
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Td>
              {layer.loss ? t('loss') : t('out')} <Tex tex={symbols.output} />
            </Table.Td>
            <Table.Td>{layer.loss ? t('Reduces the batch to one number.') : t('The output passed to the next layers.')}</Table.Td>
            {example && <Shape shape={example.output.shape} />}
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Shape({ shape }: { readonly shape: readonly number[] }) {
  return (
    <Table.Td ta="right" className={classes.number}>
      {formatShape(shape)}
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
