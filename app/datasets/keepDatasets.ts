import type { DataSettings } from '#engine/graph/index.ts';
import { type Column, isStored } from '#engine/training/index.ts';
import type { DescribedDataset } from './description/describe.ts';
import type { Datasets, EvaluationData } from './openDatasets.ts';

/** What is kept at most. */
interface Limits {
  readonly datasets: number;
  /** Bytes in memory, of all together. */
  readonly memory: number;
  /** Bytes in files without names. */
  readonly disk: number;
}

const LIMITS: Limits = { datasets: 2, memory: 2 ** 29, disk: 2 ** 34 };

interface Kept {
  readonly data: EvaluationData;
  readonly stamp: string;
  readonly memory: number;
  readonly disk: number;
}

/** The same data sets, of which those used last stay ready: they are read again only if one of their files has changed. */
export function keepDatasets(datasets: Datasets, limits = LIMITS): Datasets {
  /** The one used last at the end. */
  const kept = new Map<string, Kept>();

  function open(question: readonly unknown[], stamp: string | undefined, read: () => EvaluationData): EvaluationData {
    const key = JSON.stringify(question);
    const found = kept.get(key);
    kept.delete(key);
    if (found && found.stamp === stamp) {
      kept.set(key, found);
      return found.data;
    }
    dropBeyond(kept, { ...limits, datasets: limits.datasets - 1 });
    const data = read();
    if (stamp !== undefined) kept.set(key, { data, stamp, ...measure(data.dataset) });
    dropBeyond(kept, limits);
    return data;
  }

  return {
    ...datasets,
    load(settings: DataSettings, options): DescribedDataset {
      const stamp = datasets.stampOf(settings.dataset, options);
      const read = () => ({ dataset: datasets.load(settings, options), isTrainingData: true });
      return open([settings, options], stamp, read).dataset;
    },
    loadFor(trained, spec, options) {
      const stamp = datasets.stampOf(spec, options);
      return open([trained, spec, options], stamp, () => datasets.loadFor(trained, spec, options));
    },
  };
}

/** Drops those used longest ago. */
function dropBeyond(kept: Map<string, Kept>, { datasets, memory, disk }: Limits): void {
  const total = (part: 'memory' | 'disk') => [...kept.values()].reduce((sum, each) => sum + each[part], 0);
  for (const key of kept.keys()) {
    if (kept.size <= datasets && total('memory') <= memory && total('disk') <= disk) return;
    kept.delete(key);
  }
}

function measure({ inputs, targets, splits }: DescribedDataset): Pick<Kept, 'memory' | 'disk'> {
  const columns = [...inputs, ...targets];
  const bytes = (sizes: readonly number[]) => sizes.reduce((sum, size) => sum + size, 0);
  const lists = Object.values(splits).map(({ byteLength }) => byteLength);
  return { memory: bytes([...lists, ...columns.map(bytesInMemory)]), disk: bytes(columns.map(bytesOnDisk)) };
}

const bytesInMemory = ({ data }: Column): number => (isStored(data) ? 0 : data.byteLength);

const bytesOnDisk = ({ data }: Column): number => (isStored(data) ? data.length * (data.type === 'Float32Array' ? 4 : 8) : 0);
