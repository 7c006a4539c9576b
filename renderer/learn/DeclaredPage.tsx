import { Anchor, Group } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';
import { useOpenPage } from '../controls/pages/useOpenPage.ts';
import { Formula, Tex } from '../kit/surface/index.ts';
import { t } from '../language/index.ts';
import { type PageId, relatedPages } from '../workbench/learn/index.ts';
import { KIND_ICONS } from './kindIcons.ts';
import classes from './Learn.module.css';
import { PageHeader, type PageHeaderProps } from './PageHeader.tsx';
import { PageSection } from './PageSection.tsx';
import { symbolsIn } from './symbols.ts';

interface DeclaredPageProps extends Omit<PageHeaderProps, 'icon' | 'name'> {
  readonly page: PageId;
  /** Default: that of the kind of page. */
  readonly icon?: PageHeaderProps['icon'];
  readonly formulas: readonly ComponentProps<typeof Formula>[];
  readonly source: string | undefined;
  readonly children: ReactNode;
}

/** The page of a declaration: its formulas, sections of its own, its source, and related pages. */
export function DeclaredPage({ page, formulas, source, children, ...header }: DeclaredPageProps) {
  return (
    <>
      <PageHeader icon={KIND_ICONS[page.kind]} name={page.type} {...header} />
      <div className={classes.columns}>
        <PageSection title={t('Math')}>
          {formulas.map((formula) => (
            <Formula key={formula.label} {...formula} />
          ))}
          <Notation formulas={formulas.map(({ tex }) => tex)} />
        </PageSection>
        {children}
        {source && (
          <PageSection title={t('Source')}>
            <p className={classes.text} lang="en" data-selectable>
              {source}
            </p>
          </PageSection>
        )}
        <Related page={page} />
      </div>
    </>
  );
}

/** The meaning of symbols in some formulas, for those used on all pages. */
function Notation({ formulas }: { readonly formulas: readonly string[] }) {
  const symbols = symbolsIn(formulas);
  if (symbols.length === 0) return null;
  return (
    <dl className={classes.notation} aria-label={t('Notation')}>
      {symbols.map(({ tex, meaning }) => (
        <div key={tex}>
          <dt>
            <Tex tex={tex} />
          </dt>
          <dd>{t(meaning)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The other pages of the same group. */
function Related({ page }: { readonly page: PageId }) {
  const open = useOpenPage();
  const related = relatedPages(page);
  if (related.length === 0) return null;
  return (
    <PageSection title={t('Related')}>
      <Group gap="2px 14px">
        {related.map((entry) => (
          <Anchor key={entry.type} component="button" fz="sm" title={t(entry.summary, entry.numbers)} onClick={() => open(entry)}>
            {t(entry.label)}
          </Anchor>
        ))}
      </Group>
    </PageSection>
  );
}
