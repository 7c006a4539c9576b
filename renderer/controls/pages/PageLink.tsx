import { Anchor } from '@mantine/core';
import { findLayer, type Layer } from '#engine/layers/index.ts';
import { t } from '../../language/index.ts';
import { useOpenPage } from './useOpenPage.ts';

/** Link from a node to its layer's page, which blocks do not have. */
export function PageLink({ layer }: { readonly layer: Layer }) {
  const open = useOpenPage();
  if (!findLayer(layer.type)) return null;
  return (
    <Anchor component="button" fz="xs" data-testid="open-page" onClick={() => open({ kind: 'layer', type: layer.type })}>
      {t('Learn about this layer')}
    </Anchor>
  );
}
