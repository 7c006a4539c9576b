import { Anchor, Group } from '@mantine/core';
import { useOpenPage } from '../controls/pages/useOpenPage.ts';
import { t } from '../language/index.ts';
import { type PageId, relatedPages } from '../workbench/learn/index.ts';
import { PageSection } from './PageSection.tsx';

/** The other pages of the same group. */
export function Related({ page }: { readonly page: PageId }) {
  const open = useOpenPage();
  const related = relatedPages(page);
  if (related.length === 0) return null;
  return (
    <PageSection title={t('Related')}>
      <Group gap="2px 14px">
        {related.map((entry) => (
          <Anchor key={entry.type} component="button" fz="sm" title={t(entry.summary)} onClick={() => open(entry)}>
            {t(entry.label)}
          </Anchor>
        ))}
      </Group>
    </PageSection>
  );
}
