import { Stack } from '@mantine/core';
import type { Layer } from '#engine/layers/index.ts';
import { Tex } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';

/** What a layer does, in a sentence; and its formula, where that is a line. */
export function LayerTip({ layer }: { readonly layer: Layer }) {
  const { summary, forward } = layer.documentation;
  return (
    <Stack gap={4}>
      <span>{t(summary)}</span>
      {!forward.includes('\\begin') && <Tex tex={`\\displaystyle ${forward}`} />}
    </Stack>
  );
}
