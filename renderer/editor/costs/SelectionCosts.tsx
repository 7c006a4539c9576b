import { useStore } from 'zustand';
import { expandedId } from '../../document/index.ts';
import { formatCount, formatFlops } from '../../language/format/index.ts';
import { later, t } from '../../language/index.ts';
import { useActiveGraph } from '../../workbench/index.ts';
import { type Cost, CostList } from './CostList.tsx';
import { useCosts } from './useCosts.ts';

interface SelectionCostsProps {
  readonly nodeIds: readonly string[];
  /** Their total parameters. */
  readonly parameters: number;
}

/** Total costs of several nodes. */
export function SelectionCosts({ nodeIds, parameters }: SelectionCostsProps) {
  const { document, path } = useStore(useActiveGraph().store);
  const current = useCosts();
  const nodes = current?.costs.nodes;
  const flops = nodeIds.reduce((sum, id) => sum + (nodes?.get(expandedId(document, path, id))?.sample ?? 0), 0);
  const prediction: Cost = {
    term: 'flop',
    label: t('Inference'),
    amount: flops,
    format: formatFlops,
    unit: later('floating-point operations'),
  };
  return (
    <CostList
      isUpdating={current?.isUpdating ?? false}
      costs={[
        { term: 'parameterCount', label: t('Parameters'), amount: parameters, format: formatCount, unit: later('parameters') },
        ...(nodes ? [prediction] : []),
      ]}
    />
  );
}
