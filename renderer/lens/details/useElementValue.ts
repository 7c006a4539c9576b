import { useEffect, useState } from 'react';
import type { LensPass, LensTensor } from '#app/contract/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { type AnsweredPass, tensorData } from '../../workbench/lens/index.ts';
import { offsetOf } from '../tensors/index.ts';
import { addressParts } from '../values/elementAddress.ts';
import { passNode } from '../values/passValues.ts';

/** The tensor of an address in a pass. */
export function tensorOfAddress(pass: LensPass, address: string): LensTensor | undefined {
  const { node: id = '', quantity } = addressParts(address) ?? {};
  const node = passNode(pass, id);
  if (!node) return undefined;
  const both = [...node.inner, ...node.parameters].flatMap(({ value, gradient }) => [value, gradient]);
  return [node.out, node.dout, ...both].find((tensor) => tensor?.address === `${id}.${quantity}`);
}

/** The value of an element of a pass; of a large tensor it is asked for. */
export function useElementValue({ question, pass }: AnsweredPass, address: string | undefined): number | undefined {
  const { reader } = useWorkbench();
  const tensor = address === undefined ? undefined : tensorOfAddress(pass, address);
  const own = tensor && tensorData(tensor);
  const [loaded, setLoaded] = useState<{ readonly tensor: LensTensor; readonly address: string; readonly value: number }>();
  useEffect(() => {
    if (!tensor || own || address === undefined) return;
    const abort = new AbortController();
    reader.lens.tensor({ question, address, count: 1 }, { signal: abort.signal }).then(
      (part) => !abort.signal.aborted && setLoaded({ tensor, address, value: tensorData(part)?.[0] ?? Number.NaN }),
      // A lost connection is told elsewhere.
      () => {},
    );
    return () => abort.abort();
  }, [reader, question, tensor, own, address]);
  if (tensor && own && address !== undefined) return own[offsetOf(tensor.shape, addressParts(address)?.index ?? [])];
  return loaded && loaded.tensor === tensor && loaded.address === address ? loaded.value : undefined;
}
