import { Stack } from '@mantine/core';
import type { Layer } from '#engine/layers/index.ts';
import { t } from '../language/index.ts';
import { Tex } from '../surface/index.ts';

/** A layer's summary, and its formula if it fits one line. */
export function LayerTip({ layer }: { readonly layer: Layer }) {
  const { summary, forward } = layer.documentation;
  return (
    <Stack gap={4}>
      <span>{t(summary)}</span>
      {!forward.includes('\\begin') && <Tex tex={`\\displaystyle ${forward}`} />}
    </Stack>
  );
}
